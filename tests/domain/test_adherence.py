"""Counting planned doses without judging, and the facts of doses taken as needed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.adherence import adherence, as_needed_facts, gap_beside, most_around, patches_on
from app.domain.intakes import Intake, IntakeStatus
from app.domain.moments import Period, TimePrecision
from app.domain.regimens import DayPart, Regimen, RegimenKind, Weekday

D, ONE = Decimal, Decimal(1)
LAST = date(2026, 11, 20)
PERIOD = Period(LAST - timedelta(days=13), LAST)
DAILY = Regimen("r", "m", RegimenKind.DAY_PARTS, date(2026, 1, 1), parts=(ONE, None, None, None))


def dose(days_ago: int, hour: float = 8, status: IntakeStatus = IntakeStatus.TAKEN, pieces: str | None = "1") -> Intake:
    at = datetime.combine(LAST - timedelta(days=days_ago), time(), UTC) + timedelta(hours=hour)
    return Intake(f"{days_ago}-{hour}", "m", at, status, D(pieces) if pieces else None)


def planned(days_ago: int, status: IntakeStatus = IntakeStatus.TAKEN) -> Intake:
    return replace(dose(days_ago, status=status), part=DayPart.MORNING)


def test_nine_taken_one_skipped_four_not_recorded_of_fourteen_planned() -> None:
    doses = [*(planned(days) for days in range(9)), planned(9, IntakeStatus.SKIPPED)]
    found = adherence([DAILY], doses, PERIOD)
    assert (found.taken, found.skipped, found.not_recorded, found.planned, found.extra) == (9, 1, 4, 14, 0)
    assert found.recorded_share == D(10) / 14
    assert found.taken_share_of_recorded == D("0.9")


def test_a_share_of_what_is_recorded_is_known_from_seven_recorded_doses_on() -> None:
    assert adherence([DAILY], [planned(days) for days in range(6)], PERIOD).taken_share_of_recorded is None
    assert adherence([DAILY], [planned(days) for days in range(7)], PERIOD).taken_share_of_recorded == 1
    assert adherence([], [], PERIOD).recorded_share is None


def test_a_dose_not_known_is_no_dose_skipped() -> None:
    found = adherence([DAILY], [planned(0, IntakeStatus.UNKNOWN)], PERIOD)
    assert (found.taken, found.skipped, found.unknown, found.not_recorded) == (0, 0, 1, 14)


def test_a_dose_after_midnight_can_belong_to_the_evening_before() -> None:
    late = replace(dose(0, 0.5), part=DayPart.MORNING, due=LAST - timedelta(days=1))
    assert adherence([DAILY], [late], Period(LAST, LAST)).taken == 0
    assert adherence([DAILY], [late], PERIOD).taken == 1


def test_a_weekly_dose_counts_once_a_week() -> None:
    weekly = Regimen("r", "m", RegimenKind.WEEKDAYS, date(2026, 1, 1), dose=ONE, weekdays=(Weekday.MONDAY,))
    monday = replace(dose(4), due=date(2026, 11, 16))
    found = adherence([weekly], [monday, dose(5)], PERIOD)
    assert (found.planned, found.taken, found.extra) == (2, 1, 1)


@given(st.lists(st.builds(planned, st.integers(0, 20), st.sampled_from(IntakeStatus)), max_size=30))
def test_whatever_is_recorded_the_counts_add_up(doses: list[Intake]) -> None:
    found = adherence([DAILY], doses, PERIOD)
    assert found.taken + found.skipped + found.not_recorded == found.planned == 14
    assert min(found.taken, found.skipped, found.not_recorded - found.unknown, found.extra) >= 0


def test_the_facts_of_doses_as_needed_are_counted() -> None:
    doses = [dose(3, 8), dose(3, 12), dose(3, 21, pieces="2"), dose(2, 7), dose(40), dose(1, 9, IntakeStatus.SKIPPED)]
    facts = as_needed_facts(doses, PERIOD)
    assert (facts.uses, facts.days_used, facts.days) == (4, 2, 14)
    assert facts.shortest_gap == timedelta(hours=4)
    assert facts.most_in_24h == 5
    assert as_needed_facts([], PERIOD).shortest_gap is None


def test_twenty_four_hours_hold_only_one_of_their_two_ends() -> None:
    assert as_needed_facts([dose(3, 8), dose(2, 8)], PERIOD).most_in_24h == 1


def test_an_amount_that_is_not_known_makes_no_total_and_a_time_not_known_no_gap() -> None:
    doses = [dose(3, 8), dose(3, 12, pieces=None)]
    assert as_needed_facts(doses, PERIOD).most_in_24h is None
    day_only = replace(dose(3, 12), precision=TimePrecision.DAY_ONLY)
    facts = as_needed_facts([dose(3, 8), day_only], PERIOD)
    assert (facts.uses, facts.untimed, facts.shortest_gap, facts.most_in_24h) == (2, 1, None, ONE)


@given(st.lists(st.builds(dose, st.integers(0, 5), st.floats(0, 23)), max_size=12))
def test_the_most_in_a_day_is_what_counting_every_stretch_gives(doses: Sequence[Intake]) -> None:
    slow = [sum(a.at <= b.at < a.at + timedelta(hours=24) for b in doses) for a in doses]
    assert as_needed_facts(doses, PERIOD).most_in_24h == (max(slow) if doses else None)


def test_a_new_dose_is_counted_with_those_around_it_before_and_after() -> None:
    others = [dose(1, 20), dose(0, 4), dose(0, 12), dose(3)]
    assert most_around(dose(0, 8), others) == (D(4), 4)
    assert most_around(dose(0, 8), [dose(0, 4, pieces=None)]) == (None, 2)
    assert most_around(dose(0, 8), []) == (ONE, 1)
    assert gap_beside(dose(0, 9), others) == timedelta(hours=3)
    assert gap_beside(dose(0, 9), []) is None


@pytest.mark.parametrize("precision", [TimePrecision.PART_OF_DAY, TimePrecision.DAY_ONLY])
def test_a_dose_without_a_clock_time_is_compared_with_nothing(precision: TimePrecision) -> None:
    vague = replace(dose(0, 9), precision=precision)
    assert gap_beside(vague, [dose(0, 8)]) is None
    assert most_around(vague, [dose(0, 8)]) == (ONE, 1)


def test_patches_put_on_and_not_taken_off_are_on() -> None:
    first, second = dose(6), dose(3)
    assert patches_on([second, first]) == (first, second)
    assert patches_on([second, replace(first, removed=second.at)]) == (second,)
    assert patches_on([replace(first, status=IntakeStatus.SKIPPED)]) == ()
