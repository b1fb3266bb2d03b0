"""Which doses a regimen plans, and which of them a recorded dose belongs to."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.expected import NOMINAL, Slot, expected, part_of, slot_near, slots_of
from app.domain.intakes import Intake
from app.domain.moments import Period
from app.domain.regimens import DayPart, EveryUnit, Regimen, RegimenKind, Weekday

D, ONE = Decimal, Decimal(1)
MONDAY = date(2026, 11, 2)
MORNING, NOON, EVENING, BEDTIME = DayPart
TWICE = Regimen("r", "m", RegimenKind.DAY_PARTS, MONDAY, parts=(ONE, None, ONE, None))
AT_TIMES = Regimen("r", "m", RegimenKind.AT_TIMES, MONDAY, dose=ONE, times=(time(14), time(6)))
WEEKLY = Regimen("r", "m", RegimenKind.WEEKDAYS, MONDAY, dose=ONE, weekdays=(Weekday.MONDAY,))
NEEDED = Regimen("r", "m", RegimenKind.AS_NEEDED, MONDAY, dose=ONE)
IN_WORDS = Regimen("r", "m", RegimenKind.IN_WORDS, MONDAY, words="now and then")
HALF_AT_BEDTIME = (None, None, None, D("0.5"))
MONTH = Period(MONDAY, MONDAY + timedelta(days=27))


def every(
    number: str, unit: EveryUnit, *, kind: RegimenKind = RegimenKind.INTERVAL, clock: time | None = None
) -> Regimen:
    return Regimen("r", "m", kind, MONDAY, dose=ONE, every=D(number), every_unit=unit, times=(clock,) if clock else ())


@pytest.mark.parametrize(
    ("regimen", "count"),
    [
        (TWICE, 56),
        (AT_TIMES, 56),
        (WEEKLY, 4),
        (replace(WEEKLY, weekdays=(Weekday.MONDAY, Weekday.THURSDAY)), 8),
        (every("2", EveryUnit.DAYS), 14),
        (every("7", EveryUnit.DAYS), 4),
        (every("72", EveryUnit.HOURS, kind=RegimenKind.PATCH), 10),
        (every("8", EveryUnit.HOURS, clock=time(6)), 84),
        (every("84", EveryUnit.HOURS, clock=time(8)), 8),
        (NEEDED, 0),
        (IN_WORDS, 0),
    ],
)
def test_each_kind_plans_so_many_doses_in_four_weeks(regimen: Regimen, count: int) -> None:
    assert len(expected([regimen], MONTH)) == len(set(expected([regimen], MONTH))) == count


def test_a_patch_without_its_interval_plans_nothing_since_it_is_never_guessed() -> None:
    unknown = replace(every("72", EveryUnit.HOURS, kind=RegimenKind.PATCH), every=None)
    assert expected([unknown], MONTH) == ()


def test_hours_that_make_no_whole_days_plan_nothing_while_the_first_time_is_not_known() -> None:
    assert expected([every("8", EveryUnit.HOURS)], MONTH) == ()


def test_an_interval_counts_from_its_anchor_and_by_the_wall_clock() -> None:
    eight = replace(every("8", EveryUnit.HOURS, clock=time(14)), anchor=MONDAY)
    assert [slot.clock for slot in slots_of(eight, MONDAY)] == [time(14), time(22)]
    assert [slot.clock for slot in slots_of(eight, MONDAY + timedelta(days=1))] == [time(6), time(14), time(22)]
    third = replace(every("3", EveryUnit.DAYS), anchor=MONDAY + timedelta(days=1))
    assert [slot.day.day for slot in expected([third], MONTH)][:3] == [3, 6, 9]


def test_the_steps_of_a_taper_plan_their_doses_inside_their_dates_only() -> None:
    step = replace(TWICE, parts=(None, None, None, ONE), taper=True)
    steps = [
        replace(step, id="1", valid_to=date(2026, 11, 8)),
        replace(
            step, id="2", parts=(None, None, None, D("0.5")), valid_from=date(2026, 11, 9), valid_to=date(2026, 11, 15)
        ),
        replace(step, id="3", parts=(None, None, None, None), valid_from=date(2026, 11, 16)),
    ]
    assert [slot.pieces for slot in expected(steps, MONTH)] == [ONE] * 7 + [D("0.5")] * 7


def test_a_version_without_a_beginning_plans_nothing_before_the_first_day_that_is_known() -> None:
    unknown = replace(TWICE, valid_from=None)
    assert expected([unknown], MONTH) == ()
    assert len(expected([unknown], MONTH, MONTH.last)) == 2


def near(regimen: Regimen, day: date, clock: time, *recorded: Slot) -> Slot | None:
    return slot_near([regimen], datetime.combine(day, clock, UTC), recorded)


THIRD = date(2026, 11, 3)


@pytest.mark.parametrize(
    ("regimen", "day", "clock", "slot"),
    [
        (TWICE, THIRD, time(7), Slot(THIRD, MORNING)),
        (TWICE, THIRD, time(12, 59), Slot(THIRD, MORNING)),
        (TWICE, THIRD, time(13, 1), Slot(THIRD, EVENING)),
        (TWICE, THIRD, time(0, 30), Slot(MONDAY, EVENING)),
        (TWICE, MONDAY, time(0, 30), None),
        (AT_TIMES, THIRD, time(9, 59), Slot(THIRD, clock=time(6))),
        (WEEKLY, MONDAY, time(23, 59), Slot(MONDAY)),
        (WEEKLY, THIRD, time(9), Slot(MONDAY)),
        (WEEKLY, date(2026, 11, 6), time(9), Slot(date(2026, 11, 9))),
        (NEEDED, THIRD, time(9), None),
    ],
)
def test_a_dose_belongs_to_a_planned_one_only_within_half_the_interval(
    regimen: Regimen, day: date, clock: time, slot: Slot | None
) -> None:
    assert near(regimen, day, clock) == slot


def test_beyond_half_the_interval_a_dose_is_an_extra_one() -> None:
    only = replace(every("6", EveryUnit.HOURS, clock=time(20)), valid_to=MONDAY)
    assert near(only, MONDAY, time(17)) == Slot(MONDAY, clock=time(20))
    assert near(only, MONDAY, time(16, 59)) is None


def test_a_second_dose_beside_a_recorded_one_is_extra_and_a_past_dose_never_takes_todays_place() -> None:
    past = near(TWICE, THIRD, time(8))
    assert past is not None
    assert near(TWICE, THIRD, time(9), past) is None
    assert near(TWICE, date(2026, 11, 4), time(8), past) == Slot(date(2026, 11, 4), MORNING)


def test_a_dose_of_which_only_the_day_is_known_belongs_to_the_first_one_of_it_still_open() -> None:
    at = datetime.combine(THIRD, time(12), UTC)
    first = slot_near([TWICE], at, day_only=True)
    assert first == Slot(THIRD, MORNING)
    assert slot_near([TWICE], at, [first], day_only=True) == Slot(THIRD, EVENING)


@given(st.datetimes(datetime(2026, 11, 4), datetime(2026, 11, 28)), st.sampled_from([TWICE, AT_TIMES, WEEKLY]))  # noqa: DTZ001 - a wall clock
def test_whatever_the_time_the_slot_found_is_one_that_is_planned(clock: datetime, regimen: Regimen) -> None:
    found = slot_near([regimen], clock.replace(tzinfo=UTC))
    assert found is None or found in slots_of(regimen, found.day)


@pytest.mark.parametrize("part", list(DayPart))
def test_the_place_of_a_part_on_the_clock_lies_in_that_part(part: DayPart) -> None:
    assert part_of(NOMINAL[part]) is part


def test_a_dose_names_its_slot_by_part_or_time_and_an_extra_one_has_none() -> None:
    dose = Intake("i", "m", datetime(2026, 11, 3, 0, 30, tzinfo=UTC))
    assert dose.slot() is None
    assert replace(dose, part=MORNING).slot() == Slot(THIRD, MORNING)
    assert replace(dose, part=BEDTIME, due=MONDAY).slot() == Slot(MONDAY, BEDTIME)
    assert replace(dose, due=MONDAY).slot() == Slot(MONDAY)
    assert replace(dose, due_time=time(14)).slot() == Slot(THIRD, clock=time(14))
