"""A taper as the one list it was agreed as: steps that follow each other, each with its last day and its doses."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.moments import parse_day
from app.domain.problems import Problem, problem
from app.domain.regimens import Regimen, RegimenKind
from app.domain.schemes import Four, read_scheme
from app.services import words
from app.ui.forms.fields import DateField, Field, TextField
from app.ui.forms.medicine_form_reading import Reading
from app.ui.forms.regimen_blocks import shown
from app.ui.widgets.boxes import Column, boxed
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.card import Well
from app.ui.widgets.fold import Fold
from app.ui.widgets.text import caption

_NONE: Four = (None, None, None, None)
_NOTHING = frozenset({"0", "none", "stop", "stopped", "0-0-0", "0-0-0-0"})
_HINT = "Morning-noon-evening-bedtime, such as 0-0-0-2; none for nothing."
_AGREED = "Copy what was agreed with the prescriber. A step without a last day is kept as one without an end."
_BEGIN_WITH, _MOST = 2, 24
_DAY = timedelta(days=1)


class Taper(QWidget):
    """The steps; the first has its first day, every other one begins where the one before ends."""

    edited = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._from = DateField("First step from", self._parse("First step from"), words.short_day)
        self._steps: list[tuple[DateField, TextField]] = []
        self._rows = Column(gap=10)
        self._add = Button("Add a step", Role.QUIET, icon="plus")
        self._add.clicked.connect(self._add_one)
        self._from.edited.connect(self.edited)
        self.setLayout(Column(Well(self._from, boxed(self._rows), self._add, caption(_AGREED, "soft"), gap=10)))
        for _ in range(_BEGIN_WITH):
            self._add_step()

    def fields(self) -> tuple[Field, ...]:
        """Its fields."""
        return self._from, *(field for step in self._steps for field in reversed(step))

    def fill(self, regimen: Regimen) -> None:
        """Show one step."""
        self.fill_steps((regimen,))

    def fill_steps(self, steps: Sequence[Regimen]) -> None:
        """Show the steps of a list."""
        begin = steps[0].valid_from
        self._from.set_text(_day_text(begin) if begin else "")
        while len(self._steps) < min(len(steps), _MOST):
            self._add_step()
        for (until, doses), step in zip(self._steps, steps, strict=False):
            until.set_text(_day_text(step.valid_to) if step.valid_to else "")
            numbers = "-".join("0" if not part else shown(part) for part in step.parts)
            doses.set_text(numbers if any(step.parts) else "none")

    def read(self, reading: Reading) -> Regimen | None:
        """The first step."""
        return next(iter(self.read_steps(reading)), None)

    def read_steps(self, reading: Reading) -> tuple[Regimen, ...]:
        """The steps that are written, with their days; none where nothing is."""
        written = [step for step in self._steps if step[1].text().strip() or step[0].text().strip()]
        if not written:
            return ()
        start = reading.take(self._from, self._needed(self._from), None)
        found: list[Regimen] = []
        for place, (until, doses) in enumerate(written):
            last = place == len(written) - 1
            parts = reading.take(doses, _doses(doses), _NONE)
            end = reading.take(until, self._end(until, start, last=last), None)
            if start is not None:
                found.append(Regimen("", "", RegimenKind.DAY_PARTS, start, end, parts, taper=True))
            start = end + _DAY if end else None
        return tuple(found)

    def count_lines(self) -> int:
        """How many steps there are."""
        return len(self._steps)

    def set_lines(self, number: int) -> None:
        """Add empty steps until there are so many; none is ever taken away."""
        while len(self._steps) < min(number, _MOST):
            self._add_step()

    def _add_one(self) -> None:
        self._add_step()
        self._steps[-1][1].setFocus()
        self.edited.emit()

    def _add_step(self) -> None:
        number = len(self._steps) + 1
        doses = TextField(f"Step {number}", hint=_HINT if number == 1 else "")
        name = f"Last day of step {number}"
        until = DateField(name, self._parse(name), words.short_day, optional="optional")
        for field in (doses, until):
            field.edited.connect(self.edited)
        self._steps.append((until, doses))
        self._rows.add(Fold((doses, 1), (until, 1), below=420))
        self._add.setVisible(number < _MOST)

    def _end(self, field: DateField, start: date | None, *, last: bool) -> date | Problem | None:
        if not field.text().strip():
            return None if last else problem(field.label, "only the last step can be without an end.")
        found = self._parse(field.label)(field.text())
        if isinstance(found, date) and start is not None and found < start:
            return problem(field.label, "this day is before the one the step begins on.")
        return found

    def _needed(self, field: DateField) -> date | Problem:
        if not field.text().strip():
            return problem(field.label, "a day is needed, such as 6 Nov 2026.")
        return self._parse(field.label)(field.text())

    def _parse(self, label: str) -> Callable[[str], date | Problem]:
        return lambda text: parse_day(text, label, self._today())


def _doses(field: TextField) -> Four | Problem:
    text = field.text().strip()
    if text.casefold() in _NOTHING:
        return _NONE
    return read_scheme(text) or problem(field.label, "write the day as four numbers, such as 0-0-0-2, or none.")


def _day_text(day: date) -> str:
    return words.short_day(day).replace(words.NBSP, " ")
