"""How a medicine is taken, as somebody writes it down: in one of seven shapes."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.medicines import Medicine
from app.domain.regimens import Regimen, RegimenKind
from app.services import medicine_words, regimen_history
from app.ui.forms.fields import Field
from app.ui.forms.medicine_form_reading import Reading
from app.ui.forms.regimen_blocks import AsNeeded, DayGrid, InWords
from app.ui.forms.regimen_clock_blocks import AtTimes, Every, Patch
from app.ui.forms.regimen_taper_block import Taper
from app.ui.widgets.boxes import TOP, Column, Row
from app.ui.widgets.pictogram import Pictogram
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import MEDIUM, Text, body

_NOTHING = "Nothing is written down yet. It can wait."
_TAPER = "taper"
_KINDS = (
    (RegimenKind.DAY_PARTS.value, "Day grid"),
    (RegimenKind.AT_TIMES.value, "At times"),
    (RegimenKind.INTERVAL.value, "Every …"),
    (RegimenKind.AS_NEEDED.value, "As needed"),
    (RegimenKind.PATCH.value, "Patch"),
    (_TAPER, "Taper"),
    (RegimenKind.IN_WORDS.value, "In words"),
)
Block = DayGrid | AtTimes | Every | AsNeeded | Patch | Taper | InWords


class RegimenEditor(QWidget):
    """Seven ways to write it down and the sentence that is made of it, the one that is printed.

    `edited` is sent after everything a person does here. What stands in the shapes that are not shown stays too.
    """

    edited = Signal()

    def __init__(self, today: Callable[[], date], title: str = "How it is taken") -> None:
        super().__init__()
        self._today = today
        self._medicine = Medicine("", "")
        self._kind = Segmented(_KINDS, title, RegimenKind.DAY_PARTS.value)
        self._grid, self._taper = DayGrid(), Taper(today)
        every: tuple[Block, ...] = (self._grid, AtTimes(), Every(today), AsNeeded(), Patch(), self._taper, InWords())
        self._blocks: dict[str, Block] = {key: block for (key, _), block in zip(_KINDS, every, strict=True)}
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

    def is_taper(self) -> bool:
        """Whether a list of steps is on show, which have their own days."""
        return self._shown() == _TAPER

    def set_medicine(self, medicine: Medicine) -> None:
        """Count in the pieces and the strength of this medicine, which may still be being written."""
        self._medicine = medicine
        self._show()

    def set_regimen(self, regimen: Regimen, steps: Sequence[Regimen] = ()) -> None:
        """Fill it, of a taper with all its steps; sends no signal."""
        key = RegimenKind.INTERVAL.value if regimen.kind is RegimenKind.WEEKDAYS else regimen.kind.value
        if regimen.taper:
            key = _TAPER
            self._taper.fill_steps(steps or (regimen,))
        else:
            self._blocks[key].fill(regimen)
        self._kind.set_value(key)
        self._show()

    def read(self, reading: Reading) -> tuple[Regimen, ...]:
        """What is written down in the shape on show, without ids; several only of a taper, whose steps have days."""
        block = self._blocks[self._shown()]
        if isinstance(block, Taper):
            return block.read_steps(reading)
        found = block.read(reading)
        return () if found is None else (found,)

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
            if isinstance(block, DayGrid | AtTimes | Every | AsNeeded):
                block.set_form(self._medicine.form)
        written = self.read(Reading(only=()))
        first = written[0] if written else None
        self._grid.set_total(medicine_words.daily_total(first, self._medicine) if first else "")
        self._sentence.setText(self._said(written))
        self._sentence.set_tone("ink" if written else "soft")

    def _said(self, written: tuple[Regimen, ...]) -> str:
        if not written:
            return _NOTHING
        day = written[0].valid_from or self._today()
        whole = regimen_history.taper_sentence(written, day, self._medicine)
        return whole or medicine_words.regimen_sentence(written[0], self._medicine)
