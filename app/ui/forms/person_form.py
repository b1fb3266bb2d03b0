"""Whose diary it is: name, birth date, allergies, and the circumstances that findings take into account."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from app.domain.moments import PartialDate, parse_date
from app.domain.people import AllergiesAsked, Person
from app.domain.problems import Problem, problem
from app.services import diary, words
from app.ui.forms.fields import TextField
from app.ui.forms.form import Form
from app.ui.forms.medicine_form_reading import Reading, read_line
from app.ui.forms.person_form_allergies import Allergies
from app.ui.forms.person_form_facts import Facts
from app.ui.session import Action, Session
from app.ui.widgets.card import Hairline
from app.ui.widgets.fold import Fold
from app.ui.widgets.text import caption, section

_HINT = "Every line can stay empty. What is not known is never read as no."
_WHY = "Some findings are more serious, or are only there at all, when one of these is so. They stay in this diary."


def edit_person(session: Session, parent: QWidget | None) -> None:
    """Open the form about the person, over `parent`."""
    PersonForm(session, parent).open()


class PersonForm(Form):
    """Everything the diary keeps about the person."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(session, "About you", parent, hint=_HINT)
        self._before = session.person()
        self._name = TextField("Name", optional="optional", hint="As it should stand on the printed page.")
        self._birth = TextField("Born", optional="optional", hint="14 May 1971, or only 1971")
        self._allergies = Allergies()
        self._facts = Facts(session.data)
        self.fields.add(Fold((self._name, 3), (self._birth, 2), below=460))
        self.fields.add(Hairline())
        self.fields.add(self._allergies)
        self.fields.add(Hairline())
        self.fields.add(section("What findings take into account"))
        self.fields.add(caption(_WHY, "soft"))
        self.fields.add(self._facts)
        self._fill()
        for field in (self._name, self._birth):
            field.edited.connect(self.touch)
        for block in (self._allergies, self._facts):
            block.edited.connect(self.touch)
        self._birth.line.editingFinished.connect(lambda: self._read(Reading(only=(self._birth,))))
        self._name.setFocus()

    def draft(self) -> Action | None:
        """The person as written down now."""
        reading = Reading()
        person = self._read(reading)
        if not reading.complete:
            reading.go_to_first()
            return None
        return lambda store, tools: diary.save_person(store, tools, person)

    def _fill(self) -> None:
        before = self._before
        self._name.set_text(before.name)
        self._birth.set_text(words.partial(before.birth).replace(words.NBSP, " ") if before.birth else "")
        self._allergies.fill(before.allergies_asked, before.allergies)
        self._facts.fill(dict(before.facts))

    def _read(self, reading: Reading) -> Person:
        asked, listed = self._allergies.read(reading)
        return replace(
            self._before,
            name=reading.take(self._name, read_line(self._name.text(), self._name.label), ""),
            birth=reading.take(self._birth, self._born(), None),
            allergies_asked=asked,
            allergies=listed if asked is AllergiesAsked.LISTED else (),
            facts=self._facts.read(reading, dict(self._before.facts)),
        )

    def _born(self) -> PartialDate | Problem | None:
        text = self._birth.text()
        return read_birth(text, self.session.today()) if text.strip() else None


def read_birth(text: str, today: date) -> PartialDate | Problem:
    """A date of birth, whole or partial; one that is still to come is refused with a sentence."""
    found = parse_date(text, "Born", today)
    if isinstance(found, PartialDate) and found.earliest() > today:
        return problem("Born", "this day is still to come.")
    return found
