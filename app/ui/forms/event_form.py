"""Something changed: stopped, smoked less, switched away. A person says so; it is never concluded."""

from datetime import date

from PySide6.QtWidgets import QWidget

from app.domain.events import ReportedEvent
from app.domain.moments import parse_day
from app.domain.problems import Problem, problem
from app.services import reported_events, words
from app.ui.forms.fields import ChoiceField, DateField, LinesField, first_problem
from app.ui.forms.form import Form
from app.ui.session import Action, Session
from app.ui.widgets.buttons import Button, Role

_HINT = "Some medicines act differently after such a change. It is looked up and shown; it is not advice."


class EventForm(Form):
    """One reported event, new or corrected. What can be chosen stands in the data file, smoke first."""

    def __init__(self, session: Session, parent: QWidget | None, event_id: str | None = None) -> None:
        super().__init__(session, "Something changed", parent, hint=_HINT)
        self.draft_as(event_id or "new")
        self._kept = session.store.get(ReportedEvent, event_id) if event_id else None
        offered = tuple((each.id, each.name) for each in reported_events.choices(session.data))
        if self._kept is not None and self._kept.event not in dict(offered):
            offered = ((self._kept.event, self._kept.said), *offered)
        self._words = dict(offered)
        self.what = ChoiceField("What changed", offered, self._kept.event if self._kept else None)
        self.on = DateField("On which day", self._parse_day, words.short_day, calendar="Choose a day")
        self.note = LinesField("Note", lines=2, optional="optional")
        on = self._kept.on if self._kept else session.today()
        self.on.set_text(words.short_day(on).replace(words.NBSP, " "))
        self.note.set_text(self._kept.note if self._kept else "")
        for field in (self.what, self.on, self.note):
            self.fields.add(field)
            field.edited.connect(self._edited)
        if self._kept is not None:
            remove = Button("Remove this entry", Role.QUIET, icon="trash-2")
            remove.clicked.connect(self._remove)
            self.fields.add(remove)
        self.what.setFocus()
        self._look_up()

    def draft(self) -> Action | None:
        """Record the event, or keep its correction."""
        event = self._read()
        if event is None:
            first_problem(self.what, self.on)
            return None
        if self._kept is None:
            return lambda store, tools: reported_events.record_event(store, tools, event)
        return lambda store, tools: reported_events.correct_event(store, tools, event)

    def _read(self) -> ReportedEvent | None:
        key, on = self.what.value(), self._parse_day(self.on.text())
        self.what.set_problem(None if key is not None else "What changed: choose one line, please.")
        self.on.set_problem(on.sentence if isinstance(on, Problem) else None)
        if key is None or isinstance(on, Problem):
            return None
        event_id = self._kept.id if self._kept else self.session.tools.new_id()
        return ReportedEvent(event_id, on, key, self._words[key], self.note.text())

    def _parse_day(self, text: str) -> date | Problem:
        label = "On which day"
        found = parse_day(text, label, self.session.today()) if text.strip() else problem(label, "a day is needed.")
        if isinstance(found, date) and found > self.session.today():
            return problem(label, "this day has not come yet.")
        return found

    def _edited(self) -> None:
        self.touch()
        self._look_up()

    def _look_up(self) -> None:
        event = self._read() if self.what.value() is not None else None
        if event is not None:
            findings = self.session.preview_event(event)
            self.show_preview(f"this belongs to {words.counted(len(findings), 'finding')}", findings)

    def _remove(self) -> None:
        kept = self._kept
        if kept and self.session.act(lambda store, tools: reported_events.remove_event(store, tools, kept.id)):
            self.accept()
