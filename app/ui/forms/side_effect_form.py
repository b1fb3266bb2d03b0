"""Something feels wrong: what is noticed, how bad, since when; the urgent card in place when a sign calls for it."""

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.domain.moments import Period, parse_day, parse_time
from app.domain.problems import Problem, problem
from app.domain.side_effects import Severity, SideEffect
from app.services import wellbeing, words
from app.services.wellbeing_view import BEFORE, times_before
from app.services.wellbeing_words import SEVERITIES
from app.ui.forms.fields import DateField, LinesField, TextField
from app.ui.forms.form import Form
from app.ui.forms.medicine_form_reading import Reading, read_line, read_note
from app.ui.forms.side_effect_more import MoreOfTheEffect
from app.ui.forms.side_effect_signs import Signs
from app.ui.session import Action, Session
from app.ui.theme import Theme
from app.ui.widgets.boxes import Column
from app.ui.widgets.buttons import Button, Role, Tick
from app.ui.widgets.fold import Fold
from app.ui.widgets.notice import Kind, Notice
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import MEDIUM, Text, caption

_HINT = "Saving is never blocked. F9 shows urgent help, with every list of signs."
NOON = (12, 0)
"""Where something stands in its day when nobody knows its time; never shown as a time."""
_LATER = "This is later than now. It can be saved."


class SideEffectForm(Form):
    """A new side effect, begun with now or with another `day`, or the correction of one that is recorded."""

    def __init__(
        self, session: Session, parent: QWidget | None, effect_id: str | None = None, day: date | None = None
    ) -> None:
        super().__init__(session, "Something feels wrong", parent, hint=_HINT)
        self.draft_as(f"{effect_id or 'new'} {day or ''}")
        self._before = session.store.get(SideEffect, effect_id) if effect_id else None
        self._begun = self._before.at if self._before else session.now()
        self.signs = Signs(session)
        self._other = TextField("Something else", optional="optional", hint="In your own words.")
        self._severity = Segmented(tuple((each.value, said) for each, said in SEVERITIES.items()), "How bad")
        self._day = DateField("Since which day", self._parse_day, words.short_day, calendar="Choose a day")
        self._time = TextField("Since what time")
        self._unknown = Tick("Time not known")
        self._times = caption("", tone="soft")
        self._more = MoreOfTheEffect(session)
        self._note = LinesField("Note", lines=2, optional="optional")
        self._nothing = Notice(Kind.PLAIN, "Nothing is ticked or written yet", "One sign or one word is enough.")
        self._nothing.hide()
        self._lay_out()
        self._begin(day or self._begun.date())
        self._wire()
        self._tell_times()
        self.resize(Theme.of(self).u(760), Theme.of(self).u(800))

    def showEvent(self, event: QShowEvent) -> None:
        """A person came to tick."""
        super().showEvent(event)
        self.signs.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def draft(self) -> Action | None:
        """The side effect as it stands in the form."""
        reading = Reading()
        other = reading.take(self._other, read_line(self._other.text(), self._other.label), "")
        day = reading.take(self._day, self._parse_day(self._day.text()), date.min)
        clock = reading.take(self._time, self._clock(), NOON)
        note = reading.take(self._note, read_note(self._note.text(), self._note.label), "")
        severity = self._severity.value()
        effect = SideEffect(
            id=self._before.id if self._before else "",
            at=datetime.combine(day, time(*clock), self._begun.tzinfo),
            symptoms=self.signs.ticked(),
            severity=Severity(severity) if severity else None,
            other=other,
            note=note,
            day_only=self._unknown.isChecked(),
        )
        effect = self._more.read(reading, effect)
        if not reading.complete:
            reading.go_to_first()
            return None
        if not (effect.symptoms or effect.other or effect.note):
            self._nothing.show()
            self._nothing.announce()
            return None
        if self._before:
            return lambda store, tools: wellbeing.correct_side_effect(store, tools, effect)
        return lambda store, tools: wellbeing.record_side_effect(store, tools, effect)

    def _lay_out(self) -> None:
        self.fields.add(self._nothing)
        self.fields.add(self.signs)
        self.fields.add(self._other)
        self.fields.add(Column(Text("How bad", scale=0.95, weight=MEDIUM), self._severity, gap=5))
        self.fields.add(Fold((self._day, 1), (self._time, 1), below=460))
        self.fields.add(Column(self._unknown, self._times, gap=8))
        self.fields.add(self._more)
        self.fields.add(self._note)
        if self._before:
            remove = Button("Remove this side effect", Role.QUIET, icon="trash-2")
            remove.clicked.connect(self._remove)
            self.fields.add(remove)

    def _begin(self, day: date) -> None:
        """Fill in now, or what is recorded; the time of another day is asked for."""
        self._day.set_text(words.short_day(day).replace(words.NBSP, " "))
        self._time.set_text(words.clock(self._begun) if day == self._begun.date() else "")
        if self._before:
            self.signs.set_ticked(self._before.symptoms)
            self._other.set_text(self._before.other)
            self._severity.set_value(self._before.severity.value if self._before.severity else None)
            self._note.set_text(self._before.note)
            self._more.fill(self._before)
            if self._before.day_only:
                self._time.set_text("")
                self._unknown.setChecked(True)
        self._follow_signs()

    def _wire(self) -> None:
        self.signs.edited.connect(self._edited)
        self._severity.chosen.connect(self.touch)
        for field in (self._other, self._day, self._time, self._note, self._more):
            field.edited.connect(self._edited)
        self.signs.edited.connect(self._follow_signs)
        self._more.answered.connect(self.signs.tick_by)
        self._unknown.clicked.connect(self._follow_signs)
        self._unknown.clicked.connect(self._edited)

    def _follow_signs(self) -> None:
        """Ask what the ticked signs ask; without a time of day its field rests."""
        self._more.show_for(self.signs.symptoms())
        self._time.setEnabled(not self._unknown.isChecked())

    def _clock(self) -> tuple[int, int] | Problem:
        return NOON if self._unknown.isChecked() else parse_time(self._time.text(), self._time.label)

    def _edited(self) -> None:
        self.touch()
        self._nothing.hide()
        self._tell_times()

    def _tell_times(self) -> None:
        """How long after the last use and dose this began: times, and nothing about why."""
        day, clock = self._day.day(), parse_time("" if self._unknown.isChecked() else self._time.text(), "")
        at = None if day is None or isinstance(clock, Problem) else datetime.combine(day, time(*clock))
        at = at.replace(tzinfo=self._begun.tzinfo) if at else None
        self._times.setVisible(at is not None)
        if at is not None:
            view = self.session.view_of(Period(at.date() - BEFORE - timedelta(days=1), at.date()))
            self._times.setText(times_before(view, at))
            self._time.set_hint(_LATER if at > self.session.now() else "")

    def _parse_day(self, text: str) -> date | Problem:
        if not text.strip():
            return problem("Since which day", "a day is needed, such as 6 Nov 2026.")
        return parse_day(text, "Since which day", self.session.today())

    def _remove(self) -> None:
        before = self._before
        if before and self.session.act(lambda store, tools: wellbeing.remove_side_effect(store, tools, before.id)):
            self.accept()
