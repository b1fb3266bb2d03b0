"""The plain shapes in which a regimen is written down, each with its own fields."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.amounts import parse_number, plain
from app.domain.problems import Problem
from app.domain.regimens import DayPart, Regimen, RegimenKind
from app.domain.schemes import Four, read_scheme
from app.services import words
from app.services.medicine_words import plural
from app.ui.forms.fields import AmountField, Field, LinesField
from app.ui.forms.medicine_form_reading import Reading, read_note
from app.ui.widgets.boxes import Column
from app.ui.widgets.card import Well
from app.ui.widgets.fold import Fold
from app.ui.widgets.regimen_grid import RegimenGrid
from app.ui.widgets.text import caption

_NONE: Four = (None, None, None, None)
_GLYPHS = {"0.5": "½", "0.25": "¼", "0.75": "¾"}


class DayGrid(QWidget):
    """A day in four parts."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._cells = _GridField()
        self.setLayout(Column(Well(self._cells)))
        self._cells.edited.connect(self.edited)

    def fields(self) -> tuple[Field, ...]:
        """The one field, of four cells."""
        return (self._cells,)

    def set_form(self, form: str) -> None:
        """Say what the numbers count."""
        pieces = plural((form or "piece").strip().casefold())
        self._cells.grid.set_hint(f"Number of {pieces}. Halves may be written ½, 0.5 or 0,5; the whole day 1-0-1-0.")

    def set_total(self, text: str) -> None:
        """The computed total of the day."""
        self._cells.grid.set_total(text)

    def fill(self, regimen: Regimen) -> None:
        """Show what a regimen says."""
        self._cells.grid.set_values([shown(part) if part else "" for part in regimen.parts])

    def read(self, reading: Reading) -> Regimen | None:
        """The four numbers; None where all four are empty."""
        parts = reading.take(self._cells, self._cells.numbers(), _NONE)
        return Regimen("", "", RegimenKind.DAY_PARTS, parts=parts) if any(parts) else None


class AsNeeded(QWidget):
    """Taken when needed: what one dose is, and what the label says of the hours between and of the most in a day."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._dose = AmountField("One dose", "", optional="optional")
        self._gap = AmountField("At least this far apart", "hours", optional="optional")
        self._most = AmountField("No more than", "in 24 hours", optional="optional")
        note = caption(
            "Copy what the label or the prescriber says. A dose above it is recorded like any other; the count is only "
            "shown.",
            "soft",
        )
        sides = Fold((self._dose, 1), (self._gap, 1), (self._most, 1), below=540)
        self.setLayout(Column(Well(sides, note, gap=8)))
        for field in self.fields():
            field.edited.connect(self.edited)

    def fields(self) -> tuple[Field, ...]:
        """Its fields."""
        return self._dose, self._gap, self._most

    def set_form(self, form: str) -> None:
        """Say what a dose counts."""
        self._dose.set_unit(unit_of(form))

    def fill(self, regimen: Regimen) -> None:
        """Show what a regimen says."""
        for field, value in zip(self.fields(), (regimen.dose, regimen.gap_hours, regimen.most_in_24h), strict=True):
            if isinstance(field, AmountField):
                field.set_text("" if value is None else shown(value))

    def read(self, reading: Reading) -> Regimen | None:
        """The three numbers; a medicine taken as needed is one without any of them too."""
        return Regimen(
            "",
            "",
            RegimenKind.AS_NEEDED,
            dose=reading.take(self._dose, number_of(self._dose), None),
            gap_hours=reading.take(self._gap, number_of(self._gap), None),
            most_in_24h=reading.take(self._most, number_of(self._most), None),
        )


class InWords(QWidget):
    """Anything that fits into none of the others."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines = LinesField("In your words", lines=2, hint="Such as: one every Monday, or as the sheet says.")
        self.setLayout(Column(Well(self._lines)))
        self._lines.edited.connect(self.edited)

    def fields(self) -> tuple[Field, ...]:
        """Its one field."""
        return (self._lines,)

    def fill(self, regimen: Regimen) -> None:
        """Show what a regimen says."""
        self._lines.set_text(regimen.words)

    def read(self, reading: Reading) -> Regimen | None:
        """The words; None where there are none. A day written as 1-0-1-0 is read as the day it is."""
        said = reading.take(self._lines, read_note(self._lines.text(), self._lines.label), "")
        if (four := read_scheme(said)) is not None:
            return Regimen("", "", RegimenKind.DAY_PARTS, parts=four)
        return Regimen("", "", RegimenKind.IN_WORDS, words=said) if said else None


class _GridField(Field):
    """The four cells as one field, with one sentence below for what is wrong in any of them."""

    def __init__(self) -> None:
        names = [words.DAY_PARTS[part] for part in DayPart]
        self.grid = RegimenGrid(names, [f"{name}, number taken" for name in names])
        super().__init__("How many at a time", self.grid)
        self.setFocusProxy(self.grid.findChildren(QLineEdit)[0])
        self.grid.edited.connect(self.edited)
        self.grid.finished.connect(self._spread)

    def numbers(self) -> Four | Problem:
        """The four numbers, None where nothing is taken, or what is wrong in the first cell that cannot be read."""
        whole = self._whole()
        if whole is not None:
            return whole
        read = [
            parse_number(text, words.DAY_PARTS[part]) if text.strip() else None
            for part, text in zip(DayPart, self.grid.values(), strict=True)
        ]
        wrong = next((each for each in read if isinstance(each, Problem)), None)
        if wrong is not None:
            return wrong
        first, second, third, fourth = (None if isinstance(each, Problem) else each or None for each in read)
        return first, second, third, fourth

    def set_problem(self, sentence: str | None) -> None:
        """Say what is wrong, and mark the cells it is wrong in."""
        super().set_problem(sentence)
        wrong = [bool(text.strip()) and isinstance(parse_number(text, ""), Problem) for text in self.grid.values()]
        self.grid.set_problems([bool(sentence) and each for each in wrong])

    def _whole(self) -> Four | None:
        """A whole day written into one cell, such as 1-0-1-0."""
        written = [text for text in self.grid.values() if text.strip()]
        return read_scheme(written[0]) if len(written) == 1 else None

    def _spread(self) -> None:
        """Put a whole day written into one cell into the four."""
        whole = self._whole()
        if whole is not None:
            self.grid.set_values([shown(part) if part else "" for part in whole])


def unit_of(form: str) -> str:
    """What a dose counts, short enough to stand inside a field."""
    return (form or "piece").strip().casefold()[:20]


def shown(value: Decimal) -> str:
    """A number as it is written into a field: "½", "2"."""
    digits = plain(value)
    return _GLYPHS.get(digits, digits)


def number_of(field: AmountField) -> Decimal | Problem | None:
    """The number in a field, or None where nothing is written."""
    return parse_number(field.text(), field.label) if field.text().strip() else None
