"""When a dose was: a day, a time as far as it is known, and the usual answers as buttons."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.expected import NOMINAL
from app.domain.moments import TimePrecision, parse_day
from app.domain.problems import Problem, problem
from app.domain.regimens import DayPart
from app.domain.times import Told, parse_told, told_text
from app.services import words
from app.ui.forms.fields import DateField, Field, TextField
from app.ui.forms.medicine_form_reading import Reading
from app.ui.widgets.boxes import Column, boxed
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.flow import Flow
from app.ui.widgets.fold import Fold

_HINT = "21:40, about 21:40, evening, or empty when only the day is known"
_LATER = "This is later than now. It can be saved."
_QUARTER, _HOUR, _DAY = timedelta(minutes=15), timedelta(hours=1), timedelta(days=1)


class WhenFields(QWidget):
    """A day and a time. `edited` is sent after a person changed either; what is not known is not made up.

    `now` is the moment the form was opened.
    """

    edited = Signal()

    def __init__(self, now: datetime) -> None:
        super().__init__()
        self._now = now
        self.day = DateField("Day", self._parse_day, words.short_day, calendar="Choose a day")
        self.time = TextField("Time", hint=_HINT)
        part = TimePrecision.PART_OF_DAY
        yesterday = now - _DAY
        answers = (
            ("Now", now, TimePrecision.EXACT),
            ("15 min ago", now - _QUARTER, TimePrecision.ABOUT),
            ("1 hour ago", now - _HOUR, TimePrecision.ABOUT),
            ("This morning", datetime.combine(now.date(), NOMINAL[DayPart.MORNING], now.tzinfo), part),
            ("Yesterday evening", datetime.combine(yesterday.date(), NOMINAL[DayPart.EVENING], now.tzinfo), part),
        )
        buttons = []
        for text, at, precision in answers:
            if at > now:
                continue
            button = Button(text, Role.SMALL, name=f"When: {text}")
            button.clicked.connect(lambda _=False, at=at, precision=precision: self._choose(at, precision))
            buttons.append(button)
        fields = Fold((self.day, 1), (self.time, 1), below=460)
        self.setLayout(Column(boxed(Flow(*buttons, gap=6)), fields, gap=8))
        for field in self.fields():
            field.edited.connect(self._edit)

    def fields(self) -> tuple[Field, ...]:
        """Its two fields."""
        return self.day, self.time

    def fill(self, at: datetime, precision: TimePrecision) -> None:
        """Show a moment as well as it is known; sends no signal."""
        self.day.set_text(words.short_day(at.date()).replace(words.NBSP, " "))
        self.time.set_text(told_text(at, precision))

    def read(self, reading: Reading) -> tuple[datetime, TimePrecision] | None:
        """The moment and how well it is known; None where a field cannot be read."""
        day = reading.take(self.day, self._parse_day(self.day.text()), None)
        told: Told | None = reading.take(self.time, parse_told(self.time.text(), self.time.label), None)
        if day is None or told is None:
            return None
        return datetime.combine(day, told.clock, self._now.tzinfo), told.precision

    def _parse_day(self, text: str) -> date | Problem:
        if not text.strip():
            return problem("Day", "a day is needed, such as 6 Nov 2026.")
        return parse_day(text, "Day", self._now.date())

    def _choose(self, at: datetime, precision: TimePrecision) -> None:
        self.fill(at, precision)
        self.time.set_problem(None)
        self._edit()

    def _edit(self) -> None:
        found = self.read(Reading(only=[each for each in self.fields() if each.problem()]))
        later = found is not None and found[0].date() >= self._now.date() and found[0] > self._now
        self.time.set_hint(_LATER if later else _HINT)
        self.edited.emit()
