"""Recording that a medicine was stopped."""

from datetime import date

from PySide6.QtWidgets import QWidget

from app.domain.medicines import Medicine
from app.domain.moments import parse_day
from app.domain.problems import Problem, problem
from app.services import diary, words
from app.ui.forms.fields import DateField, TextField
from app.ui.forms.form import Form
from app.ui.forms.medicine_form_reading import Reading, read_line
from app.ui.session import Action, Session
from app.ui.theme import Theme
from app.ui.widgets.text import body

_LATER = "This day is still to come: until then it stays on the record as taken."


class StopForm(Form):
    """The last day of a medicine, and why. It records what happened; it does not tell anybody to stop."""

    def __init__(self, session: Session, parent: QWidget | None, medicine_id: str) -> None:
        self._medicine = session.store.get(Medicine, medicine_id) or Medicine(medicine_id, "")
        super().__init__(session, f"Stopped {self._medicine.name[:40]}", parent)
        self.draft_as(medicine_id)
        self._on = DateField("Last day it was taken", self._day, words.short_day, calendar="Choose a day")
        self._on.set_text(words.short_day(self._medicine.stopped or session.today()).replace(words.NBSP, " "))
        self._why = TextField("Why", optional="optional")
        self._why.set_text(self._medicine.stop_reason)
        self.fields.add(body("For the record of what has happened. Its doses and versions stay in the diary.", "soft"))
        self.fields.add(self._on)
        self.fields.add(self._why)
        for field in (self._on, self._why):
            field.edited.connect(self.touch)
        self._on.edited.connect(self._look)
        self.resize(Theme.of(self).u(560), Theme.of(self).u(340))
        self._on.setFocus()

    def draft(self) -> Action | None:
        """The medicine stopped on that day."""
        reading = Reading()
        text = self._on.text()
        needed = problem(self._on.label, "a day is needed, such as 6 Nov 2026.")
        on = reading.take(self._on, self._day(text) if text.strip() else needed, None)
        why = reading.take(self._why, read_line(self._why.text(), self._why.label), "")
        if on is None or not reading.complete:
            reading.go_to_first()
            return None
        return lambda store, tools: diary.stop_medicine(store, tools, self._medicine.id, on, why)

    def _day(self, text: str) -> date | Problem:
        return parse_day(text, "Last day it was taken", self.session.today())

    def _look(self) -> None:
        day = self._on.day()
        self._on.set_hint(_LATER if day and day > self.session.today() else "")
