"""How sure: six rising bars in ink, always beside the words, never coloured."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from app.ui.theme import Theme
from app.ui.widgets.boxes import MIDDLE, Row
from app.ui.widgets.painted import Painted
from app.ui.widgets.text import DEMI, NORMAL, Text

_BARS = 6


class Certainty(QWidget):
    """The bars and the words that say the same. `bars` is how many of the six count (1 to 6).

    `large` is for the detail of a finding, where the words stand in the size of a heading.
    """

    def __init__(self, bars: int, words: str, *, large: bool = False) -> None:
        super().__init__()
        row = Row(gap=10 if large else 7)
        row.add(_Bars(bars, *((38, 20) if large else (27, 14))), 0, MIDDLE)
        scale, weight, tone = (1.12, DEMI, "ink") if large else (0.92, NORMAL, "soft")
        row.add(Text(words, scale=scale, weight=weight, tone=tone, wrap=large), 1)
        self.setLayout(row)


class _Bars(Painted):
    def __init__(self, bars: int, width: float, height: float) -> None:
        super().__init__(width, height)
        self._bars = bars

    def paint(self, painter: QPainter, theme: Theme) -> None:
        paint_bars(painter, self._bars, QRectF(self.rect()), theme)


def paint_bars(painter: QPainter, bars: int, rect: QRectF, theme: Theme) -> None:
    """Draw the six bars, the first `bars` of them in ink. Whoever draws them writes the words beside them."""
    step = rect.width() / _BARS
    painter.setPen(Qt.PenStyle.NoPen)
    for place in range(_BARS):
        height = rect.height() * (0.28 + 0.72 * place / (_BARS - 1))
        painter.setBrush(theme.colour("ink" if place < bars else "line"))
        painter.drawRoundedRect(QRectF(rect.left() + place * step, rect.bottom() - height, step * 0.66, height), 1, 1)
