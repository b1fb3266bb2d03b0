"""Writing one action: check every `before` against what is kept, then touch each row once."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select

from app.domain.kept_text import keep
from app.domain.records import RecordChange
from app.services.ports import StoreProblemKind
from app.store.families import Family, family_of
from app.store.problems import store_problem
from app.store.records.cells import Cell, to_json

Written = tuple[str, str, str | None, str | None]
"""Family, record id, row before and row after, both as canonical JSON."""
_Key = tuple[str, str]
_Row = dict[str, Cell]

_AT_ONCE = 500
"""Ids in one query; SQLite takes a limited number of parameters."""


def write(connection: Connection, changes: Sequence[RecordChange], name: str) -> list[Written]:
    """Write the records; gives what the history is to hold of each change, in order.

    Raises StoreProblem OUTDATED when a `before` is not what is kept, and ValueError when a change is none.
    """
    if not changes:
        raise ValueError("an action changes something")
    stored = _stored(connection, changes)
    now = dict(stored)
    written = []
    for change in changes:
        family, key = _named(change)
        kept = now[key]
        if (None if kept is None else family.read(kept)) != change.before:
            raise store_problem(StoreProblemKind.OUTDATED, name)
        row = None if change.after is None else family.to_row(change.after)
        now[key] = row
        written.append((*key, _json(kept), _json(row)))
    _carry_out(connection, {key: (stored[key], row) for key, row in now.items()}, changes)
    return written


def _named(change: RecordChange) -> tuple[Family[Any], _Key]:
    sides = [record for record in (change.before, change.after) if record is not None]
    if not sides or len({(type(record), record.id) for record in sides}) != 1:
        raise ValueError("a change is about one record")
    family = family_of(type(sides[0]))
    return family, (family.name, keep(sides[0].id))


def _stored(connection: Connection, changes: Sequence[RecordChange]) -> dict[_Key, _Row | None]:
    named = [_named(change) for change in changes]
    found: dict[_Key, _Row | None] = {key: None for _, key in named}
    for family in {family.name: family for family, _ in named}.values():
        ids = [record for kind, record in found if kind == family.name]
        for start in range(0, len(ids), _AT_ONCE):
            query = select(family.table).where(family.table.c.id.in_(ids[start : start + _AT_ONCE]))
            for row in connection.execute(query).mappings():
                found[family.name, row["id"]] = dict(row)
    return found


def _carry_out(
    connection: Connection, rows: dict[_Key, tuple[_Row | None, _Row | None]], changes: Sequence[RecordChange]
) -> None:
    for family in {family.name: family for family, _ in map(_named, changes)}.values():
        table = family.table
        mine = [(record, *both) for (kind, record), both in rows.items() if kind == family.name]
        gone = [{"key": record} for record, before, after in mine if before is not None and after is None]
        new = [after for _, before, after in mine if before is None and after is not None]
        other = [{**after, "key": record} for record, before, after in mine if before and after and before != after]
        is_it = table.c.id == bindparam("key")
        if gone:
            connection.execute(table.delete().where(is_it), gone)
        if new:
            connection.execute(table.insert(), new)
        if other:
            connection.execute(table.update().where(is_it), other)


def _json(row: _Row | None) -> str | None:
    return None if row is None else to_json(row)
