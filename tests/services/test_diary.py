"""What a person can do with the diary, each as one saved change that can be undone."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.intakes import Intake, IntakeStatus
from app.domain.medicines import Medicine
from app.domain.moments import TimePrecision
from app.domain.people import Person
from app.domain.products import Product
from app.domain.records import FAMILIES, Record
from app.domain.regimens import DayPart, Regimen, RegimenKind, current
from app.domain.routes import Route
from app.domain.strengths import freeze
from app.domain.uses import Use, UseUnit
from app.services import diary
from app.services.changes import Change, undo
from app.services.diary import DiaryProblem
from app.services.ports import Store, Tools
from app.services.words import NBSP
from app.store import database
from app.store.store import DiaryStore

AT = datetime(2026, 11, 20, 21, 40, tzinfo=UTC)
TODAY = AT.date()
OIL = Product("oil", "Oil 10:10", thc=Decimal(10), cbd=Decimal(10), thca=Decimal(100))
PREGABALIN = Medicine("pregabalin", "Pregabalin")
ONE, TWO = Decimal(1), Decimal(2)


@pytest.fixture
def store() -> Iterator[DiaryStore]:
    opened = DiaryStore(database.memory())
    yield opened
    opened.close()


@pytest.fixture
def tools() -> Tools:
    return new_tools()


def new_tools() -> Tools:
    numbers = count(1)
    return Tools(lambda: AT, lambda: f"new-{next(numbers)}")


def use(amount: Decimal | None = Decimal("0.30"), unit: UseUnit = UseUnit.ML, route: Route = Route.SWALLOWED) -> Use:
    return Use("", "oil", AT, route, amount, unit, freeze(OIL))


def daily(start: date | None, end: date | None = None, name: str = "", medicine: Medicine = PREGABALIN) -> Regimen:
    return Regimen(name, medicine.id, RegimenKind.DAY_PARTS, start, end, parts=(ONE, None, TWO, None))


def contents(store: Store) -> dict[str, Record]:
    return {f"{family.__name__} {one.id}": one for family in FAMILIES for one in store.all(family)}


def fill(store: Store, tools: Tools) -> None:
    diary.add_product(store, tools, OIL)
    diary.add_medicine(store, tools, PREGABALIN, daily(date(2026, 1, 1), name="regimen"))
    diary.record_use(store, tools, replace(use(), id="use"))
    diary.record_intake(store, tools, Intake("dose", "pregabalin", AT, part=DayPart.EVENING))


def test_a_draft_without_an_id_is_given_one_and_the_change_names_it(store: DiaryStore, tools: Tools) -> None:
    change = diary.add_medicine(store, tools, Medicine("", "Pregabalin"), daily(None))
    assert change.ids == ("new-1", "new-2")
    assert change.families == {Medicine, Regimen}
    assert store.get(Medicine, "new-1") == Medicine("new-1", "Pregabalin")
    assert [one.medicine_id for one in store.all(Regimen)] == ["new-1"]


def test_a_medicine_may_be_recorded_without_knowing_how_it_is_taken(store: DiaryStore, tools: Tools) -> None:
    diary.add_medicine(store, tools, PREGABALIN)
    assert store.all(Medicine) == (PREGABALIN,)
    assert store.all(Regimen) == ()


def test_the_person_is_recorded_once_and_then_corrected(store: DiaryStore, tools: Tools) -> None:
    diary.save_person(store, tools, Person("me"))
    diary.save_person(store, tools, Person("me", name="Alex"))
    assert store.all(Person) == (Person("me", name="Alex"),)


@pytest.mark.parametrize(
    ("amount", "unit", "words"),
    [
        (Decimal("0.30"), UseUnit.ML, f"0.3{NBSP}mL"),
        (Decimal(1), UseUnit.DROP, f"1{NBSP}drop"),
        (Decimal(2), UseUnit.DROP, f"2{NBSP}drops"),
        (Decimal(1500), UseUnit.MG, f"1,500{NBSP}mg"),
        (None, UseUnit.ML, "amount not known"),
    ],
)
def test_the_notice_says_what_was_recorded(
    store: DiaryStore, tools: Tools, amount: Decimal | None, unit: UseUnit, words: str
) -> None:
    diary.add_product(store, tools, OIL)
    assert diary.record_use(store, tools, use(amount, unit)).what == f"Recorded Oil 10:10, {words}"


def test_a_long_name_is_shortened_in_the_notice_and_kept_whole_in_the_diary(store: DiaryStore, tools: Tools) -> None:
    name = "Oil\n" + "x" * 9_996
    change = diary.add_product(store, tools, Product("oil", name))
    assert change.what == "Added Oil " + "x" * 55 + "…"
    assert [one.name for one in store.all(Product)] == [name]


def test_each_dose_is_named_by_what_happened(store: DiaryStore, tools: Tools) -> None:
    diary.add_medicine(store, tools, PREGABALIN)
    said = [diary.record_intake(store, tools, Intake("", "pregabalin", AT, status)).what for status in IntakeStatus]
    assert said == [f"Recorded Pregabalin, {word}, 21:40" for word in ("taken", "skipped", "not known")]


def test_repeating_a_use_takes_the_strength_its_product_has_now(store: DiaryStore, tools: Tools) -> None:
    diary.add_product(store, tools, OIL)
    first = replace(
        use(route=Route.VAPORISED), id="first", precision=TimePrecision.ABOUT, reason="pain", note="by the sea"
    )
    diary.record_use(store, tools, first)
    diary.correct_product(store, tools, replace(OIL, thc=Decimal(20)))
    later = AT + timedelta(hours=8)
    diary.repeat_use(store, tools, first, later)
    kept, repeated = store.all(Use)
    assert kept == replace(first, entered=AT)
    assert repeated == replace(
        first,
        id="new-1",
        at=later,
        strength=freeze(replace(OIL, thc=Decimal(20))),
        precision=TimePrecision.EXACT,
        entered=AT,
        reason="",
        note="",
    )


def test_correcting_a_product_does_not_rewrite_past_uses(store: DiaryStore, tools: Tools) -> None:
    fill(store, tools)
    diary.correct_product(store, tools, replace(OIL, thc=Decimal(99)))
    assert [one.strength.thc for one in store.all(Use)] == [Decimal(10)]


def test_a_new_version_closes_the_open_one_the_day_before(store: DiaryStore, tools: Tools) -> None:
    diary.add_medicine(store, tools, PREGABALIN, daily(date(2026, 1, 1), name="old"))
    diary.change_regimen(store, tools, daily(date(2026, 6, 1), name="new"))
    assert store.all(Regimen) == (
        daily(date(2026, 1, 1), date(2026, 5, 31), name="old"),
        daily(date(2026, 6, 1), name="new"),
    )


def test_a_version_remembered_late_is_put_between_the_others(store: DiaryStore, tools: Tools) -> None:
    diary.add_medicine(store, tools, PREGABALIN, daily(None, name="old"))
    diary.change_regimen(store, tools, daily(date(2026, 6, 1), name="new"))
    diary.change_regimen(store, tools, daily(date(2026, 3, 1), name="between"))
    assert store.all(Regimen) == (
        daily(None, date(2026, 2, 28), name="old"),
        daily(date(2026, 3, 1), date(2026, 5, 31), name="between"),
        daily(date(2026, 6, 1), name="new"),
    )


@pytest.mark.parametrize("start", [None, date(2026, 1, 1)])
def test_a_version_from_the_same_day_replaces_the_one_there(
    store: DiaryStore, tools: Tools, start: date | None
) -> None:
    diary.add_medicine(store, tools, PREGABALIN, daily(start, name="wrong"))
    diary.change_regimen(store, tools, daily(start, name="right"))
    assert store.all(Regimen) == (daily(start, name="right"),)
    undo(store, tools.clock)
    assert store.all(Regimen) == (daily(start, name="wrong"),)


def test_a_closed_version_before_is_left_alone(store: DiaryStore, tools: Tools) -> None:
    diary.add_medicine(store, tools, PREGABALIN, daily(date(2026, 1, 1), date(2026, 1, 31), name="old"))
    diary.change_regimen(store, tools, daily(date(2026, 6, 1), name="new"))
    assert [one.valid_to for one in store.all(Regimen)] == [date(2026, 1, 31), None]


starts = st.none() | st.dates(date(2026, 1, 1), date(2026, 1, 20))
lengths = st.none() | st.integers(0, 10)


@given(versions=st.lists(st.tuples(starts, lengths), min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_versions_never_overlap_and_never_end_before_they_begin(
    versions: list[tuple[date | None, int | None]],
) -> None:
    store, tools = DiaryStore(database.memory()), new_tools()
    try:
        diary.add_medicine(store, tools, PREGABALIN)
        for start, length in versions:
            end = None if start is None or length is None else start + timedelta(days=length)
            change = diary.change_regimen(store, tools, daily(start, end))
            # What was said last about a day is what counts from its first day on.
            found = current(store.all(Regimen), start or date.min)
            assert found is not None
            assert found.id == change.ids[-1]
        kept = store.all(Regimen)
        for day in (date(2025, 12, 31) + timedelta(days=n) for n in range(40)):
            assert sum(current([one], day) is not None for one in kept) <= 1
        assert all(one.valid_to is None or (one.valid_from or date.min) <= one.valid_to for one in kept)
    finally:
        store.close()


def test_a_period_that_ends_before_it_begins_is_refused(store: DiaryStore, tools: Tools) -> None:
    diary.add_medicine(store, tools, PREGABALIN)
    before = contents(store)
    backwards = daily(date(2026, 2, 1), date(2026, 1, 31))
    with pytest.raises(DiaryProblem, match="before the one it starts on"):
        diary.change_regimen(store, tools, backwards)
    with pytest.raises(DiaryProblem, match="before the one it starts on"):
        diary.add_medicine(store, tools, Medicine("", "New"), backwards)
    assert contents(store) == before


def test_stopping_a_medicine_ends_its_open_version_on_that_day(store: DiaryStore, tools: Tools) -> None:
    diary.add_medicine(store, tools, PREGABALIN, daily(date(2026, 1, 1), date(2026, 1, 31), name="closed"))
    diary.change_regimen(store, tools, daily(date(2026, 2, 1), name="open"))
    diary.change_regimen(store, tools, daily(date(2026, 12, 1), name="planned"))
    diary.stop_medicine(store, tools, "pregabalin", TODAY, "dizzy")
    assert store.all(Medicine) == (replace(PREGABALIN, stopped=TODAY, stop_reason="dizzy"),)
    assert [(one.id, one.valid_to) for one in store.all(Regimen)] == [
        ("closed", date(2026, 1, 31)),
        ("open", TODAY),
        ("planned", None),
    ]


def test_one_tap_records_everything_planned_for_a_part_of_the_day(store: DiaryStore, tools: Tools) -> None:
    diary.add_medicine(store, tools, PREGABALIN, daily(None))
    duloxetine, noon = Medicine("duloxetine", "Duloxetine"), Medicine("noon", "Noon thing")
    diary.add_medicine(store, tools, duloxetine, daily(None, medicine=duloxetine))
    diary.add_medicine(store, tools, noon, replace(daily(None), parts=(None, ONE, None, None)))
    ended = Medicine("ended", "Ended", stopped=TODAY - timedelta(days=1))
    diary.add_medicine(store, tools, ended, daily(None))
    diary.add_medicine(store, tools, Medicine("words", "In words"))
    change = diary.record_day_part(store, tools, DayPart.EVENING, AT)
    doses = {(one.medicine_id, one.pieces, one.part, one.status, one.at) for one in store.all(Intake)}
    assert doses == {
        ("pregabalin", TWO, DayPart.EVENING, IntakeStatus.TAKEN, AT),
        ("duloxetine", TWO, DayPart.EVENING, IntakeStatus.TAKEN, AT),
    }
    assert change.what == "Recorded evening: Duloxetine and Pregabalin"
    assert len(change.ids) == 2


def test_what_is_recorded_already_is_not_recorded_twice(store: DiaryStore, tools: Tools) -> None:
    fill(store, tools)
    other = Medicine("other", "Other")
    diary.add_medicine(store, tools, other, daily(None))
    diary.record_day_part(store, tools, DayPart.EVENING, AT)
    assert len(store.all(Intake)) == 2
    with pytest.raises(DiaryProblem):
        diary.record_day_part(store, tools, DayPart.EVENING, AT)
    diary.record_day_part(store, tools, DayPart.MORNING, AT)
    diary.record_day_part(store, tools, DayPart.EVENING, AT + timedelta(days=1))
    assert len(store.all(Intake)) == 6


ACTIONS: list[Callable[[Store, Tools], Change]] = [
    lambda store, tools: diary.save_person(store, tools, Person("me")),
    lambda store, tools: diary.add_medicine(store, tools, Medicine("", "New"), daily(None)),
    lambda store, tools: diary.correct_medicine(store, tools, replace(PREGABALIN, note="x")),
    lambda store, tools: diary.change_regimen(store, tools, daily(TODAY)),
    lambda store, tools: diary.stop_medicine(store, tools, "pregabalin", TODAY),
    lambda store, tools: diary.remove_medicine(store, tools, "pregabalin"),
    lambda store, tools: diary.add_product(store, tools, Product("", "New")),
    lambda store, tools: diary.correct_product(store, tools, replace(OIL, note="x")),
    lambda store, tools: diary.remove_product(store, tools, "oil"),
    lambda store, tools: diary.record_use(store, tools, use()),
    lambda store, tools: diary.repeat_use(store, tools, use(), AT),
    lambda store, tools: diary.correct_use(store, tools, replace(use(), id="use", note="x")),
    lambda store, tools: diary.remove_use(store, tools, "use"),
    lambda store, tools: diary.record_intake(store, tools, Intake("", "pregabalin", AT)),
    lambda store, tools: diary.correct_intake(store, tools, Intake("dose", "pregabalin", AT, note="x")),
    lambda store, tools: diary.remove_intake(store, tools, "dose"),
    lambda store, tools: diary.record_day_part(store, tools, DayPart.MORNING, AT),
]


@pytest.mark.parametrize("action", ACTIONS)
def test_every_action_is_one_change_and_undo_gives_back_the_same_diary(
    store: DiaryStore, tools: Tools, action: Callable[[Store, Tools], Change]
) -> None:
    fill(store, tools)
    before, entries = contents(store), len(store.history(100))
    change = action(store, tools)
    assert contents(store) != before
    assert len(store.history(100)) == entries + 1
    assert store.history(1)[0].what == change.what
    assert change.undoable
    undo(store, tools.clock)
    assert contents(store) == before


def test_removing_a_medicine_removes_what_belongs_to_it_and_undo_restores_all(store: DiaryStore, tools: Tools) -> None:
    fill(store, tools)
    before = contents(store)
    change = diary.remove_medicine(store, tools, "pregabalin")
    assert set(contents(store)) == {"Product oil", "Use use"}
    assert change.families == {Medicine, Regimen, Intake}
    undo(store, tools.clock)
    assert contents(store) == before


MISSING: list[Callable[[Store, Tools], Change]] = [
    lambda store, tools: diary.correct_medicine(store, tools, Medicine("gone", "Secret")),
    lambda store, tools: diary.change_regimen(store, tools, replace(daily(None), medicine_id="gone")),
    lambda store, tools: diary.stop_medicine(store, tools, "gone", TODAY),
    lambda store, tools: diary.remove_medicine(store, tools, "gone"),
    lambda store, tools: diary.correct_product(store, tools, Product("gone", "Secret")),
    lambda store, tools: diary.remove_product(store, tools, "gone"),
    lambda store, tools: diary.record_use(store, tools, replace(use(), product_id="gone")),
    lambda store, tools: diary.repeat_use(store, tools, replace(use(), product_id="gone"), AT),
    lambda store, tools: diary.correct_use(store, tools, replace(use(), id="gone")),
    lambda store, tools: diary.correct_use(store, tools, replace(use(), id="use", product_id="gone")),
    lambda store, tools: diary.remove_use(store, tools, "gone"),
    lambda store, tools: diary.record_intake(store, tools, Intake("", "gone", AT)),
    lambda store, tools: diary.correct_intake(store, tools, Intake("gone", "pregabalin", AT)),
    lambda store, tools: diary.remove_intake(store, tools, "gone"),
]


@pytest.mark.parametrize("action", MISSING)
def test_what_is_not_there_cannot_be_changed_and_the_sentence_names_nothing_recorded(
    store: DiaryStore, tools: Tools, action: Callable[[Store, Tools], Change]
) -> None:
    fill(store, tools)
    before, entries = contents(store), store.history(100)
    with pytest.raises(DiaryProblem) as caught:
        action(store, tools)
    assert "Secret" not in str(caught.value)
    assert contents(store) == before
    assert store.history(100) == entries
