"""A cannabis product: what its label says, and on what basis."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.domain.people import Answer
from app.domain.routes import Route

ACID_FACTOR = Decimal("0.877")
"""THC (314.46 g/mol) over THCA (358.47 g/mol): what heating leaves of the acid. The same holds for CBD and CBDA."""


class ProductForm(StrEnum):
    """What kind of thing it is."""

    FLOWER = "flower"
    OIL = "oil"
    CAPSULE = "capsule"
    EDIBLE = "edible"
    SPRAY = "spray"
    CARTRIDGE = "cartridge"
    CONCENTRATE = "concentrate"
    CREAM = "cream"
    PATCH = "patch"
    OTHER = "other"


class Basis(StrEnum):
    """What the numbers on a label count, and so which amount multiplies them."""

    PERCENT = "percent"
    MG_PER_G = "mg-per-g"
    MG_PER_ML = "mg-per-ml"
    MG_PER_PIECE = "mg-per-piece"
    MG_PER_SPRAY = "mg-per-spray"


class StrengthSource(StrEnum):
    """How the strength is known."""

    LABEL = "label"
    CERTIFICATE = "certificate"
    SELLER = "seller"
    GUESS = "guess"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Product:
    """One product. Strengths are in the basis' unit; None is not known, 0 is "the label says it is not in it".

    `thca` and `cbda` are the unheated acids when a label lists them apart. `chosen` is the id of a prescribed
    cannabinoid in the data file. `drops_per_ml` turns counted drops into mL. `alcohol` is about the carrier.
    """

    id: str
    name: str
    form: ProductForm = ProductForm.OTHER
    basis: Basis = Basis.MG_PER_ML
    thc: Decimal | None = None
    cbd: Decimal | None = None
    thca: Decimal | None = None
    cbda: Decimal | None = None
    strength_source: StrengthSource = StrengthSource.LABEL
    route: Route = Route.UNKNOWN
    alcohol: Answer = Answer.UNKNOWN
    drops_per_ml: Decimal | None = None
    prescribed: bool = False
    chosen: str | None = None
    still_used: bool = True
    note: str = ""


def total(neutral: Decimal | None, acid: Decimal | None) -> Decimal | None:
    """What a heated product can yield: neutral + 0.877 × acid; an acid of 0 does not make an unknown neutral 0."""
    if not acid:
        return neutral
    return (neutral or Decimal(0)) + ACID_FACTOR * acid
