"""When a use was: a few words for what is common, a day and a time for the rest; how exactly it is known is kept."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.moments import TimePrecision, parse_day, parse_time
from app.domain.problems import Problem, problem
from app.services import words
from app.ui.forms.fields import ChoiceField, TextField
from app.ui.widgets.boxes import Column
from app.ui.widgets.fold import Fold
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import MEDIUM, Text

_WHEN = (
    ("now", "Now"),
    ("quarter", "15 min ago"),
    ("hour", "1 h ago"),
    ("morning", "This morning"),
    ("evening", "Yesterday evening"),
    ("typed", "Another time"),
)
_HOW_EXACT = (
    (TimePrecision.EXACT, "exact"),
    (TimePrecision.ABOUT, "about"),
    (TimePrecision.PART_OF_DAY, "a part of the day"),
    (TimePrecision.DAY_ONLY, "only the day is known"),
)
_PARTS = (("8", "morning"), ("12", "midday"), ("15", "afternoon"), ("21", "evening"), ("2", "night"))


@dataclass(frozen=True, slots=True)
class Moment:
    """When a use was, and how exactly that is known."""

    at: datetime
    precision: TimePrecision


class MomentFields(QWidget):
    """The question When. `edited` is sent after any answer; `now` is the moment the form was opened."""

    edited = Signal()

    def __init__(self, now: datetime) -> None:
        super().__init__()
        self._now = now
        self.when = Segmented(_WHEN, "When", "now")
        self.exact = ChoiceField(
            "How exactly", tuple((each.value, said) for each, said in _HOW_EXACT), TimePrecision.EXACT.value
        )
        self.day = TextField("Day", hint="such as 6 Nov 2026 or yesterday")
        self.clock = TextField("Time", hint="such as 21:40")
        self.part = ChoiceField("Part of the day", _PARTS, "21")
        self._typed = QWidget()
        self._typed.setLayout(
            Column(
                Fold((self.day, 1), (self.exact, 1), below=420),
                Fold((self.clock, 1), (self.part, 1), below=420),
                gap=14,
            )
        )
        self.setLayout(Column(Text("When", scale=0.95, weight=MEDIUM), self.when, self._typed, gap=5))
        self.day.set_text("today")
        for field in (self.exact, self.day, self.clock, self.part):
            field.edited.connect(self._changed)
        self.when.chosen.connect(self._changed)
        self._follow()

    def show_moment(self, at: datetime, precision: TimePrecision) -> None:
        """Fill it from a use that is being corrected."""
        self.when.set_value("typed")
        self.day.set_text(words.short_day(at.date()).replace(words.NBSP, " "))
        self.clock.set_text(words.clock(at))
        self.exact.set_value(precision.value)
        named = words.moment(at, TimePrecision.PART_OF_DAY)
        self.part.set_value(next(key for key, said in _PARTS if said == named))
        self._follow()

    def read(self) -> Moment | None:
        """The moment, or None after what cannot be read has been marked."""
        found = self._chosen()
        if isinstance(found, Moment) and found.at > self._now:
            later = problem("Time", "this moment has not come yet.")
            found = later if found.precision in _CLOCKED else self._earlier_today(found)
        if not isinstance(found, Problem):
            self.clock.set_problem(None)
            return found
        if found.sentence.startswith("Time"):
            self.clock.set_problem(found.sentence)
        return None

    def _earlier_today(self, found: Moment) -> Moment | Problem:
        """A part of today that has not ended, or today as a whole, ends now at the latest."""
        if found.at.date() > self._now.date():
            return problem("Day", "this day has not come yet.")
        return Moment(self._now, found.precision)

    def _chosen(self) -> Moment | Problem:
        """What was chosen, without asking whether it has come yet."""
        zone, today = self._now.tzinfo, self._now.date()
        ago = {"now": timedelta(), "quarter": timedelta(minutes=15), "hour": timedelta(hours=1)}
        choice = self.when.value() or "now"
        if choice in ago:
            return Moment(self._now - ago[choice], TimePrecision.ABOUT if ago[choice] else TimePrecision.EXACT)
        if choice != "typed":
            day, hour = (today, 8) if choice == "morning" else (today - timedelta(days=1), 21)
            return Moment(datetime.combine(day, time(hour), zone), TimePrecision.PART_OF_DAY)
        return self._typed_moment(parse_day(self.day.text(), "Day", today))

    def _typed_moment(self, day: date | Problem) -> Moment | Problem:
        self.day.set_problem(day.sentence if isinstance(day, Problem) else None)
        precision = TimePrecision(self.exact.value() or TimePrecision.EXACT)
        clock: tuple[int, int] | Problem = (12, 0)
        if precision is TimePrecision.PART_OF_DAY:
            clock = (int(self.part.value() or 12), 0)
        elif precision in _CLOCKED:
            clock = parse_time(self.clock.text(), "Time")
        if isinstance(clock, Problem):
            self.clock.set_problem(clock.sentence)
            return clock
        if isinstance(day, Problem):
            return day
        return Moment(datetime.combine(day, time(*clock), self._now.tzinfo), precision)

    def _changed(self) -> None:
        self._follow()
        self.edited.emit()

    def _follow(self) -> None:
        precision = TimePrecision(self.exact.value() or TimePrecision.EXACT)
        self._typed.setVisible(self.when.value() == "typed")
        self.clock.setVisible(precision in _CLOCKED)
        self.part.setVisible(precision is TimePrecision.PART_OF_DAY)


_CLOCKED = (TimePrecision.EXACT, TimePrecision.ABOUT)
"""Where a time by the clock was given."""
