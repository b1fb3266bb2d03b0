"""F6: what was noted before and after one change; dots and the middle of each side, the days between left grey."""

from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF

from app.services import words
from app.services.trend_change import SETTLING, BeforeAfter, Comparison, Side
from app.ui.theme import Theme
from app.ui.widgets.chart import CENTRE, DEMI, LEFT, RIGHT, Chart, Pen

_NAME, _PANEL, _GAP, _FOOT, _SIDE = 24, 56, 14, 24, 30


class ChangeChart(Chart):
    """One panel for each question, 0 to 10, higher is worse."""

    def __init__(self, figure: BeforeAfter) -> None:
        self._figure = figure
        super().__init__(figure.told.title, figure.told.spoken)

    def needed_height(self, _: int, /) -> int:
        """A panel for each question."""
        return Theme.of(self).u(max(1, len(self._figure.comparisons)) * (_NAME + _PANEL + _GAP) + _FOOT)

    def paint(self, pen: Pen) -> None:
        """The grey days first, then each panel."""
        foot = self.height() - pen.u(_FOOT)
        change = self._figure.change.day
        settled = change + timedelta(days=SETTLING)
        pen.full(QRectF(self._x(pen, change), 0, self._x(pen, settled) - self._x(pen, change), foot), "sunken")
        y = 0.0
        for each in self._figure.comparisons:
            pen.text(QRectF(0, y, self.width(), pen.u(20)), each.name, LEFT, "ink", 0.95, DEMI)
            self._panel(pen, y + pen.u(_NAME), each)
            y += pen.u(_NAME + _PANEL + _GAP)
        x = self._x(pen, change)
        pen.line(QPointF(x, 0), QPointF(x, foot), "ink_soft", 1.2, [3, 3])
        for day in (self._figure.first, change, settled):
            said = words.short_day(day).rsplit(words.NBSP, 1)[0]
            left = day == change
            box = QRectF(self._x(pen, day) - (pen.u(64) if left else 0), foot + pen.u(2), pen.u(60), pen.u(20))
            pen.text(box, said, RIGHT if left else LEFT)

    def _panel(self, pen: Pen, y: float, each: Comparison) -> None:
        for value in (0, 5, 10):
            level = self._y(pen, y, value)
            pen.level(pen.u(_SIDE), self.width() - 1, level, "line" if value else "line_strong")
            pen.text(QRectF(0, level - pen.u(10), pen.u(_SIDE - 6), pen.u(20)), str(value), RIGHT)
        for day, value in (*each.before.values, *each.after.values):
            pen.dot(self._at(pen, y, day, value), pen.u(2.2))
        for day, value in each.settling:
            pen.dot(self._at(pen, y, day, value), pen.u(1.6), "line")
        settled = self._figure.change.day + timedelta(days=SETTLING)
        after_last = self._figure.last + timedelta(days=1)
        self._middle(pen, y, each.before, self._figure.first, self._figure.change.day)
        self._middle(pen, y, each.after, settled, after_last)

    def _middle(self, pen: Pen, y: float, side: Side, first: date, end: date) -> None:
        left, right = self._x(pen, first), self._x(pen, end)
        if side.median is None:
            box = QRectF(left, y + pen.u(_PANEL / 2 - 10), right - left, pen.u(20))
            pen.text(box, f"not enough notes ({len(side.values)})", CENTRE)
            return
        level = self._y(pen, y, side.median)
        pen.line(QPointF(left + 2, level), QPointF(right - 2, level), "ink", 2)

    def _at(self, pen: Pen, y: float, day: date, value: int) -> QPointF:
        half = (self._x(pen, day + timedelta(days=1)) - self._x(pen, day)) / 2
        return QPointF(self._x(pen, day) + half, self._y(pen, y, value))

    def _x(self, pen: Pen, day: date) -> float:
        days = (self._figure.last - self._figure.first).days + 1
        left = pen.u(_SIDE)
        return left + (self.width() - left - 1) * (day - self._figure.first).days / days

    def _y(self, pen: Pen, y: float, value: float) -> float:
        return y + pen.u(_PANEL) * (1 - value / 10)
