"""How much of the record could be checked, and that this is no evidence of anything else."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from app.ui.theme import Theme
from app.ui.widgets.boxes import Column
from app.ui.widgets.painted import Painted
from app.ui.widgets.spoken import announce
from app.ui.widgets.text import DEMI, Text

State = Literal["checked", "partly", "not-checked"]


@dataclass(frozen=True, slots=True)
class Coverage:
    """One state per thing on the record, the two sentences under the strip, and both as they are spoken."""

    states: tuple[State, ...]
    counted: str
    rest: str
    spoken: str


class CoverageStrip(QWidget):
    """One cell per thing: filled is checked, half plum is partly, dashed plum is not. A change is read out."""

    def __init__(self, coverage: Coverage) -> None:
        super().__init__()
        self._cells = _Cells()
        self._counted = Text("", scale=1.02, weight=DEMI)
        self._rest = Text("", scale=0.94, tone="unknown")
        self.setLayout(Column(self._cells, self._counted, self._rest, gap=5))
        self._spoken = ""
        self.show_coverage(coverage)

    def show_coverage(self, coverage: Coverage) -> None:
        """Show another count."""
        self._cells.states = coverage.states
        self._cells.update()
        self._counted.setText(coverage.counted)
        self._rest.setText(coverage.rest)
        self._rest.setVisible(bool(coverage.rest))
        self.setAccessibleName(coverage.spoken)
        if self._spoken and self._spoken != coverage.spoken:
            announce(self, coverage.spoken)
        self._spoken = coverage.spoken


class _Cells(Painted):
    def __init__(self) -> None:
        super().__init__(None, 14)
        self.states: tuple[State, ...] = ()

    def paint(self, painter: QPainter, theme: Theme) -> None:
        if not self.states:
            return
        gap = theme.u(3)
        width = min(theme.u(26), (self.width() - gap * (len(self.states) - 1)) / len(self.states))
        for place, state in enumerate(self.states):
            cell = QRectF(place * (width + gap) + 0.5, 0.5, max(2.0, width - 1), self.height() - 1)
            _paint_cell(painter, state, cell, theme)


def _paint_cell(painter: QPainter, state: State, cell: QRectF, theme: Theme) -> None:
    if state == "checked":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("ink_soft"))
        painter.drawRoundedRect(cell, 3, 3)
        return
    pen = QPen(theme.colour("unknown"), 1.3)
    pen.setDashPattern([2.2, 1.6])
    painter.setPen(pen)
    painter.setBrush(theme.colour("unknown_wash"))
    painter.drawRoundedRect(cell, 3, 3)
    if state == "partly":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("unknown"))
        painter.drawRoundedRect(QRectF(cell.left(), cell.top(), cell.width() / 2, cell.height()), 3, 3)
