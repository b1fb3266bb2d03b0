"""The history is only ever added to, and any row of it that was tampered with is found."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from app.domain.products import Product
from app.domain.records import RecordChange
from app.services.changes import undo
from app.services.ports import StoreProblem, StoreProblemKind
from app.store import database
from app.store.store import DiaryStore

AT = datetime(2026, 11, 20, 21, 40, tzinfo=UTC)
COLUMNS = ("action", "moment", "kind", "what", "family", "record", "before", "after", "undoes", "shape")
ROWS = 6


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "diary.db"
    store = DiaryStore(database.create(found))
    one = Product("p", "Oil")
    added = store.apply([RecordChange(None, one), RecordChange(None, Product("q", "Flower"))], "Added things", AT)
    for note in ("one", "two"):
        two = replace(one, note=note)
        added = store.apply([RecordChange(one, two)], "Corrected Oil", AT)
        one = two
    undone = store.apply([added.changes[0].inverse()], added.what, AT, undoes=added.id)
    store.apply(added.changes, added.what, AT, undoes=undone.id)
    store.close()
    return found


def tamper(path: Path, *statements: str) -> None:
    """Through a second connection that knows nothing of our rules, with the triggers taken away."""
    raw = dbapi2.connect(str(path), isolation_level=None)
    raw.execute("DROP TRIGGER change_is_never_edited")
    raw.execute("DROP TRIGGER change_is_never_removed")
    for statement in statements:
        assert raw.execute(statement).rowcount == 1
    raw.close()


def first_broken(path: Path) -> int | None:
    store = DiaryStore(database.open_existing(path))
    try:
        return store.verify_chain()
    finally:
        store.close()


def test_an_untouched_history_is_whole(path: Path) -> None:
    assert first_broken(path) is None


def test_taking_the_triggers_away_alone_breaks_no_row(path: Path) -> None:
    tamper(path)
    assert first_broken(path) is None


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("sequence", range(1, ROWS + 1))
def test_a_changed_cell_is_found_in_any_row(path: Path, sequence: int, column: str) -> None:
    new = "99" if column in ("action", "undoes", "shape") else "'{}'"
    tamper(path, f"UPDATE change SET {column} = {new} WHERE sequence = {sequence}")  # noqa: S608 - constant names
    assert first_broken(path) == sequence


@pytest.mark.parametrize("column", ["previous_hash", "hash"])
@pytest.mark.parametrize("sequence", range(1, ROWS + 1))
def test_a_changed_hash_is_found_in_any_row(path: Path, sequence: int, column: str) -> None:
    tamper(path, f"UPDATE change SET {column} = zeroblob(31) WHERE sequence = {sequence}")  # noqa: S608 - constant names
    assert first_broken(path) == sequence


@pytest.mark.parametrize("sequence", range(1, ROWS + 1))
def test_a_removed_row_is_found_even_when_it_was_the_last(path: Path, sequence: int) -> None:
    tamper(path, f"DELETE FROM change WHERE sequence = {sequence}")  # noqa: S608 - a number
    assert first_broken(path) == sequence


def test_two_rows_that_changed_places_are_found(path: Path) -> None:
    swap = ("sequence = -1 WHERE sequence = 4", "sequence = 4 WHERE sequence = 5", "sequence = 5 WHERE sequence = -1")
    tamper(path, *(f"UPDATE change SET {one}" for one in swap))  # noqa: S608 - constant words
    assert first_broken(path) == 4


@pytest.mark.parametrize("cell", ["'{'", "'{}'", "'[]'"])
def test_a_damaged_record_in_the_history_is_named_as_damage_and_never_undone(path: Path, cell: str) -> None:
    tamper(path, f"UPDATE change SET after = {cell} WHERE sequence = {ROWS}")  # noqa: S608 - a constant word
    store = DiaryStore(database.open_existing(path))
    kept = store.all(Product)
    with pytest.raises(StoreProblem) as caught:
        undo(store, lambda: AT)
    assert caught.value.kind is StoreProblemKind.DAMAGED
    assert store.all(Product) == kept
    store.close()


@pytest.mark.parametrize("statement", ["UPDATE change SET what = ''", "DELETE FROM change"])
def test_the_file_itself_refuses_to_edit_or_remove_history(path: Path, statement: str) -> None:
    raw = dbapi2.connect(str(path), isolation_level=None)
    with pytest.raises(dbapi2.IntegrityError, match="the history is never"):
        raw.execute(statement)
    raw.close()
    assert first_broken(path) is None


@pytest.mark.parametrize("look", [DiaryStore.verify_chain, DiaryStore.last_undoable, DiaryStore.last_redoable])
def test_looking_at_the_history_writes_nothing(path: Path, look: Callable[[DiaryStore], object]) -> None:
    before = path.read_bytes()
    store = DiaryStore(database.open_existing(path))
    look(store)
    store.close()
    assert path.read_bytes() == before
