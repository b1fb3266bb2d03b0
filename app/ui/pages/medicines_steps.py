"""How the planned daily amount went up and down, as a stair: every version one tread, its width the time it held."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from app.domain.medicines import Medicine
from app.domain.regimens import Regimen, daily_pieces, ordered, weekly_pieces
from app.services import medicine_words, words
from app.ui.theme import Theme
from app.ui.widgets.painted import Painted
from app.ui.widgets.text import DEMI

_UNITS = ("mg", "micrograms", "g", "units")
_STEPS = (1, 2, 5, 10)
_MEASURES: dict[str, Callable[[Regimen], Decimal | None]] = {
    "a day": daily_pieces,
    "a week": weekly_pieces,
    "an hour": lambda regimen: regimen.rate,
}
_LEFT, _RIGHT, _TOP, _BOTTOM = 76, 12, 22, 24


@dataclass(frozen=True, slots=True)
class Tread:
    """One version: the planned amount of a day from `start` to `end`, both counted."""

    start: date
    end: date
    amount: Decimal


def treads_of(regimens: Sequence[Regimen], day: date) -> tuple[Tread, ...]:
    """The versions up to `day` that plan an amount in one measure, the earliest first; what begins nowhere is left out.

    The measure is the first that any version has: pieces a day, pieces a week, or micrograms per hour of a patch.
    """
    begun = [each for each in ordered(regimens) if each.valid_from is not None and each.valid_from <= day]
    measure = measure_of(begun)
    found = []
    for each in begun:
        amount = _MEASURES[measure](each)
        if each.valid_from is not None and amount is not None:
            found.append(Tread(each.valid_from, min(each.valid_to or day, day), amount))
    return tuple(found)


def measure_of(regimens: Sequence[Regimen]) -> str:
    """What the planned amounts of these versions are compared in: "a day", "a week" or "an hour"."""
    return next((name for name, size in _MEASURES.items() if any(size(each) for each in regimens)), "a day")


def marks_of(top: Decimal) -> tuple[Decimal, ...]:
    """Round amounts for the scale, from nought to just over `top`, four to six of them."""
    rough = top / 4
    power = Decimal(10) ** rough.adjusted()
    step = next(power * each for each in _STEPS if power * each >= rough)
    return tuple(step * number for number in range(int((top / step).to_integral_value(ROUND_CEILING)) + 1))


class DoseSteps(Painted):
    """The stair. It takes the width there is; its spoken name holds every amount with its first day."""

    def __init__(self, treads: tuple[Tread, ...], medicine: Medicine, measure: str = "a day") -> None:
        strength = medicine.strength if medicine.strength and medicine.strength.unit in _UNITS else None
        self._unit = strength.unit if strength else medicine_words.plural((medicine.form or "piece").casefold())
        factor = strength.value if strength else Decimal(1)
        if measure == "an hour":
            self._unit, factor, measure = "micrograms/hour", Decimal(1), "of the patches"
        self._treads = tuple(Tread(each.start, each.end, each.amount * factor) for each in treads)
        said = [f"{self._amount(each.amount)} from {words.short_day(each.start)}" for each in self._treads]
        super().__init__(None, 150, f"Planned amount {measure}: {', '.join(said)}")
        self._marks = marks_of(max(each.amount for each in self._treads))

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Draw the scale, the stair, a ring and the amount at each of its edges."""
        self._scale(painter, theme)
        path = self._path()
        area = QPainterPath(path)
        area.lineTo(self._x(self._treads[-1].end + timedelta(days=1)), self._y(Decimal(0)))
        area.lineTo(self._x(self._treads[0].start), self._y(Decimal(0)))
        area.closeSubpath()
        painter.fillPath(area, theme.colour("accent_wash"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.drawPath(path)
        self._edges(painter, theme)

    def _path(self) -> QPainterPath:
        path = QPainterPath(QPointF(self._x(self._treads[0].start), self._y(Decimal(0))))
        for each in self._treads:
            path.lineTo(self._x(each.start), self._y(each.amount))
            path.lineTo(self._x(each.end + timedelta(days=1)), self._y(each.amount))
        return path

    def _scale(self, painter: QPainter, theme: Theme) -> None:
        left, right = theme.u(_LEFT), self.width() - theme.u(_RIGHT)
        painter.setFont(theme.font(0.86, tabular=True))
        for mark in self._marks:
            height = round(self._y(mark)) + 0.5
            painter.setPen(QPen(theme.colour("grid" if mark else "line_strong"), 1))
            painter.drawLine(QPointF(left, height), QPointF(right, height))
            painter.setPen(theme.colour("ink_faint"))
            box = QRectF(0, height - theme.u(8), left - theme.u(8), theme.u(16))
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._amount(mark))
        first, last = self._treads[0].start, self._treads[-1].end
        below = QRectF(left, self.height() - theme.u(_BOTTOM) + theme.u(4), right - left, theme.u(18))
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, words.short_day(first))
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, words.short_day(last))

    def _edges(self, painter: QPainter, theme: Theme) -> None:
        """A ring at each edge; the amount beside it where it does not run into the one before."""
        painter.setFont(theme.font(0.9, DEMI, tabular=True))
        free = 0.0
        for each in self._treads:
            at = QPointF(self._x(each.start), self._y(each.amount))
            painter.setPen(QPen(theme.colour("accent"), 1.6))
            painter.setBrush(theme.colour("surface"))
            painter.drawEllipse(at, theme.u(4), theme.u(4))
            text = self._amount(each.amount)
            width = painter.fontMetrics().horizontalAdvance(text)
            left = min(at.x() + theme.u(8), self.width() - width - 2.0)
            if left >= free:
                painter.setPen(theme.colour("ink"))
                painter.drawText(QPointF(left, at.y() - theme.u(6)), text)
                free = left + width + theme.u(6)

    def _amount(self, value: Decimal) -> str:
        return f"{words.number(value)}{words.NBSP}{self._unit}"

    def _x(self, day: date) -> float:
        theme = Theme.of(self)
        first, last = self._treads[0].start, self._treads[-1].end + timedelta(days=1)
        room = self.width() - theme.u(_LEFT) - theme.u(_RIGHT)
        return theme.u(_LEFT) + room * (day - first).days / max(1, (last - first).days)

    def _y(self, value: Decimal) -> float:
        theme = Theme.of(self)
        bottom = self.height() - theme.u(_BOTTOM)
        return bottom - (bottom - theme.u(_TOP)) * float(value / self._marks[-1])
