"""One lot of a cannabis product: the pack in hand, which may say something else than the last one did."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.moments import PartialDate
from app.domain.products import Printed, StrengthSource


@dataclass(frozen=True, slots=True)
class Lot:
    """A lot by its batch code and dates. `own_strength` says that its four strengths stand instead of the product's.

    Strengths are in the product's basis; None is not known, 0 is "not in it". `certificate` is the reference of a
    laboratory's paper and `certified` its date.
    """

    id: str
    product_id: str
    code: str = ""
    packed: PartialDate | None = None
    expires: PartialDate | None = None
    opened: date | None = None
    certificate: str = ""
    certified: date | None = None
    own_strength: bool = False
    thc: Decimal | None = None
    thca: Decimal | None = None
    cbd: Decimal | None = None
    cbda: Decimal | None = None
    printed: Printed = Printed.AS_PRINTED
    strength_source: StrengthSource = StrengthSource.LABEL
    note: str = ""
