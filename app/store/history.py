"""The append-only history: one row for each record change, each bound to the row before by a SHA-256 hash.

One action is one run of rows with the same `action`, the sequence of its first row. Undoing adds rows, never takes
any away.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Row, func, select, text

from app.domain.kept_text import keep, restore
from app.domain.records import Record, RecordChange
from app.services.ports import AppliedChange, ChangeKind
from app.store.families import Family, all_families, family_named
from app.store.migrations import LATEST
from app.store.problems import DamagedRow
from app.store.records.cells import keep_utc, to_json
from app.store.tables import CHANGE
from app.store.writing import Written

Run = range
"""The sequences of the rows of one action."""

_FIRST_HASH = bytes(32)
_HASHED = ("sequence", "action", "moment", "kind", "what", "family", "record", "before", "after", "undoes", "shape")
_LAST = select(CHANGE.c.sequence, CHANGE.c.hash).order_by(CHANGE.c.sequence.desc()).limit(1)


def append(
    connection: Connection, written: Sequence[Written], what: str, at: datetime, undoes: int | None
) -> tuple[int, ChangeKind]:
    """Write one action's rows; gives its first sequence and its kind."""
    last, previous = _tail(connection)
    kind = ChangeKind.ACTION if undoes is None else _kind_of_undoing(connection, undoes)
    rows = []
    for sequence, (family, record, before, after) in enumerate(written, last + 1):
        row: dict[str, Any] = {
            "sequence": sequence,
            "action": last + 1,
            "moment": keep_utc(at),
            "kind": kind.value,
            "what": keep(what),
            "family": family,
            "record": record,
            "before": before,
            "after": after,
            "undoes": undoes,
            "shape": LATEST,
        }
        own = _hash(previous, [row[name] for name in _HASHED])
        rows.append({**row, "previous_hash": previous, "hash": own})
        previous = own
    connection.execute(CHANGE.insert(), rows)
    return last + 1, kind


def newest(connection: Connection, limit: int, most: int) -> tuple[AppliedChange, ...]:
    """The newest actions, newest first: at most `limit`, and of all of them at most `most` rows."""
    last, _ = _tail(connection)
    heads = (
        select(CHANGE.c.sequence)
        .where(CHANGE.c.sequence == CHANGE.c.action, CHANGE.c.sequence > last - most)
        .order_by(CHANGE.c.sequence.desc())
        .limit(limit)
        .subquery()
    )
    first = connection.execute(select(func.min(heads.c.sequence))).scalar()
    if first is None:
        return ()
    rows = connection.execute(select(CHANGE).where(CHANGE.c.sequence >= first).order_by(CHANGE.c.sequence))
    return tuple(reversed([_applied(list(group)) for _, group in groupby(rows, attrgetter("action"))]))


def action(connection: Connection, run: Run) -> AppliedChange:
    """One action by its rows."""
    inside = CHANGE.c.sequence.between(run.start, run.stop - 1)
    return _applied(connection.execute(select(CHANGE).where(inside).order_by(CHANGE.c.sequence)).all())


def undoable(connection: Connection) -> Run | None:
    """The newest action or redo that nothing has taken back; None when there is none.

    Read backwards: an undo that still stands crosses out what it took back, a crossed-out entry is skipped.
    """
    crossed_out = set()
    for run, kind, undoes in _runs_backwards(connection):
        if run.start in crossed_out:
            continue
        if kind != ChangeKind.UNDO:
            return run
        crossed_out.add(undoes)
    return None


def redoable(connection: Connection) -> Run | None:
    """The newest undo that has not been taken back, unless something new was done after it."""
    crossed_out = set()
    for run, kind, undoes in _runs_backwards(connection):
        if kind == ChangeKind.ACTION:
            return None
        if kind == ChangeKind.REDO:
            crossed_out.add(undoes)
        elif run.start not in crossed_out:
            return run
    return None


