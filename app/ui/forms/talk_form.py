"""A finding that was talked about: with whom, when, and what was said."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.domain.moments import parse_day
from app.domain.problems import Problem, problem
from app.domain.talks import Talk
from app.services import talking, words
from app.services.finding_view import FindingView
from app.ui.forms.fields import DateField, LinesField, TextField
from app.ui.forms.form import Form
from app.ui.forms.medicine_form_reading import Reading, read_note
from app.ui.session import Action, Session
from app.ui.theme import Theme
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.text import body, caption

_STAYS = "It stays on the list and on the printed page, marked as talked about."
_COMES_BACK = "It is open again when what it is about changes: a thing, a dose, or its entry in the data file."


class TalkForm(Form):
    """Mark a finding as talked about, or correct the time with `talk_id`."""

    def __init__(
        self, session: Session, parent: QWidget | None, finding: FindingView, talk_id: str | None = None
    ) -> None:
        self._before = session.store.get(Talk, talk_id) if talk_id else None
        super().__init__(session, "Talked about", parent)
        self.draft_as(f"{finding.id} {talk_id or 'new'}")
        self._finding = finding
        self._people = TextField("With whom", optional="optional", hint="Such as: J. Okafor, pharmacist")
        self._on = DateField("When", self._day, words.short_day, calendar="Choose a day")
        self._said = LinesField("What was said", lines=3, optional="optional")
        self.fields.add(body(f"{finding.word}: {finding.title}", "soft"))
        for field in (self._people, self._on, self._said):
            self.fields.add(field)
            field.edited.connect(self.touch)
        self.fields.add(caption(f"{_STAYS} {_COMES_BACK}", "soft"))
        self._fill()
        self.resize(Theme.of(self).u(560), Theme.of(self).u(560))

    def showEvent(self, event: QShowEvent) -> None:
        """A person came to write."""
        super().showEvent(event)
        self._people.setFocus(Qt.FocusReason.OtherFocusReason)

    def draft(self) -> Action | None:
        """The talk, with what the finding was about on its day."""
        reading = Reading()
        people = reading.take(self._people, read_note(self._people.text(), self._people.label), "")
        on = reading.take(self._on, self._day(self._on.text()), self.session.today())
        said = reading.take(self._said, read_note(self._said.text(), self._said.label), "")
        if not reading.complete:
            reading.go_to_first()
            return None
        before = self._before
        if before and before.on == on:
            same = replace(before, people=people, said=said)
            return lambda store, tools: talking.correct_talk(store, tools, same)
        then = self.session.snapshot_on(self._finding.id, on) or (before.then if before else None)
        if then is None:  # the record has changed under the open form: there is nothing to mark any more
            self._on.set_problem("When: this finding is no longer on the list. Nothing was saved.")
            return None
        talk = Talk(before.id if before else "", self._finding.id, on, people, said, then)
        if before:
            return lambda store, tools: talking.correct_talk(store, tools, talk)
        return lambda store, tools: talking.talk_about(store, tools, talk)

    def _fill(self) -> None:
        before = self._before
        on = before.on if before else self.session.today()
        self._on.set_text(words.short_day(on).replace(words.NBSP, " "))
        if before is None:
            return
        self._people.set_text(before.people)
        self._said.set_text(before.said)
        remove = Button("Remove: it was not talked about", Role.QUIET, icon="trash-2")
        remove.clicked.connect(self._remove)
        self.fields.add(remove)

    def _day(self, text: str) -> date | Problem:
        found = parse_day(text, "When", self.session.today())
        if isinstance(found, date) and found > self.session.today():
            return problem("When", f"{words.short_day(found)} has not come yet.")
        return found

    def _remove(self) -> None:
        before = self._before
        if before and self.session.act(lambda store, tools: talking.remove_talk(store, tools, before.id)):
            self.accept()
