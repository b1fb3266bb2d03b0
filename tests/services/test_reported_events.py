"""What a person says has changed reaches the check, is undone, and is asked about only when there is a reason to."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count
from pathlib import Path

import pytest

from app.domain.events import ReportedEvent
from app.domain.interactions import DataFile
from app.domain.medicines import Ingredient, Medicine
from app.domain.people import Answer, Person
from app.domain.products import Product, ProductForm
from app.domain.routes import Route
from app.domain.strengths import freeze
from app.domain.uses import Use, UseUnit
from app.services import reference, reported_events
from app.services.changes import undo
from app.services.diary import DiaryProblem
from app.services.findings import DiaryView, current_findings
from app.services.ports import Tools
from app.store.database import memory
from app.store.store import DiaryStore

AT = datetime(2026, 11, 20, 21, 40, tzinfo=UTC)
TODAY = AT.date()
CLOZAPINE = Medicine("m", "Clozapine", "clozapine", (Ingredient("clozapine", "clozapine"),))
STOPPED = ReportedEvent("e", TODAY - timedelta(days=3), "stopped-smoking-tobacco", "stopped smoking tobacco")
FLOWER = Product("f", "Flower", ProductForm.FLOWER, route=Route.SMOKED)
OIL = Product("o", "Oil", ProductForm.OIL, route=Route.SWALLOWED)


@pytest.fixture(scope="module")
def data() -> DataFile:
    return reference.load(Path(__file__).parents[2] / "resources")


@pytest.fixture
def store() -> Iterator[DiaryStore]:
    opened = DiaryStore(memory())
    yield opened
    opened.close()


@pytest.fixture
def tools() -> Tools:
    numbers = count(1)
    return Tools(lambda: AT, lambda: f"new-{next(numbers)}")


def fired(data: DataFile, *events: ReportedEvent) -> set[str]:
    view = DiaryView(Person("person"), (CLOZAPINE,), events=events)
    return {each.category.id for each in current_findings(view, data, TODAY).result.findings}


def use(product: Product, days_ago: int, route: Route) -> Use:
    at = AT - timedelta(days=days_ago)
    return Use(f"{product.id}{days_ago}", product.id, at, route, Decimal(1), UseUnit.G, freeze(product))


def test_having_stopped_smoking_makes_a_category_of_change_fire(data: DataFile) -> None:
    assert "smoked-cannabis-stopping" not in fired(data)
    assert "smoked-cannabis-stopping" in fired(data, STOPPED)
    assert "smoked-cannabis-stopping" not in fired(data, replace(STOPPED, on=TODAY - timedelta(days=29)))
    assert "smoked-cannabis-stopping" not in fired(data, replace(STOPPED, on=TODAY + timedelta(days=1)))


def test_every_event_of_the_file_about_smoke_reaches_it(data: DataFile) -> None:
    smoke = [each for each in reported_events.choices(data) if each.of.endswith("-smoke")]
    assert len(smoke) == 6
    for each in smoke:
        assert "smoked-cannabis-stopping" in fired(data, ReportedEvent("e", TODAY, each.id, each.name))


def test_an_event_the_file_does_not_know_reaches_no_rule_and_is_named(data: DataFile) -> None:
    unknown = ReportedEvent("e", TODAY, "withdrawn-event", "gave up something")
    assert fired(data, unknown) == fired(data)
    assert reported_events.not_looked_up([STOPPED, unknown], data) == (unknown,)


def test_an_event_is_recorded_corrected_removed_and_undone(store: DiaryStore, tools: Tools) -> None:
    assert reported_events.record_event(store, tools, STOPPED).what == "Recorded: stopped smoking tobacco"
    later = replace(STOPPED, on=TODAY)
    reported_events.correct_event(store, tools, later)
    assert store.all(ReportedEvent) == (later,)
    reported_events.remove_event(store, tools, "e")
    assert store.all(ReportedEvent) == ()
    undo(store, tools.clock)
    assert store.all(ReportedEvent) == (later,)


def test_an_event_that_says_nothing_or_is_not_there_is_refused(store: DiaryStore, tools: Tools) -> None:
    with pytest.raises(DiaryProblem):
        reported_events.record_event(store, tools, ReportedEvent("", TODAY))
    with pytest.raises(DiaryProblem):
        reported_events.correct_event(store, tools, STOPPED)


def test_only_what_was_said_of_the_last_ninety_days_is_said_again() -> None:
    within = timedelta(days=90)
    events = [replace(STOPPED, on=TODAY - timedelta(days=days)) for days in (91, 90, 0, -1)]
    unchanged = ReportedEvent("n", TODAY, said="nothing changed about smoking")
    told = [each.replace("\u00a0", " ") for each in reported_events.said_lately([*events, unchanged], TODAY, within)]
    assert told == ["22 Aug 2026: stopped smoking tobacco", "20 Nov 2026: stopped smoking tobacco"]


@pytest.mark.parametrize(
    ("smoked", "other", "asked"), [(7, 1, True), (6, 1, False), (28, 0, True), (29, 0, False), (8, 7, False)]
)
def test_it_is_asked_after_seven_days_without_smoke_while_something_else_was_used(
    smoked: int, other: int, asked: bool
) -> None:
    uses = (use(FLOWER, smoked, Route.SMOKED), use(OIL, other, Route.SWALLOWED))
    found = reported_events.smoking_offer((FLOWER, OIL), uses, (), TODAY)
    assert (found is not None) is asked
    if found:
        assert (found.product, found.last_smoked) == ("Flower", TODAY - timedelta(days=smoked))


def test_it_is_never_asked_without_smoke_or_without_anything_else() -> None:
    assert reported_events.smoking_offer((OIL,), (use(OIL, 1, Route.SWALLOWED),), (), TODAY) is None
    assert reported_events.smoking_offer((FLOWER,), (use(FLOWER, 9, Route.SMOKED),), (), TODAY) is None


def test_it_is_not_asked_again_once_anything_was_said(store: DiaryStore, tools: Tools, data: DataFile) -> None:
    uses = (use(FLOWER, 9, Route.SMOKED), use(OIL, 1, Route.SWALLOWED))
    reported_events.nothing_changed(store, tools, TODAY)
    said = store.all(ReportedEvent)
    assert reported_events.smoking_offer((FLOWER, OIL), uses, said, TODAY) is None
    assert fired(data, *said) == fired(data)
    before = (replace(STOPPED, on=date(2026, 1, 1)),)
    assert reported_events.smoking_offer((FLOWER, OIL), uses, before, TODAY) is not None


def test_a_flower_smoked_with_tobacco_brings_tobacco_smoke_to_the_check(data: DataFile) -> None:
    mixed = replace(use(FLOWER, 1, Route.SMOKED), tobacco=Answer.YES)
    view = DiaryView(Person("person"), (CLOZAPINE,), products=(FLOWER,), uses=(mixed,))
    (item,) = [each for each in current_findings(view, data, TODAY).items if each.name == "Flower"]
    assert "tobacco-smoke" in {each.substance for each in item.contents}
