"""The surfaces things stand on: card, well, and the hairline between rows."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from app.ui.widgets.boxes import MIDDLE, Column, Item, Row
from app.ui.widgets.text import heading

_SIDE = 10


class Card(QFrame):
    """One subject: an optional heading with quiet things at its right end, then what was added.

    `add` puts something inside the card's padding. Rows (`RowButton`, `Timeline`) have padding of their own: they reach
    nearly to the card's edge, their words in line with the rest.
    """

    def __init__(self, title: str = "", *beside: QWidget, gap: float = 10) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._column = Column(gap=gap, margins=(8, 15, 8, 16))
        self.setLayout(self._column)
        if title:
            top = Row(gap=10)
            top.add(heading(title), 1)
            for widget in beside:
                top.add(widget, 0, MIDDLE)
            self.add(top)

    def add(self, item: Item, stretch: int = 0) -> None:
        """Add something below, inside the padding; None is a stretch."""
        if item is None:
            self._column.add(None)
            return
        if isinstance(item, QWidget) and item.property("ownPadding"):
            self._column.add(item, stretch)
            return
        padded = Column(gap=0, margins=(_SIDE, 0, _SIDE, 0))
        padded.add(item, 1 if stretch else 0)
        self._column.add(padded, stretch)

    def add_row(self, row: QWidget) -> None:
        """Add a row that has 10 u of padding of its own."""
        self._column.add(row)


class Well(QFrame):
    """A sunken block inside a card; never a well in a well."""

    def __init__(self, *items: Item, gap: float = 6) -> None:
        super().__init__()
        self.setProperty("role", "well")
        self.column = Column(*items, gap=gap, margins=(14, 11, 14, 12))
        self.setLayout(self.column)


class Hairline(QFrame):
    """A line one pixel wide, across or upright."""

    def __init__(self, *, upright: bool = False) -> None:
        super().__init__()
        self.setProperty("role", "upright-rule" if upright else "rule")
        fixed, free = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(*((fixed, free) if upright else (free, fixed)))


class Scroll(QScrollArea):
    """A page or pane that scrolls up and down and never sideways."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        content.setProperty("role", "page")
        content.setAutoFillBackground(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)
        self.viewport().setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
