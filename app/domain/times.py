"""Reading times of day, and when something was as well as it is known: "21:40", "about 21:40", "evening"."""

import re
from dataclasses import dataclass
from datetime import datetime, time

from app.domain.expected import NOMINAL, part_of
from app.domain.moments import TimePrecision, parse_time
from app.domain.problems import Problem
from app.domain.regimens import DayPart

_ABOUT = ("about ", "around ", "ca. ", "ca ", "~")
_BETWEEN = re.compile(r"\s*[,;]\s*|\s+and\s+|\s+(?!(?:am|pm|a\.m|p\.m)\b)", re.IGNORECASE)
_MIDDLE = time(12)
_PARTS = {
    **{part.value: part for part in DayPart},
    "night": DayPart.BEDTIME,
    "midday": DayPart.NOON,
    "afternoon": DayPart.NOON,
}


@dataclass(frozen=True, slots=True)
class Told:
    """A time as it was told. Where no clock time is known, `clock` only says where it stands among others."""

    clock: time
    precision: TimePrecision


def parse_told(text: str, field: str) -> Told | Problem:
    """Read a time of a known day; an empty text is a day of which no time is known."""
    low = text.strip().casefold()
    if not low:
        return Told(_MIDDLE, TimePrecision.DAY_ONLY)
    part = _PARTS.get(low.removeprefix("in the ").removeprefix("at "))
    if part is not None:
        return Told(NOMINAL[part], TimePrecision.PART_OF_DAY)
    begin = next((each for each in _ABOUT if low.startswith(each)), "")
    found = parse_time(low.removeprefix(begin).strip(), field)
    if isinstance(found, Problem):
        return found
    return Told(time(*found), TimePrecision.ABOUT if begin else TimePrecision.EXACT)


def told_text(at: datetime, precision: TimePrecision) -> str:
    """What `parse_told` reads back as the same."""
    if precision is TimePrecision.DAY_ONLY:
        return ""
    if precision is TimePrecision.PART_OF_DAY:
        return part_of(at.time()).value
    return f"{'about ' if precision is TimePrecision.ABOUT else ''}{at:%H:%M}"


def parse_times(text: str, field: str) -> tuple[time, ...] | Problem:
    """Read clock times with commas, semicolons, "and" or spaces between them, in the order of the clock."""
    found = [parse_time(each, field) for each in _BETWEEN.split(text.strip()) if each]
    wrong = next((each for each in found if isinstance(each, Problem)), None)
    if wrong is not None:
        return wrong
    return tuple(sorted({time(*each) for each in found if not isinstance(each, Problem)}))
