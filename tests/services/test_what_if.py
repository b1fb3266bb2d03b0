"""What if: the same findings as if it were really taken, nothing lost by asking, and nothing written anywhere."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from app.domain.amounts import Amount
from app.domain.checking import CheckResult
from app.domain.medicines import Medicine
from app.domain.products import Product, ProductForm
from app.domain.records import Record, RecordChange
from app.domain.regimens import Regimen
from app.domain.routes import CANNABIS_ROUTES, Route
from app.domain.uses import Use
from app.services import diary
from app.services.findings import Current, DiaryView, current_findings
from app.services.ports import Tools
from app.services.record_day import ingredients_of
from app.services.sample import sample_records, sample_view
from app.services.what_if import Hypothesis, WhatIf, if_cannabis, if_medicine, what_if, with_hypotheses
from app.services.what_if_look import look_of
from app.store import database
from app.store.store import DiaryStore
from tests.data_files import shipped

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
TODAY = NOON.date()
BANNED = re.compile(r"\b(safe|fine|ok|danger|warning|due|works?|because)\b", re.IGNORECASE)
SOME = settings(max_examples=25, deadline=None)


@cache
def sample() -> DiaryView:
    return sample_view(NOON, shipped())


@cache
def entries() -> tuple[str, ...]:
    return tuple(sorted(shipped().vocabulary.substances))


def medicine(entry: str, number: int = 1, daily: int | None = None) -> Hypothesis:
    amount = None if daily is None else Amount(Decimal(daily), "mg")
    return if_medicine(entry, entry, ingredients_of(entry, shipped().vocabulary), number=number, daily=amount)


def unknown(name: str = "Quietosan") -> Hypothesis:
    return if_medicine(name, None, (), number=7)


medicines = st.builds(
    medicine, st.deferred(lambda: st.sampled_from(entries())), st.integers(1, 3), st.none() | st.integers(1, 900)
)
mg = st.none() | st.integers(0, 90).map(Decimal)
cannabis = st.builds(
    if_cannabis,
    st.sampled_from(ProductForm),
    st.sampled_from(CANNABIS_ROUTES),
    st.just(NOON),
    number=st.integers(4, 6),
    thc=mg,
    cbd=mg,
)
asked = st.lists(medicines | cannabis, min_size=1, max_size=3, unique_by=lambda each: each.id)


def ask(*hypotheses: Hypothesis, view: DiaryView | None = None) -> WhatIf:
    return what_if(view or sample(), hypotheses, shipped(), TODAY)


def levels(result: CheckResult) -> dict[str, int]:
    return {each.category.id: each.seriousness for each in (*result.findings, *result.on_request)}


def shape(now: Current) -> dict[str, tuple[object, ...]]:
    """A look-up without the ids of records and their places."""
    return {
        each.category.id: (
            each.seriousness,
            each.certainty,
            each.raises,
            each.asks,
            each.content_unknown,
            sorted(now.items[index].name for index in each.items),
        )
        for each in now.result.findings
    }


@SOME
@given(asked)
def test_asking_finds_what_really_adding_finds(hypotheses: list[Hypothesis]) -> None:
    numbers = count(1)
    store, tools = DiaryStore(database.memory()), Tools(lambda: NOON, lambda: f"new-{next(numbers)}")
    base = replace(sample(), talks=(), uses=(), intakes=())
    records: tuple[Record, ...] = (base.person, *base.medicines, *base.regimens, *base.products)
    store.apply([RecordChange(None, each) for each in records], "All", NOON)
    for each in hypotheses:
        if each.medicine is not None:
            regimen = replace(each.regimen, id="") if each.regimen else None
            diary.add_medicine(store, tools, replace(each.medicine, id=""), regimen)
        if each.product is not None and each.use is not None:
            change = diary.add_product(store, tools, replace(each.product, id=""))
            diary.record_use(store, tools, replace(each.use, id="", product_id=change.ids[0]))
    kept = DiaryView(
        base.person,
        store.all(Medicine),
        store.all(Regimen),
        store.all(Product),
        store.all(Use),
    )
    really = current_findings(kept, shipped(), TODAY)
    only_asked = current_findings(with_hypotheses(base, hypotheses), shipped(), TODAY)
    assert shape(only_asked) == shape(really)
    found = what_if(base, hypotheses, shipped(), TODAY)
    told = [each.view.id for each in (*found.new, *found.changed)] + [each.id for each in found.same]
    assert sorted(told) == sorted(shape(really))
    store.close()


@SOME
@given(asked)
def test_asking_never_takes_a_category_away_or_makes_it_less_serious(hypotheses: list[Hypothesis]) -> None:
    before = levels(current_findings(sample(), shipped(), TODAY).result)
    after = levels(current_findings(with_hypotheses(sample(), hypotheses), shipped(), TODAY).result)
    for category, seriousness in before.items():
        assert after.get(category, 0) >= seriousness, category


@SOME
@given(asked)
def test_every_finding_stands_in_one_group_and_what_stays_really_stays(
    hypotheses: list[Hypothesis],
) -> None:
    now = current_findings(sample(), shipped(), TODAY)
    found = ask(*hypotheses)
    before = {each.category.id: each for each in now.result.findings}
    assert not {each.view.id for each in found.new} & set(before)
    assert {each.view.id for each in found.changed} | {each.id for each in found.same} == set(before)
    for view in found.same:
        assert view.seriousness == before[view.id].seriousness
        assert set(view.things) == {now.items[index].name for index in before[view.id].items}
    assert all(each.remark for each in (*found.new, *found.changed))


def test_nothing_is_written_no_row_and_no_entry_of_the_history() -> None:
    opened = database.memory()
    store = DiaryStore(opened)
    store.apply([RecordChange(None, each) for each in sample_records(NOON, shipped())], "Sample", NOON)

    def counted() -> dict[str, int]:
        with opened.engine.connect() as connection:
            names = connection.execute(text("SELECT name FROM sqlite_schema WHERE type = 'table'")).scalars().all()
            return {name: connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one() for name in names}  # noqa: S608 - names of the schema

    before, history = counted(), store.history(10)
    assert before["medicine"]
    assert before["change"]
    view = replace(sample(), medicines=store.all(Medicine))
    found = what_if(view, [medicine("phenelzine"), unknown()], shipped(), TODAY)
    assert found.new
    assert look_of(found) is not None
    assert counted() == before
    assert store.history(10) == history
    assert store.verify_chain() is None
    assert view.medicines == store.all(Medicine)
    store.close()


def test_what_could_not_be_checked_of_it_is_named_and_counted() -> None:
    found = ask(unknown(), medicine("gabapentin"))
    assert [(each.name, each.wholly) for each in found.unchecked] == [("Quietosan", True)]
    assert found.headline == "1 of 2 things asked about could be checked"
    assert "Meadow calm drops" in [each.name for each in found.still_unchecked]
    half = ask(if_cannabis(ProductForm.OIL, Route.SWALLOWED, NOON, number=1, thc=Decimal(5)))
    assert [each.reasons for each in half.unchecked] == [("CBD content not known",)]
    assert half.headline.startswith("0 of 1")


def test_a_thing_nobody_knows_changes_nothing_and_the_sentence_that_this_says_little_stands() -> None:
    found = ask(unknown())
    assert (found.new, found.changed) == ((), ())
    assert found.same
    look = look_of(found)
    assert look is not None
    assert "not evidence of safety" in look.no_match
    assert look.unchecked == found.unchecked


def test_one_more_thing_in_a_finding_is_said_so_and_more_serious_too() -> None:
    found = ask(medicine("mirtazapine"))
    assert {each.remark for each in found.changed} >= {"one more"}
    both = ask(medicine("mirtazapine", 1), medicine("trazodone", 2))
    assert "two more" in {each.remark for each in both.changed}


def test_what_was_talked_about_would_be_open_again() -> None:
    remarks = {each.view.id: each.remark for each in ask(medicine("nortriptyline")).changed}
    assert remarks["tca-with-snri-or-ssri"] == "one more · open again"
    assert "open again" not in remarks["three-or-more-depressants"]


def test_nothing_asked_about_is_nothing_on_paper() -> None:
    assert look_of(ask()) is None
    assert ask().headline == ""


def test_the_words_that_are_never_shown_are_not_in_it() -> None:
    found = ask(medicine("mirtazapine"))
    look = look_of(found)
    assert look is not None
    for sentence in (look.not_a_plan, found.headline, *(each.remark for each in found.changed)):
        assert not BANNED.search(sentence)
