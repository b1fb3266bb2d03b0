"""The signs of seriousness: shape first, then colour. The same shapes are on paper."""

from enum import IntEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from app.ui.theme import Theme
from app.ui.widgets.painted import Painted


class Sign(IntEnum):
    """Seriousness 4 to 1, and the two states of what could not be checked."""

    ASK_FIRST = 4
    RAISE_SOON = 3
    WORTH_DISCUSSING = 2
    GOOD_TO_KNOW = 1
    NOT_CHECKED = 0
    PARTLY_CHECKED = -1

    @property
    def tone(self) -> str:
        """The name of its colour: of the token, the text tone and the chip."""
        return _TONES[self]


_TONES = {
    Sign.ASK_FIRST: "ask",
    Sign.RAISE_SOON: "soon",
    Sign.WORTH_DISCUSSING: "discuss",
    Sign.GOOD_TO_KNOW: "know",
    Sign.NOT_CHECKED: "unknown",
    Sign.PARTLY_CHECKED: "unknown",
}
_K = 0.92
_Q = _K * 0.4142
_SHAPES = {
    Sign.ASK_FIRST: ((-_Q, -_K), (_Q, -_K), (_K, -_Q), (_K, _Q), (_Q, _K), (-_Q, _K), (-_K, _Q), (-_K, -_Q)),
    Sign.RAISE_SOON: ((0.0, -0.82), (0.92, 0.76), (-0.92, 0.76)),
    Sign.WORTH_DISCUSSING: ((0.0, -0.92), (0.92, 0.0), (0.0, 0.92), (-0.92, 0.0)),
}


class Mark(Painted):
    """One sign, `size` design units square. `name` is its word when it stands alone."""

    def __init__(self, sign: Sign | int, size: float = 22, name: str = "") -> None:
        super().__init__(size, size, name)
        self._sign = Sign(sign)

    def show_sign(self, sign: Sign | int) -> None:
        """Become another sign."""
        self._sign = Sign(sign)
        self.update()

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Draw the sign."""
        paint_mark(painter, self._sign, QRectF(self.rect()).adjusted(1, 1, -1, -1), theme)


class SeriousnessScale(Painted):
    """The four shapes in a row, the one that applies in its colour, the others faint. `name` is its word."""

    def __init__(self, sign: Sign | int, size: float = 20, name: str = "") -> None:
        super().__init__(size * 5.1, size, name)
        self._sign = Sign(sign)

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Draw from good to know up to ask first."""
        side = self.height()
        for place, sign in enumerate((Sign.GOOD_TO_KNOW, Sign.WORTH_DISCUSSING, Sign.RAISE_SOON, Sign.ASK_FIRST)):
            cell = QRectF(place * side * 1.35, 0, side, side).adjusted(1, 1, -1, -1)
            paint_mark(painter, sign, cell, theme, faint=sign is not self._sign)


def paint_mark(painter: QPainter, sign: Sign, rect: QRectF, theme: Theme, *, faint: bool = False) -> None:
    """Draw a sign into the square at the middle of `rect`; faint is the outline of one that does not apply."""
    colour = theme.colour("line_strong" if faint else sign.tone)
    side = min(rect.width(), rect.height())
    pen = QPen(colour, max(1.3, side * 0.085))
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    middle = rect.center()
    if sign in _SHAPES:
        filled = sign in (Sign.ASK_FIRST, Sign.RAISE_SOON) and not faint
        if filled:
            painter.setBrush(colour)
        half = side / 2
        painter.drawPolygon(QPolygonF([middle + QPointF(x * half, y * half) for x, y in _SHAPES[sign]]))
        _inside(painter, sign, middle, side, theme.colour(f"on_{sign.tone}") if filled else colour)
    elif sign is Sign.GOOD_TO_KNOW:
        painter.drawEllipse(middle, side * 0.43, side * 0.43)
        _letter_i(painter, middle, side, colour)
    else:
        _dashed_square(painter, sign, middle, side, pen)
    painter.restore()


def _inside(painter: QPainter, sign: Sign, middle: QPointF, side: float, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if sign is Sign.WORTH_DISCUSSING:
        painter.drawEllipse(middle, side * 0.12, side * 0.12)
        return
    height = side * (0.5 if sign is Sign.ASK_FIRST else 0.4)
    middle = middle + QPointF(0, 0 if sign is Sign.ASK_FIRST else side * 0.085)
    width = height * 0.2
    bar = QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height * 0.62)
    painter.drawRoundedRect(bar, width / 2, width / 2)
    painter.drawEllipse(middle + QPointF(0, height * 0.5 - width * 0.55), width * 0.62, width * 0.62)


def _letter_i(painter: QPainter, middle: QPointF, side: float, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(middle - QPointF(0, side * 0.2), side * 0.065, side * 0.065)
    stem = QRectF(middle.x() - side * 0.05, middle.y() - side * 0.06, side * 0.1, side * 0.32)
    painter.drawRoundedRect(stem, side * 0.04, side * 0.04)


def _dashed_square(painter: QPainter, sign: Sign, middle: QPointF, side: float, pen: QPen) -> None:
    pen.setDashPattern([2.0, 1.5])
    painter.setPen(pen)
    square = QRectF(middle.x() - side * 0.42, middle.y() - side * 0.42, side * 0.84, side * 0.84)
    painter.drawRoundedRect(square, side * 0.12, side * 0.12)
    font = QFont(painter.font())
    font.setPixelSize(max(7, round(side * 0.62)))
    font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)
    painter.setPen(pen.color())
    painter.drawText(square, Qt.AlignmentFlag.AlignCenter, "?" if sign is Sign.NOT_CHECKED else "½")
