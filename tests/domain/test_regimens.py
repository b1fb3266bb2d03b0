"""Regimens: which version is in force, what it plans, when the amount last changed."""

from datetime import date
from decimal import Decimal

from app.domain.regimens import (
    DayPart,
    Regimen,
    RegimenKind,
    current,
    daily_pieces,
    day_before,
    last_cut,
    last_raise,
    open_on,
    planned_parts,
)

ONE, TWO = Decimal(1), Decimal(2)
NOV = date(2026, 11, 1)
DAY = date(2026, 11, 20)


def parts(version: str, start: date | None, *pieces: Decimal | None, end: date | None = None) -> Regimen:
    cells = (*pieces, None, None, None, None)
    return Regimen(version, "m", RegimenKind.DAY_PARTS, start, end, (cells[0], cells[1], cells[2], cells[3]))


def needed(version: str, start: date, most: Decimal | None) -> Regimen:
    return Regimen(version, "m", RegimenKind.AS_NEEDED, start, most_in_24h=most)


def test_a_version_is_in_force_on_both_of_its_ends() -> None:
    version = parts("1", NOV, ONE, end=DAY)
    assert open_on(version, NOV)
    assert open_on(version, DAY)
    assert not open_on(version, day_before(NOV))
    assert not open_on(version, date(2026, 11, 21))


def test_a_version_without_dates_is_always_in_force() -> None:
    assert open_on(parts("1", None, ONE), date(1950, 1, 1))


def test_of_several_open_versions_the_one_that_began_last_counts() -> None:
    old, new = parts("1", None, ONE), parts("2", NOV, TWO)
    assert current([new, old], DAY) == new
    assert current([new, old], day_before(NOV)) == old
    assert current([], DAY) is None


def test_only_day_parts_plan_a_number_of_doses() -> None:
    regimen = parts("1", NOV, ONE, Decimal(0), None, TWO)
    assert daily_pieces(regimen) == 3
    assert planned_parts(regimen) == ((DayPart.MORNING, ONE), (DayPart.BEDTIME, TWO))
    assert daily_pieces(needed("2", NOV, TWO)) is None
    assert planned_parts(needed("2", NOV, TWO)) == ()


def test_the_last_raise_and_the_last_cut_are_found() -> None:
    versions = [
        parts("3", date(2026, 10, 1), ONE),
        parts("1", None, ONE),
        parts("2", date(2026, 9, 1), TWO),
        parts("4", NOV, ONE),
    ]
    assert last_raise(versions, DAY) == date(2026, 9, 1)
    assert last_cut(versions, DAY) == date(2026, 10, 1)
    assert last_raise(versions[:1], DAY) is None


def test_a_raise_planned_for_later_does_not_hide_the_one_of_last_week() -> None:
    versions = [parts("1", None, ONE), parts("2", date(2026, 11, 14), TWO), parts("3", date(2026, 12, 1), Decimal(4))]
    assert last_raise(versions, DAY) == date(2026, 11, 14)


def test_as_needed_versions_compare_their_most_in_a_day() -> None:
    versions = [needed("1", date(2026, 9, 1), TWO), needed("2", NOV, Decimal(4)), needed("3", DAY, None)]
    assert last_raise(versions, DAY) == NOV
