"""F6, before and after a change: what was noted on either side of one day, described and never explained."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.checkins import CheckIn, Scale
from app.domain.moments import Period
from app.services import words
from app.services.figure import FEW, NOT_ENOUGH, Told, middle_words
from app.services.lanes import Change, changes
from app.services.symptom_panels import middle
from app.services.time_axis import coverage
from app.services.trend_records import TrendRecords
from app.services.wellbeing_words import SCALES

CAPTION = "This shows what you noted. It does not show why."
BEFORE, SETTLING, AFTER = 28, 7, 28
"""Days of each side, and the days left out in between. Design values: some medicines need weeks to settle."""


@dataclass(frozen=True, slots=True)
class Side:
    """The values of one side by their days, and their middle; None under seven values."""

    values: tuple[tuple[date, int], ...]
    median: float | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """One question of the check-in on both sides of the change; `settling` is left out of both."""

    name: str
    before: Side
    settling: tuple[tuple[date, int], ...]
    after: Side


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """The change, the days looked at from `first` to `last`, and the comparisons that were noted at all."""

    told: Told
    change: Change
    first: date
    last: date
    comparisons: tuple[Comparison, ...]


def reach(day: date) -> Period:
    """The days that the figure of a change on `day` looks at: 28 before it, 7 left out, 28 after them."""
    return Period(day - timedelta(days=BEFORE), day + timedelta(days=SETTLING + AFTER - 1))


def before_after(records: TrendRecords, change: Change) -> BeforeAfter:
    """The figure for one change; the records have to reach over all its days."""
    days = reach(change.day)
    settled = change.day + timedelta(days=SETTLING)
    found = []
    for scale in Scale:
        values = _values(records.checkins, scale, days)
        if values:
            before = tuple(each for each in values if each[0] < change.day)
            settling = tuple(each for each in values if change.day <= each[0] < settled)
            after = tuple(each for each in values if each[0] >= settled)
            found.append(Comparison(SCALES[scale].upwards, _side(before), settling, _side(after)))
    others = [each.what for each in changes(records, days) if (each.day, each.what) != (change.day, change.what)]
    told = _told(change, found, others, coverage(records, days))
    return BeforeAfter(told, change, days.first, days.last, tuple(found))


def _values(checkins: Sequence[CheckIn], scale: Scale, days: Period) -> tuple[tuple[date, int], ...]:
    scored = ((each.at.date(), each.score(scale)) for each in checkins if each.at.date() in days)
    return tuple((day, score) for day, score in scored if score is not None)


def _side(values: tuple[tuple[date, int], ...]) -> Side:
    return Side(values, middle([value for _, value in values]) if len(values) >= FEW else None)


def _cell(side: Side) -> str:
    numbers = [value for _, value in side.values]
    if side.median is None:
        return NOT_ENOUGH
    return middle_words(side.median, min(numbers), max(numbers))


def _told(change: Change, found: Sequence[Comparison], others: Sequence[str], line: str) -> Told:
    rows = tuple(
        (each.name, _cell(each.before), str(len(each.before.values)), _cell(each.after), str(len(each.after.values)))
        for each in found
    )
    spoken = " ".join(
        f"{name}: before {before} of {n}, after {after} of {m} values." for name, before, n, after, m in rows
    )
    headers = ("Higher is worse", f"{BEFORE} days before", "Values", f"{AFTER} days after", "Values")
    also = f" In these days also: {'; '.join(others)}." if others else ""
    thin = any(side.median is None for each in found for side in (each.before, each.after))
    return Told(
        title=f"Before and after: {change.what}, {words.short_day(change.day)}",
        headers=headers,
        rows=rows,
        spoken=spoken or "No check-in is noted in these days.",
        coverage=line,
        few=f"A side needs {words.counted(FEW, 'value')}." if thin or not found else "",
        note=f"{CAPTION} The first {words.counted(SETTLING, 'day')} after the change are left out.{also}",
    )
