"""A day's doses in four cells: morning, noon, evening, bedtime. One to write in, one to read."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from app.ui.theme import Theme
from app.ui.widgets.beside import Beside
from app.ui.widgets.boxes import MIDDLE, Column, Row
from app.ui.widgets.painted import Painted
from app.ui.widgets.pictogram import Pictogram
from app.ui.widgets.text import DEMI, MEDIUM, Text, caption, repolish

_ICONS = ("sunrise", "sun", "sunset", "bed")
_FOLD = 400
_EMPTY = "–"


class RegimenGrid(QWidget):
    """Four fields. Text goes in and out as typed; the caller computes the total and says what is wrong.

    `names` are the four parts of the day as shown, `spoken` the same as a screen reader says them ("Morning, number of
    capsules"). Left and Right at the end of a cell go on to the next. `edited` is sent after each keystroke,
    `finished` when a cell is left.
    """

    edited = Signal()
    finished = Signal()

    def __init__(self, names: Sequence[str], spoken: Sequence[str]) -> None:
        super().__init__()
        self._cells = [_Cell(each) for each in spoken]
        self._parts = [_part(name, icon, cell) for name, icon, cell in zip(names, _ICONS, self._cells, strict=True)]
        self._hint = caption("")
        self._total = Text("", scale=0.96, weight=MEDIUM)
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.setLayout(Column(self._grid, Beside(self._hint, self._total, fold_at=_FOLD), gap=6))
        for place, cell in enumerate(self._cells):
            cell.textEdited.connect(self.edited)
            cell.editingFinished.connect(self.finished)
            cell.left.connect(lambda place=place: self._go(place - 1))
            cell.right.connect(lambda place=place: self._go(place + 1))
        self._total.setWordWrap(False)
        self._fold(4)

    def values(self) -> tuple[str, ...]:
        """The four texts as typed, empty where nothing was."""
        return tuple(cell.text() for cell in self._cells)

    def set_values(self, values: Sequence[str]) -> None:
        """Fill the four cells; sends no signal."""
        for cell, value in zip(self._cells, values, strict=True):
            cell.setText(value)

    def set_hint(self, text: str) -> None:
        """What the numbers count, and how they may be written."""
        self._hint.setText(text)

    def set_total(self, text: str) -> None:
        """The computed total, as the description of every cell too."""
        self._total.setText(text)
        for cell in self._cells:
            cell.setAccessibleDescription(text)

    def set_problems(self, cells: Sequence[bool]) -> None:
        """Which of the four cells hold something that cannot be read."""
        for cell, wrong in zip(self._cells, cells, strict=True):
            cell.setProperty("state", "problem" if wrong else None)
            repolish(cell)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two rows of two where four would be too narrow."""
        super().resizeEvent(event)
        self._fold(2 if self.width() < Theme.of(self).u(_FOLD) else 4)

    def _fold(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        theme = Theme.of(self)
        self._grid.setSpacing(theme.u(10))
        for place, part in enumerate(self._parts):
            self._grid.addWidget(part, place // columns, place % columns)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _go(self, place: int) -> None:
        if 0 <= place < len(self._cells):
            self._cells[place].setFocus(Qt.FocusReason.OtherFocusReason)
            self._cells[place].selectAll()


class RegimenReading(Painted):
    """The same four cells to read. `names` are short; `spoken` is the whole of it in words."""

    def __init__(self, names: Sequence[str], values: Sequence[str], spoken: str) -> None:
        super().__init__(196, 54, spoken)
        self._names, self._values = tuple(names), tuple(values)

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Draw the frame, the names and the figures."""
        width, height = self.width() / 4, self.height()
        painter.setPen(QPen(theme.colour("line_strong"), 1))
        painter.setBrush(theme.colour("surface"))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, theme.u(7), theme.u(7))
        for place, (name, value) in enumerate(zip(self._names, self._values, strict=True)):
            left = place * width
            if place:
                painter.setPen(QPen(theme.colour("line"), 1))
                painter.drawLine(round(left), theme.u(8), round(left), height - theme.u(8))
            painter.setFont(theme.font(0.84))
            painter.setPen(theme.colour("ink_soft"))
            painter.drawText(QRectF(left, theme.u(6), width, theme.u(16)), Qt.AlignmentFlag.AlignCenter, name)
            painter.setFont(theme.font(1.3 if len(value) < 4 else 1.0, DEMI, tabular=True))
            painter.setPen(theme.colour("ink" if value else "ink_faint"))
            cell = QRectF(left, theme.u(22), width, theme.u(26))
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, value or _EMPTY)


class _Cell(QLineEdit):
    left = Signal()
    right = Signal()

    def __init__(self, spoken: str) -> None:
        super().__init__()
        self.setProperty("role", "cell")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setPlaceholderText(_EMPTY)
        self.setAccessibleName(spoken)
        self.setMinimumWidth(1)
        Theme.of(self).changed.connect(self._restyle)
        self._restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Left and self.cursorPosition() == 0:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Right and self.cursorPosition() == len(self.text()):
            self.right.emit()
        else:
            super().keyPressEvent(event)

    def _restyle(self) -> None:
        theme = Theme.of(self)
        self.setFont(theme.font(1.35, DEMI, tabular=True))
        self.setMinimumHeight(theme.u(42))


def _part(name: str, icon: str, cell: _Cell) -> QWidget:
    label = Text(name, scale=0.92, weight=MEDIUM, tone="soft", wrap=False)
    label.setBuddy(cell)
    top = Row(gap=6)
    top.add(Pictogram(icon, size=15), 0, MIDDLE)
    top.add(label, 1)
    part = QWidget()
    part.setLayout(Column(top, cell, gap=4))
    return part
