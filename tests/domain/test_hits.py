"""Hits: where each of the five kinds of category is met, and where it is not."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations_with_replacement
from typing import Any

import pytest

from app.domain.hits import Hit, can_meet, find_hits
from app.domain.interactions import CategoryKind, EventKind, Side
from app.domain.items import Content, Event, Item, ItemKind, RecordDay, terms_of
from app.domain.people import Answer
from app.domain.routes import Route
from tests.data_files import TODAY, small

DATA = small()


def medicine(*substances: str, treatment: str = "", **changes: Any) -> Item:
    contents = tuple(Content(one) for one in substances)
    name = substances[0]
    made = Item(0, ItemKind.MEDICINE, name, contents, (Route.SWALLOWED,), treatment=treatment or name)
    return replace(made, **changes)


def cannabis(*substances: str, **changes: Any) -> Item:
    return medicine(*substances, kind=ItemKind.CANNABIS, **changes)


def hits(
    category: str, *items: Item, events: tuple[Event, ...] = (), person: dict[str, Answer] | None = None
) -> list[Hit]:
    numbered = tuple(replace(one, index=place) for place, one in enumerate(items))
    return find_hits(DATA.categories[category], RecordDay(TODAY, numbered, person or {}, events), DATA.vocabulary)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_a_pair_needs_both_sides() -> None:
    assert len(hits("cannabis-gabapentinoid", medicine("gabapentin"), cannabis("thc"))) == 1
    assert hits("cannabis-gabapentinoid", medicine("gabapentin")) == []
    assert hits("cannabis-gabapentinoid", cannabis("thc")) == []


def test_a_pair_never_meets_one_item_with_itself_unless_the_category_says_so() -> None:
    category = DATA.categories["cannabis-gabapentinoid"]
    both = medicine("gabapentin", "thc")
    record = RecordDay(TODAY, (both,), {})
    assert find_hits(category, record, DATA.vocabulary) == []
    assert len(find_hits(replace(category, within_one_item=True), record, DATA.vocabulary)) == 1


def test_a_pair_never_meets_a_substance_with_itself() -> None:
    category = replace(DATA.categories["cannabis-gabapentinoid"], b=Side(groups=("gabapentinoid",)))
    record = RecordDay(TODAY, (medicine("gabapentin"), medicine("gabapentin", index=1)), {})
    assert find_hits(category, record, DATA.vocabulary) == []


def test_a_count_counts_distinct_substances_once() -> None:
    two = [medicine("gabapentin"), medicine("tramadol")]
    assert hits("three-sedating", *two, medicine("gabapentin")) == []
    assert len(hits("three-sedating", *two, medicine("amitriptyline"))[0].a) == 3


def test_substances_that_count_as_one_are_one() -> None:
    assert hits("three-sedating", medicine("gabapentin"), cannabis("thc"), medicine("alcohol")) == []
    four = hits("three-sedating", medicine("gabapentin"), cannabis("thc"), medicine("alcohol"), medicine("tramadol"))
    assert len(four[0].a) == 4


def test_two_strengths_of_one_name_are_one_treatment() -> None:
    assert hits("same-twice", medicine("gabapentin"), medicine("gabapentin")) == []


def test_two_brands_of_one_substance_are_two_treatments() -> None:
    found = hits(
        "same-twice", medicine("gabapentin", treatment="neurontin"), medicine("gabapentin", treatment="gralise")
    )
    assert [len(each.a) for each in found] == [2]


def test_two_members_of_one_group_are_duplicates_and_two_ingredients_of_one_product_are_not() -> None:
    assert len(hits("same-twice", medicine("gabapentin"), medicine("pregabalin"))) == 1
    assert hits("same-twice", medicine("paracetamol", "paracetamol")) == []


def test_an_ingredient_inside_a_combination_is_a_duplicate_of_the_same_alone() -> None:
    assert len(hits("same-twice", medicine("paracetamol"), medicine("paracetamol", "tramadol", treatment="mix"))) == 1


def test_cannabis_that_nobody_prescribed_is_never_a_duplicate_of_itself() -> None:
    oil, flower = cannabis("thc", treatment="oil"), cannabis("thc", treatment="flower")
    assert hits("same-twice", oil, flower) == []
    assert len(hits("same-twice", oil, replace(flower, prescribed=True))) == 1


@pytest.mark.parametrize(("days", "met"), [(0, True), (28, True), (29, False), (-1, False)])
def test_a_change_counts_for_the_days_the_category_names(days: int, met: bool) -> None:
    stopped = medicine("tramadol", stopped=ago(days), changes=((EventKind.STOPPED, ago(days)),))
    assert bool(hits("smoke-stopped", stopped, medicine("clozapine"))) is met
    said = (Event("cannabis-smoke", EventKind.STOPPED, ago(days)),)
    assert bool(hits("smoke-stopped", medicine("clozapine"), events=said)) is met


def test_a_change_needs_the_event_the_side_and_the_other_thing() -> None:
    raised = medicine("tramadol", changes=((EventKind.RAISED, TODAY),))
    assert hits("smoke-stopped", raised, medicine("clozapine")) == []
    other = (Event("thc", EventKind.STOPPED, TODAY),)
    assert hits("smoke-stopped", medicine("clozapine"), events=other) == []
    smoke = (Event("cannabis-smoke", EventKind.STOPPED, TODAY),)
    assert hits("smoke-stopped", medicine("paracetamol"), events=smoke) == []


def test_a_change_without_its_event_meets_nothing() -> None:
    category = replace(DATA.categories["smoke-stopped"], event=None)
    assert find_hits(category, RecordDay(TODAY, (medicine("clozapine"),), {}), DATA.vocabulary) == []


SMOKED = cannabis("cannabis-smoke", routes=(Route.SMOKED,))


@pytest.mark.parametrize(
    ("answer", "met", "asks"),
    [
        (Answer.YES, True, ()),
        (Answer.NO, False, ()),
        (Answer.UNKNOWN, True, ("lung-disease",)),
        (None, True, ("lung-disease",)),
    ],
)
def test_a_note_about_a_circumstance_is_asked_while_nobody_knows(
    answer: Answer | None, met: bool, asks: tuple[str, ...]
) -> None:
    found = hits("thc-lungs", SMOKED, person={} if answer is None else {"lung-disease": answer})
    assert bool(found) is met
    assert not met or found[0].asks == asks


def test_a_note_that_does_not_ask_is_silent_while_nobody_knows() -> None:
    category = replace(DATA.categories["thc-lungs"], ask_when_unknown=False)
    assert find_hits(category, RecordDay(TODAY, (SMOKED,), {}), DATA.vocabulary) == []


def test_a_note_that_always_holds_needs_only_its_thing() -> None:
    assert len(hits("thc-driving", cannabis("thc"))) == 1
    assert hits("thc-driving", medicine("paracetamol")) == []


@pytest.mark.parametrize("kind", CategoryKind)
def test_a_category_without_sides_meets_nothing(kind: CategoryKind) -> None:
    bare = replace(DATA.categories["thc-driving"], kind=kind, a=None, b=None, event=None, at_least=2)
    assert find_hits(bare, RecordDay(TODAY, (SMOKED,), {}), DATA.vocabulary) == []


@pytest.mark.parametrize("kind", list(CategoryKind))
def test_a_category_is_passed_over_only_where_it_finds_nothing(kind: CategoryKind) -> None:
    changes = ((EventKind.STOPPED, ago(1)), (EventKind.STARTED, ago(1)))
    events = tuple(Event(one, EventKind.STOPPED, ago(1)) for one in DATA.vocabulary.substances)
    person = dict.fromkeys(DATA.person_facts, Answer.YES)
    categories = [category for category in DATA.categories.values() if category.kind is kind]
    passed_over = 0
    for one, other in combinations_with_replacement([*DATA.vocabulary.substances, "moonstone"], 2):
        items = (medicine(one, changes=changes), medicine(other, changes=changes, treatment="another", index=1))
        record = RecordDay(TODAY, items, person, events)
        present = terms_of(record, DATA.vocabulary)
        for category in categories:
            if not can_meet(category, present):
                passed_over += 1
                assert find_hits(category, record, DATA.vocabulary) == []
    assert passed_over
