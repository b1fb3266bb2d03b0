"""The parts of the time chart: bars of THC and CBD, the lane of a medicine, the panel of a symptom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen, QPolygonF

from app.services.day_amounts import CannabisDay, DayAmount, DayState
from app.services.lanes import Lane, Step
from app.services.symptom_panels import SymptomPanel
from app.services.trend_weeks import ENOUGH_DAYS, Week, WeekSum
from app.ui.widgets.chart import LEFT, RIGHT, Pen, nice_top

_MOST_TICKS = 4
_Bar = tuple[date, date, DayAmount]


@dataclass(frozen=True, slots=True)
class Across:
    """Where days stand: `count` days from `first`, between `left` and `right` in pixels; names take `side`."""

    first: date
    count: int
    side: float
    left: float
    right: float

    def x(self, day: date) -> float:
        """The left edge of a day."""
        return self.left + (self.right - self.left) * (day - self.first).days / self.count


@dataclass(frozen=True, slots=True)
class Amounts:
    """Bars of one cannabinoid: each from a first to a last day, with what is known of it."""

    name: str
    unit: str
    tone: str
    hatched: bool
    bars: tuple[tuple[date, date, DayAmount], ...]


def daily_amounts(days: Sequence[CannabisDay]) -> tuple[Amounts, Amounts]:
    """A bar for each day."""
    return _pair("mg a day, label", [(d.day, d.day, d.thc) for d in days], [(d.day, d.day, d.cbd) for d in days])


def weekly_amounts(weeks: Sequence[Week]) -> tuple[Amounts, Amounts]:
    """A bar for each week; too few recorded days of it are no entry."""
    thc = [(week.first, week.last, _of_week(week, week.thc)) for week in weeks]
    return _pair("mg a week, label", thc, [(week.first, week.last, _of_week(week, week.cbd)) for week in weeks])


def paint_amounts(pen: Pen, across: Across, y: float, height: float, amounts: Amounts) -> None:
    """Bars on a scale of their own, from 0 to a round number."""
    top = nice_top(max((bar.mg or 0 for _, _, bar in amounts.bars), default=0) or 1)
    base = y + height
    for value in (0.0, top):
        level = base - height * value / top
        pen.level(across.left, across.right, level, "line_strong" if not value else "line")
        box = QRectF(across.left - pen.u(40), level - pen.u(10), pen.u(34), pen.u(20))
        pen.text(box, f"{value:g}", RIGHT)
    for first, last, bar in amounts.bars:
        start, end = across.x(first), across.x(last + timedelta(days=1))
        inset = (end - start) * 0.16
        _bar(pen, QRectF(start + inset, base, end - start - 2 * inset, 0), height / top, bar, amounts)


def paint_lane(pen: Pen, across: Across, y: float, lane: Lane) -> None:
    """What was planned as bars with their amount, doses without a plan as ticks; `y` is the middle."""
    if not lane.steps:
        pen.level(across.left, across.right, y, "line")
    for step in lane.steps:
        _step(pen, across, y, step)
    pen.painter.setPen(QPen(pen.colour("ink"), 1.8 if across.count <= 130 else 1))
    width = across.x(across.first + timedelta(days=1)) - across.left
    for each in lane.doses:
        ticks = min(each.doses, _MOST_TICKS)
        for place in range(ticks):
            x = across.x(each.day) + width * (place + 1) / (ticks + 1)
            pen.painter.drawLine(QPointF(x, y - pen.u(5)), QPointF(x, y + pen.u(5)))


def paint_panel(pen: Pen, across: Across, y: float, height: float, panel: SymptomPanel) -> None:
    """Each value as a dot and the middle of seven days as a step; where there is none the line is broken."""
    for value in (0, 5, 10):
        level = y + height * (1 - value / 10)
        pen.level(across.left, across.right, level, "line" if value else "line_strong")
        pen.text(QRectF(across.left - pen.u(40), level - pen.u(10), pen.u(34), pen.u(20)), str(value), RIGHT)
    days = [across.first + timedelta(days=at) for at in range(across.count + 1)]
    path, drawing = QPainterPath(), False
    for at, (score, middle) in enumerate(zip(panel.scores, panel.medians, strict=True)):
        start, end = across.x(days[at]), across.x(days[at + 1])
        if score is not None:
            pen.dot(QPointF((start + end) / 2, y + height * (1 - score / 10)), pen.u(2) if across.count <= 130 else 1.2)
        if middle is None:
            drawing = False
            continue
        level = y + height * (1 - middle / 10)
        path.lineTo(start, level) if drawing else path.moveTo(start, level)
        path.lineTo(end, level)
        drawing = True
    pen.painter.setBrush(Qt.BrushStyle.NoBrush)
    flat, sharp = Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin
    pen.painter.setPen(QPen(pen.colour("ink"), 2, Qt.PenStyle.SolidLine, flat, sharp))
    pen.painter.drawPath(path)


def _pair(unit: str, thc: list[_Bar], cbd: list[_Bar]) -> tuple[Amounts, Amounts]:
    return Amounts("THC", unit, "thc", False, tuple(thc)), Amounts("CBD", unit, "cbd", True, tuple(cbd))


def _of_week(week: Week, found: WeekSum) -> DayAmount:
    if week.recorded < ENOUGH_DAYS:
        return DayAmount(DayState.NO_ENTRY)
    if not week.uses:
        return DayAmount(DayState.NONE)
    if found.mg is None:
        return DayAmount(DayState.UNKNOWN)
    state = DayState.PARTLY if found.unknown else DayState.KNOWN if found.mg else DayState.NONE
    return DayAmount(state, found.mg)


def _bar(pen: Pen, foot: QRectF, scale: float, bar: DayAmount, amounts: Amounts) -> None:
    """One bar standing on `foot`, the base line between its edges."""
    middle = QPointF(foot.center().x(), foot.top())
    if bar.state is DayState.NONE:
        pen.ring(middle, min(pen.u(3), max(1.5, foot.width() / 2)))
    elif bar.state is DayState.NO_ENTRY:
        pen.cross(middle - QPointF(0, pen.u(6)), min(pen.u(3), max(1.5, foot.width() / 2)))
    high = (bar.mg or 0) * scale
    if bar.mg:
        box = foot.adjusted(0, -high, 0, 0)
        pen.hatched(box, amounts.tone) if amounts.hatched else pen.full(box, amounts.tone)
    if bar.state in (DayState.UNKNOWN, DayState.PARTLY):
        pen.unknown(foot.adjusted(0, -high - pen.u(18), 0, -high))


def _step(pen: Pen, across: Across, y: float, step: Step) -> None:
    start, end = across.x(step.first), across.x(step.last + timedelta(days=1))
    box = QRectF(start + 1, y - pen.u(8), max(2.0, end - start - 2), pen.u(16))
    pen.painter.setPen(QPen(pen.colour("line_strong"), 1))
    pen.painter.setBrush(pen.colour("sunken"))
    pen.painter.drawRoundedRect(box, 3, 3)
    pen.text(box.adjusted(pen.u(8), 0, -pen.u(3), 0), step.amount, LEFT, "ink")
    if step.begins:
        half = pen.u(5)
        corners = [
            QPointF(start, y - half),
            QPointF(start + half, y),
            QPointF(start, y + half),
            QPointF(start - half, y),
        ]
        pen.painter.setPen(QPen(pen.colour("ink"), 1.4))
        pen.painter.setBrush(pen.colour("surface"))
        pen.painter.drawPolygon(QPolygonF(corners))
