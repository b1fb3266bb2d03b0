"""Reading and writing an open diary: one action is all or nothing, and pages get what they ask for."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from app.domain.intakes import Intake
from app.domain.medicines import Medicine
from app.domain.moments import Period
from app.domain.people import Person
from app.domain.products import Product
from app.domain.records import FAMILIES, Record, RecordChange
from app.domain.regimens import Regimen, RegimenKind
from app.domain.routes import Route
from app.domain.strengths import freeze
from app.domain.uses import Use, UseUnit
from app.services.ports import ChangeKind, Store, StoreProblem, StoreProblemKind
from app.store import database
from app.store.store import DiaryStore

AT = datetime(2026, 11, 20, 21, 40, tzinfo=UTC)
OIL = Product("oil", "Oil 10:10", thc=Decimal(10), cbd=Decimal(10))
FLOWER = Product("flower", "Flower")
TABLETS = Medicine("tablets", "Tablets")


@pytest.fixture
def store() -> Iterator[DiaryStore]:
    opened = DiaryStore(database.memory())
    put(opened, OIL, FLOWER, TABLETS)
    yield opened
    opened.close()


def put(store: Store, *records: Record) -> None:
    store.apply([RecordChange(None, record) for record in records], "Added things", AT)


def use(name: str, at: datetime, product: Product = OIL) -> Use:
    return Use(name, product.id, at, Route.SWALLOWED, Decimal(1), UseUnit.ML, freeze(product))


def contents(store: Store) -> dict[str, Record]:
    return {f"{family.__name__} {one.id}": one for family in FAMILIES for one in store.all(family)}


def test_a_period_is_of_days_as_they_were_lived(store: DiaryStore) -> None:
    lisbon, auckland = timezone(timedelta()), timezone(timedelta(hours=13))
    late = use("late", datetime(2026, 11, 20, 23, 59, 59, 999999, tzinfo=lisbon))
    early = use("early", datetime(2026, 11, 20, 0, 0, tzinfo=auckland))
    others = (
        use("next day", datetime(2026, 11, 21, 0, 0, tzinfo=auckland)),
        use("day before", datetime(2026, 11, 19, 23, 59, tzinfo=lisbon)),
    )
    put(store, late, *others, early)
    assert store.within(Use, Period(date(2026, 11, 20), date(2026, 11, 20))) == (early, late)


def test_uses_come_in_the_order_they_happened_whatever_the_clock_showed(store: DiaryStore) -> None:
    first = use("z", datetime(2026, 11, 20, 21, 0, tzinfo=timezone(timedelta(hours=2))))
    second = use("y", datetime(2026, 11, 20, 20, 0, 0, 1, tzinfo=UTC))
    third = use("x", datetime(2026, 11, 20, 20, 0, 0, 2, tzinfo=UTC))
    put(store, third, second, first)
    assert store.all(Use) == (first, second, third)
    assert store.owned(Use, "oil") == (first, second, third)


def test_the_newest_use_of_each_product_is_found_by_time_and_not_by_the_order_of_entry(store: DiaryStore) -> None:
    newest = use("newest", AT)
    flower = use("flower use", AT - timedelta(hours=1), FLOWER)
    put(store, newest, flower, use("older", AT - timedelta(days=1)))
    assert list(store.newest_uses().items()) == [("oil", newest), ("flower", flower)]


def test_two_uses_in_the_same_instant_still_give_one_newest(store: DiaryStore) -> None:
    put(store, use("a", AT), use("b", AT))
    assert list(store.newest_uses()) == ["oil"]


def test_what_belongs_to_a_medicine_is_found_and_nothing_else(store: DiaryStore) -> None:
    put(store, Medicine("other", "Other"))
    regimens = [
        Regimen("always", "tablets", RegimenKind.AS_NEEDED),
        Regimen("later", "tablets", RegimenKind.AS_NEEDED, date(2026, 2, 1)),
        Regimen("latest", "tablets", RegimenKind.AS_NEEDED, date(2026, 3, 1)),
    ]
    dose = Intake("dose", "tablets", AT)
    put(store, regimens[2], regimens[0], regimens[1], dose, Intake("other dose", "other", AT))
    assert store.owned(Regimen, "tablets") == tuple(regimens)
    assert store.owned(Intake, "tablets") == (dose,)
    assert store.within(Intake, Period(AT.date(), AT.date())) == (dose, Intake("other dose", "other", AT))


def test_a_record_that_is_not_there_is_none(store: DiaryStore) -> None:
    assert store.get(Person, "nobody") is None
    assert store.get(Use, "\ud800") is None


def test_one_action_is_saved_whole_or_not_at_all(store: DiaryStore) -> None:
    before, history = contents(store), store.history(10)
    orphan = replace(use("orphan", AT), product_id="no such product")
    with pytest.raises(StoreProblem) as caught:
        put(store, use("good", AT), Person("me"), orphan)
    assert caught.value.kind is StoreProblemKind.FAULT
    assert contents(store) == before
    assert store.history(10) == history
    put(store, use("good", AT))


@pytest.mark.parametrize(
    "change",
    [
        RecordChange(None, OIL),
        RecordChange(replace(OIL, note="stale"), replace(OIL, note="new")),
        RecordChange(replace(OIL, note="stale"), None),
        RecordChange(Product("gone", "Gone"), Product("gone", "Back")),
        RecordChange(Product("gone", "Gone"), None),
    ],
)
def test_a_change_of_something_that_has_changed_meanwhile_is_refused(store: DiaryStore, change: RecordChange) -> None:
    before = contents(store)
    with pytest.raises(StoreProblem) as caught:
        store.apply([RecordChange(None, Person("me")), change], "Changed things", AT)
    assert caught.value.kind is StoreProblemKind.OUTDATED
    assert caught.value.ours
    assert contents(store) == before


@pytest.mark.parametrize(
    "changes",
    [
        [],
        [RecordChange(None, None)],
        [RecordChange(OIL, FLOWER)],
        [RecordChange(OIL, Medicine("oil", "Oil"))],
    ],
)
def test_what_is_not_a_change_of_one_record_is_refused(store: DiaryStore, changes: list[RecordChange]) -> None:
    with pytest.raises(ValueError, match=r"change"):
        store.apply(changes, "Changed nothing", AT)


def test_a_parent_and_its_children_may_go_in_any_order(store: DiaryStore) -> None:
    first = use("first", AT)
    put(store, first)
    store.apply([RecordChange(OIL, None), RecordChange(first, None)], "Removed Oil", AT)
    assert store.get(Product, "oil") is None
    store.apply([RecordChange(None, first), RecordChange(None, OIL)], "Brought it back", AT)
    assert store.all(Use) == (first,)


def test_one_action_may_change_the_same_record_twice(store: DiaryStore) -> None:
    once, twice = replace(OIL, note="once"), replace(OIL, note="twice")
    applied = store.apply([RecordChange(OIL, once), RecordChange(once, twice)], "Corrected Oil", AT)
    assert store.get(Product, "oil") == twice
    assert store.history(1)[0].changes == applied.changes
    store.apply([RecordChange(None, Person("me")), RecordChange(Person("me"), None)], "Came and went", AT)
    assert store.all(Person) == ()


def test_the_history_says_what_apply_said(store: DiaryStore) -> None:
    one = store.apply([RecordChange(None, Person("me")), RecordChange(None, use("u", AT))], "Two things\x00", AT)
    two = store.apply([change.inverse() for change in one.changes], one.what, AT, undoes=one.id)
    three = store.apply(one.changes, one.what, AT, undoes=two.id)
    assert store.history(3) == (three, two, one)
    assert [each.kind for each in (one, two, three)] == [ChangeKind.ACTION, ChangeKind.UNDO, ChangeKind.REDO]
    assert store.history(1) == (three,)
    assert len(store.history(1000)) == 4


def test_an_empty_diary_has_no_history() -> None:
    opened = DiaryStore(database.memory())
    assert opened.history(10) == ()
    assert (opened.last_undoable(), opened.last_redoable(), opened.verify_chain()) == (None, None, None)
    opened.close()


def test_undoing_what_is_not_in_the_history_is_our_fault(store: DiaryStore) -> None:
    with pytest.raises(StoreProblem) as caught:
        store.apply([RecordChange(None, Person("me"))], "Undid nothing", AT, undoes="99")
    assert caught.value.ours
    assert store.all(Person) == ()


def test_a_thousand_records_in_one_action_are_all_there(store: DiaryStore) -> None:
    many = tuple(use(f"{n:04}", AT + timedelta(minutes=n)) for n in range(1001))
    put(store, *many)
    assert store.all(Use) == many
    store.apply([RecordChange(one, replace(one, note="seen")) for one in many], "Marked them", AT)
    assert {one.note for one in store.all(Use)} == {"seen"}
    assert store.verify_chain() is None


def test_what_was_first_entered_more_than_a_day_later_is_told_even_after_corrections(store: DiaryStore) -> None:
    day = timedelta(days=1)
    late, edge, removed = use("late", AT - day - timedelta(seconds=1)), use("edge", AT - day), use("gone", AT - 3 * day)
    put(store, late, edge, removed)
    corrected = replace(edge, note="half of it")
    store.apply([RecordChange(edge, corrected), RecordChange(removed, None)], "Corrected", AT + 9 * day)
    back = store.apply([RecordChange(corrected, None)], "Removed", AT + 9 * day)
    store.apply([RecordChange(None, corrected)], "Removed", AT + 10 * day, undoes=back.id)
    days = Period(AT.date() - 5 * day, AT.date())
    assert store.entered_late(Use, days) == {"late"}
    assert store.entered_late(Use, Period(AT.date(), AT.date())) == frozenset()
    assert store.entered_late(Intake, days) == frozenset()


def test_how_much_the_next_undo_and_redo_would_write_is_known_without_reading_it(store: DiaryStore) -> None:
    assert store.sizes() == (3, 0)
    put(store, use("u", AT))
    assert store.sizes() == (1, 0)
    newest = store.last_undoable()
    assert newest is not None
    store.apply([change.inverse() for change in newest.changes], newest.what, AT, undoes=newest.id)
    assert store.sizes() == (3, 1)


def test_the_history_is_read_back_to_an_action_of_very_many_records_and_no_further(store: DiaryStore) -> None:
    put(store, *(use(f"u{number}", AT) for number in range(20)))
    put(store, use("last", AT))
    assert [len(each.changes) for each in store.history(9)] == [1, 20, 3]
    assert [len(each.changes) for each in store.history(9, 21)] == [1, 20]
    assert [len(each.changes) for each in store.history(9, 20)] == [1]
    assert [len(each.changes) for each in store.history(2)] == [1, 20]
