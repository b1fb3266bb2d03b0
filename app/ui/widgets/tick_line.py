"""A tick box beside words that wrap: the whole of it can be pressed, and nothing of a long name is cut."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from app.ui.widgets.boxes import TOP, Column, Item, Row
from app.ui.widgets.sections import breakable
from app.ui.widgets.text import DEMI, Text


class TickLine(QWidget):
    """`name` stands beside the box, `items` below the name; `spoken` is what a screen reader says of the box."""

    toggled = Signal()

    def __init__(self, name: str, *items: Item, ticked: bool, spoken: str = "") -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.setChecked(ticked)
        self.box.setAccessibleName(spoken or name)
        self._name = Text(breakable(name), weight=DEMI)
        self._name.setAccessibleName(name)
        self._name.installEventFilter(self)
        row = Row(gap=8)
        row.add(self.box, 0, TOP)
        row.add(Column(self._name, *items, gap=3), 1)
        self.setLayout(row)
        self.box.toggled.connect(self.toggled)

    def ticked(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The name presses the box."""
        pressed = isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease
        if pressed and isinstance(event, QMouseEvent) and event.button() is Qt.MouseButton.LeftButton:
            self.box.click()
            self.box.setFocus(Qt.FocusReason.MouseFocusReason)
        return False
