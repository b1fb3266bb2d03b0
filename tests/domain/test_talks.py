"""When a finding is still the one that was talked about, and what is not as it was."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.talks import Difference, Snapshot, Thing, difference

GABAPENTIN = Thing("Gabapentin", ("gabapentin",), ("swallowed",), "300 mg 1-0-0-1")
OIL = Thing("Oil", ("thc",), ("under-tongue",), "10 mg/mL", (("thc", Decimal(3)),))
THEN = Snapshot((GABAPENTIN, OIL), "digest", 3)

names = st.sampled_from(["Oil", "oil", "Gabapentin", "Tea"])
things = st.builds(Thing, names, st.lists(names, max_size=2).map(tuple), plan=st.sampled_from(["1", "2"]))
snapshots = st.builds(Snapshot, st.lists(things, max_size=4).map(tuple), st.sampled_from("ab"), st.integers(1, 4))


def with_oil(**changes: object) -> Snapshot:
    return replace(THEN, things=(GABAPENTIN, replace(OIL, **changes)))  # type: ignore[arg-type]  # a test's keywords


@given(snapshots)
def test_what_is_as_it_was_is_no_difference_in_whatever_order_it_stands(one: Snapshot) -> None:
    assert not difference(one, replace(one, things=one.things[::-1]))


@given(snapshots, snapshots)
def test_what_was_added_one_way_was_taken_off_the_other_way(one: Snapshot, other: Snapshot) -> None:
    there, back = difference(one, other), difference(other, one)
    assert sorted(there.added) == sorted(back.gone)
    assert there.entry is back.entry
    assert not (there.more_serious and back.more_serious)


def test_things_doses_and_the_entry_are_told_apart() -> None:
    tea = Thing("Tea", ("caffeine",))
    assert difference(THEN, replace(THEN, things=(*THEN.things, tea))) == Difference(added=("Tea",))
    assert difference(THEN, replace(THEN, things=(OIL,))) == Difference(gone=("Gabapentin",))
    more = replace(GABAPENTIN, plan="300 mg 1-0-0-2")
    assert difference(THEN, replace(THEN, things=(more, OIL))) == Difference(doses=("Gabapentin",))
    assert difference(THEN, replace(THEN, entry="another")) == Difference(entry=True)
    assert difference(THEN, replace(THEN, seriousness=4)) == Difference(more_serious=True)
    assert difference(THEN, replace(THEN, seriousness=2)) == Difference()


def test_another_spelling_of_the_same_name_is_the_same_thing() -> None:
    assert not difference(THEN, with_oil(name="  OIL "))
    assert difference(THEN, with_oil(name="Oil 2")) == Difference(added=("Oil 2",), gone=("Oil",))
    assert difference(THEN, with_oil(substances=("thc", "cbd"))) == Difference(added=("Oil",), gone=("Oil",))


@pytest.mark.parametrize(("amount", "another"), [("0.1", False), ("3", False), ("6", False), ("6.01", True)])
def test_cannabis_varies_and_only_more_than_twice_the_amount_is_another_dose(amount: str, another: bool) -> None:
    now = with_oil(most=(("thc", Decimal(amount)),))
    assert difference(THEN, now) == (Difference(doses=("Oil",)) if another else Difference())


def test_an_amount_that_is_not_known_is_no_other_dose() -> None:
    assert not difference(THEN, with_oil(most=()))
    assert not difference(with_oil(most=()), THEN)


def test_a_new_route_is_news_and_one_that_is_gone_is_not() -> None:
    both = with_oil(routes=("under-tongue", "smoked"))
    assert difference(THEN, both) == Difference(doses=("Oil",))
    assert not difference(both, THEN)


def test_of_two_things_alike_each_is_compared_with_its_own() -> None:
    two = replace(THEN, things=(GABAPENTIN, GABAPENTIN))
    assert difference(replace(THEN, things=(GABAPENTIN,)), two) == Difference(added=("Gabapentin",))
    assert not difference(two, two)
