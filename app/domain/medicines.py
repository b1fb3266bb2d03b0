"""A medicine (or another substance) on the record: what was typed, what it is, strength and form."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.amounts import Amount
from app.domain.moments import PartialDate
from app.domain.routes import Route


class Kind(StrEnum):
    """Where it comes from."""

    PRESCRIBED = "prescribed"
    BOUGHT = "bought"
    SUPPLEMENT = "supplement"
    HERBAL = "herbal"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Ingredient:
    """One ingredient of a medicine. `substance` is its id in the data file, or None when the file does not have it."""

    name: str
    substance: str | None = None
    strength: Amount | None = None


@dataclass(frozen=True, slots=True)
class Medicine:
    """One medicine as the person keeps it.

    `name` is what was typed; `chosen` is the id in the data file that the person's typing was, exactly or by their own
    choice, and None while nobody knows. `strength` is that of one piece (one tablet, one mL). `still_used` keeps an
    as-needed medicine on the record although it was not taken in the last 30 days. `origin` knows the line of a list
    from elsewhere again that it was brought in from, whatever is corrected later; empty when it was typed here.
    """

    id: str
    name: str
    chosen: str | None = None
    ingredients: tuple[Ingredient, ...] = ()
    kind: Kind = Kind.PRESCRIBED
    strength: Amount | None = None
    form: str = ""
    route: Route | None = None
    reason: str = ""
    prescriber: str = ""
    started: PartialDate | None = None
    stopped: date | None = None
    stop_reason: str = ""
    still_used: bool = True
    note: str = ""
    brand: str = ""
    pharmacy: str = ""
    origin: str = ""
