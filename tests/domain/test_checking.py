"""The check: what always holds, whatever is on the record, over the small file and over the real one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.checking import CheckResult, ItemState, check, renumber
from app.domain.interactions import DataFile, EventKind, Status
from app.domain.items import Content, Event, Item, ItemKind, RecordDay, Unchecked, UncheckedPart
from app.domain.people import Answer
from app.domain.routes import Route
from app.services.typed_record import TypedRecord, check_typed
from tests.data_files import TODAY, shipped, small, with_category

SMALL = small()


def item(*substances: str, **changes: Any) -> Item:
    kind = ItemKind.CANNABIS if {"thc", "cbd", "cannabis-smoke"} & set(substances) else ItemKind.MEDICINE
    contents = tuple(Content(one) for one in substances)
    made = Item(0, kind, substances[0] if substances else "nothing", contents, (Route.SWALLOWED,))
    return replace(made, treatment=made.name, **changes)


def looked_up(*items: Item, data: DataFile = SMALL, events: tuple[Event, ...] = (), **person: Answer) -> CheckResult:
    answers = {key.replace("_", "-"): answer for key, answer in person.items()}
    return check(RecordDay(TODAY, renumber(items), answers, events), data)


def ids(result: CheckResult) -> list[str]:
    return [finding.category.id for finding in result.findings]


def test_a_finding_is_one_category_with_every_thing_that_meets_it() -> None:
    result = looked_up(item("gabapentin"), item("pregabalin"), item("thc"), item("cbd"))
    finding = next(each for each in result.findings if each.category.id == "cannabis-gabapentinoid")
    assert finding.items == (0, 1, 2, 3)
    assert ids(result).count("cannabis-gabapentinoid") == 1


def test_findings_stand_with_the_most_serious_first() -> None:
    result = looked_up(item("tramadol"), item("gabapentin"), item("thc"), item("cbd"))
    levels = [finding.seriousness for finding in result.findings]
    assert levels == sorted(levels, reverse=True)
    assert levels[0] == 4


def test_a_withdrawn_entry_never_fires_and_a_negative_one_silences_nothing() -> None:
    result = looked_up(item("paracetamol"), item("thc"))
    assert "taken-back" not in ids(result)
    assert [each.category.id for each in result.negatives] == ["studied-nothing"]
    assert ids(result) == ["thc-driving"]
    active = replace(SMALL.categories["studied-nothing"], status=Status.ACTIVE)
    both = replace(SMALL, categories={**SMALL.categories, "again": replace(active, id="again")})
    assert "again" in ids(looked_up(item("paracetamol"), item("thc"), data=both))


def test_a_negative_alone_flags_nothing() -> None:
    only = replace(SMALL, categories={"studied-nothing": SMALL.categories["studied-nothing"]})
    result = looked_up(item("paracetamol"), item("thc"), data=only)
    assert [each.state for each in result.coverage] == [ItemState.CHECKED, ItemState.CHECKED]


def test_an_unknown_content_fires_and_is_named() -> None:
    unknown = item("gabapentin"), item("thc", contents=(Content("thc", unknown=True),))
    finding = next(each for each in looked_up(*unknown).findings if each.category.id == "cannabis-gabapentinoid")
    assert finding.content_unknown
    assert not looked_up(item("gabapentin"), item("thc")).findings[0].content_unknown


def test_an_unknown_route_fires() -> None:
    assert "cannabis-gabapentinoid" in ids(looked_up(item("gabapentin"), item("thc", routes=(Route.UNKNOWN,))))


def test_a_cream_meets_only_categories_that_list_it_and_otherwise_carries_the_remark() -> None:
    cream = item("cbd", routes=(Route.TOPICAL,))
    result = looked_up(item("gabapentin"), cream)
    assert ids(result) == []
    assert result.coverage[1].on_skin
    listed = looked_up(item("warfarin"), cream)
    assert ids(listed) == ["cbd-warfarin"]
    assert not listed.coverage[1].on_skin
    assert not result.coverage[0].on_skin


@pytest.mark.parametrize("route", [Route.TOPICAL, Route.EYE])
def test_a_medicine_put_on_one_place_is_never_called_checked_without_a_rule_for_it(route: Route) -> None:
    gel = item("warfarin", routes=(route,))
    cover = looked_up(item("gabapentin"), gel).coverage[1]
    assert cover.state is ItemState.NOT_CHECKED
    assert Unchecked(UncheckedPart.PLACE, "warfarin") in cover.unchecked
    swallowed_too = item("warfarin", routes=(route, Route.SWALLOWED))
    assert looked_up(swallowed_too).coverage[0].state is ItemState.CHECKED


def test_a_medicine_put_on_one_place_that_meets_a_rule_is_flagged_and_still_not_wholly_checked() -> None:
    data = with_category(a={"substances": ["warfarin"], "routes": ["topical"]}, b={"groups": ["gabapentinoid"]})
    cover = looked_up(item("gabapentin"), item("warfarin", routes=(Route.TOPICAL,)), data=data).coverage[1]
    assert cover.state is ItemState.FLAGGED
    assert not cover.whole()


def test_a_substance_is_checked_only_as_far_as_its_entry_says() -> None:
    result = looked_up(item("newdrug"), item("warfarin"), item("moonstone"))
    parts = [[(part.part, part.what) for part in each.unchecked] for each in result.coverage]
    assert [each.state for each in result.coverage] == [
        ItemState.NOT_CHECKED,
        ItemState.CHECKED,
        ItemState.NOT_CHECKED,
    ]
    assert parts[0] == [(UncheckedPart.EFFECTS, "newdrug"), (UncheckedPart.LEVELS, "newdrug")]
    assert parts[1] == [(UncheckedPart.EFFECTS, "warfarin")]
    assert parts[2] == [(UncheckedPart.EFFECTS, "moonstone"), (UncheckedPart.LEVELS, "moonstone")]
    assert not any(each.whole() for each in result.coverage)


def test_what_raised_a_finding_is_named_only_where_it_raised_it() -> None:
    result = looked_up(item("gabapentin"), item("thc"), item("tramadol"))
    finding = next(each for each in result.findings if each.category.id == "cannabis-gabapentinoid")
    assert (finding.seriousness, finding.base) == (3, 2)
    assert [each.why for each in finding.raises] == ["Another thing slows breathing."]
    assert looked_up(item("gabapentin"), item("thc")).findings[0].raises == ()


def test_a_change_that_was_only_said_is_a_finding_about_the_other_thing() -> None:
    event = Event("cannabis-smoke", EventKind.STOPPED, TODAY)
    result = looked_up(item("clozapine"), events=(event,))
    assert [(each.category.id, each.items) for each in result.findings] == [("smoke-stopped", (0,))]


def test_an_empty_record_gives_an_empty_result() -> None:
    assert looked_up() == CheckResult((), (), ())


def items_of(data: DataFile) -> st.SearchStrategy[Item]:
    """Any item: substances of the file or none, any routes, stopped or changed, with or without unchecked parts."""
    sides = [side for each in data.categories.values() for side in (each.a, each.b) if side]
    used = {one for side in sides for one in side.substances} & set(data.vocabulary.substances)
    grouped = [each.id for each in data.vocabulary.substances.values() if each.groups]
    likely = st.sampled_from([*sorted(used), *grouped])
    substances = likely | likely | st.sampled_from([*data.vocabulary.substances, "moonstone"])
    amounts = st.none() | st.decimals(0, 2000, places=1)
    contents = st.builds(Content, substances, st.booleans(), amounts, amounts)
    days = st.integers(-5, 60).map(lambda days: TODAY - timedelta(days=days))
    unchecked = st.builds(Unchecked, st.sampled_from(UncheckedPart), st.just("something"))
    return st.builds(
        Item,
        index=st.just(0),
        kind=st.sampled_from(ItemKind),
        name=st.sampled_from(["one", "two"]),
        contents=st.lists(contents, max_size=3).map(tuple),
        routes=st.just((Route.SWALLOWED,)) | st.lists(st.sampled_from(Route), min_size=1, max_size=2).map(tuple),
        form=st.sampled_from(["", "oil", "tablet"]),
        treatment=st.sampled_from(["a", "b", "c"]),
        prescribed=st.booleans(),
        stopped=st.none() | st.none() | days,
        changes=st.lists(st.tuples(st.sampled_from(EventKind), days), max_size=2).map(tuple),
        unchecked=st.lists(unchecked, max_size=1).map(tuple),
    )


def records_of(data: DataFile) -> st.SearchStrategy[RecordDay]:
    facts = st.dictionaries(st.sampled_from(sorted(data.person_facts)), st.sampled_from(Answer), max_size=3)
    events = st.builds(
        Event,
        st.sampled_from(["cannabis-smoke", "thc", "tobacco-smoke"]),
        st.sampled_from(EventKind),
        st.integers(-5, 60).map(lambda days: TODAY - timedelta(days=days)),
    )
    items = st.lists(items_of(data), max_size=8).map(renumber)
    return st.builds(RecordDay, st.just(TODAY), items, facts, st.lists(events, max_size=1).map(tuple))


def levels(result: CheckResult) -> dict[str, tuple[int, int]]:
    return {each.category.id: (each.seriousness, each.base) for each in result.findings}


def everything_holds(data: DataFile, record: RecordDay, more: Item, order: Callable[[list[Item]], list[Item]]) -> None:
    result = check(record, data)
    assert [each.item for each in result.coverage] == list(range(len(record.items)))
    flagged = {index for finding in result.findings for index in finding.items}
    for each in result.coverage:
        assert (each.state is ItemState.FLAGGED) == (each.item in flagged)
        assert not (each.whole() and (each.unchecked or record.items[each.item].unchecked))
    assert len(levels(result)) == len(result.findings)
    shuffled = replace(record, items=renumber(order(list(record.items))))
    assert levels(check(shuffled, data)) == levels(result)
    added = levels(check(replace(record, items=renumber([*record.items, more])), data))
    for category, (seriousness, _) in levels(result).items():
        assert category in added
        assert added[category][0] >= seriousness


def _orders() -> st.SearchStrategy[Callable[[list[Item]], list[Item]]]:
    return st.randoms(use_true_random=False).map(lambda random: lambda items: random.sample(items, len(items)))


@settings(max_examples=300, deadline=None)
@given(records_of(SMALL), items_of(SMALL), _orders())
def test_order_never_matters_and_one_thing_more_never_takes_a_finding_away_or_lowers_it(
    record: RecordDay, more: Item, order: Callable[[list[Item]], list[Item]]
) -> None:
    everything_holds(SMALL, record, more, order)


@settings(max_examples=150, deadline=None)
@given(st.deferred(lambda: records_of(shipped())), st.deferred(lambda: items_of(shipped())), _orders())
def test_the_same_holds_over_the_file_that_is_shipped(
    record: RecordDay, more: Item, order: Callable[[list[Item]], list[Item]]
) -> None:
    everything_holds(shipped(), record, more, order)


def real(*names: str, person: tuple[str, ...] = (), cannabis: str = "") -> CheckResult:
    """The check over the shipped file, by ids of its entries."""
    things = [(ItemKind.SUBSTANCE, name) for name in names]
    things += [(ItemKind.CANNABIS, cannabis)] * bool(cannabis)
    typed = TypedRecord(TODAY, things, person=person)
    return check_typed(typed, shipped(), _no_search).result


def _no_search(text: str) -> Any:
    raise AssertionError(text)


@pytest.mark.parametrize("antagonist", ["naloxone", "naltrexone", "nalmefene", "methylnaltrexone", "naloxegol"])
@pytest.mark.parametrize("other", ["pregabalin", "diazepam", "amitriptyline", "zopiclone"])
def test_nobody_is_ever_warned_off_an_opioid_antagonist(antagonist: str, other: str) -> None:
    alone = ids(real(other))
    assert ids(real(other, antagonist)) == alone


def test_pregabalin_with_naloxone_gives_nothing() -> None:
    assert [one for one in ids(real("pregabalin", "naloxone")) if one not in ids(real("pregabalin"))] == []


@pytest.mark.parametrize("route", ["smoked", "vaporised", "swallowed", "under-tongue", "unknown"])
def test_age_alone_never_makes_thc_with_amitriptyline_a_four(route: str) -> None:
    result = real("amitriptyline", person=("age=80",), cannabis=f"{route}:thc=10:cbd=0")
    assert result.findings
    assert max(each.seriousness for each in result.findings) <= 3


@pytest.mark.parametrize("which", ["small", "shipped"])
def test_looking_up_thirty_medicines_gives_each_of_them_one_state(which: str) -> None:
    data = SMALL if which == "small" else shipped()
    things = [item(one) for one in list(data.vocabulary.substances)[:30]]
    result = looked_up(*things, data=data)
    assert len(result.coverage) == len(things)
    assert {each.state for each in result.coverage} <= set(ItemState)
