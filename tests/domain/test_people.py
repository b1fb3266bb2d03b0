"""The person: of several dated values the newest is the one that counts, and none of them is lost."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from app.domain.people import Measure, Measured, Person

VALUES = st.builds(
    Measured, st.sampled_from(Measure), st.decimals(1, 200, places=1), st.just("u"), st.none() | st.dates()
)


def measured(value: int, on: date | None, what: Measure = Measure.FILTRATION) -> Measured:
    return Measured(what, Decimal(value), "mL/min", on)


def test_the_newest_value_is_the_latest_wherever_it_stands() -> None:
    old, new, undated = measured(60, date(2025, 1, 1)), measured(48, date(2026, 3, 1)), measured(90, None)
    assert Person("p", measured=(new, old, undated)).latest(Measure.FILTRATION) == new
    assert Person("p", measured=(undated,)).latest(Measure.FILTRATION) == undated
    assert Person("p", measured=(new,)).latest(Measure.WEIGHT) is None


def test_of_two_values_of_one_day_the_one_written_down_last_counts() -> None:
    day = date(2026, 3, 1)
    assert Person("p", measured=(measured(1, day), measured(2, day))).latest(Measure.FILTRATION) == measured(2, day)


@given(st.lists(VALUES, max_size=6))
def test_no_other_value_of_the_kind_is_newer_than_the_latest(values: list[Measured]) -> None:
    person = Person("p", measured=tuple(values))
    for what in Measure:
        latest, others = person.latest(what), [each for each in values if each.what is what]
        assert (latest in others) is bool(others)
        if latest is not None:
            assert all((each.on or date.min) <= (latest.on or date.min) for each in others)
