"""Dates and times: what people type, and what is not known of a date."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.moments import (
    PartialDate,
    Period,
    parse_date,
    parse_day,
    parse_time,
    read_partial,
    whole_date,
)
from app.domain.problems import Problem

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("2026-11-06", "2026-11-06"),
        ("2026-11", "2026-11"),
        ("2026", "2026"),
        ("6 Nov 2026", "2026-11-06"),
        ("6th November 2026", "2026-11-06"),
        ("6. Nov. 2026", "2026-11-06"),
        ("Nov 6, 2026", "2026-11-06"),
        ("november 2026", "2026-11"),
        ("6.11.2026", "2026-11-06"),
        ("13/4/2026", "2026-04-13"),
        ("4/13/2026", "2026-04-13"),
        ("5/5/2026", "2026-05-05"),
        ("29 Feb 2024", "2024-02-29"),
        ("today", "2026-11-20"),
        ("Yesterday", "2026-11-19"),
        ("2027-11-21", "2027-11-21"),
    ],
)
def test_a_date_is_read_as_people_write_it(typed: str, text: str) -> None:
    assert str(parse_date(typed, "Started", TODAY)) == text


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("6 Nov 2203", "more than a year from now"),
        ("2027-11-22", "more than a year from now"),
        ("31 Feb 2026", "not a day in the calendar"),
        ("29 Feb 2026", "not a day in the calendar"),
        ("2026-13", "not a day in the calendar"),
        ("2026-00-10", "not a day in the calendar"),
        ("2026-11-00", "not a day in the calendar"),
        ("0 Nov 2026", "not a day in the calendar"),
        ("31/2/2026", "not a day in the calendar"),
        ("0000", "not a day in the calendar"),
        ("3/4/2026", "can mean two days"),
        ("13/14/2026", "not a date"),
        ("6 Nov 1899", "before 1900"),
        ("soon", "not a date"),
        ("6 Foo 2026", "not a date"),
        ("Foo 6 2026", "not a date"),
        ("", "not a date"),
        ("x" * 10_000, "not a date"),
    ],
    ids=lambda text: text[:20],
)
def test_what_is_no_date_gives_one_sentence_that_names_the_field(typed: str, says: str) -> None:
    found = parse_date(typed, "Started", TODAY)
    assert isinstance(found, Problem)
    assert found.sentence.startswith("Started: ")
    assert says in found.sentence
    assert len(found.sentence) < 160


@given(st.text(max_size=30))
def test_no_text_at_all_makes_reading_fail_otherwise(text: str) -> None:
    for found in (parse_date(text, "When", TODAY), parse_day(text, "When", TODAY), parse_time(text, "When")):
        assert found.sentence.startswith("When: ") if isinstance(found, Problem) else True


def test_a_day_needs_all_of_the_date_and_says_so_on_one_line() -> None:
    assert parse_day("6 Nov 2026", "On", TODAY) == date(2026, 11, 6)
    partial = parse_day("Nov\n2026", "On", TODAY)
    assert isinstance(partial, Problem)
    assert "needs a day" in partial.sentence
    assert "\n" not in partial.sentence
    assert isinstance(parse_day("soon", "On", TODAY), Problem)


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("21:40", (21, 40)),
        ("21.40", (21, 40)),
        ("21h40", (21, 40)),
        ("9:05 pm", (21, 5)),
        ("9:05 PM", (21, 5)),
        ("7am", (7, 0)),
        ("7 a.m.", (7, 0)),
        ("12 am", (0, 0)),
        ("12:30 pm", (12, 30)),
        ("0:00", (0, 0)),
        ("21:40 pm", (21, 40)),
    ],
)
def test_a_time_of_day_is_read_as_people_write_it(typed: str, clock: tuple[int, int]) -> None:
    assert parse_time(typed, "Time") == clock


@pytest.mark.parametrize("typed", ["", "24:00", "21:60", "7", "15:00 am", "0:30 pm", "noon", "9:5", "x\n" * 400])
def test_what_is_no_time_gives_one_sentence_that_names_the_field(typed: str) -> None:
    found = parse_time(typed, "Time")
    assert isinstance(found, Problem)
    assert found.sentence.startswith("Time: ")
    assert "\n" not in found.sentence


def test_a_partial_date_knows_the_first_and_last_day_it_can_mean() -> None:
    assert (PartialDate(2024).earliest(), PartialDate(2024).latest()) == (date(2024, 1, 1), date(2024, 12, 31))
    assert (PartialDate(2024, 2).earliest(), PartialDate(2024, 2).latest()) == (date(2024, 2, 1), date(2024, 2, 29))
    assert PartialDate(2024, 12).latest() == date(2024, 12, 31)
    assert PartialDate(2024, 12, 3).latest() == date(2024, 12, 3)


@given(st.dates(date(1900, 1, 1)), st.sampled_from(["day", "month", "year"]))
def test_a_partial_date_reads_back_as_it_was_written(day: date, known: str) -> None:
    full = whole_date(day)
    partial = {"day": full, "month": PartialDate(day.year, day.month), "year": PartialDate(day.year)}[known]
    assert read_partial(str(partial)) == partial


@pytest.mark.parametrize("text", ["", "soon", "2026-13", "2026-02-30", "2026-01-01-01", "2026-00"])
def test_what_is_no_partial_date_is_refused_with_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_partial(text)


def test_a_period_counts_both_its_ends() -> None:
    period = Period(date(2026, 10, 22), TODAY)
    assert len(period) == 30
    assert next(iter(period.days())) == date(2026, 10, 22)
    assert list(period.days())[-1] == TODAY
    assert TODAY in period
    assert TODAY + timedelta(days=1) not in period
