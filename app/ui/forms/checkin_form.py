"""How am I? Six taps, and what else there was if a person wants to say."""

from datetime import date, datetime, time
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.domain.amounts import parse_number
from app.domain.checkins import Also, CheckIn
from app.domain.moments import parse_time
from app.domain.problems import Problem, problem
from app.services import wellbeing, words
from app.services.about_person import hidden_questions
from app.services.wellbeing_words import ALSO, SCALES, answered
from app.ui.forms.checkin_more import MoreOfTheDay
from app.ui.forms.checkin_questions import Questions
from app.ui.forms.fields import AmountField, LinesField, TextField
from app.ui.forms.form import Form
from app.ui.forms.medicine_form_reading import Reading, read_note
from app.ui.forms.regimen_blocks import shown
from app.ui.session import Action, Session
from app.ui.theme import Theme
from app.ui.widgets.boxes import MIDDLE, Column, Row, boxed
from app.ui.widgets.buttons import Button, Role, Tick
from app.ui.widgets.card import Hairline
from app.ui.widgets.chip import Chip
from app.ui.widgets.flow import Flow
from app.ui.widgets.fold import Fold
from app.ui.widgets.notice import Kind, Notice
from app.ui.widgets.score import ScoreLine
from app.ui.widgets.text import body, caption

_HINT = "Keys 0 to 9 and T for ten; Backspace takes back; Tab for the next line."
_HOW = "One tap each. Higher means worse on every line. Any line can be left out."
_NOTHING = "Any line can be left out, but not everything at once."
_HOURS = Decimal(24)


class CheckinForm(Form):
    """The check-in of a day: a new one with nothing chosen, or the correction of the one that day has."""

    def __init__(self, session: Session, parent: QWidget | None, day: date | None = None) -> None:
        super().__init__(session, "How am I?", parent, hint=_HINT)
        self.draft_as(str(day or session.today()))
        now = session.now()
        self._day = day or now.date()
        self._before = wellbeing.checkin_of(session.store, self._day)
        self._at = self._before.at if self._before else now if self._day == now.date() else None
        self.lines = {scale: ScoreLine(said.question, said.low, said.high) for scale, said in SCALES.items()}
        self._questions = Questions(session, hidden_questions(session.person()))
        self._more = MoreOfTheDay()
        self._ticks = {each: Tick(said) for each, said in ALSO.items()}
        self._slept = AmountField("Hours slept", "hours", optional="optional")
        self._time = TextField("Time", hint="such as 20:15")
        self._time.setVisible(self._at is None)
        self._note = LinesField("Note", lines=2, optional="optional")
        self._count = Chip("")
        self._nothing = Notice(Kind.PLAIN, "Nothing is filled in yet", _NOTHING)
        self._nothing.hide()
        self._lay_out()
        self._begin()
        self._wire()
        self._show_lines()
        self.resize(Theme.of(self).u(760), Theme.of(self).u(790))

    def showEvent(self, event: QShowEvent) -> None:
        """The first question has the focus, so that the first key is the first answer."""
        super().showEvent(event)
        next(line for line in self.lines.values() if line.isVisibleTo(self)).setFocus(Qt.FocusReason.OtherFocusReason)

    def draft(self) -> Action | None:
        """The check-in, with only the lines that were answered."""
        reading = Reading()
        clock = reading.take(self._time, self._clock(), (0, 0))
        slept = reading.take(self._slept, self._hours(), None)
        note = reading.take(self._note, read_note(self._note.text(), self._note.label), "")
        life = self._more.read(reading)
        if not reading.complete:
            reading.go_to_first()
            return None
        checkin = CheckIn(
            id=self._before.id if self._before else "",
            at=self._at or datetime.combine(self._day, time(*clock), self.session.now().tzinfo),
            scores=tuple((scale, score) for scale, line in self.lines.items() if (score := line.value()) is not None),
            also=tuple(each for each, tick in self._ticks.items() if tick.isChecked()),
            slept_hours=slept,
            note=note,
            life=life,
        )
        if not checkin.says_something():
            self._nothing.show()
            self._nothing.announce()
            return None
        return lambda store, tools: wellbeing.save_checkin(store, tools, checkin)

    def _lay_out(self) -> None:
        when = words.long_day(self._day) + (f", {words.clock(self._at)}" if self._at else "")
        earlier = " This corrects what is recorded for this day." if self._before else ""
        top = Row(gap=10)
        top.add(body(f"{when}. {_HOW}{earlier}", "soft"), 1)
        top.add(self._count, 0, MIDDLE)
        self.fields.add(top)
        self.fields.add(self._nothing)
        self.fields.add(self._time)
        self.fields.add(Column(*self.lines.values(), gap=10))
        self.fields.add(Hairline())
        ticks = boxed(Flow(*self._ticks.values(), gap=8))
        self.fields.add(Column(caption("Anything else? One tap each, all optional.", "soft"), ticks, gap=8))
        self.fields.add(Fold((self._slept, 1), (self._note, 2), below=460, gap=14, folded_gap=12))
        self.fields.add(Column(self._more, self._questions, gap=6))
        if self._before:
            remove = Button("Remove this check-in", Role.QUIET, icon="trash-2")
            remove.clicked.connect(self._remove)
            self.fields.add(remove)

    def _begin(self) -> None:
        """Show what is recorded for the day; a new check-in begins with nothing chosen."""
        if self._before is None:
            return
        for scale, score in self._before.scores:
            self.lines[scale].set_value(score)
        for each in Also:
            self._ticks[each].setChecked(each in self._before.also)
        slept = self._before.slept_hours
        self._slept.set_text("" if slept is None else shown(slept))
        self._note.set_text(self._before.note)
        self._more.fill(self._before.life)

    def _wire(self) -> None:
        for line in self.lines.values():
            line.chosen.connect(self.touch)
            line.chosen.connect(self._tell)
        for tick in self._ticks.values():
            tick.clicked.connect(self.touch)
        for field in (self._slept, self._note, self._time, self._more):
            field.edited.connect(self.touch)
        self._questions.changed.connect(self._show_lines)

    def _show_lines(self) -> None:
        """Only the questions that are asked; an answer recorded before stays with its question, seen or not."""
        hidden, before = self._questions.hidden(), self._before
        for scale, line in self.lines.items():
            line.setVisible(scale not in hidden)
            if scale in hidden:
                line.set_value(before.score(scale) if before else None)
        self._tell()

    def _tell(self) -> None:
        asked = [line for line in self.lines.values() if line.isVisibleTo(self)]
        count = sum(line.value() is not None for line in asked)
        self._nothing.setVisible(self._nothing.isVisible() and not count)
        said = answered(count, len(asked))
        self._count.setText(said)
        self._count.setAccessibleName(f"{said} answered")

    def _clock(self) -> tuple[int, int] | Problem:
        if self._at is not None:
            return 0, 0
        return parse_time(self._time.text(), self._time.label)

    def _hours(self) -> Decimal | Problem | None:
        text = self._slept.text()
        if not text.strip():
            return None
        found = parse_number(text, self._slept.label)
        if isinstance(found, Decimal) and found > _HOURS:
            return problem(self._slept.label, "a night has no more than 24 hours.")
        return found

    def _remove(self) -> None:
        before = self._before
        if before and self.session.act(lambda store, tools: wellbeing.remove_checkin(store, tools, before.id)):
            self.accept()
