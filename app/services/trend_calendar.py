"""F1, the calendar of the log: which days have a dose, a use or a check-in, and which have nothing at all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.moments import Period
from app.domain.statements import Said
from app.services import words
from app.services.figure import Told, dash
from app.services.trend_records import TrendRecords

_WEEK = 7


@dataclass(frozen=True, slots=True)
class DayMarks:
    """What was noted on a day; `recorded` False: nothing at all. `nothing_used`: that was said of it."""

    day: date
    medicine: bool = False
    cannabis: bool = False
    checkin: bool = False
    nothing_used: bool = False
    recorded: bool = False


@dataclass(frozen=True, slots=True)
class Calendar:
    """Weeks from Monday to Sunday; None is a day outside the period."""

    told: Told
    weeks: tuple[tuple[DayMarks | None, ...], ...]


def calendar(records: TrendRecords, period: Period, coverage: str) -> Calendar:
    """The calendar of a period."""
    marks = {each.day: each for each in _marks(records, period)}
    monday = period.first - timedelta(days=period.first.weekday())
    starts = range(0, (period.last - monday).days + 1, _WEEK)
    weeks = tuple(tuple(marks.get(monday + timedelta(days=start + at)) for at in range(_WEEK)) for start in starts)
    return Calendar(_told(tuple(marks.values()), coverage), weeks)


def _marks(records: TrendRecords, period: Period) -> Iterator[DayMarks]:
    doses = {each.at.date() for each in records.taken()}
    uses = {each.at.date() for each in records.uses}
    checkins = {each.at.date() for each in records.checkins}
    none = {each.day for each in records.statements if each.said is Said.NONE}
    recorded = records.recorded_days(period)
    for day in period.days():
        yield DayMarks(
            day, day in doses, day in uses, day in checkins, day in none and day not in uses, day in recorded
        )


def marks_words(marks: DayMarks) -> str:
    """A day in words: "medicine, cannabis", "nothing used", "other notes", "nothing recorded"."""
    pairs = (("medicine", marks.medicine), ("cannabis", marks.cannabis), ("check-in", marks.checkin))
    said = [name for name, there in (*pairs, ("nothing used", marks.nothing_used)) if there]
    return ", ".join(said) or ("other notes" if marks.recorded else "nothing recorded")


def _told(days: Sequence[DayMarks], coverage: str) -> Told:
    counts = [sum(each) for each in zip(*((d.medicine, d.cannabis, d.checkin, d.recorded) for d in days), strict=True)]
    medicine, cannabis, checkin, recorded = counts
    spoken = (
        f"Of {words.counted(len(days), 'day')}: a dose noted on {medicine}, a use of cannabis on {cannabis}, "
        f"a check-in on {checkin}, nothing at all on {len(days) - recorded}."
    )
    rows = tuple(
        (
            words.short_day(each.day),
            dash("noted" if each.medicine else ""),
            dash("noted" if each.cannabis else "nothing used" if each.nothing_used else ""),
            dash("noted" if each.checkin else ""),
            "" if each.recorded else "nothing recorded",
        )
        for each in reversed(days)
    )
    headers = ("Day", "Medicine", "Cannabis", "Check-in", "")
    return Told("Days with notes", headers, rows, spoken, coverage)
