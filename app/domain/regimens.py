"""How a medicine is taken, as dated versions that are never edited in place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise


class RegimenKind(StrEnum):
    """The shapes of a dose schedule kept so far."""

    DAY_PARTS = "day-parts"
    AS_NEEDED = "as-needed"
    IN_WORDS = "in-words"


class DayPart(StrEnum):
    """The four parts of a day that a regimen can name (1-0-1-0)."""

    MORNING = "morning"
    NOON = "noon"
    EVENING = "evening"
    BEDTIME = "bedtime"


@dataclass(frozen=True, slots=True)
class Regimen:
    """One version of how a medicine is taken, from `valid_from` to `valid_to` (both counted; None is open).

    `parts` holds the number of pieces for morning, noon, evening and bedtime; None where nothing is taken. `dose` is
    the number of pieces at one time when taken as needed; `gap_hours` and `most_in_24h` (pieces) are the label's.
    """

    id: str
    medicine_id: str
    kind: RegimenKind
    valid_from: date | None = None
    valid_to: date | None = None
    parts: tuple[Decimal | None, Decimal | None, Decimal | None, Decimal | None] = (None, None, None, None)
    dose: Decimal | None = None
    gap_hours: Decimal | None = None
    most_in_24h: Decimal | None = None
    words: str = ""


def open_on(regimen: Regimen, day: date) -> bool:
    """Whether this version is the one in force on `day`."""
    started = regimen.valid_from is None or regimen.valid_from <= day
    return started and (regimen.valid_to is None or day <= regimen.valid_to)


def current(regimens: Iterable[Regimen], day: date) -> Regimen | None:
    """The version in force on `day`; of several the one that began last."""
    found = [regimen for regimen in regimens if open_on(regimen, day)]
    return max(found, key=lambda regimen: regimen.valid_from or date.min, default=None)


def daily_pieces(regimen: Regimen) -> Decimal | None:
    """Pieces a day that a day-part regimen plans; None for any other kind, where no number of doses is expected."""
    if regimen.kind is not RegimenKind.DAY_PARTS:
        return None
    return sum((part for part in regimen.parts if part is not None), Decimal(0))


def planned_parts(regimen: Regimen) -> tuple[tuple[DayPart, Decimal], ...]:
    """The day parts at which something is planned, in order, with the number of pieces."""
    if regimen.kind is not RegimenKind.DAY_PARTS:
        return ()
    pairs = zip(DayPart, regimen.parts, strict=True)
    return tuple((part, number) for part, number in pairs if number)


def last_raise(regimens: Iterable[Regimen], day: date) -> date | None:
    """The last day up to `day` on which the planned daily amount went up; as-needed versions compare their maximum."""
    return _last_change(regimens, day, upwards=True)


def last_cut(regimens: Iterable[Regimen], day: date) -> date | None:
    """The last day up to `day` on which the planned daily amount went down, or None."""
    return _last_change(regimens, day, upwards=False)


def _last_change(regimens: Iterable[Regimen], day: date, *, upwards: bool) -> date | None:
    """Versions planned for later are left out: a raise to come must not hide the one of last week."""
    begun = [regimen for regimen in regimens if (regimen.valid_from or date.min) <= day]
    ordered = sorted(begun, key=lambda regimen: regimen.valid_from or date.min)
    found = None
    for before, after in pairwise(ordered):
        old, new = _size(before), _size(after)
        if old is not None and new is not None and old != new and (new > old) is upwards:
            found = after.valid_from
    return found


def _size(regimen: Regimen) -> Decimal | None:
    return daily_pieces(regimen) if regimen.kind is RegimenKind.DAY_PARTS else regimen.most_in_24h


def day_before(day: date) -> date:
    """The last day of the version that a new one, valid from `day`, replaces."""
    return day - timedelta(days=1)
