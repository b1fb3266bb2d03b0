"""What met in time: the fixed examples, and that the single pass counts what the definition says."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.domain.intakes import Intake
from app.domain.overlap import CoUse, Meeting, Span, cbd_days, counted, meetings
from app.domain.regimens import EveryUnit, Regimen, RegimenKind, Weekday
from app.domain.routes import CANNABIS_ROUTES, Route
from app.domain.windows import dose_window, intake_window, use_window

SUMMER = timezone(timedelta(hours=2))
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def june(day: int, hour: int = 12, minute: int = 0) -> datetime:
    return datetime(2026, 6, day, hour, minute, tzinfo=SUMMER)


FLOWER = Span(june(2, 21, 30), 6 * HOUR)
GAP = 6 * HOUR


def met(uses: Sequence[Span], dose: Span) -> tuple[bool, bool, bool]:
    """A, B, same day only."""
    found = tuple(meetings(uses, [dose]))
    return (
        any(each.after is not None for each in found),
        any(each.before is not None for each in found),
        any(each.same_day_only for each in found),
    )


@pytest.mark.parametrize(
    ("dose", "said"),
    [
        (Span(june(2, 22), GAP), (True, False, False)),
        (Span(june(3, 3, 30), GAP), (True, False, False)),
        (Span(june(3, 3, 31), GAP), (False, False, False)),
        (Span(june(2, 18), GAP), (False, True, False)),
        (Span(june(2, 19), 12 * HOUR, timed=False), (False, False, True)),
        (Span(june(1, 8), 3 * DAY), (False, True, False)),
    ],
    ids=["half an hour after", "at the edge", "a minute past it", "before", "only the day is known", "patch"],
)
def test_the_fixed_examples_of_one_evening_with_flower(dose: Span, said: tuple[bool, bool, bool]) -> None:
    assert met([FLOWER], dose) == said


def test_how_long_after_or_before_is_said_with_it() -> None:
    assert next(meetings([FLOWER], [Span(june(2, 22), GAP)])).after == HOUR / 2
    assert next(meetings([FLOWER], [Span(june(2, 18), GAP)])).before == 3.5 * HOUR


def test_a_cream_has_no_window_and_so_meets_nothing() -> None:
    assert use_window(Route.TOPICAL) is None
    assert met([], Span(june(2, 22), GAP)) == (False, False, False)


@pytest.mark.parametrize(
    ("route", "hours"),
    [
        (Route.SMOKED, 6),
        (Route.VAPORISED, 6),
        (Route.DABBED, 6),
        (Route.SWALLOWED, 12),
        (Route.UNDER_TONGUE, 12),
        (Route.RECTAL, 12),
        (Route.UNKNOWN, 12),
        (Route.PATCH, 48),
    ],
)
def test_each_route_has_its_window(route: Route, hours: int) -> None:
    assert use_window(route) == hours * HOUR
    assert route in CANNABIS_ROUTES


def test_a_dose_counts_for_its_interval_capped_at_a_day() -> None:
    one = Decimal(1)
    twice = Regimen("r", "m", RegimenKind.DAY_PARTS, date(2026, 6, 1), parts=(one, None, one, None))
    needed = Regimen("r", "m", RegimenKind.AS_NEEDED)
    assert dose_window(twice) == 12 * HOUR
    assert dose_window(needed) == 8 * HOUR
    assert dose_window(Regimen("r", "m", RegimenKind.AS_NEEDED, gap_hours=Decimal(6))) == 6 * HOUR
    assert dose_window(Regimen("r", "m", RegimenKind.AS_NEEDED, gap_hours=Decimal(72))) == DAY
    assert dose_window(Regimen("r", "m", RegimenKind.IN_WORDS, words="some evenings")) == DAY
    assert dose_window(None) == DAY
    times = Regimen("r", "m", RegimenKind.AT_TIMES, times=(time(8), time(14), time(20)))
    assert dose_window(times) == 8 * HOUR
    assert dose_window(Regimen("r", "m", RegimenKind.INTERVAL, every=Decimal(6))) == 6 * HOUR
    assert dose_window(Regimen("r", "m", RegimenKind.INTERVAL, every=Decimal(3), every_unit=EveryUnit.DAYS)) == DAY
    assert dose_window(Regimen("r", "m", RegimenKind.WEEKDAYS, weekdays=(Weekday.MONDAY,), times=(time(8),))) == DAY


def test_a_patch_counts_while_it_is_on_and_else_for_as_long_as_its_plan_has_it_on() -> None:
    plan = Regimen("r", "m", RegimenKind.PATCH, every=Decimal(72))
    worn = Intake("i", "m", june(1, 8), removed=june(5, 8))
    assert intake_window(worn, [plan]) == 4 * DAY
    assert intake_window(replace(worn, removed=None), [plan]) == 3 * DAY
    assert intake_window(replace(worn, removed=None), [replace(plan, every=None)]) == DAY
    assert intake_window(replace(worn, removed=june(1, 7)), [plan]) == timedelta()


def test_a_dose_counts_by_the_version_in_force_on_its_day() -> None:
    twice = Regimen("r", "m", RegimenKind.DAY_PARTS, date(2026, 6, 1), parts=(Decimal(1), None, Decimal(1), None))
    assert intake_window(Intake("i", "m", june(1)), [twice]) == 12 * HOUR
    assert intake_window(Intake("i", "m", june(1) - DAY), [twice]) == DAY


def test_several_uses_around_one_dose_count_once_and_the_nearest_is_named() -> None:
    early, late = Span(june(2, 20), 12 * HOUR), Span(june(2, 21), HOUR)
    found = meetings([early, late], [Span(june(2, 21, 30), GAP)])
    assert [each.after for each in found] == [HOUR / 2]
    assert [each.after for each in meetings([early, late], [Span(june(2, 23), GAP)])] == [3 * HOUR]


def test_a_dose_that_lasts_over_midnight_meets_each_day_once() -> None:
    uses = [Span(june(2, 22), 6 * HOUR), Span(june(2, 23), 6 * HOUR), Span(june(3, 1), 6 * HOUR)]
    found = meetings(uses, [Span(june(2, 21), GAP)])
    assert [(each.day.day, each.before) for each in found] == [(2, HOUR), (3, 4 * HOUR)]


def test_the_counts_are_of_doses_and_days() -> None:
    doses = [Span(june(2, 18), GAP), Span(june(2, 22), GAP), Span(june(2, 9), GAP, timed=False), Span(june(9), GAP)]
    assert counted(doses, meetings([FLOWER], doses)) == CoUse(4, 3, 1, 1, 2, 1, 1)
    assert counted([], []) == CoUse()


def test_a_use_of_which_only_the_day_is_known_never_counts_in_hours() -> None:
    use = Span(june(2, 21, 30), 6 * HOUR, timed=False)
    assert met([use], Span(june(2, 22), GAP)) == (False, False, True)
    assert met([use], Span(june(3, 2), GAP)) == (False, False, False)


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_a_change_of_the_clocks_moves_no_window(day: date) -> None:
    """The night of the change: six hours are six hours, whatever the wall clock says."""
    zone = ZoneInfo("Europe/Berlin")
    used = datetime(day.year, day.month, day.day - 1, 23, tzinfo=zone)
    edge = (used.astimezone(UTC) + 6 * HOUR).astimezone(zone)
    assert met([Span(used, 6 * HOUR)], Span(edge, GAP))[0]
    assert not met([Span(used, 6 * HOUR)], Span(edge + timedelta(minutes=1), GAP))[0]


def test_cbd_counts_by_days_on_which_the_medicine_was_on_the_record() -> None:
    last = date(2026, 6, 30)
    used = {last, last - 13 * DAY, last - 14 * DAY, last + DAY}
    assert cbd_days(used, lambda _: True, last) == (last - 13 * DAY, last)
    assert cbd_days(used, lambda day: day != last, last) == (last - 13 * DAY,)


ZONES = [timezone(timedelta(hours=hours)) for hours in (-8, 0, 2, 9)]
MOMENTS = some.builds(
    lambda minutes, zone: (datetime(2026, 3, 27, tzinfo=UTC) + timedelta(minutes=minutes)).astimezone(zone),
    some.integers(0, 6 * 24 * 60),
    some.sampled_from(ZONES),
)
SPANS = some.lists(
    some.builds(Span, MOMENTS, some.integers(0, 80).map(lambda n: n * HOUR / 2), some.booleans()), max_size=12
)


def by_definition(uses: Sequence[Span], doses: Sequence[Span]) -> set[Meeting]:
    """Every pair looked at, as the words have it."""
    found: set[Meeting] = set()
    for place, dose in enumerate(doses):
        taken = dose.at.astimezone(UTC)
        timed = [use for use in uses if use.timed and dose.timed]
        starts = [(use, use.at.astimezone(UTC)) for use in timed]
        after = [taken - at for use, at in starts if at <= taken <= at + use.lasts]
        before: dict[date, list[timedelta]] = {}
        for use, at in starts:
            if taken <= at <= taken + dose.lasts:
                before.setdefault(use.at.date(), []).append(at - taken)
        own = dose.at.date()
        days = {*before, *([own] if after else [])}
        for day in days:
            mine = min(after) if after and day == own else None
            found.add(Meeting(place, day, mine, min(before[day]) if day in before else None))
        other = [use for use in uses if use.at.date() == own and not (use.timed and dose.timed)]
        if other and own not in days:
            found.add(Meeting(place, own))
    return found


@given(SPANS, SPANS)
def test_the_single_pass_counts_what_the_definition_says(uses: list[Span], doses: list[Span]) -> None:
    found = tuple(meetings(uses, doses))
    assert set(found) == by_definition(uses, doses)
    assert len({(each.dose, each.day) for each in found}) == len(found)


@given(SPANS, SPANS, some.sampled_from(ZONES))
def test_the_wall_clock_moves_days_and_never_hours(uses: list[Span], doses: list[Span], zone: timezone) -> None:
    """The same instants told by another clock: which doses met, and by how long, stays."""

    def told(spans: list[Span]) -> list[Span]:
        return [Span(span.at.astimezone(zone), span.lasts, timed=True) for span in spans]

    def hours(found: Iterator[Meeting]) -> set[tuple[int, timedelta]]:
        return {(each.dose, each.after) for each in found if each.after is not None}

    here = [Span(span.at, span.lasts) for span in uses], [Span(span.at, span.lasts) for span in doses]
    assert hours(meetings(*here)) == hours(meetings(told(uses), told(doses)))
