"""Weeks as bars: THC and CBD side by side on scales of their own (F2), and side effects stacked by severity (F8)."""

from datetime import date

from PySide6.QtCore import QPointF, QRectF

from app.services import words
from app.services.trend_effects import Effects, EffectWeek
from app.services.trend_weeks import ENOUGH_DAYS, Week, Weeks, WeekSum
from app.ui.theme import Theme
from app.ui.widgets.chart import CENTRE, LEFT, RIGHT, Chart, Pen, nice_top

_SIDE, _OVER, _BARS, _UNDER = 44, 22, 96, 42
_BLOCK = _OVER + _BARS + _UNDER
_PILE = 90


class WeekChart(Chart):
    """Two panels, THC above CBD: over a bar the uses of unknown strength, under it days used of days recorded."""

    def __init__(self, figure: Weeks) -> None:
        self._weeks = figure.weeks
        super().__init__(figure.told.title, figure.told.spoken)

    def needed_height(self, _: int, /) -> int:
        """Two panels."""
        return Theme.of(self).u(2 * _BLOCK + 4)

    def paint(self, pen: Pen) -> None:
        """THC full, CBD hatched."""
        for place, name in enumerate(("THC", "CBD")):
            sums = [week.thc if name == "THC" else week.cbd for week in self._weeks]
            self._panel(pen, pen.u(place * _BLOCK), name, sums)

    def _panel(self, pen: Pen, top: float, name: str, sums: list[WeekSum]) -> None:
        most = nice_top(max((each.mg or 0 for each in sums), default=0) or 1)
        base, left = top + pen.u(_OVER + _BARS), float(pen.u(_SIDE))
        pen.text(QRectF(0, top, pen.u(200), pen.u(20)), f"{name}, mg a week", LEFT, "ink", 0.95)
        for value in (0.0, most):
            y = base - pen.u(_BARS) * value / most * 0.8
            pen.level(left, self.width() - 1, y, "line" if value else "line_strong")
            pen.text(QRectF(0, y - pen.u(10), left - pen.u(6), pen.u(20)), f"{value:g}", RIGHT)
        step, free = (self.width() - left) / len(self._weeks), 0.0
        for place, (week, found) in enumerate(zip(self._weeks, sums, strict=True)):
            x = left + place * step
            self._bar(pen, QRectF(x + step * 0.2, base, step * 0.6, 0), week, found, pen.u(_BARS) * 0.8 / most, name)
            if step >= pen.u(22):
                pen.text(QRectF(x, base + pen.u(2), step, pen.u(18)), f"{week.used_days}/{week.recorded}", CENTRE)
            free = _date(pen, x, base + pen.u(20), week.first, free)

    def _bar(self, pen: Pen, foot: QRectF, week: Week, found: WeekSum, scale: float, name: str) -> None:
        middle = QPointF(foot.center().x(), foot.top())
        if week.recorded < ENOUGH_DAYS:
            pen.cross(middle - QPointF(0, pen.u(6)), pen.u(3))
            return
        if not week.uses or found.mg == 0:
            pen.ring(middle, pen.u(3))
            return
        if found.mg is None:
            pen.unknown(foot.adjusted(0, -pen.u(18), 0, 0))
            return
        box = foot.adjusted(0, -found.mg * scale, 0, 0)
        pen.full(box, "thc") if name == "THC" else pen.hatched(box, "cbd")
        if found.unknown and foot.width() >= pen.u(8):
            above = QRectF(foot.left() - pen.u(10), box.top() - pen.u(18), foot.width() + pen.u(20), pen.u(18))
            pen.text(above, f"{found.unknown} ?", CENTRE, "unknown")


class EffectChart(Chart):
    """A pile for each week: mild outlined, moderate hatched, severe full, not said dashed. No colour of its own."""

    def __init__(self, figure: Effects) -> None:
        self._weeks = figure.weeks
        super().__init__(figure.told.title, figure.told.spoken)

    def needed_height(self, _: int, /) -> int:
        """One panel."""
        return Theme.of(self).u(_PILE + 34)

    def paint(self, pen: Pen) -> None:
        """Piles of boxes, one for each side effect."""
        most = max(4, *(sum(week.counts) for week in self._weeks))
        base, left = float(pen.u(_PILE)), float(pen.u(_SIDE))
        pen.level(left, self.width() - 1, base, "line_strong")
        pen.text(QRectF(0, base - pen.u(10), left - pen.u(6), pen.u(20)), "0", RIGHT)
        pen.text(QRectF(0, 0, left - pen.u(6), pen.u(20)), str(most), RIGHT)
        step, free = (self.width() - left) / len(self._weeks), 0.0
        high = (base - pen.u(10)) / most
        for place, week in enumerate(self._weeks):
            x = left + place * step
            self._pile(pen, x + step * 0.2, min(step * 0.6, pen.u(40)), base, high, week)
            free = _date(pen, x, base + pen.u(6), week.first, free)

    def _pile(self, pen: Pen, x: float, width: float, base: float, high: float, week: EffectWeek) -> None:
        y = base
        for kind, count in enumerate(week.counts):
            for _ in range(count):
                box = QRectF(x, y - high + 2, width, high - 3)
                if kind == 1:
                    pen.hatched(box, "ink_soft")
                elif kind == 2:
                    pen.full(box, "ink")
                else:
                    pen.box(box, dashed=kind == 3)
                y -= high


def _date(pen: Pen, x: float, y: float, day: date, free: float) -> float:
    """Write a date where there is room; gives where there is room again."""
    if x < free:
        return free
    pen.text(QRectF(x, y, pen.u(60), pen.u(20)), words.short_day(day).rsplit(words.NBSP, 1)[0])
    return x + pen.u(56)
