"""A figure painted by hand: as high as it needs at its width, reached by Tab, and told in one description."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
DEMI = QFont.Weight.DemiBold


class Chart(QWidget):
    """`name` and `description` are what a screen reader says; the same figures stand in a table next to it."""

    def __init__(self, name: str, description: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        Theme.of(self).changed.connect(self._fit)

    def needed_height(self, width: int, /) -> int:
        """Pixels it needs at a width."""
        raise NotImplementedError

    def paint(self, pen: "Pen") -> None:
        """Draw the whole of it."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        """As high as it needs at the present width."""
        return QSize(Theme.of(self).u(300), self.needed_height(max(1, self.width())))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for the smallest window."""
        return QSize(Theme.of(self).u(200), self.needed_height(max(1, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that goes with the width."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _: QPaintEvent) -> None:
        """Paint, with a ring when it has the focus."""
        theme = Theme.of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        try:
            self.paint(Pen(painter, theme))
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.colour("focus"), 2))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.u(6), theme.u(6))
        finally:
            painter.end()

    def _fit(self) -> None:
        self.setFixedHeight(self.needed_height(max(1, self.width())))
        self.update()


class Pen:
    """The strokes that all figures share, in the colours and lengths of the theme. It lives for one paint event."""

    def __init__(self, painter: QPainter, theme: Theme) -> None:
        self.painter, self.theme = painter, theme
        self.u = theme.u

    def colour(self, token: str) -> QColor:
        """A token's colour."""
        return self.theme.colour(token)

    def text(
        self, box: QRectF, words: str, align: Qt.AlignmentFlag = LEFT, tone: str = "ink_soft", scale: float = 0.88,
        weight: QFont.Weight = QFont.Weight.Normal,
    ) -> None:  # fmt: skip
        """Words inside a box; what does not fit is shortened."""
        self.painter.setFont(self.theme.font(scale, weight, tabular=True))
        self.painter.setPen(self.colour(tone))
        letters = QFontMetricsF(self.painter.font())
        shown = letters.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        self.painter.drawText(box, align, shown)

    def line(
        self, start: QPointF, end: QPointF, tone: str, width: float = 1, dashes: list[float] | None = None
    ) -> None:
        """A straight line; dashed when `dashes` are given, in multiples of the width."""
        pen = QPen(self.colour(tone), width)
        if dashes:
            pen.setDashPattern(dashes)
        self.painter.setPen(pen)
        self.painter.drawLine(start, end)

    def level(self, left: float, right: float, y: float, tone: str) -> None:
        """A sharp horizontal line."""
        self.line(QPointF(left, round(y) + 0.5), QPointF(right, round(y) + 0.5), tone)

    def ring(self, middle: QPointF, radius: float) -> None:
        """0 used: an open ring."""
        self.painter.setPen(QPen(self.colour("ink_soft"), 1.4))
        self.painter.setBrush(self.colour("surface"))
        self.painter.drawEllipse(middle, radius, radius)

    def cross(self, middle: QPointF, half: float) -> None:
        """No entry: a cross."""
        for x, y in ((1, 1), (1, -1)):
            reach = QPointF(half * x, half * y)
            self.line(middle - reach, middle + reach, "line_strong", 1.4)

    def dot(self, middle: QPointF, radius: float, tone: str = "line_strong") -> None:
        """One value."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.colour(tone))
        self.painter.drawEllipse(middle, radius, radius)

    def full(self, box: QRectF, tone: str) -> None:
        """A full bar."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.colour(tone))
        self.painter.drawRect(box)

    def hatched(self, box: QRectF, tone: str) -> None:
        """A bar with an edge and strokes across it."""
        painter, step = self.painter, self.u(4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.colour(tone), 1))
        painter.drawRect(box)
        painter.save()
        painter.setClipRect(box)
        painter.setPen(QPen(self.colour(tone), 1.3))
        y = box.top() - box.width()
        while y < box.bottom() + box.width():
            painter.drawLine(QPointF(box.left(), y + box.width()), QPointF(box.right(), y))
            y += step
        painter.restore()

    def box(self, box: QRectF, *, dashed: bool = False) -> None:
        """An edge alone."""
        edge = QPen(self.colour("ink_soft"), 1)
        edge.setStyle(Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)
        self.painter.setPen(edge)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRect(box)

    def square(self, middle: QPointF, half: float) -> None:
        """A small full square."""
        self.full(QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half), "ink")

    def diamond(self, middle: QPointF, half: float, tone: str) -> None:
        """A small full diamond."""
        reach = half * 1.4
        corners = ((0, -reach), (reach, 0), (0, reach), (-reach, 0))
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.colour(tone))
        self.painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in corners]))

    def empty(self, box: QRectF) -> None:
        """A cell in which nothing is recorded: hatched from edge to edge."""
        self.painter.fillRect(box, QBrush(self.colour("line_strong"), Qt.BrushStyle.BDiagPattern))

    def unknown(self, box: QRectF) -> None:
        """Used, strength not known: a short dashed bar with a question mark."""
        pen = QPen(self.colour("unknown"), 1.2)
        pen.setDashPattern([2.2, 1.6])
        self.painter.setPen(pen)
        self.painter.setBrush(self.colour("unknown_wash"))
        self.painter.drawRect(box)
        self.painter.setFont(self.theme.font(0.8, DEMI))
        self.painter.setPen(self.colour("unknown"))
        if box.width() >= self.u(6):
            self.painter.drawText(box.adjusted(-4, 0, 4, 0), CENTRE, "?")


def nice_top(most: float) -> float:
    """The round number at the top of a scale: 1, 2, 2.5 or 5 times a power of ten, at least `most`."""
    size = 0.1
    while True:
        for step in (1.0, 2.0, 2.5, 5.0):
            if step * size >= most:
                return step * size
        size *= 10
