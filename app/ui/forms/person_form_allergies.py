"""What a person reacted badly to; an empty list says nothing until somebody says what it means."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.people import AllergiesAsked, Allergy
from app.ui.forms.fields import Field, TextField
from app.ui.forms.medicine_form_reading import Reading, read_line
from app.ui.forms.person_form_lines import Line, Lines
from app.ui.widgets.boxes import Column
from app.ui.widgets.buttons import IconButton
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
        self._lines: Lines[Allergy] = Lines("Add another", _Line, name="Add another allergy")
        self.setLayout(Column(section("Allergies"), self._asked, self._lines, gap=10))
        self._asked.chosen.connect(self._choose)
        self._lines.edited.connect(self.edited)
        self._show()

    def fill(self, asked: AllergiesAsked, allergies: tuple[Allergy, ...]) -> None:
        """Show what is recorded."""
        self._asked.set_value(asked.value)
        self._lines.fill(allergies)
        self._show()

    def read(self, reading: Reading) -> tuple[AllergiesAsked, tuple[Allergy, ...]]:
        """What was said, and the lines that name something."""
        return AllergiesAsked(self._asked.value() or AllergiesAsked.NOT_ASKED), self._lines.read(reading)

    def _choose(self) -> None:
        if self._asked.value() == AllergiesAsked.LISTED and not self._lines.count_lines():
            self._lines.set_lines(1)
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        self._lines.setVisible(self._asked.value() == AllergiesAsked.LISTED)


class _Line(Line[Allergy]):
    def __init__(self, recorded: Allergy | None) -> None:
        super().__init__()
        allergy = recorded or Allergy("")
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

    def read(self, reading: Reading) -> Allergy | None:
        """The allergy; None where nothing is named."""
        what = reading.take(self._what, read_line(self._what.text(), self._what.label), "")
        reaction = reading.take(self._reaction, read_line(self._happened.text(), self._reaction.label), "")
        known = reading.take(self._known, read_line(self._known.text(), self._known.label), "")
        return Allergy(what, reaction, known) if what else None
