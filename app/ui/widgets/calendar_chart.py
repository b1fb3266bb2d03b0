"""F1: weeks across, days down; in each day what was noted, and hatching where nothing was."""

from datetime import timedelta

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPen

from app.services import words
from app.services.trend_calendar import Calendar, DayMarks
from app.ui.theme import Theme
from app.ui.widgets.chart import LEFT, Chart, Pen

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_ROW, _HEAD, _SIDE = 24, 24, 40
_WIDEST = 44


class CalendarChart(Chart):
    """A cell for each day: a square for a dose, a leaf-like diamond for a use, a dot for a check-in."""

    def __init__(self, figure: Calendar) -> None:
        self._figure = figure
        super().__init__(figure.told.title, figure.told.spoken)

    def needed_height(self, _: int, /) -> int:
        """Seven rows and the dates above them."""
        return Theme.of(self).u(_HEAD + 7 * _ROW + 4)

    def paint(self, pen: Pen) -> None:
        """Every week a column."""
        for place, name in enumerate(_DAYS):
            pen.text(QRectF(0, pen.u(_HEAD + place * _ROW), pen.u(_SIDE), pen.u(_ROW)), name)
        room = (self.width() - pen.u(_SIDE) - 2) / max(1, len(self._figure.weeks))
        step, free = min(room, pen.u(_WIDEST)), 0.0
        for column, week in enumerate(self._figure.weeks):
            left = pen.u(_SIDE) + column * step
            first = next(day for day in week if day is not None)
            if left >= free:
                said = words.short_day(first.day - timedelta(days=first.day.weekday())).rsplit(words.NBSP, 1)[0]
                pen.text(QRectF(left, 0, pen.u(60), pen.u(20)), said, LEFT)
                free = left + pen.u(56)
            for row, marks in enumerate(week):
                if marks is not None:
                    box = QRectF(left + 0.5, pen.u(_HEAD + row * _ROW) + 0.5, step - 2, pen.u(_ROW) - 2)
                    _cell(pen, box, marks)


def _cell(pen: Pen, box: QRectF, marks: DayMarks) -> None:
    painter = pen.painter
    painter.setPen(QPen(pen.colour("line"), 1))
    painter.setBrush(pen.colour("surface"))
    painter.drawRect(box)
    if not marks.recorded:
        pen.empty(box)
        return
    third, y = box.width() / 3, box.center().y()
    size = min(pen.u(3.5), third * 0.36)
    places = [QPointF(box.left() + third * (at + 0.5), y) for at in range(3)]
    if marks.medicine:
        pen.square(places[0], size)
    if marks.cannabis:
        pen.diamond(places[1], size, "thc")
    elif marks.nothing_used:
        pen.ring(places[1], size)
    if marks.checkin:
        pen.dot(places[2], size, "ink_soft")
