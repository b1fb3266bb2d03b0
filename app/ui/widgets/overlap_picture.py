"""Days side by side, a medicine above cannabis: dots where each was noted, a bar where counted hours met. No colour."""

from PySide6.QtCore import QPointF, QRectF

from app.services.finding_meetings import Met, Noted
from app.ui.theme import Theme
from app.ui.widgets.chart import CENTRE, LEFT, Chart, Pen

_NAME, _ROW, _DAYS = 22, 24, 22


class OverlapPicture(Chart):
    """The names stand above the dots, so that no medicine's name is cut."""

    def __init__(self, met: Met) -> None:
        self._met = met
        super().__init__(f"{met.medicine} and cannabis, last {len(met.days)} days", met.sentence)

    def needed_height(self, _: int, /) -> int:
        """A line for the names, two rows of dots, the days."""
        return Theme.of(self).u(_NAME + 2 * _ROW + _DAYS)

    def paint(self, pen: Pen) -> None:
        """A column for each day."""
        pen.text(QRectF(0, 0, self.width(), pen.u(20)), f"{self._met.medicine}, above · cannabis, below", LEFT)
        step = min(self.width() / len(self._met.days), pen.u(36))
        top, low = pen.u(_NAME + _ROW / 2), pen.u(_NAME + _ROW + _ROW / 2)
        for place, day in enumerate(self._met.days):
            x = step * (place + 0.5)
            if day.joined:
                pen.line(QPointF(x, top), QPointF(x, low), "ink", pen.u(4))
            _sign(pen, QPointF(x, top), day.medicine)
            _sign(pen, QPointF(x, low), day.cannabis)
            pen.text(QRectF(x - step / 2, pen.u(_NAME + 2 * _ROW), step, pen.u(20)), str(day.day.day), CENTRE)


def _sign(pen: Pen, middle: QPointF, noted: Noted) -> None:
    if noted is Noted.RECORDED:
        pen.dot(middle, pen.u(5.5), "ink")
    elif noted is Noted.NOT_USED:
        pen.ring(middle, pen.u(5))
    else:
        pen.cross(middle, pen.u(4))
