"""What holds for every record over the shipped file: unknown contents and routes, “not in it”, the skin, looked_at."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.checking import CheckResult, Finding, ItemState, check, renumber
from app.domain.interactions import DataFile, Side
from app.domain.items import Content, Item, ItemKind, RecordDay, names
from app.domain.people import Answer
from app.domain.routes import CANNABIS_ROUTES, LOCAL_ROUTES, Route
from app.services.typed_record import TypedCheck, TypedRecord, check_typed
from tests.data_files import TODAY, shipped

CANNABINOIDS = ("thc", "cbd")
SOME = settings(max_examples=60, deadline=None)


@cache
def ids() -> tuple[str, ...]:
    """Substances that some category can meet, so that random records meet something."""
    data = shipped()
    sides = [side for each in data.categories.values() for side in (each.a, each.b) if side]
    found = {one for side in sides for one in data.vocabulary.substances if names(side, one, data.vocabulary)} - {
        *CANNABINOIDS,
        "cannabis-smoke",
    }
    return tuple(sorted(found))


def things() -> st.SearchStrategy[list[str]]:
    return st.deferred(lambda: st.lists(st.sampled_from(ids()), max_size=5, unique=True))


def circumstances() -> st.SearchStrategy[list[str]]:
    return st.deferred(lambda: st.lists(st.sampled_from(sorted(yes_or_no())), max_size=3, unique=True))


@cache
def yes_or_no() -> tuple[str, ...]:
    return tuple(fact for fact, entry in shipped().person_facts.items() if not entry.number)


def looked_up(others: Sequence[str], cannabis: str, person: Sequence[str] = ()) -> TypedCheck:
    typed = [(ItemKind.CANNABIS, cannabis), *((ItemKind.SUBSTANCE, one) for one in others)]
    return check_typed(TypedRecord(TODAY, typed, person=person), shipped(), _no_search)


def _no_search(text: str) -> Any:
    raise AssertionError(text)


def levels(result: CheckResult) -> dict[str, int]:
    return {each.category.id: each.seriousness for each in (*result.findings, *result.on_request, *result.negatives)}


def assert_nothing_is_lost(fewer: CheckResult, more: CheckResult) -> None:
    found = levels(more)
    for category, seriousness in levels(fewer).items():
        assert found.get(category, 0) >= seriousness, category


@SOME
@given(
    things(),
    st.sampled_from(CANNABIS_ROUTES),
    st.sampled_from(CANNABINOIDS),
    st.integers(1, 2000),
    st.sampled_from(["use", "day"]),
    circumstances(),
)
def test_an_amount_that_nobody_knows_never_silences_or_lowers_anything(
    others: list[str], route: Route, substance: str, mg: int, per: str, person: list[str]
) -> None:
    known = looked_up(others, f"{route}:{substance}={mg}:per={per}", person)
    assert_nothing_is_lost(known.result, looked_up(others, str(route), person).result)


@SOME
@given(things(), st.sampled_from(CANNABIS_ROUTES), circumstances())
def test_a_route_that_nobody_knows_never_silences_or_lowers_anything(
    others: list[str], route: Route, person: list[str]
) -> None:
    known = looked_up(others, f"{route}:thc=10", person)
    assert_nothing_is_lost(known.result, looked_up(others, "unknown:thc=10", person).result)


@SOME
@given(things(), st.sampled_from(CANNABIS_ROUTES), st.sampled_from(CANNABINOIDS), circumstances())
def test_what_is_not_in_it_is_part_of_no_finding(
    others: list[str], route: Route, substance: str, person: list[str]
) -> None:
    outcome = looked_up(others, f"{route}:{substance}=0", person).result
    for finding in (*outcome.findings, *outcome.on_request, *outcome.negatives):
        assert substance not in [part.substance for part in finding.parts], finding.category.id


@SOME
@given(things(), circumstances())
def test_a_product_with_neither_thc_nor_cbd_that_is_not_smoked_is_part_of_no_finding(
    others: list[str], person: list[str]
) -> None:
    outcome = looked_up(others, "swallowed:thc=0:cbd=0", person).result
    assert all(0 not in finding.items for finding in outcome.findings)
    assert outcome.coverage[0].state is ItemState.NOT_CHECKED


def item(substance: str, route: Route) -> Item:
    kind = ItemKind.CANNABIS if substance in CANNABINOIDS else ItemKind.MEDICINE
    return Item(0, kind, substance, (Content(substance),), (route,), treatment=substance)


def lists_the_route(finding: Finding, substance: str, route: Route, data: DataFile) -> bool:
    event = finding.category.event
    sides: list[Side | None] = [finding.category.a, finding.category.b, event.of if event else None]
    return any(side and route in side.routes and names(side, substance, data.vocabulary) for side in sides)


@SOME
@given(
    st.deferred(lambda: st.lists(st.sampled_from([*ids(), *CANNABINOIDS]), min_size=1, max_size=5)),
    things(),
    st.sampled_from(sorted(LOCAL_ROUTES)),
)
def test_what_is_put_on_one_place_meets_only_a_category_that_lists_that_route(
    put_on: list[str], swallowed: list[str], route: Route
) -> None:
    data = shipped()
    local = [item(one, route) for one in put_on]
    items = renumber([*local, *(item(one, Route.SWALLOWED) for one in swallowed)])
    outcome = check(RecordDay(TODAY, items, dict.fromkeys(data.person_facts, Answer.YES)), data)
    for finding in (*outcome.findings, *outcome.on_request, *outcome.negatives):
        for index in finding.items:
            if index < len(local):
                assert lists_the_route(finding, put_on[index], route, data), finding.category.id


@cache
def never_looked_at() -> DataFile:
    """The shipped file as if nobody had looked at any substance."""
    data = shipped()
    substances = {key: replace(one, looked_at=()) for key, one in data.vocabulary.substances.items()}
    return replace(data, vocabulary=replace(data.vocabulary, substances=substances))


@SOME
@given(things())
def test_without_looked_at_nothing_is_checked_and_no_finding_goes_away(others: list[str]) -> None:
    record = RecordDay(TODAY, renumber(item(one, Route.SWALLOWED) for one in others), {})
    before, after = check(record, shipped()), check(record, never_looked_at())
    assert levels(after) == levels(before)
    assert not any(cover.whole() for cover in after.coverage)
    for old, new in zip(before.coverage, after.coverage, strict=True):
        flagged = old.state is ItemState.FLAGGED
        assert new.state is (ItemState.FLAGGED if flagged else ItemState.NOT_CHECKED)
