"""Reading the days of a period slice by slice, so that the window never waits, then the figures in the worker."""

from collections.abc import Iterator
from datetime import timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.moments import Period
from app.services.trend_knows import knows
from app.services.trend_reading import happened_in, what_there_is
from app.services.trend_records import TrendRecords
from app.services.trends import figures, needed
from app.ui.background import Background
from app.ui.session import Session

SLICE = timedelta(days=7)


class TrendReading(QObject):
    """One reading at a time: a new one takes the place of one that is under way. `made` carries Figures."""

    made = Signal(object)
    failed = Signal(object)

    def __init__(self, session: Session, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._background = session, background
        self._period: Period | None = None
        self._slices: Iterator[Period] = iter(())
        self._parts: list[TrendRecords] = []
        self._turn = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._next)

    def start(self, period: Period) -> None:
        """Begin with a period; the answer comes with `made` or `failed`."""
        self._turn += 1
        self._period = period
        self._slices = _cut(needed(period, self._session.today()))
        self._parts = [what_there_is(self._session.store)]
        self._timer.start()

    def _next(self) -> None:
        days = next(self._slices, None)
        if days is not None:
            self._parts.append(happened_in(self._session.store, days))
            self._timer.start()
            return
        parts, period, turn = self._parts, self._period, self._turn
        self._parts = []
        if period is None:
            return
        now, signs = self._session.current(), self._session.checklist.names()
        known = knows(now, self._session.data, parts[0].medicines, signs)
        self._background.run(
            self,
            lambda: figures(TrendRecords.joined(parts), period, known),
            lambda found: self.made.emit(found) if turn == self._turn else None,
            lambda error: self.failed.emit(error) if turn == self._turn else None,
        )


def _cut(period: Period) -> Iterator[Period]:
    """The days in pieces of a week."""
    first = period.first
    while first <= period.last:
        last = min(first + SLICE - timedelta(days=1), period.last)
        yield Period(first, last)
        first = last + timedelta(days=1)
