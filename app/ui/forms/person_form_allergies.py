"""What a person reacted badly to; an empty list says nothing until somebody says what it means."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.people import AllergiesAsked, Allergy
from app.ui.forms.fields import Field, TextField
from app.ui.forms.medicine_form_reading import Reading, read_line
from app.ui.widgets.boxes import Column
from app.ui.widgets.buttons import Button, IconButton, Role
from app.ui.widgets.fold import Fold
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import section

_ASKED = (
    (AllergiesAsked.NOT_ASKED.value, "Not asked yet"),
    (AllergiesAsked.NONE_KNOWN.value, "None known"),
    (AllergiesAsked.LISTED.value, "Listed"),
)


class Allergies(QWidget):
    """Three answers, and for the third a line for each thing with what happened. `edited` follows every change."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._asked = Segmented(_ASKED, "Allergies", AllergiesAsked.NOT_ASKED.value)
        self._lines: list[_Line] = []
        self._list = Column(gap=10)
        self._more = Button("Add another", Role.SMALL, icon="plus", name="Add another allergy")
        self.setLayout(Column(section("Allergies"), self._asked, self._list, self._more, gap=10))
        self._asked.chosen.connect(self._choose)
        self._more.clicked.connect(self._add_empty)
        self._show()

    def fill(self, asked: AllergiesAsked, allergies: tuple[Allergy, ...]) -> None:
        """Show what is recorded."""
        self._asked.set_value(asked.value)
        for each in allergies:
            self._add(each)
        self._show()

    def read(self, reading: Reading) -> tuple[AllergiesAsked, tuple[Allergy, ...]]:
        """What was said, and the lines that name something."""
        found = tuple(line.read(reading) for line in self._lines)
        return AllergiesAsked(self._asked.value() or AllergiesAsked.NOT_ASKED), tuple(one for one in found if one.what)

    def count_lines(self) -> int:
        """How many lines there are."""
        return len(self._lines)

    def set_lines(self, number: int) -> None:
        """Add empty lines, or take away the last ones, until there are so many."""
        while len(self._lines) < number:
            self._add(Allergy(""))
        for line in self._lines[number:]:
            self._remove(line)

    def _choose(self) -> None:
        if self._asked.value() == AllergiesAsked.LISTED and not self._lines:
            self._add(Allergy(""))
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        listed = self._asked.value() == AllergiesAsked.LISTED
        self._more.setVisible(listed)
        for line in self._lines:
            line.setVisible(listed)

    def _add_empty(self) -> None:
        self._add(Allergy("")).setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, allergy: Allergy) -> "_Line":
        line = _Line(allergy)
        line.edited.connect(self.edited)
        line.removed.connect(lambda: self._remove(line))
        self._lines.append(line)
        self._list.add(line)
        self._count()
        return line

    def _remove(self, line: "_Line") -> None:
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


class _Line(QWidget):
    edited = Signal()
    removed = Signal()

    def __init__(self, allergy: Allergy) -> None:
        super().__init__()
        self._what = TextField("Allergic to")
        remove = IconButton("x", f"Remove: {allergy.what}" if allergy.what else "Remove this line")
        self._happened = QLineEdit(allergy.reaction)
        self._reaction = Field("What happened", self._happened, remove, optional="optional")
        self._known = TextField("When, and who says so", optional="optional")
        self._what.set_text(allergy.what)
        self._known.set_text(allergy.known)
        self._happened.textEdited.connect(self._reaction.edited)
        self.setLayout(Column(Fold((self._what, 1), (self._reaction, 1), below=460), self._known, gap=8))
        self.setFocusProxy(self._what)
        remove.clicked.connect(self.removed)
        for field in (self._what, self._reaction, self._known):
            field.edited.connect(self.edited)

    def read(self, reading: Reading) -> Allergy:
        what = reading.take(self._what, read_line(self._what.text(), self._what.label), "")
        reaction = reading.take(self._reaction, read_line(self._happened.text(), self._reaction.label), "")
        known = reading.take(self._known, read_line(self._known.text(), self._known.label), "")
        return Allergy(what, reaction, known)
