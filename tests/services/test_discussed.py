"""A finding that was talked about stays listed, and is open again only when things, doses or its entry change."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count

import pytest

from app.domain.amounts import Amount
from app.domain.interactions import DataFile, Seriousness
from app.domain.medicines import Medicine
from app.domain.people import Answer, Person
from app.domain.products import Product
from app.domain.regimens import Regimen, RegimenKind
from app.domain.routes import Route
from app.domain.strengths import freeze
from app.domain.talks import Talk
from app.domain.uses import Use, UseUnit
from app.services import talking
from app.services.changes import redo, undo
from app.services.diary import DiaryProblem
from app.services.discussed import with_talks
from app.services.finding_view import FindingView, view_findings
from app.services.findings import DiaryView, current_findings
from app.services.ports import Tools
from app.services.record_day import ingredients_of
from app.store import database
from app.store.store import DiaryStore
from tests.data_files import TODAY, small

DATA = small()
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
ID = "cannabis-gabapentinoid"
OIL = Product("p-oil", "Oil", thc=Decimal(10), cbd=Decimal(0), route=Route.SWALLOWED)
ONE, TWO = Decimal(1), Decimal(2)


def medicine(entry: str) -> Medicine:
    mg = Amount(Decimal(300), "mg")
    return Medicine(f"m-{entry}", entry.title(), entry, ingredients_of(entry, DATA.vocabulary), strength=mg)


GABAPENTIN = medicine("gabapentin")
LOW = Regimen("r-1", GABAPENTIN.id, RegimenKind.DAY_PARTS, parts=(ONE, None, None, None))
HIGH = replace(LOW, id="r-2", valid_from=TODAY, parts=(TWO, None, None, None))
VIEW = DiaryView(Person("me"), (GABAPENTIN,), (LOW,), (OIL,))


def talked(view: DiaryView, on: date = TODAY) -> Talk:
    then = talking.snapshot_on(ID, view, DATA, on)
    assert then is not None
    return Talk("t", ID, on, "J. Okafor", "Nothing to change.", then)


def seen(view: DiaryView, *talks: Talk, data: DataFile = DATA, day: date = TODAY) -> FindingView:
    view = replace(view, talks=talks)
    now = current_findings(view, data, day)
    found = with_talks(view_findings(now.result, now.items, data), now, view, data)
    return next(each for each in found if each.id == ID)


def changed(view: DiaryView, *talks: Talk, data: DataFile = DATA, day: date = TODAY) -> tuple[str, ...]:
    return seen(view, *talks, data=data, day=day).talks[0].changed


def use(days_ago: int, ml: str = "0.5", route: Route = Route.SWALLOWED) -> Use:
    at = NOON - timedelta(days=days_ago)
    return Use(f"u-{days_ago}", OIL.id, at, route, Decimal(ml), UseUnit.ML, freeze(OIL))


def test_a_finding_nobody_talked_about_says_so_by_saying_nothing() -> None:
    view = seen(VIEW)
    assert (view.talks, view.talked(), view.is_discussed()) == ((), "", False)


def test_it_stays_listed_and_says_when_and_with_whom() -> None:
    view = seen(VIEW, talked(VIEW))
    assert view.is_discussed()
    assert view.talked().replace("\u00a0", " ") == "Talked about on 20 November 2026 with J. Okafor"
    assert view.talks[0].said == "Nothing to change."
    alone = seen(VIEW, replace(talked(VIEW), people=""))
    assert alone.talked().replace("\u00a0", " ") == "Talked about on 20 November 2026"


def test_it_is_open_again_when_a_dose_changes_and_closed_when_it_changes_back() -> None:
    raised = replace(VIEW, regimens=(replace(LOW, valid_to=TODAY - timedelta(days=1)), HIGH))
    assert changed(raised, talked(VIEW)) == ("the dose of Gabapentin, or how it is taken, changed",)
    view = seen(raised, talked(VIEW))
    assert not view.is_discussed()
    assert view.talked().startswith("Open again, as the dose of Gabapentin, or how it is taken, changed. Talked about")
    lowered = replace(raised, regimens=(LOW,))
    assert seen(lowered, talked(VIEW)).is_discussed()


def test_it_is_open_again_when_something_joins_or_leaves() -> None:
    flower = replace(OIL, id="p-2", name="Flower")
    more = replace(VIEW, products=(OIL, flower))
    assert changed(more, talked(VIEW)) == ("Flower was added",)
    assert changed(VIEW, talked(more)) == ("Flower was taken off",)
    three = replace(more, products=(*more.products, replace(OIL, id="p-3", name="Tea")))
    assert changed(three, talked(VIEW)) == ("Flower and Tea were added",)


def test_it_is_open_again_when_its_entry_changes_and_not_when_another_does() -> None:
    def edited(entry: str) -> DataFile:
        categories = dict(DATA.categories)
        categories[entry] = replace(categories[entry], effect="Another sentence.")
        return replace(DATA, categories=categories)

    assert changed(VIEW, talked(VIEW), data=edited(ID)) == ("the entry in the data file changed",)
    assert changed(VIEW, talked(VIEW), data=edited("cbd-warfarin")) == ()


def test_it_is_open_again_when_it_counts_as_more_serious() -> None:
    lungs = replace(VIEW, person=replace(VIEW.person, facts=(("lung-disease", Answer.YES.value),)))
    assert seen(lungs).seriousness > seen(VIEW).seriousness
    assert changed(lungs, talked(VIEW)) == ("it counts as more serious now",)
    assert changed(VIEW, talked(lungs)) == ()


def test_time_that_passes_more_entries_and_a_note_do_not_bring_it_back() -> None:
    used = replace(VIEW, uses=(use(1),))
    later = replace(used, uses=(*used.uses, use(0, "0.9"), use(-20)))
    assert changed(later, talked(used), day=TODAY + timedelta(days=29)) == ()
    noted = replace(VIEW, medicines=(replace(GABAPENTIN, note="with food", reason="nerves"),))
    assert changed(noted, talked(VIEW)) == ()
    began = replace(VIEW, regimens=(replace(LOW, id="r-9", valid_from=TODAY),))
    assert changed(began, talked(VIEW)) == ()


def test_twice_the_cannabis_or_a_new_route_brings_it_back() -> None:
    used = replace(VIEW, uses=(use(1),))
    assert changed(replace(VIEW, uses=(use(0, "1.1"),)), talked(used)) == (
        "the dose of Oil, or how it is taken, changed",
    )
    assert changed(replace(VIEW, uses=(use(1), use(0, "0.5", Route.UNDER_TONGUE))), talked(used)) != ()


def test_a_talk_recorded_later_is_about_what_was_on_the_record_that_day() -> None:
    before = TODAY - timedelta(days=10)
    raised = replace(VIEW, regimens=(replace(LOW, valid_to=TODAY - timedelta(days=1)), HIGH))
    assert changed(raised, talked(raised, before)) != ()
    assert changed(raised, talked(raised, TODAY)) == ()
    assert talking.snapshot_on("no-such-entry", VIEW, DATA, TODAY) is None


def test_the_newest_talk_counts_and_the_others_stay_below_it() -> None:
    first = replace(talked(replace(VIEW, regimens=(HIGH,))), id="t-0", on=TODAY - timedelta(days=40))
    view = seen(VIEW, first, talked(VIEW))
    assert [each.id for each in view.talks] == ["t", "t-0"]
    assert view.is_discussed()


def test_seriousness_and_place_in_the_list_are_the_same_as_without_the_talk() -> None:
    open_, closed = seen(VIEW), seen(VIEW, talked(VIEW))
    assert replace(closed, talks=()) == open_
    assert closed.seriousness is Seriousness(open_.seriousness)


@pytest.fixture
def store() -> Iterator[DiaryStore]:
    opened = DiaryStore(database.memory())
    yield opened
    opened.close()


@pytest.fixture
def tools() -> Tools:
    numbers = count(1)
    return Tools(lambda: NOON, lambda: f"new-{next(numbers)}")


def test_a_talk_can_be_recorded_corrected_removed_and_each_undone(store: DiaryStore, tools: Tools) -> None:
    draft = replace(talked(VIEW), id="")
    assert talking.talk_about(store, tools, draft).what == "Marked a finding as talked about"
    kept = replace(draft, id="new-1")
    assert store.all(Talk) == (kept,)
    talking.correct_talk(store, tools, replace(kept, said="Call again."))
    assert undo(store, tools.clock) is not None
    assert store.all(Talk) == (kept,)
    talking.remove_talk(store, tools, kept.id)
    assert store.all(Talk) == ()
    assert undo(store, tools.clock) is not None
    assert redo(store, tools.clock) is not None
    assert store.all(Talk) == ()


def test_a_talk_that_is_no_longer_there_is_said_so(store: DiaryStore, tools: Tools) -> None:
    with pytest.raises(DiaryProblem, match="no longer in the diary"):
        talking.remove_talk(store, tools, "gone")
    with pytest.raises(DiaryProblem):
        talking.correct_talk(store, tools, talked(VIEW))
