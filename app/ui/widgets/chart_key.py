"""What the signs of a figure mean: the sign as it is painted, and its words."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from app.ui.theme import Theme
from app.ui.widgets.boxes import MIDDLE, Row
from app.ui.widgets.chart import Pen
from app.ui.widgets.flow import Flow
from app.ui.widgets.painted import Painted
from app.ui.widgets.text import Text

Stroke = Callable[[Pen, QRectF], None]


def key(*signs: tuple[Stroke, str]) -> QWidget:
    """Every sign with its words, as many in a row as fit."""
    widget = QWidget()
    widget.setLayout(Flow(*(_entry(stroke, words) for stroke, words in signs), gap=16, row_gap=4))
    return widget


def ring(pen: Pen, box: QRectF) -> None:
    """0 used."""
    pen.ring(box.center(), pen.u(3))


def cross(pen: Pen, box: QRectF) -> None:
    """No entry."""
    pen.cross(box.center(), pen.u(3))


def unknown(pen: Pen, box: QRectF) -> None:
    """Strength not known."""
    pen.unknown(box.adjusted(pen.u(3), 1, -pen.u(3), -1))


def tick(pen: Pen, box: QRectF) -> None:
    """One dose."""
    reach = QPointF(0, pen.u(5))
    pen.line(box.center() - reach, box.center() + reach, "ink", 1.8)


def dot(pen: Pen, box: QRectF) -> None:
    """One value."""
    pen.dot(box.center(), pen.u(2.2))


def large_dot(pen: Pen, box: QRectF) -> None:
    """Something noted on a day."""
    pen.dot(box.center(), pen.u(5), "ink")


def step(pen: Pen, box: QRectF) -> None:
    """A middle value."""
    pen.line(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()), "ink", 2)


def full(tone: str) -> Stroke:
    """A full bar."""
    return lambda pen, box: pen.full(box.adjusted(pen.u(4), 1, -pen.u(4), -1), tone)


def hatched(tone: str) -> Stroke:
    """A hatched bar."""
    return lambda pen, box: pen.hatched(box.adjusted(pen.u(4), 1, -pen.u(4), -1), tone)


def outlined(pen: Pen, box: QRectF) -> None:
    """A box with an edge alone."""
    pen.box(box.adjusted(pen.u(4), 1, -pen.u(4), -1))


def square(pen: Pen, box: QRectF) -> None:
    """A small full square."""
    pen.square(box.center(), pen.u(3.5))


def diamond(pen: Pen, box: QRectF) -> None:
    """A small full diamond."""
    pen.diamond(box.center(), pen.u(3.5), "thc")


def empty(pen: Pen, box: QRectF) -> None:
    """A cell in which nothing is."""
    pen.empty(box.adjusted(1, 1, -1, -1))


class _Sign(Painted):
    def __init__(self, stroke: Stroke) -> None:
        super().__init__(18, 14)
        self._stroke = stroke

    def paint(self, painter: QPainter, theme: Theme) -> None:
        self._stroke(Pen(painter, theme), QRectF(self.rect()))


def _entry(stroke: Stroke, words: str) -> QWidget:
    row = Row(gap=6)
    row.add(_Sign(stroke), 0, MIDDLE)
    row.add(Text(words, scale=0.92, tone="soft", wrap=False))
    widget = QWidget()
    widget.setLayout(row)
    return widget