def first_broken(connection: Connection) -> int | None:
    """The first sequence that is missing or whose content, hash or link is not as it was written; None when whole.

    Rows cut off the end are noticed by the highest sequence that SQLite remembers having given. Not noticed: a whole
    file put back from an older copy.
    """
    columns = ", ".join(_HASHED)
    rows = connection.execute(text(f"SELECT {columns}, previous_hash, hash FROM change ORDER BY sequence"))  # noqa: S608 - constant names
    expected, previous = 1, _FIRST_HASH
    with rows:
        for row in rows:
            *content, linked, own = row
            if content[0] != expected or linked != previous or own != _hash(previous, content):
                return expected
            expected, previous = expected + 1, own
    given = connection.execute(text("SELECT seq FROM sqlite_sequence WHERE name = 'change'")).scalar()
    # As many rows as were ever given a number: fewer were cut off, a smaller number is an older page.
    return None if (given or 0) == expected - 1 else expected


def first_mismatch(connection: Connection) -> str | None:
    """The name of a family of which a row is not what the history says of it last; None when every row is.

    A page that was put back from an older copy has the right checksum: only here does it show.
    """
    last = select(func.max(CHANGE.c.sequence)).group_by(CHANGE.c.family, CHANGE.c.record)
    query = select(CHANGE.c.family, CHANGE.c.record, CHANGE.c.after).where(CHANGE.c.sequence.in_(last))
    said: dict[str, dict[str, str]] = {}
    with connection.execute(query) as rows:
        for family, record, after in rows:
            if after is not None:
                said.setdefault(family, {})[record] = after
    for family in all_families():
        kept = said.get(family.name, {})
        columns = ", ".join(f'"{each.name}"' for each in family.table.columns)
        with connection.execute(text(f"SELECT {columns} FROM {family.table.name}")) as rows:  # noqa: S608 - constant names
            found = {row["id"]: dict(row) for row in rows.mappings()}
        if found.keys() != kept.keys():
            return family.name
        if any(_differs(family, row, kept[record]) for record, row in found.items()):
            return family.name
    return None


def _differs(family: Family[Any], row: dict[str, Any], after: str) -> bool:
    """Rows of the history may lack columns that came later, and hold what is another text of the same record."""
    return to_json(row) != after and family.lifted(json.loads(after)) != row


def _tail(connection: Connection) -> tuple[int, bytes]:
    last = connection.execute(_LAST).first()
    return (0, _FIRST_HASH) if last is None else (last.sequence, last.hash)


def _kind_of_undoing(connection: Connection, undoes: int) -> ChangeKind:
    undone = connection.execute(select(CHANGE.c.kind).where(CHANGE.c.sequence == undoes)).scalar_one()
    return ChangeKind.REDO if undone == ChangeKind.UNDO else ChangeKind.UNDO


def _runs_backwards(connection: Connection) -> Iterator[tuple[Run, str, int | None]]:
    """From the last row of each action to the one before its first: however many rows it has, one is read."""
    wanted = select(CHANGE.c.action, CHANGE.c.kind, CHANGE.c.undoes)
    last, _ = _tail(connection)
    while last:
        row = connection.execute(wanted.where(CHANGE.c.sequence == last)).first()
        if row is None or not 0 < row.action <= last:
            return  # a history that is damaged here; opening it says so
        yield range(row.action, last + 1), row.kind, row.undoes
        last = row.action - 1


def _applied(rows: Sequence[Row[Any]]) -> AppliedChange:
    first, last = rows[0], rows[-1]
    return AppliedChange(
        id=str(first.action),
        sequence=last.sequence,
        at=datetime.fromisoformat(first.moment).replace(tzinfo=UTC),
        kind=ChangeKind(first.kind),
        what=restore(first.what),
        changes=tuple(RecordChange(_record(row.family, row.before), _record(row.family, row.after)) for row in rows),
        undoes=None if first.undoes is None else str(first.undoes),
    )


def _record(family: str, kept: str | None) -> Record | None:
    if kept is None:
        return None
    try:
        row = json.loads(kept)
        found: Record = family_named(family).read(row)
    except (ValueError, KeyError):
        raise DamagedRow(family) from None
    return found


def _hash(previous: bytes, content: Iterable[Any]) -> bytes:
    return hashlib.sha256(previous + to_json(list(content)).encode()).digest()
