"""Columns and rows whose gaps and margins are design units and grow with the text."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.theme import Theme

Margins = tuple[float, float, float, float]
Item = QWidget | QLayout | None
TOP = Qt.AlignmentFlag.AlignTop
LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
MIDDLE = Qt.AlignmentFlag.AlignVCenter
_NARROW = (QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)


class Column(QVBoxLayout):
    """Items one below the other; None among them is a stretch. `margins` are left, top, right, bottom."""

    def __init__(self, *items: Item, gap: float = 8, margins: Margins = (0, 0, 0, 0)) -> None:
        super().__init__()
        self._units = (gap, margins)
        Theme.of(self).changed.connect(self._fit)
        self._fit()
        for item in items:
            self.add(item)

    def add(self, item: Item, stretch: int = 0, align: Qt.AlignmentFlag | None = None) -> None:
        """Add an item below. A narrow widget stands left: without that it would cap the width of the whole column."""
        narrow = isinstance(item, QWidget) and item.sizePolicy().horizontalPolicy() in _NARROW
        _add(self, item, stretch, LEFT if narrow and align is None else align)

    def _fit(self) -> None:
        _fit(self, *self._units)


class Row(QHBoxLayout):
    """Items side by side; None among them is a stretch. `margins` are left, top, right, bottom."""

    def __init__(self, *items: Item, gap: float = 8, margins: Margins = (0, 0, 0, 0)) -> None:
        super().__init__()
        self._units = (gap, margins)
        Theme.of(self).changed.connect(self._fit)
        self._fit()
        for item in items:
            self.add(item)

    def add(self, item: Item, stretch: int = 0, align: Qt.AlignmentFlag | None = None) -> None:
        """Add an item at the right end."""
        _add(self, item, stretch, align)

    def _fit(self) -> None:
        _fit(self, *self._units)


def boxed(layout: QLayout) -> QWidget:
    """A plain widget around a layout."""
    widget = QWidget()
    widget.setLayout(layout)
    return widget


def _add(box: QBoxLayout, item: Item, stretch: int, align: Qt.AlignmentFlag | None) -> None:
    if item is None:
        box.addStretch(stretch or 1)
    elif isinstance(item, QLayout):
        box.addLayout(item, stretch)
    elif align is None:
        box.addWidget(item, stretch)
    else:
        box.addWidget(item, stretch, align)


def _fit(box: QBoxLayout, gap: float, margins: Margins) -> None:
    theme = Theme.of(box)
    box.setSpacing(theme.u(gap) if gap else 0)
    left, top, right, bottom = (theme.u(each) if each else 0 for each in margins)
    box.setContentsMargins(left, top, right, bottom)
