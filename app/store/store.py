"""The diary's records and history in one open file: what `services/ports.py` asks of a store."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime, timedelta
from operator import attrgetter
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, Engine, func, select, tuple_

from app.domain.kept_text import keep, restore
from app.domain.moments import Period
from app.domain.records import Record, RecordChange
from app.domain.uses import Use
from app.services.ports import MOST_RECORDS, AppliedChange, Dated, Happened, Owned
from app.store import history
from app.store.database import Database
from app.store.drafts import StoredDrafts
from app.store.families import family_of, whens
from app.store.problems import named
from app.store.tables import CHANGE, USE
from app.store.writing import write

R = TypeVar("R", bound=Record)
D = TypeVar("D", bound=Dated)
B = TypeVar("B", bound=Owned)

_MANY = 10
"""So many records taken away at once are not taken away without a backup."""


class DiaryStore:
    """One open diary. Not for two threads at once; whoever has it may hand it on whole.

    `save_first` is called with the moment before an action takes many records away; what it raises stops the action.
    """

    def __init__(self, database: Database, save_first: Callable[[datetime], object] | None = None) -> None:
        self._database, self._save_first = database, save_first
        self.drafts = StoredDrafts(database)

    def close(self) -> None:
        """Close the file; every later call raises StoreProblem."""
        self._database.close()

    def all(self, family: type[R]) -> tuple[R, ...]:
        """Every record of a family."""
        return self._find(family)

    def get(self, family: type[R], record_id: str) -> R | None:
        """One record, or None."""
        found = self._find(family, family_of(family).table.c.id == keep(record_id))
        return found[0] if found else None

    def within(self, family: type[D], period: Period) -> tuple[D, ...]:
        """What happened on a wall-clock day of the period (uses, intakes, how one felt), oldest first."""
        when = family_of(family).when
        return () if when is None else self._find(family, *_inside(when, period))

    def entered_late(self, family: type[Happened], period: Period) -> frozenset[str]:
        """The ids of what happened in the period and was first entered more than 24 hours after it happened."""
        table = family_of(family).table
        first = (
            select(func.min(CHANGE.c.moment))
            .where(CHANGE.c.family == table.name, CHANGE.c.record == table.c.id, CHANGE.c.before.is_(None))
            .scalar_subquery()
        )
        late = func.julianday(first) - func.julianday(table.c.at_utc) > 1
        query = select(table.c.id).where(*_inside(table.c.at, period), late)
        with self._connected() as connection:
            return frozenset(restore(found) for found in connection.scalars(query))

    def span(self) -> Period | None:
        """From the first wall-clock day with an entry to the last, or None while no day has one."""
        with self._connected() as connection:
            ends = [connection.execute(select(func.min(when), func.max(when))).one() for when in whens()]
        found = [date.fromisoformat(str(end)[:10]) for pair in ends for end in pair if end is not None]
        return Period(min(found), max(found)) if found else None

    def owned(self, family: type[B], owner_id: str) -> tuple[B, ...]:
        """The regimens or intakes of one medicine, or the uses or lots of one product, the earliest first."""
        owner = family_of(family).owner
        return () if owner is None else self._find(family, owner == keep(owner_id))

    def newest_uses(self) -> Mapping[str, Use]:
        """The newest use of each product, by the product's id, the newest of all first."""
        newest = select(USE.c.product_id, func.max(USE.c.at_utc)).group_by(USE.c.product_id)
        found = self._find(Use, tuple_(USE.c.product_id, USE.c.at_utc).in_(newest))
        return {use.product_id: use for use in sorted(found, key=attrgetter("at"), reverse=True)}

    def apply(
        self, changes: Sequence[RecordChange], what: str, at: datetime, undoes: str | None = None
    ) -> AppliedChange:
        """Write all the changes and their history in one transaction, or nothing of them."""
        undone = None if undoes is None else int(undoes)
        if self._save_first is not None and sum(each.after is None for each in changes) >= _MANY:
            self._save_first(at)
        with self._connected(Engine.begin) as connection:
            written = write(connection, changes, self._database.name)
            first, kind = history.append(connection, written, what, at, undone)
        sequence = first + len(changes) - 1
        return AppliedChange(str(first), sequence, at, kind, what, tuple(changes), undoes)

    def history(self, limit: int, most: int = MOST_RECORDS) -> tuple[AppliedChange, ...]:
        """The newest entries of the history, newest first: at most `limit`, and of at most `most` records in all."""
        with self._connected() as connection:
            return history.newest(connection, limit, most)

    def last_undoable(self) -> AppliedChange | None:
        """The newest action (or redo) that has not been taken back."""
        with self._connected() as connection:
            run = history.undoable(connection)
            return None if run is None else history.action(connection, run)

    def last_redoable(self) -> AppliedChange | None:
        """The newest undo that can itself be taken back."""
        with self._connected() as connection:
            run = history.redoable(connection)
            return None if run is None else history.action(connection, run)

    def sizes(self) -> tuple[int, int]:
        """How many records the next undo and the next redo would write."""
        with self._connected() as connection:
            return len(history.undoable(connection) or ()), len(history.redoable(connection) or ())

    def verify_chain(self) -> int | None:
        """The first sequence at which the history is not as it was written, or None when it is whole."""
        with self._connected() as connection:
            return history.first_broken(connection)

    def _find(self, family: type[R], *conditions: ColumnElement[bool]) -> tuple[R, ...]:
        found = family_of(family)
        query = select(found.table).where(*conditions).order_by(*found.order)
        names = found.table.c.keys()
        with self._connected() as connection:
            return tuple(found.read(dict(zip(names, row, strict=True))) for row in connection.execute(query))

    @contextmanager
    def _connected(
        self, start: Callable[[Engine], AbstractContextManager[Connection]] = Engine.connect
    ) -> Iterator[Connection]:
        with named(self._database.name), start(self._database.engine) as connection:
            yield connection


def _inside(when: ColumnElement[str], period: Period) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """The days of a period: the text starts with the wall clock's day, so comparing text compares days as lived."""
    after = period.last + timedelta(days=1)
    return when >= period.first.isoformat(), when < after.isoformat()
