"""Partial dates, times of day, periods; reading the dates people type."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.problems import Problem, problem

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_EARLIEST = 1900
_AHEAD = timedelta(days=366)


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date of which the day, or day and month, may not be known: "March 2024". ISO text keeps what is known."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def earliest(self) -> date:
        """The first day this can mean."""
        return date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)

    def latest(self) -> date:
        """The last day this can mean."""
        if self.day is not None:
            return self.earliest()
        if self.month is None:
            return date(self.year, 12, 31)
        following = date(self.year + self.month // 12, self.month % 12 + 1, 1)
        return following - timedelta(days=1)


class TimePrecision(StrEnum):
    """How well the time of something recorded is known; what is not known is never shown as if it were."""

    EXACT = "exact"
    ABOUT = "about"
    PART_OF_DAY = "part-of-day"
    DAY_ONLY = "day-only"


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, both counted."""

    first: date
    last: date

    def days(self) -> Iterator[date]:
        """Every day of the period, oldest first."""
        return (self.first + timedelta(days=n) for n in range(len(self)))

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __len__(self) -> int:
        return (self.last - self.first).days + 1


def whole_date(day: date) -> PartialDate:
    """A full date as a PartialDate."""
    return PartialDate(day.year, day.month, day.day)


def read_partial(text: str) -> PartialDate:
    """Read back what `str(PartialDate)` wrote. Raises ValueError when it is not that."""
    year, *rest = (int(part) for part in text.split("-", 2))
    partial = PartialDate(year, *rest)
    partial.earliest()
    return partial


def parse_date(text: str, field: str, today: date) -> PartialDate | Problem:
    """Read a whole or partial date: "2026-11-06", "6 Nov 2026", "6.11.2026", "Nov 2026", "2026", "today".

    A date with slashes is refused with a question when day and month could be swapped. Nothing before 1900 and
    nothing more than a year from `today` is taken.
    """
    typed = " ".join(text.replace(",", " ").split())
    low = typed.casefold()
    if low in ("today", "yesterday"):
        return whole_date(today - timedelta(days=low == "yesterday"))
    found = _numbers(low) or _words(low)
    shown = _shorten(typed)
    if found is None:
        slashes = re.fullmatch(r"(\d{1,2})/(\d{1,2})/\d{4}", low)
        if slashes and int(slashes[1]) <= 12 and int(slashes[2]) <= 12:
            return problem(field, f"“{shown}” can mean two days. Write the month as a word, such as 6 Nov 2026.")
        return problem(field, f"“{shown}” is not a date such as 6 Nov 2026, Nov 2026 or 2026.")
    try:
        first = found.earliest()
    except ValueError:
        return problem(field, f"“{shown}” is not a day in the calendar.")
    if found.year < _EARLIEST:
        return problem(field, f"“{shown}” is before 1900.")
    if first > today + _AHEAD:
        return problem(field, f"“{shown}” is more than a year from now.")
    return found


def parse_day(text: str, field: str, today: date) -> date | Problem:
    """Read a date of which day, month and year are all known."""
    found = parse_date(text, field, today)
    if isinstance(found, Problem):
        return found
    if found.day is None:
        return problem(field, f"“{_shorten(text)}” needs a day, such as 6 Nov 2026.")
    return found.earliest()


def parse_time(text: str, field: str) -> tuple[int, int] | Problem:
    """Read a time of day: "21:40", "21.40", "9:05 pm", "7am". Gives hour and minute."""
    match = re.fullmatch(r"(\d{1,2})(?:[:.h](\d{2}))?\s*([ap])?\.?m?\.?", text.strip().casefold())
    hour, minute = (int(match[1]), int(match[2] or 0)) if match else (99, 99)
    if match and match[3] and 1 <= hour <= 12:
        hour = hour % 12 + (12 if match[3] == "p" else 0)
    elif match and (match[3] == "a" or (match[3] == "p" and hour == 0)):
        hour = 99  # "15:00 am" and "0:30 pm" contradict themselves
    if match is None or hour > 23 or minute > 59 or (match[2] is None and match[3] is None):
        return problem(field, f"“{_shorten(text)}” is not a time such as 21:40.")
    return hour, minute


def _numbers(low: str) -> PartialDate | None:
    if match := re.fullmatch(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", low):
        return PartialDate(int(match[1]), _int(match[2]), _int(match[3]))
    if match := re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", low):
        return PartialDate(int(match[3]), int(match[2]), int(match[1]))
    if match := re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", low):
        one, two = int(match[1]), int(match[2])
        if one == two or one > 12 >= two:
            return PartialDate(int(match[3]), two, one)
        if two > 12 >= one:
            return PartialDate(int(match[3]), one, two)
    return None


def _words(low: str) -> PartialDate | None:
    if match := re.fullmatch(r"(?:(\d{1,2})(?:st|nd|rd|th)?\.? )?([a-z]{3,9})\.? (\d{4})", low):
        month = _month(match[2])
        return PartialDate(int(match[3]), month, _int(match[1])) if month else None
    if match := re.fullmatch(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)? (\d{4})", low):
        month = _month(match[1])
        return PartialDate(int(match[3]), month, int(match[2])) if month else None
    return None


def _shorten(text: str) -> str:
    """What was typed, short enough to stand inside a sentence, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:39] + "…"


def _month(word: str) -> int | None:
    return next((n for n, name in enumerate(_MONTHS, 1) if name.startswith(word)), None)


def _int(text: str | None) -> int | None:
    return int(text) if text else None
