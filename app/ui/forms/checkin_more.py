"""What a check-in can hold beyond its six taps: sleep, movement, coming to rest, food. Folded away at first."""

from datetime import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.lifestyle import CALM, HARDEST, MINUTES_IN_A_DAY, MOVING, NOT_ASKED, Habit, Lifestyle
from app.domain.moments import parse_time
from app.domain.people import Answer
from app.domain.problems import Problem
from app.services.lifestyle_words import HABITS, HINTS
from app.ui.forms.fields import AmountField, TextField
from app.ui.forms.medicine_form_reading import Reading, read_line
from app.ui.forms.small_reading import read_whole
from app.ui.widgets.beside import Beside
from app.ui.widgets.boxes import Column, boxed
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.fold import Fold
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import body, caption, section

_ANSWERS = ((Answer.YES.value, "Yes"), (Answer.NO.value, "No"), (Answer.UNKNOWN.value, "Not said"))
_SAYING = "All optional, none of it judged. Capsules such as fish oil belong to your medicines."


class YesNo(QWidget):
    """A question with yes, no and not said, which it begins with. `edited` follows every choice."""

    edited = Signal()

    def __init__(self, question: str) -> None:
        super().__init__()
        self._answer = Segmented(_ANSWERS, question, Answer.UNKNOWN.value)
        self.setLayout(Column(Beside(body(question), self._answer, fold_at=330, middle=True)))
        self._answer.chosen.connect(self.edited)

    def value(self) -> Answer:
        """What was answered."""
        return Answer(self._answer.value() or Answer.UNKNOWN)

    def set_value(self, answer: Answer) -> None:
        """Show an answer; sends no signal."""
        self._answer.set_value(answer.value)


class MoreOfTheDay(QWidget):
    """A quiet button, and behind it everything that is optional. `edited` follows every change."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._open = Button("Sleep, movement, rest, food", Role.QUIET, icon="chevron-down")
        self._bed = TextField("In bed at", hint="the night before, such as 23:10")
        self._up = TextField("Up at", hint="such as 7:30")
        self._naps = AmountField("Naps", "minutes")
        self._late = YesNo("Screens or caffeine late that night")
        self._minutes = {habit: AmountField(HABITS[habit], "minutes", hint=HINTS.get(habit, "")) for habit in Habit}
        self._effort = AmountField("Effort", "of 10", hint="0 none, 10 all I could give")
        self._paced = YesNo("I paced it")
        self._omega3 = YesNo("A serving of food with omega-3, such as oily fish or walnuts")
        self._food = TextField("What I ate", hint="One line, in your own words.")
        self._all = boxed(self._lay_out())
        self._all.hide()
        self.setLayout(Column(self._open, self._all, gap=10))
        self._open.clicked.connect(self._unfold)
        for each in (*self._fields(), self._late, self._paced, self._omega3):
            each.edited.connect(self.edited)

    def fill(self, life: Lifestyle) -> None:
        """Show what is recorded, unfolded when there is something."""
        self._bed.set_text(_clock(life.in_bed))
        self._up.set_text(_clock(life.up))
        self._naps.set_text("" if life.naps is None else str(life.naps))
        self._effort.set_text("" if life.effort is None else str(life.effort))
        for habit, minutes in life.minutes:
            self._minutes[habit].set_text(str(minutes))
        self._food.set_text(life.food)
        for each, answer in ((self._late, life.late), (self._paced, life.paced), (self._omega3, life.omega3)):
            each.set_value(answer)
        self._show(unfolded=life != NOT_ASKED)

    def read(self, reading: Reading) -> Lifestyle:
        """What stands there now; what was left empty is not known."""
        found = {habit: reading.take(each, _minutes(each), None) for habit, each in self._minutes.items()}
        return Lifestyle(
            in_bed=reading.take(self._bed, _read_clock(self._bed), None),
            up=reading.take(self._up, _read_clock(self._up), None),
            naps=reading.take(self._naps, _minutes(self._naps), None),
            late=self._late.value(),
            minutes=tuple((habit, number) for habit, number in found.items() if number is not None),
            effort=reading.take(self._effort, read_whole(self._effort, HARDEST, "the hardest is 10."), None),
            paced=self._paced.value(),
            omega3=self._omega3.value(),
            food=reading.take(self._food, read_line(self._food.text(), self._food.label), ""),
        )

    def _lay_out(self) -> Column:
        moving = [self._minutes[habit] for habit in MOVING]
        calm = [self._minutes[habit] for habit in CALM]
        return Column(
            caption(_SAYING, "soft"),
            section("Sleep"),
            Fold((self._bed, 1), (self._up, 1), (self._naps, 1), below=460, folded_gap=10),
            self._late,
            section("Movement"),
            Fold(*((each, 1) for each in moving), below=460, folded_gap=10),
            Fold((self._effort, 1), (self._paced, 2), below=460, folded_gap=10),
            section("Coming to rest"),
            Fold(*((each, 1) for each in calm), below=560, folded_gap=10),
            section("Food"),
            self._omega3,
            self._food,
            gap=10,
        )

    def _fields(self) -> tuple[TextField | AmountField, ...]:
        return (self._bed, self._up, self._naps, *self._minutes.values(), self._effort, self._food)

    def _unfold(self) -> None:
        self._show(unfolded=True)
        self._bed.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, *, unfolded: bool) -> None:
        self._all.setVisible(unfolded)
        self._open.setVisible(not unfolded)


def _minutes(field: AmountField) -> int | Problem | None:
    return read_whole(field, MINUTES_IN_A_DAY, "a day has no more than 1,440 minutes.")


def _clock(clock: time | None) -> str:
    return f"{clock:%H:%M}" if clock else ""


def _read_clock(field: TextField) -> time | Problem | None:
    if not field.text().strip():
        return None
    found = parse_time(field.text(), field.label)
    return found if isinstance(found, Problem) else time(*found)
