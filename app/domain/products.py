"""A cannabis product: what its label says, and on what basis."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from app.domain.people import Answer
from app.domain.routes import Route

ACID_FACTOR = Decimal("0.877")
"""THC (314.46 g/mol) over THCA (358.47 g/mol): what heating leaves of the acid. The same holds for CBD and CBDA."""


class ProductForm(StrEnum):
    """What kind of thing it is."""

    FLOWER = "flower"
    PREROLL = "preroll"
    OIL = "oil"
    CAPSULE = "capsule"
    EDIBLE = "edible"
    DRINK = "drink"
    SPRAY = "spray"
    CARTRIDGE = "cartridge"
    CONCENTRATE = "concentrate"
    CREAM = "cream"
    PATCH = "patch"
    HOME_MADE = "home-made"
    OTHER = "other"


class Basis(StrEnum):
    """What the numbers on a label count, and so which amount multiplies them."""

    PERCENT = "percent"
    MG_PER_G = "mg-per-g"
    MG_PER_ML = "mg-per-ml"
    MG_PER_PIECE = "mg-per-piece"
    MG_PER_SPRAY = "mg-per-spray"
    MG_PER_PACK = "mg-per-pack"


class StrengthSource(StrEnum):
    """How the strength is known."""

    LABEL = "label"
    CERTIFICATE = "certificate"
    SELLER = "seller"
    GUESS = "guess"
    UNKNOWN = "unknown"


class Printed(StrEnum):
    """Which of two numbers stands on a label of what is heated: that of the raw plant, or "Total THC" after heating."""

    AS_PRINTED = "as-printed"
    BEFORE_HEATING = "before-heating"
    TOTAL = "total"
    UNKNOWN = "unknown"


class Spectrum(StrEnum):
    """What the pack says of the other cannabinoids; as printed, not verified."""

    ISOLATE = "isolate"
    BROAD = "broad"
    FULL = "full"
    UNKNOWN = "unknown"


class Leaning(StrEnum):
    """What the pack calls it, where it gives no figures."""

    THC = "thc-high"
    BALANCED = "balanced"
    CBD = "cbd-high"
    UNKNOWN = "unknown"


class PackUnit(StrEnum):
    """What the size of a pack counts."""

    G = "g"
    ML = "mL"


@dataclass(frozen=True, slots=True)
class Pack:
    """What one pack, bottle or cartridge holds; None is not known.

    `puffs` is how many puffs empty it: the person's own count when `puffs_counted`, else the maker's claim.
    """

    size: Decimal | None = None
    unit: PackUnit = PackUnit.G
    pieces: Decimal | None = None
    puffs: Decimal | None = None
    puffs_counted: bool = False


Named = tuple[str, Decimal | None]
"""Something a label lists, and how much of it; None where it gives no figure."""


@dataclass(frozen=True, slots=True)
class Product:
    """One product. Strengths are in the basis' unit; None is not known, 0 is "the label says it is not in it".

    `thca` and `cbda` are the unheated acids when a label lists them apart. `chosen` is the id of a prescribed
    cannabinoid in the data file. `drops_per_ml` turns counted drops into mL. `alcohol` is about the carrier. `heated`
    says that what is swallowed was heated before, so that its acids count. `minor` are other cannabinoids in the
    basis' unit, `terpenes` in percent. `origin` is where it is from, which is nobody's business on a printed page.
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
    printed: Printed = Printed.AS_PRINTED
    heated: Answer = Answer.UNKNOWN
    pack: Pack = field(default_factory=Pack)
    maker: str = ""
    spectrum: Spectrum = Spectrum.UNKNOWN
    leaning: Leaning = Leaning.UNKNOWN
    carrier: str = ""
    allergens: str = ""
    minor: tuple[Named, ...] = ()
    terpenes: tuple[Named, ...] = ()
    origin: str = ""


def total(neutral: Decimal | None, acid: Decimal | None) -> Decimal | None:
    """What a heated product can yield: neutral + 0.877 × acid; an acid of 0 does not make an unknown neutral 0."""
    if not acid:
        return neutral
    return (neutral or Decimal(0)) + ACID_FACTOR * acid
