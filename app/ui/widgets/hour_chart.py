"""F7: the hours of the day, doses by class above uses by route, on the same 24 hours."""

from PySide6.QtCore import QRectF

from app.services.trend_hours import HOURS, HourRow, Hours
from app.ui.theme import Theme
from app.ui.widgets.chart import CENTRE, DEMI, LEFT, Chart, Pen

_HEAD, _NAME, _BARS, _FOOT = 26, 20, 44, 26


class HourChart(Chart):
    """A row of 24 bars for each class and route; their heights compare within one strip."""

    def __init__(self, figure: Hours) -> None:
        self._strips = [(name, rows) for name, rows in (("Doses", figure.doses), ("Cannabis", figure.uses)) if rows]
        super().__init__(figure.told.title, figure.told.spoken)

    def needed_height(self, _: int, /) -> int:
        """The rows of both strips."""
        rows = sum(len(rows) for _, rows in self._strips)
        return Theme.of(self).u(len(self._strips) * _HEAD + rows * (_NAME + _BARS + 6) + _FOOT)

    def paint(self, pen: Pen) -> None:
        """Strip under strip, then the hours."""
        y = 0.0
        for name, rows in self._strips:
            pen.text(QRectF(0, y, self.width(), pen.u(20)), name, LEFT, "ink", 1.0, DEMI)
            y += pen.u(_HEAD)
            most = max(1, *(max(row.hours) for row in rows))
            for row in rows:
                pen.text(QRectF(0, y, self.width(), pen.u(_NAME)), f"{row.name}, {row.counted}")
                y += pen.u(_NAME)
                self._row(pen, y, row, most, hatched=name == "Cannabis")
                y += pen.u(_BARS + 6)
        step = self.width() / HOURS
        for hour in range(0, HOURS, 3 if self.width() > pen.u(420) else 6):
            pen.text(QRectF(hour * step - pen.u(2), y, pen.u(50), pen.u(20)), f"{hour:02}:00")

    def _row(self, pen: Pen, y: float, row: HourRow, most: int, *, hatched: bool) -> None:
        base, step = y + pen.u(_BARS), self.width() / HOURS
        pen.level(0, self.width(), base, "line_strong")
        for hour in range(0, HOURS, 6):
            pen.level(hour * step, hour * step + 1, base + 3, "line_strong")
        for hour, count in enumerate(row.hours):
            if count:
                box = QRectF(hour * step + step * 0.15, base, step * 0.7, 0).adjusted(
                    0, -pen.u(_BARS - 18) * count / most, 0, 0
                )
                pen.hatched(box, "ink_soft") if hatched else pen.full(box, "ink_soft")
                if step >= pen.u(24):
                    pen.text(QRectF(hour * step, box.top() - pen.u(17), step, pen.u(16)), str(count), CENTRE)
