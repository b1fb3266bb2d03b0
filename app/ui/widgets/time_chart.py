"""Cannabis, medicines and how one felt on one time axis: bars, lanes, panels, and the changes through everything."""

from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from app.services import words
from app.services.lanes import Change
from app.services.time_axis import TimeAxis
from app.ui.theme import Theme
from app.ui.widgets.chart import CENTRE, DEMI, LEFT, Chart, Pen
from app.ui.widgets.time_chart_parts import Across, Amounts, paint_amounts, paint_lane, paint_panel

_TOP, _FOOT, _NAME_LINE = 34, 26, 24
_LANE, _LANES_HEAD, _GAP = 24, 26, 24
_HEIGHTS = (84, 50)
_PANEL = 56
_WIDEST_SIDE = 0.3


class TimeChart(Chart):
    """`amounts` are the THC and the CBD to draw as bars: days, or weeks where days would be too thin."""

    def __init__(self, axis: TimeAxis, amounts: tuple[Amounts, Amounts], name: str, description: str) -> None:
        self._axis, self._amounts = axis, amounts
        super().__init__(name, description)

    def needed_height(self, width: int, /) -> int:
        """What stands below one another; in a narrow window the names stand above what they name."""
        slim = self._side(width) == 0
        extra = _NAME_LINE if slim else 0
        blocks = sum(height + _GAP + extra for height in _HEIGHTS)
        count = len(self._axis.lanes)
        lanes = _LANES_HEAD + count * (_LANE + extra) + 12 if count else 0
        panels = len(self._axis.panels) * (_PANEL + _GAP + extra)
        return Theme.of(self).u(_TOP + blocks + lanes + panels + _FOOT)

    def paint(self, pen: Pen) -> None:
        """From the changes at the top to the dates at the foot."""
        across = self._across(pen)
        self._grid(pen, across)
        slim = across.side == 0
        y = float(pen.u(_TOP))
        for amounts, height in zip(self._amounts, _HEIGHTS, strict=True):
            y = self._named(pen, across, y, amounts.name, amounts.unit, slim=slim)
            paint_amounts(pen, across, y, pen.u(height), amounts)
            y += pen.u(height + _GAP)
        if self._axis.lanes:
            pen.text(QRectF(0, y, across.right, pen.u(20)), "Medicines", LEFT, "ink", 1.0, DEMI)
            y += pen.u(_LANES_HEAD)
        for lane in self._axis.lanes:
            y = self._named(pen, across, y - pen.u(2), lane.name, "", slim=slim) + pen.u(2)
            paint_lane(pen, across, y + pen.u(10), lane)
            y += pen.u(_LANE)
        y += pen.u(12 if self._axis.lanes else 0)
        for panel in self._axis.panels:
            y = self._named(pen, across, y, panel.name, "0 to 10", slim=slim)
            paint_panel(pen, across, y, pen.u(_PANEL), panel)
            y += pen.u(_PANEL + _GAP)
        self._changes(pen, across)

    def _across(self, pen: Pen) -> Across:
        side = self._side(self.width())
        left = side + pen.u(30)
        return Across(
            self._axis.first, (self._axis.last - self._axis.first).days + 1, side, left, self.width() - pen.u(8)
        )

    def _side(self, width: int) -> float:
        """The width for names at the left; 0 when they would take too much of it."""
        theme = Theme.of(self)
        letters = QFontMetricsF(theme.font(1, DEMI))
        names = [*(a.name for a in self._amounts), *(a.unit for a in self._amounts)]
        names += [lane.name for lane in self._axis.lanes] + [panel.name for panel in self._axis.panels]
        widest = max(letters.horizontalAdvance(name) for name in names) + theme.u(12)
        return widest if widest < width * _WIDEST_SIDE else 0.0

    def _named(self, pen: Pen, across: Across, y: float, name: str, unit: str, *, slim: bool) -> float:
        """Write the name of a part; gives where the part begins."""
        lane = not unit
        weight = {"weight": DEMI} if not lane else {}
        if slim:
            said = f"{name}, {unit}" if unit else name
            pen.text(QRectF(0, y, across.right, pen.u(20)), said, LEFT, "ink_soft" if lane else "ink", 0.95, **weight)
            return y + pen.u(_NAME_LINE)
        scale, tone = (0.92, "ink_soft") if lane else (1.0, "ink")
        pen.text(QRectF(0, y, across.side, pen.u(20)), name, LEFT, tone, scale, **weight)
        if unit:
            pen.text(QRectF(0, y + pen.u(18), across.side, pen.u(20)), unit)
        return y

    def _grid(self, pen: Pen, across: Across) -> None:
        """A line and a date where there is room for one: every week, every other week, or at the months."""
        foot = self.height() - pen.u(_FOOT)
        free = 0.0
        for day in _dates(self._axis.first, self._axis.last):
            x = round(across.x(day)) + 0.5
            pen.line(QPointF(x, pen.u(22)), QPointF(x, foot), "grid")
            if x >= free:
                said = words.short_day(day).rsplit(words.NBSP, 1)[0]
                pen.text(QRectF(x, foot + pen.u(2), pen.u(70), pen.u(20)), said)
                free = x + pen.u(62)

    def _changes(self, pen: Pen, across: Across) -> None:
        ends = [*(across.x(each.day) for each in self._axis.changes[1:]), float(across.right)]
        for change, end in zip(self._axis.changes, ends, strict=False):
            self._change(pen, across.x(change.day), change, end)

    def _change(self, pen: Pen, x: float, change: Change, end: float) -> None:
        foot = self.height() - pen.u(_FOOT)
        pen.line(QPointF(x, pen.u(20)), QPointF(x, foot), "ink_soft", 1.2, [3, 3])
        pen.dot(QPointF(x, pen.u(11)), pen.u(9), "ink")
        box = QRectF(x - pen.u(9), pen.u(2), pen.u(18), pen.u(18))
        pen.text(box, change.mark, CENTRE, "surface", 0.86, DEMI)
        room = QRectF(x + pen.u(14), pen.u(1), end - x - pen.u(26), pen.u(20))
        if room.width() >= QFontMetricsF(pen.theme.font(0.9)).horizontalAdvance(change.what):
            pen.text(room, change.what, LEFT | Qt.AlignmentFlag.AlignVCenter, "ink_soft", 0.9)


def _dates(first: date, last: date) -> list[date]:
    """Every seventh day, or the first of each month of a long time."""
    count = (last - first).days + 1
    if count <= 130:
        return [first + timedelta(days=at) for at in range(0, count, 7)]
    return [day for day in (first + timedelta(days=at) for at in range(count)) if day.day == 1]
