"""How a medicine is taken, as dated versions that are never edited in place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum
from itertools import pairwise

_DAY_HOURS = Decimal(24)
_WEEK = 7


class RegimenKind(StrEnum):
    """The shapes of a dose schedule."""

    DAY_PARTS = "day-parts"
    AT_TIMES = "at-times"
    INTERVAL = "interval"
    WEEKDAYS = "weekdays"
    AS_NEEDED = "as-needed"
    PATCH = "patch"
    IN_WORDS = "in-words"


class DayPart(StrEnum):
    """The four parts of a day that a regimen can name (1-0-1-0)."""

    MORNING = "morning"
    NOON = "noon"
    EVENING = "evening"
    BEDTIME = "bedtime"


class Weekday(StrEnum):
    """The days of a week in the order of `date.weekday`."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


class EveryUnit(StrEnum):
    """What an interval is counted in."""

    HOURS = "hours"
    DAYS = "days"


class ChangedBy(StrEnum):
    """Who changed how it is taken."""

    PRESCRIBER = "prescriber"
    PHARMACIST = "pharmacist"
    HOSPITAL = "hospital"
    ME = "me"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Regimen:
    """One version of how a medicine is taken, from `valid_from` to `valid_to` (both counted; None is open).

    `parts` holds the number of pieces for morning, noon, evening and bedtime; None where nothing is taken. `dose` is
    the number of pieces at one time for every other kind; `gap_hours` and `most_in_24h` (pieces) are the label's.
    `words` are all there is of one in words, or of one as needed that came with words instead of numbers.
    `times` are clock times, also those of an interval in days or of weekdays; the first is that of the `anchor` from
    which an interval counts (without one, from `valid_from`). `every` with `every_unit` is the interval; a patch
    without one plans nothing, since it differs between patches of one name. `rate` is micrograms per hour of all the
    patches on at one time. `taper` marks one step of a list that was agreed as a whole.
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
    times: tuple[time, ...] = ()
    every: Decimal | None = None
    every_unit: EveryUnit = EveryUnit.HOURS
    anchor: date | None = None
    weekdays: tuple[Weekday, ...] = ()
    rate: Decimal | None = None
    taper: bool = False
    changed_by: ChangedBy = ChangedBy.UNKNOWN
    why: str = ""


def open_on(regimen: Regimen, day: date) -> bool:
    """Whether this version is the one in force on `day`."""
    started = regimen.valid_from is None or regimen.valid_from <= day
    return started and (regimen.valid_to is None or day <= regimen.valid_to)


def current(regimens: Iterable[Regimen], day: date) -> Regimen | None:
    """The version in force on `day`; of several the one that began last."""
    found = [regimen for regimen in regimens if open_on(regimen, day)]
    return max(found, key=lambda regimen: regimen.valid_from or date.min, default=None)


def interval_hours(regimen: Regimen) -> Decimal | None:
    """The hours from one dose to the next of an interval or a patch; None where they are not written down."""
    if regimen.kind not in (RegimenKind.INTERVAL, RegimenKind.PATCH) or not regimen.every:
        return None
    return regimen.every * (_DAY_HOURS if regimen.every_unit is EveryUnit.DAYS else 1)


def daily_pieces(regimen: Regimen) -> Decimal | None:
    """Pieces a day where every day plans the same number; None for anything else, patches and as needed included."""
    if regimen.kind is RegimenKind.DAY_PARTS:
        return sum((part for part in regimen.parts if part is not None), Decimal(0))
    often = _times_a_day(regimen)
    return regimen.dose * often if regimen.dose is not None and often is not None else None


def weekly_pieces(regimen: Regimen) -> Decimal | None:
    """Pieces a week where every week plans the same number, daily ones included; None for anything else."""
    daily, hours = daily_pieces(regimen), interval_hours(regimen)
    if daily is not None:
        return daily * _WEEK
    if regimen.dose is None:
        return None
    if regimen.kind is RegimenKind.WEEKDAYS:
        return regimen.dose * len(set(regimen.weekdays)) * max(1, len(regimen.times))
    if regimen.kind is RegimenKind.INTERVAL and hours and (_WEEK * _DAY_HOURS) % hours == 0:
        return regimen.dose * (_WEEK * _DAY_HOURS / hours)
    return None


def most_on_one_day(regimen: Regimen) -> Decimal | None:
    """The most pieces that one day plans: all of a weekly dose on its day; None where no number is planned."""
    daily, hours = daily_pieces(regimen), interval_hours(regimen)
    if daily is not None or regimen.dose is None:
        return daily
    if regimen.kind is RegimenKind.WEEKDAYS and regimen.weekdays:
        return regimen.dose * max(1, len(regimen.times))
    if regimen.kind is RegimenKind.INTERVAL and hours:
        return regimen.dose * (_DAY_HOURS / hours).to_integral_value(ROUND_CEILING)
    return None


def planned_parts(regimen: Regimen) -> tuple[tuple[DayPart, Decimal], ...]:
    """The day parts at which something is planned, in order, with the number of pieces."""
    if regimen.kind is not RegimenKind.DAY_PARTS:
        return ()
    pairs = zip(DayPart, regimen.parts, strict=True)
    return tuple((part, number) for part, number in pairs if number)


def last_raise(regimens: Iterable[Regimen], day: date) -> date | None:
    """The last day up to `day` on which the planned amount went up; as-needed versions compare their maximum."""
    return _last_change(regimens, day, upwards=True)


def last_cut(regimens: Iterable[Regimen], day: date) -> date | None:
    """The last day up to `day` on which the planned amount went down, or None."""
    return _last_change(regimens, day, upwards=False)


def ordered(regimens: Iterable[Regimen]) -> Sequence[Regimen]:
    """The versions by the day they begin, the earliest first."""
    return sorted(regimens, key=lambda regimen: regimen.valid_from or date.min)


def day_before(day: date) -> date:
    """The last day of the version that a new one, valid from `day`, replaces."""
    return day - timedelta(days=1)


def _last_change(regimens: Iterable[Regimen], day: date, *, upwards: bool) -> date | None:
    """Versions planned for later are left out: a raise to come must not hide the one of last week."""
    begun = ordered(regimen for regimen in regimens if (regimen.valid_from or date.min) <= day)
    found = None
    for before, after in pairwise(begun):
        old, new = _comparable(before, after)
        if old is not None and new is not None and old != new and (new > old) is upwards:
            found = after.valid_from
    return found


def _comparable(before: Regimen, after: Regimen) -> tuple[Decimal | None, Decimal | None]:
    """Sizes in the same measure: micrograms per hour of two patches, else pieces a week or the most of 24 hours."""
    if before.kind is after.kind is RegimenKind.PATCH:
        return before.rate, after.rate
    return _size(before), _size(after)


def _size(regimen: Regimen) -> Decimal | None:
    if regimen.kind is RegimenKind.AS_NEEDED:
        return None if regimen.most_in_24h is None else regimen.most_in_24h * _WEEK
    return weekly_pieces(regimen)


def _times_a_day(regimen: Regimen) -> int | Decimal | None:
    """How often a day, where it is the same every day; a week of named days is one only when it names all seven."""
    if regimen.kind is RegimenKind.AT_TIMES:
        return len(regimen.times) or None
    if regimen.kind is RegimenKind.WEEKDAYS and len(set(regimen.weekdays)) == _WEEK:
        return max(1, len(regimen.times))
    hours = interval_hours(regimen) if regimen.kind is RegimenKind.INTERVAL else None
    if hours is None or _DAY_HOURS % hours != 0:
        return None
    return max(1, len(regimen.times)) if hours == _DAY_HOURS else _DAY_HOURS / hours
