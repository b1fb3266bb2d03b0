"""The circumstances the data file asks about, and two of our own, each answered with yes, no, not known or not said."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.amounts import parse_number, plain
from app.domain.interactions import DataFile
from app.domain.people import NOT_SAID, Answer, FactSaid, FactSource
from app.services import words
from app.services.about_person import OWN_QUESTIONS, SOURCES
from app.services.circumstances import AGE, numbers
from app.ui.forms.fields import AmountField
from app.ui.forms.medicine_form_reading import Reading
from app.ui.widgets.beside import Beside
from app.ui.widgets.boxes import Column, boxed
from app.ui.widgets.card import Hairline
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import body, caption

_ANSWERS = (
    (Answer.YES.value, "Yes"),
    (Answer.NO.value, "No"),
    (Answer.UNKNOWN.value, "Not known"),
    (NOT_SAID, "Rather not say"),
)
_KNOWN = frozenset(key for key, _ in _ANSWERS)
_FROM = (
    (FactSource.ME.value, "Me"),
    (FactSource.LETTER.value, "A letter"),
    (FactSource.PROFESSIONAL.value, "A pharmacist or doctor"),
)


class Facts(QWidget):
    """One row for each circumstance, and a field for each number apart from the age. `edited` follows every change."""

    edited = Signal()

    def __init__(self, data: DataFile) -> None:
        super().__init__()
        asked = OWN_QUESTIONS | {each.id: each.name for each in data.person_facts.values() if not each.number}
        self._answers = {each: Segmented(_ANSWERS, _opened(name), Answer.UNKNOWN.value) for each, name in asked.items()}
        self._origins = {each: caption("", "soft") for each in asked}
        self._source = Segmented(_FROM, "What I change now comes from", FactSource.ME.value)
        self._numbers = {
            number: AmountField(number, unit, optional="optional")
            for number, unit in numbers(data).items()
            if number != AGE
        }
        source = Beside(body("What I change now comes from"), self._source, fold_at=480, middle=True)
        column = Column(source, *self._numbers.values(), gap=8)
        for each, name in asked.items():
            column.add(Hairline())
            answer = self._answers[each]
            said = boxed(Column(body(_opened(name)), self._origins[each], gap=1))
            column.add(Beside(said, answer, fold_at=480, middle=True))
            answer.chosen.connect(self.edited)
        self.setLayout(column)
        for field in self._numbers.values():
            field.edited.connect(self.edited)

    def source(self) -> FactSource:
        """Where the answers come from that are changed now."""
        return FactSource(self._source.value() or FactSource.ME)

    def fill(self, facts: Mapping[str, str], origins: Iterable[FactSaid] = ()) -> None:
        """Show what is recorded, and where it came from."""
        told = {each.fact: f"from {SOURCES[each.source]}, {words.short_day(each.on)}" for each in origins}
        for fact, answer in self._answers.items():
            said = facts.get(fact, "")
            answer.set_value(said if said in _KNOWN else Answer.UNKNOWN.value)
            self._origins[fact].setText(told.get(fact, ""))
            self._origins[fact].setVisible(fact in told)
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
