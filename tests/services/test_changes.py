"""Undo and redo: read from the history, so they outlive a restart, and nothing is ever lost from it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from app.domain.medicines import Medicine
from app.domain.products import Product
from app.domain.records import FAMILIES, Record, RecordChange
from app.services.changes import Change, change_of, next_redo, next_undo, redo, undo
from app.services.ports import AppliedChange, Store
from app.store import database
from app.store.store import DiaryStore

AT = datetime(2026, 11, 20, 21, 40, tzinfo=UTC)
NAMES = ("Oil", "Flower", "Cream")


def clock() -> datetime:
    return AT


def contents(store: Store) -> dict[str, Record]:
    return {f"{family.__name__} {one.id}": one for family in FAMILIES for one in store.all(family)}


def add(store: Store, name: str) -> Change:
    return change_of(store.apply([RecordChange(None, Product(name, name))], f"Added {name}", AT))


@pytest.fixture
def store() -> Iterator[DiaryStore]:
    opened = DiaryStore(database.memory())
    yield opened
    opened.close()


def test_there_is_nothing_to_undo_or_redo_in_a_new_diary(store: DiaryStore) -> None:
    assert (undo(store, clock), redo(store, clock), next_undo(store), next_redo(store)) == (None, None, None, None)


def test_undo_and_redo_say_what_they_did(store: DiaryStore) -> None:
    done = add(store, "Oil")
    undone = undo(store, clock)
    assert undone is not None
    assert (done.what, undone.what) == ("Added Oil", "Undone: Added Oil")
    assert (done.undoable, undone.undoable) == (True, False)
    assert undone.families == done.families == {Product}
    assert undone.ids == done.ids == ("Oil",)
    assert undone.sequence > done.sequence
    redone = redo(store, clock)
    assert redone is not None
    assert redone.what == "Redone: Added Oil"
    assert redone.undoable


def test_a_menu_can_name_what_undo_and_redo_would_do(store: DiaryStore) -> None:
    add(store, "Oil")
    menu = next_undo(store)
    assert menu is not None
    assert menu.what == "Added Oil"
    undo(store, clock)
    assert next_undo(store) is None
    menu = next_redo(store)
    assert menu is not None
    assert menu.what == "Added Oil"


def test_something_new_after_an_undo_ends_the_redoing(store: DiaryStore) -> None:
    add(store, "Oil")
    undo(store, clock)
    add(store, "Flower")
    assert redo(store, clock) is None
    assert set(contents(store)) == {"Product Flower"}


def test_undo_works_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "diary.db"
    store = DiaryStore(database.create(path))
    add(store, "Oil")
    add(store, "Flower")
    undo(store, clock)
    store.close()
    for step, expected in ((undo, []), (redo, ["Product Oil"]), (redo, ["Product Flower", "Product Oil"])):
        store = DiaryStore(database.open_existing(path))
        assert step(store, clock) is not None
        assert sorted(contents(store)) == expected
        store.close()


def test_an_undo_bears_the_time_it_was_done(store: DiaryStore) -> None:
    add(store, "Oil")
    undo(store, lambda: AT + timedelta(days=1))
    assert [entry.at for entry in store.history(2)] == [AT + timedelta(days=1), AT]


class DiaryMachine(RuleBasedStateMachine):
    """Any sequence of actions, undos and redos, beside a plain list of what the diary must hold."""

    def __init__(self) -> None:
        super().__init__()
        self.store = DiaryStore(database.memory())
        self.states: list[dict[str, Record]] = [{}]
        self.here = 0
        self.rows: tuple[AppliedChange, ...] = ()

    def act(self, *changes: RecordChange) -> None:
        self.store.apply(changes, "Did something", AT)
        del self.states[self.here + 1 :]
        self.states.append(contents(self.store))
        self.here += 1

    @initialize()
    def begin(self) -> None:
        assert contents(self.store) == {}

    @rule(name=st.sampled_from(NAMES), note=st.text(max_size=3))
    def record_or_correct(self, name: str, note: str) -> None:
        before = self.store.get(Product, name)
        self.act(RecordChange(before, replace(before or Product(name, name), note=note)))

    @rule(name=st.sampled_from(NAMES))
    def remove(self, name: str) -> None:
        before = self.store.get(Product, name)
        if before is not None:
            self.act(RecordChange(before, None))

    @rule(notes=st.lists(st.text(max_size=2), min_size=1, max_size=3))
    def several_at_once(self, notes: list[str]) -> None:
        before = self.store.get(Medicine, "m")
        changes = []
        for note in notes:
            after = replace(before or Medicine("m", "M"), note=note)
            changes.append(RecordChange(before, after))
            before = after
        other = self.store.get(Product, "Oil")
        self.act(*changes, RecordChange(other, replace(other or Product("Oil", "Oil"), prescribed=True)))

    @rule()
    def take_back(self) -> None:
        assert (undo(self.store, clock) is not None) is (self.here > 0)
        self.here = max(0, self.here - 1)

    @rule()
    def bring_back(self) -> None:
        last = len(self.states) - 1
        assert (redo(self.store, clock) is not None) is (self.here < last)
        self.here = min(last, self.here + 1)

    @precondition(lambda self: self.here > 0)
    @rule()
    def as_many_undos_as_actions_give_back_the_same_diary(self) -> None:
        while undo(self.store, clock) is not None:
            self.here -= 1
        assert self.here == 0

    @invariant()
    def the_diary_is_what_it_must_be(self) -> None:
        assert contents(self.store) == self.states[self.here]

    @invariant()
    def the_history_only_grows_and_is_whole(self) -> None:
        rows = self.store.history(1000)[::-1]
        assert rows[: len(self.rows)] == self.rows
        assert self.store.verify_chain() is None
        self.rows = rows

    def teardown(self) -> None:
        self.store.close()


def test_any_sequence_of_actions_followed_by_as_many_undos_gives_back_the_same_diary() -> None:
    run_state_machine_as_test(DiaryMachine, settings=settings(max_examples=25, stateful_step_count=25, deadline=None))
