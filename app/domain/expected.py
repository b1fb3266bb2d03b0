"""The doses that regimens plan for a period, and which of them a recorded dose belongs to."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import ROUND_CEILING, Decimal

from app.domain.moments import Period
from app.domain.regimens import (
    DayPart,
    Regimen,
    RegimenKind,
    Weekday,
    current,
    interval_hours,
    planned_parts,
)

NOMINAL = {
    DayPart.MORNING: time(8),
    DayPart.NOON: time(13),
    DayPart.EVENING: time(18),
    DayPart.BEDTIME: time(22),
}
"""Where a part of the day stands on the clock when doses are put in order; never shown as a time."""
_MIDDAY = time(12)
_DAY_HOURS = Decimal(24)
_DAY = timedelta(days=1)
_FURTHEST = timedelta(days=31)
"""How far away a planned dose is looked for."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One planned dose: a part of a day, a time of it, or just the day. Two are the same whatever their `pieces`."""

    day: date
    part: DayPart | None = None
    clock: time | None = None
    pieces: Decimal | None = field(default=None, compare=False)

    def moment(self) -> datetime:
        """Where it stands in time, by the wall clock: its own time, or that of its part, or the middle of its day."""
        return datetime.combine(self.day, self.clock or (NOMINAL[self.part] if self.part else _MIDDAY))


def part_of(clock: time) -> DayPart:
    """The part of the day that a time lies in."""
    before = ((time(4), DayPart.BEDTIME), (time(11), DayPart.MORNING), (time(15), DayPart.NOON))
    last = DayPart.EVENING if clock < time(20, 30) else DayPart.BEDTIME
    return next((part for limit, part in before if clock < limit), last)


def slots_of(regimen: Regimen, day: date) -> tuple[Slot, ...]:
    """What one version plans for one day, in the order of the clock; nothing as needed or in words.

    An interval that is no whole number of days plans something only when the time of its first dose is known.
    """
    if regimen.kind is RegimenKind.DAY_PARTS:
        return tuple(Slot(day, part, pieces=pieces) for part, pieces in planned_parts(regimen))
    if regimen.kind is RegimenKind.AT_TIMES:
        return _at_times(regimen, day) if regimen.times else ()
    if regimen.kind is RegimenKind.WEEKDAYS:
        return _at_times(regimen, day) if tuple(Weekday)[day.weekday()] in regimen.weekdays else ()
    hours, anchor = interval_hours(regimen), regimen.anchor or regimen.valid_from
    if hours is None or anchor is None or day < anchor:
        return ()
    if hours % _DAY_HOURS == 0:
        return _at_times(regimen, day) if (day - anchor).days % int(hours / _DAY_HOURS) == 0 else ()
    if not regimen.times:
        return ()
    return tuple(_from_anchor(datetime.combine(anchor, regimen.times[0]), hours, day, regimen.dose))


def expected(regimens: Sequence[Regimen], period: Period, first: date | None = None) -> tuple[Slot, ...]:
    """Every dose planned in a period, the earliest first.

    `first` is the day from which a version counts whose own beginning nobody wrote down; None counts nothing of it.
    """
    return tuple(
        slot
        for day in period.days()
        if (regimen := current(regimens, day)) is not None
        and (regimen.valid_from is not None or (first is not None and first <= day))
        for slot in slots_of(regimen, day)
    )


def slot_near(
    regimens: Sequence[Regimen], at: datetime, recorded: Collection[Slot] = (), *, day_only: bool = False
) -> Slot | None:
    """The planned dose that one taken at `at` belongs to: the nearest, if within half the interval to its neighbour.

    None when that one is `recorded` already or too far away: the dose is then an extra one. With `day_only` the time
    is not known and the first dose of that day which is not recorded is meant.
    """
    clock = at.replace(tzinfo=None)
    if day_only:
        own = [slot for slot in _around(regimens, clock, timedelta()) if slot not in recorded]
        return own[0] if own else None
    slots = _around(regimens, clock, _FURTHEST)
    nearest = min(slots, key=lambda slot: _distance(slot, clock), default=None)
    if nearest is None or nearest in recorded:
        return None
    interval = _interval(slots, slots.index(nearest), clock, current(regimens, nearest.day))
    return nearest if _distance(nearest, clock) * 2 <= interval else None


def _at_times(regimen: Regimen, day: date) -> tuple[Slot, ...]:
    clocks: list[time | None] = [*sorted(set(regimen.times))]
    return tuple(Slot(day, clock=clock, pieces=regimen.dose) for clock in clocks or [None])


def _from_anchor(anchor: datetime, hours: Decimal, day: date, pieces: Decimal | None) -> Iterator[Slot]:
    """The doses of one day, counted in minutes from the first one by the wall clock."""
    minutes = max(Decimal(1), hours * 60)
    begin = Decimal(int((datetime.combine(day, time()) - anchor).total_seconds()) // 60)
    place = max(Decimal(0), (begin / minutes).to_integral_value(ROUND_CEILING))
    while (offset := int(place * minutes)) < begin + 24 * 60:
        yield Slot(day, clock=(anchor + timedelta(minutes=offset)).time(), pieces=pieces)
        place += 1


def _around(regimens: Sequence[Regimen], clock: datetime, reach: timedelta) -> list[Slot]:
    known = any(one.valid_from is None for one in regimens)
    period = Period((clock - reach).date(), (clock + reach).date())
    return sorted(expected(regimens, period, period.first if known else None), key=Slot.moment)


def _distance(slot: Slot, clock: datetime) -> timedelta:
    if slot.part is None and slot.clock is None and slot.day == clock.date():
        return timedelta()
    return abs(slot.moment() - clock)


def _interval(slots: Sequence[Slot], place: int, clock: datetime, regimen: Regimen | None) -> timedelta:
    """From a planned dose to its neighbour on the side of `clock`; without one there, to the other, or as planned."""
    moment = slots[place].moment()
    beside = (place + 1, place - 1) if clock >= moment else (place - 1, place + 1)
    known = next((slots[each] for each in beside if 0 <= each < len(slots)), None)
    if known is not None:
        return abs(known.moment() - moment)
    hours = interval_hours(regimen) if regimen else None
    return timedelta(hours=float(hours)) if hours else _DAY
