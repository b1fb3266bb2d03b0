"""A day as people read it, in the order they are used to; never all in figures with the month where a day could be."""

import re
from contextvars import ContextVar
from datetime import date
from enum import StrEnum

from app.domain.moments import PartialDate

NBSP = "\u00a0"
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SHORT_MONTHS = tuple(month[:3] for month in MONTHS)
_NAMES = "|".join(_SHORT_MONTHS)
_SHORT = re.compile(
    rf"(?:(?P<day>\d{{1,2}}){NBSP}(?P<name>{_NAMES})|(?P<first>{_NAMES}){NBSP}(?P<second>\d{{1,2}}),){NBSP}(?P<year>\d{{4}})"
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class DayStyle(StrEnum):
    """The order of day, month and year. “6/11/2026” is not offered: it is two days, depending on who reads it."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"
    YEAR_FIRST = "year-first"


_style: ContextVar[DayStyle] = ContextVar("day_style", default=DayStyle.DAY_FIRST)


def day_style() -> DayStyle:
    """The order in which days are written now, in this thread."""
    return _style.get()


def write_days(style: DayStyle) -> None:
    """From now on write days in this order, in this thread; each thread begins with the day first."""
    _style.set(style)


def usual_style(short_format: str) -> DayStyle:
    """The order of a country, from its short format of a date ("M/d/yy", "dd.MM.yyyy", "yyyy-MM-dd")."""
    first = next((letter for letter in short_format if letter in "dMy"), "d")
    return {"M": DayStyle.MONTH_FIRST, "y": DayStyle.YEAR_FIRST}.get(first, DayStyle.DAY_FIRST)


def full(value: date, style: DayStyle) -> str:
    """A date with the month in whole: "6 November 2026", "November 6, 2026", "2026-11-06"."""
    return _written(value, MONTHS[value.month - 1], style)


def short(value: date, style: DayStyle) -> str:
    """A date with the month in three letters: "6 Nov 2026", "Nov 6, 2026", "2026-11-06"."""
    return _written(value, MONTHS[value.month - 1][:3], style)


def with_weekday(value: date, style: DayStyle) -> str:
    """A date with its weekday: "Friday 20 November 2026", "Friday, November 20, 2026", "Friday 2026-11-20"."""
    comma = "," if style is DayStyle.MONTH_FIRST else ""
    return f"{_WEEKDAYS[value.weekday()]}{comma} {full(value, style)}"


def known_part(value: PartialDate, style: DayStyle) -> str:
    """What is known of a date: "6 Nov 2026", "March 2024", "2024"; with the year first "2024-03"."""
    if value.month is None:
        return str(value.year)
    if value.day is not None:
        return short(value.earliest(), style)
    return str(value) if style is DayStyle.YEAR_FIRST else f"{MONTHS[value.month - 1]}{NBSP}{value.year}"


def in_one_style(text: str) -> str:
    """A text with its short dates year first, to compare what was written in another order."""
    return _SHORT.sub(_year_first, text)


def _year_first(found: re.Match[str]) -> str:
    day, month, year = found["day"] or found["second"], found["name"] or found["first"], found["year"]
    return f"{year}-{_SHORT_MONTHS.index(month) + 1:02}-{int(day):02}"


def _written(value: date, month: str, style: DayStyle) -> str:
    if style is DayStyle.YEAR_FIRST:
        return value.isoformat()
    if style is DayStyle.MONTH_FIRST:
        return f"{month}{NBSP}{value.day},{NBSP}{value.year}"
    return f"{value.day}{NBSP}{month}{NBSP}{value.year}"
