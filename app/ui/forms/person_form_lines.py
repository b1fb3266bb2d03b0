"""Lines of a list that can be added to and taken from: values that were measured, doctors and pharmacies."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.ui.forms.fields import Field
from app.ui.forms.medicine_form_reading import Reading
from app.ui.widgets.boxes import Column
from app.ui.widgets.buttons import Button, Role

T = TypeVar("T")


class Line(QWidget, Generic[T]):
    """One line: `edited` follows every change, `removed` its button. `read` gives None when it is empty."""

    edited = Signal()
    removed = Signal()

    def read(self, reading: Reading) -> T | None:
        """What stands in it."""
        raise NotImplementedError


class Lines(QWidget, Generic[T]):
    """A list of lines and a button for another; `make` builds one, for None an empty one.

    `add` stands on the button, `name` is what a screen reader says of it where that is not enough.
    """

    edited = Signal()

    def __init__(self, add: str, make: Callable[[T | None], Line[T]], *, name: str = "") -> None:
        super().__init__()
        self._make, self._lines = make, list[Line[T]]()
        self._list = Column(gap=12)
        self._more = Button(add, Role.SMALL, icon="plus", name=name or add)
        self.setLayout(Column(self._list, self._more, gap=10))
        self._more.clicked.connect(lambda: self._add(None).setFocus(Qt.FocusReason.OtherFocusReason))

    def fill(self, values: tuple[T, ...]) -> None:
        """Show what is recorded."""
        for each in values:
            self._add(each)

    def read(self, reading: Reading) -> tuple[T, ...]:
        """What stands in the lines that are not empty."""
        found = [line.read(reading) for line in self._lines]
        return tuple(each for each in found if each is not None)

    def count_lines(self) -> int:
        """How many lines there are."""
        return len(self._lines)

    def set_lines(self, number: int) -> None:
        """Add empty lines, or take away the last ones, until there are so many."""
        while len(self._lines) < number:
            self._add(None)
        for line in self._lines[number:]:
            self._remove(line)

    def _add(self, value: T | None) -> Line[T]:
        line = self._make(value)
        line.edited.connect(self.edited)
        line.removed.connect(lambda: self._remove(line))
        self._lines.append(line)
        self._list.add(line)
        self._count()
        return line

    def _remove(self, line: Line[T]) -> None:
        self._lines.remove(line)
        self._list.removeWidget(line)
        line.setParent(None)
        line.deleteLater()
        self._more.setFocus(Qt.FocusReason.OtherFocusReason)
        self._count()
        self.edited.emit()

    def _count(self) -> None:
        for place, line in enumerate(self._lines, 1):
            for field in line.findChildren(Field):
                field.number(place)
