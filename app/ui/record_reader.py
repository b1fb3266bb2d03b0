"""Reading the whole diary backwards, a few days at each turn of the event loop, so that nothing ever waits for it."""

import gc
import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal

from app.domain.moments import Period
from app.domain.regimens import day_before
from app.services.record_rows import RecordRow, RecordRows, slices_back, typed_words
from app.ui.session import Session
from app.ui.turns import Turns

_AT_ONCE = 200
"""Rows that are read before it waits to be asked for more."""
_TURN_S = 0.012
"""How long one turn of the event loop may be used for reading, in seconds; the days of a turn follow from it."""
_LEAST_DAYS, _MOST_DAYS = 7, 400
_TIDY = 5_000
"""Rows after which those that are there are taken out of Python's search for garbage: there may be 100,000 of them,
looking through all of them holds the window up, and they hold nothing that goes in a circle."""


class RecordReader(QObject):
    """Finds rows, the newest first. `found` carries a list of RecordRow, `rested` is sent when it waits or is done.

    `done` says that there is nothing older.
    """

    found = Signal(object)
    rested = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._rows = RecordRows(session.store, session.checklist.names())
        self._store = session.store
        self._words: tuple[str, ...] = ()
        self._left: Period | None = None
        self._days = 14
        self._open = self._untidied = 0

    @property
    def done(self) -> bool:
        """Whether everything was looked at."""
        return self._left is None

    @property
    def reading(self) -> bool:
        """Whether it is looking now."""
        return Turns.of_the_program().waits(self)

    def unread(self) -> Period | None:
        """The days that were not looked at yet, or None."""
        return self._left

    def begin(self, typed: str) -> None:
        """Start anew with what was typed; nothing typed is everything that has a day."""
        self._words = typed_words(typed)
        self._left, self._open = self._store.span(), _AT_ONCE
        if self._words:
            self._give([row for row in self._rows.of_things() if row.holds(self._words)])
        Turns.of_the_program().begin(self, self._read(), last=True)

    def more(self) -> None:
        """Read on, if there is anything older."""
        if not self.done and not self.reading:
            self._open = _AT_ONCE
            Turns.of_the_program().begin(self, self._read(), last=True)

    def now(self, row: RecordRow | None) -> RecordRow | None:
        """A row, unless it does not hold what is looked for."""
        return row if row is not None and row.holds(self._words) else None

    def rows(self) -> RecordRows:
        """What it reads with."""
        return self._rows

    def _read(self) -> Iterator[None]:
        while True:
            self._step()
            if self._left is None or self._open <= 0:
                break
            yield
            if self._untidied > _TIDY:
                self._untidied = 0
                gc.collect()  # first, or what is garbage now would stay for good
                gc.freeze()
                yield
        self.rested.emit()

    def _step(self) -> None:
        period = next(slices_back(self._left, self._days), None)
        if period is None or self._left is None:
            self._left = None
            return
        began = time.thread_time()
        self._give([row for row in self._rows.of_days(period) if row.holds(self._words)])
        took = max(time.thread_time() - began, 0.0005)
        self._days = max(_LEAST_DAYS, min(_MOST_DAYS, int(len(period) * _TURN_S / took), self._days * 2))
        first = self._left.first
        self._left = None if period.first == first else Period(first, day_before(period.first))

    def _give(self, rows: list[RecordRow]) -> None:
        self._open -= len(rows)
        self._untidied += len(rows)
        if rows:
            self.found.emit(rows)
