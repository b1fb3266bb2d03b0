"""Days in the order people are used to: never two days in one, read back as the same day, a choice for each thread."""

import threading
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.moments import PartialDate, parse_date, whole_date
from app.services import day_words, words
from app.services.day_words import DayStyle, day_style, usual_style, write_days
from app.services.usual_paper import usual_paper

DAY = date(2026, 11, 6)
days = st.dates(min_value=date(1900, 1, 1), max_value=date(2030, 1, 1))


@pytest.mark.parametrize(
    ("style", "full", "short", "long", "month"),
    [
        (DayStyle.DAY_FIRST, "6 November 2026", "6 Nov 2026", "Friday 6 November 2026", "November 2026"),
        (DayStyle.MONTH_FIRST, "November 6, 2026", "Nov 6, 2026", "Friday, November 6, 2026", "November 2026"),
        (DayStyle.YEAR_FIRST, "2026-11-06", "2026-11-06", "Friday 2026-11-06", "2026-11"),
    ],
)
def test_a_day_is_written_in_the_chosen_order(style: DayStyle, full: str, short: str, long: str, month: str) -> None:
    written = (
        day_words.full(DAY, style),
        day_words.short(DAY, style),
        day_words.with_weekday(DAY, style),
        day_words.known_part(PartialDate(2026, 11), style),
    )
    assert tuple(each.replace(words.NBSP, " ") for each in written) == (full, short, long, month)
    assert day_words.known_part(PartialDate(2026), style) == "2026"


@given(day=days, style=st.sampled_from(DayStyle))
def test_what_is_written_is_read_back_as_the_same_day(day: date, style: DayStyle) -> None:
    for written in (day_words.full(day, style), day_words.short(day, style)):
        assert parse_date(written, "Day", date(2030, 1, 1)) == whole_date(day)


@given(day=days, style=st.sampled_from(DayStyle))
def test_no_other_day_is_written_the_same_way(day: date, style: DayStyle) -> None:
    if day.day <= 12:
        swapped = date(day.year, day.day, day.month)
        assert swapped == day or day_words.short(swapped, style) != day_words.short(day, style)


@pytest.mark.parametrize(
    ("short_format", "style"),
    [
        ("M/d/yy", DayStyle.MONTH_FIRST),
        ("dd/MM/yyyy", DayStyle.DAY_FIRST),
        ("dd.MM.yy", DayStyle.DAY_FIRST),
        ("yyyy-MM-dd", DayStyle.YEAR_FIRST),
        ("yy/M/d", DayStyle.YEAR_FIRST),
        ("", DayStyle.DAY_FIRST),
    ],
)
def test_the_order_of_a_country_is_that_of_its_short_date(short_format: str, style: DayStyle) -> None:
    assert usual_style(short_format) is style


def test_every_way_of_writing_a_day_follows_the_choice_and_other_threads_do_not() -> None:
    found: list[str] = []
    try:
        write_days(DayStyle.YEAR_FIRST)
        assert {words.day(DAY), words.short_day(DAY), words.partial(PartialDate(2026, 11, 6))} == {"2026-11-06"}
        assert words.long_day(DAY) == "Friday 2026-11-06"
        other = threading.Thread(target=lambda: found.append(day_style()))
        other.start()
        other.join()
    finally:
        write_days(DayStyle.DAY_FIRST)
    assert found == [DayStyle.DAY_FIRST]


@pytest.mark.parametrize(("territory", "paper"), [("US", "letter"), ("ca", "letter"), ("GB", "a4"), ("", "a4")])
def test_the_usual_paper_is_that_of_the_country(territory: str, paper: str) -> None:
    assert usual_paper(territory) == paper
