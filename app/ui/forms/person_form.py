"""Whose diary it is: name, birth date, allergies, values, contacts, and the circumstances that findings use."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from app.domain.moments import PartialDate, parse_date
from app.domain.people import AllergiesAsked, Person
from app.domain.problems import Problem, problem
from app.services import diary, words
from app.services.about_person import told_by, with_operation
from app.ui.forms.fields import TextField
from app.ui.forms.form import Form
from app.ui.forms.medicine_form_reading import Reading, read_line
from app.ui.forms.person_form_allergies import Allergies
from app.ui.forms.person_form_contacts import contact_list
from app.ui.forms.person_form_facts import Facts
from app.ui.forms.person_form_values import measured_values
from app.ui.session import Action, Session
from app.ui.widgets.boxes import Column
from app.ui.widgets.card import Hairline
from app.ui.widgets.fold import Fold
from app.ui.widgets.text import caption, section

_HINT = "Every line can stay empty. What is not known is never read as no."
_VALUES = "As it stands on the letter or the scales; nothing is converted. Earlier values can stay: each has its day."
_WHY = "Some findings are more serious, or are only there at all, when one of these is so. They stay in this diary."


def edit_person(session: Session, parent: QWidget | None) -> None:
    """Open the form about the person, over `parent`."""
    PersonForm(session, parent).open()


class PersonForm(Form):
    """Everything the diary keeps about the person."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(session, "About you", parent, hint=_HINT)
        self.draft_as("person")
        self._before = session.person()
        self._name = TextField("Name", optional="optional", hint="As it should stand on the printed page.")
        self._birth = TextField("Born", optional="optional", hint="14 May 1971, or only 1971")
        self._allergies = Allergies()
        self._values = measured_values(session)
        self._operation = TextField("Planned operation", optional="optional", hint="What it is, in your own words.")
        self._operation_on = TextField("When it is planned", optional="optional", hint="3 Feb 2027, or only Feb 2027")
        self._facts = Facts(session.data)
        self._contacts = contact_list()
        self.fields.add(Fold((self._name, 3), (self._birth, 2), below=460))
        self.fields.add(Hairline())
        self.fields.add(self._allergies)
        self.fields.add(Hairline())
        self.fields.add(Column(section("Weight and kidney values"), caption(_VALUES, "soft"), self._values, gap=8))
        self.fields.add(Hairline())
        self.fields.add(Fold((self._operation, 3), (self._operation_on, 2), below=460))
        self.fields.add(Hairline())
        self.fields.add(Column(section("Doctors and pharmacies"), self._contacts, gap=8))
        self.fields.add(Hairline())
        self.fields.add(section("What findings take into account"))
        self.fields.add(caption(_WHY, "soft"))
        self.fields.add(self._facts)
        self._fill()
        for each in (self._name, self._birth, self._operation, self._operation_on):
            each.edited.connect(self.touch)
        for block in (self._allergies, self._values, self._facts, self._contacts):
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
        self._values.fill(before.measured)
        self._operation.set_text(before.operation)
        planned = before.operation_on
        self._operation_on.set_text(words.partial(planned).replace(words.NBSP, " ") if planned else "")
        self._facts.fill(dict(before.facts), before.said)
        self._contacts.fill(before.contacts)

    def _read(self, reading: Reading) -> Person:
        asked, listed = self._allergies.read(reading)
        operation = reading.take(self._operation, read_line(self._operation.text(), self._operation.label), "")
        planned = reading.take(self._operation_on, self._planned(), None)
        answered = self._facts.read(reading, dict(self._before.facts))
        facts = with_operation(answered, planned=bool(operation or planned))
        return replace(
            self.session.person(),
            name=reading.take(self._name, read_line(self._name.text(), self._name.label), ""),
            birth=reading.take(self._birth, self._born(), None),
            allergies_asked=asked,
            allergies=listed if asked is AllergiesAsked.LISTED else (),
            facts=facts,
            said=told_by(self._before, facts, self._facts.source(), self.session.today()),
            measured=self._values.read(reading),
            operation=operation,
            operation_on=planned,
            contacts=self._contacts.read(reading),
        )

    def _planned(self) -> PartialDate | Problem | None:
        text = self._operation_on.text()
        return parse_date(text, self._operation_on.label, self.session.today()) if text.strip() else None

    def _born(self) -> PartialDate | Problem | None:
        text = self._birth.text()
        return read_birth(text, self.session.today()) if text.strip() else None


def read_birth(text: str, today: date) -> PartialDate | Problem:
    """A date of birth, whole or partial; one that is still to come is refused with a sentence."""
    found = parse_date(text, "Born", today)
    if isinstance(found, PartialDate) and found.earliest() > today:
        return problem("Born", "this day is still to come.")
    return found
