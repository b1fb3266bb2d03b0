"""What an action changed, and undo and redo, which are read from the diary's history and so outlive a restart."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from app.domain.records import Record
from app.services.ports import AppliedChange, ChangeKind, Store

_OPENING = {ChangeKind.ACTION: "", ChangeKind.UNDO: "Undone: ", ChangeKind.REDO: "Redone: "}


@dataclass(frozen=True, slots=True)
class Change:
    """One saved action, as pages and notices need it.

    `what` is a short sentence without its full stop ("Recorded Oil 10:10, 0.3 mL"), `families` the types of record it
    touched and `ids` their ids. `sequence` grows with every change. `undoable` is False for an undo: that is redone.
    """

    id: str
    what: str
    families: frozenset[type[Record]]
    ids: tuple[str, ...]
    sequence: int
    undoable: bool


def undo(store: Store, clock: Callable[[], datetime]) -> Change | None:
    """Take back the last action that still stands; None when there is none. It adds to the history, removing nothing.

    Raises StoreProblem, and then nothing has changed.
    """
    return _take_back(store, store.last_undoable(), clock)


def redo(store: Store, clock: Callable[[], datetime]) -> Change | None:
    """Take back the last undo, unless something new was done since; None when there is nothing to redo."""
    return _take_back(store, store.last_redoable(), clock)


def next_undo(store: Store) -> Change | None:
    """What `undo` would take back, for the text of a menu."""
    return _maybe(store.last_undoable())


def next_redo(store: Store) -> Change | None:
    """What `redo` would bring back, for the text of a menu; its `what` is the action's own sentence."""
    found = store.last_redoable()
    return None if found is None else change_of(found, opening="")


def change_of(applied: AppliedChange, opening: str | None = None) -> Change:
    """An entry of the history as a Change; `opening` stands before the sentence instead of "Undone: "."""
    records = [record for one in applied.changes for record in (one.before, one.after) if record is not None]
    return Change(
        id=applied.id,
        what=(_OPENING[applied.kind] if opening is None else opening) + applied.what,
        families=frozenset(type(record) for record in records),
        ids=tuple(dict.fromkeys(record.id for record in records)),
        sequence=applied.sequence,
        undoable=applied.kind is not ChangeKind.UNDO,
    )


def _take_back(store: Store, entry: AppliedChange | None, clock: Callable[[], datetime]) -> Change | None:
    if entry is None:
        return None
    inverse = tuple(change.inverse() for change in reversed(entry.changes))
    return change_of(store.apply(inverse, entry.what, clock(), undoes=entry.id))


def _maybe(entry: AppliedChange | None) -> Change | None:
    return None if entry is None else change_of(entry)
