"""How a medicine is taken, as somebody writes it down: a day in four parts, as needed, or in words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.medicines import Medicine
from app.domain.regimens import Regimen, RegimenKind
from app.services import medicine_words
from app.ui.forms.fields import Field
from app.ui.forms.medicine_form_reading import Reading
from app.ui.forms.regimen_blocks import AsNeeded, DayGrid, InWords
from app.ui.widgets.boxes import TOP, Column, Row
from app.ui.widgets.pictogram import Pictogram
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import MEDIUM, Text, body

_NOTHING = "Nothing is written down yet. It can wait."
_KINDS = (
    (RegimenKind.DAY_PARTS.value, "Day grid"),
    (RegimenKind.AS_NEEDED.value, "As needed"),
    (RegimenKind.IN_WORDS.value, "In words"),
)


class RegimenEditor(QWidget):
    """Three ways to write it down and the sentence that is made of it, the one that is printed.

    `edited` is sent after everything a person does here. What stands in the shapes that are not shown stays too.
    """

    edited = Signal()

    def __init__(self, title: str = "How it is taken") -> None:
        super().__init__()
        self._medicine = Medicine("", "")
        self._kind = Segmented(_KINDS, title, RegimenKind.DAY_PARTS.value)
        self._grid, self._needed, self._words = DayGrid(), AsNeeded(), InWords()
        self._blocks: dict[str, DayGrid | AsNeeded | InWords] = {
            RegimenKind.DAY_PARTS.value: self._grid,
            RegimenKind.AS_NEEDED.value: self._needed,
            RegimenKind.IN_WORDS.value: self._words,
        }
        self._sentence = body("", "soft")
        said = Row(gap=8)
        said.add(Pictogram("file-text", size=16), 0, TOP)
        said.add(self._sentence, 1)
        column = Column(Text(title, scale=0.95, weight=MEDIUM), self._kind, gap=8)
        for block in self._blocks.values():
            column.add(block)
            block.edited.connect(self._edit)
        column.add(said)
        self.setLayout(column)
        self._kind.chosen.connect(self._choose)
        self._show()

    def fields(self) -> tuple[Field, ...]:
        """The fields that can hold something unreadable, those of the shapes not shown included."""
        return tuple(field for block in self._blocks.values() for field in block.fields())

    def shown_field(self) -> Field:
        """The first field of the shape on show."""
        return self._blocks[self._shown()].fields()[0]

    def set_medicine(self, medicine: Medicine) -> None:
        """Count in the pieces and the strength of this medicine, which may still be being written."""
        self._medicine = medicine
        self._show()

    def set_regimen(self, regimen: Regimen) -> None:
        """Fill it; sends no signal."""
        self._kind.set_value(regimen.kind.value)
        self._blocks[regimen.kind.value].fill(regimen)
        self._show()

    def read(self, reading: Reading) -> Regimen | None:
        """What is written down in the shape on show, without ids and dates; None where nothing is."""
        return self._blocks[self._shown()].read(reading)

    def _shown(self) -> str:
        return self._kind.value() or RegimenKind.DAY_PARTS.value

    def _choose(self) -> None:
        self._show()
        self.edited.emit()

    def _edit(self) -> None:
        wrong = [field for field in self.fields() if field.problem()]
        if wrong:
            self.read(Reading(only=wrong))
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        for key, block in self._blocks.items():
            block.setVisible(key == self._shown())
        for block in (self._grid, self._needed):
            block.set_form(self._medicine.form)
        written = self.read(Reading(only=()))
        self._grid.set_total(medicine_words.daily_total(written, self._medicine) if written else "")
        self._sentence.setText(medicine_words.regimen_sentence(written, self._medicine) if written else _NOTHING)
        self._sentence.set_tone("ink" if written else "soft")
