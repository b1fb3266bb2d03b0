"""The circumstances the data file asks about, each answered with yes, no or not known."""

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.amounts import parse_number, plain
from app.domain.interactions import DataFile
from app.domain.people import Answer
from app.services.circumstances import AGE, numbers
from app.ui.forms.fields import AmountField
from app.ui.forms.medicine_form_reading import Reading
from app.ui.widgets.beside import Beside
from app.ui.widgets.boxes import Column
from app.ui.widgets.card import Hairline
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import body

_ANSWERS = ((Answer.YES.value, "Yes"), (Answer.NO.value, "No"), (Answer.UNKNOWN.value, "Not known"))


class Facts(QWidget):
    """One row for each circumstance, and a field for each number apart from the age. `edited` follows every change."""

    edited = Signal()

    def __init__(self, data: DataFile) -> None:
        super().__init__()
        asked = [each for each in data.person_facts.values() if not each.number]
        self._answers = {each.id: Segmented(_ANSWERS, _opened(each.name), Answer.UNKNOWN.value) for each in asked}
        self._numbers = {
            number: AmountField(number, unit, optional="optional")
            for number, unit in numbers(data).items()
            if number != AGE
        }
        column = Column(*self._numbers.values(), gap=8)
        for place, each in enumerate(asked):
            if place:
                column.add(Hairline())
            answer = self._answers[each.id]
            column.add(Beside(body(_opened(each.name)), answer, fold_at=330, middle=True))
            answer.chosen.connect(self.edited)
        self.setLayout(column)
        for field in self._numbers.values():
            field.edited.connect(self.edited)

    def fill(self, facts: Mapping[str, str]) -> None:
        """Show what is recorded."""
        for fact, answer in self._answers.items():
            said = facts.get(fact, "")
            answer.set_value(said if said in list(Answer) else Answer.UNKNOWN.value)
        for number, field in self._numbers.items():
            field.set_text(facts.get(number, ""))

    def read(self, reading: Reading, before: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
        """What is known now. Facts that this data file does not ask about stay as they were."""
        facts = {key: value for key, value in before.items() if key not in self._answers and key not in self._numbers}
        for fact, answer in self._answers.items():
            said = answer.value() or Answer.UNKNOWN.value
            if said != Answer.UNKNOWN or fact in before:
                facts[fact] = said
        for number, field in self._numbers.items():
            text = field.text().strip()
            value = reading.take(field, parse_number(text, field.label) if text else None, None)
            if isinstance(value, Decimal):
                facts[number] = plain(value)
        return tuple(sorted(facts.items()))


def _opened(name: str) -> str:
    return name[:1].upper() + name[1:]
