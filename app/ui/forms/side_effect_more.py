"""What else is asked about a side effect: by its signs, what was done, whether to tell somebody, when it ended."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.moments import parse_day, parse_time
from app.domain.problems import Problem, problem
from app.domain.red_flags import Symptom
from app.domain.side_effects import SideEffect
from app.services import words
from app.ui.forms.checkin_more import YesNo
from app.ui.forms.fields import AmountField, DateField, TextField
from app.ui.forms.medicine_form_reading import Reading, read_line
from app.ui.forms.small_reading import read_whole
from app.ui.session import Session
from app.ui.widgets.boxes import Column, boxed
from app.ui.widgets.buttons import Tick
from app.ui.widgets.fold import Fold

_MOST_TIMES = 100
_OVER, _OVER_AT = "It was over on", "Over at what time"


class MoreOfTheEffect(QWidget):
    """The fields below how bad it was. `edited` follows every change, `answered` a yes to a question, with its name."""

    edited = Signal()
    answered = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._times = AmountField("How many times in 24 hours", "times", optional="optional")
        self._asked = {
            "shower": YesNo("Did a hot shower or bath help?"),
            "hurt": YesNo("Was there an injury?"),
            "head": YesNo("Did the head hit something?"),
        }
        self._did = TextField("Did you do anything about it?", optional="optional")
        self._over = DateField(_OVER, self._parse, words.short_day, calendar="Choose a day", optional="optional")
        self._over_at = TextField(_OVER_AT, optional="optional")
        self._tell = Tick("Tell my pharmacist")
        ended = Fold((self._over, 1), (self._over_at, 1), below=460)
        self._questions = boxed(Column(self._times, *self._asked.values(), gap=10))
        self.setLayout(Column(self._questions, self._did, ended, self._tell, gap=14))
        for each in (self._times, self._did, self._over, self._over_at):
            each.edited.connect(self.edited)
        for name, question in self._asked.items():
            question.edited.connect(self._follow(name))
        self._tell.clicked.connect(self.edited)
        self.show_for(())

    def show_for(self, signs: Iterable[Symptom]) -> None:
        """Show the questions that these signs ask; what was answered to others is kept and not shown."""
        asked = {question for sign in signs for question in sign.asks}
        self._times.setVisible("times" in asked)
        for name, question in self._asked.items():
            question.setVisible(name in asked)
        self._questions.setVisible(bool(asked))

    def fill(self, effect: SideEffect) -> None:
        """Show what is recorded."""
        self._times.set_text("" if effect.times is None else str(effect.times))
        for name, answer in (("shower", effect.shower), ("hurt", effect.hurt), ("head", effect.head)):
            self._asked[name].set_value(answer)
        self._did.set_text(effect.did)
        self._over.set_text(words.short_day(effect.over).replace(words.NBSP, " ") if effect.over else "")
        self._over_at.set_text(f"{effect.over_at:%H:%M}" if effect.over_at else "")
        self._tell.setChecked(effect.tell)

    def read(self, reading: Reading, effect: SideEffect) -> SideEffect:
        """The effect with what stands here."""
        too_often = "more than 100 is more than anybody counts."
        return replace(
            effect,
            times=reading.take(self._times, read_whole(self._times, _MOST_TIMES, too_often), None),
            shower=self._asked["shower"].value(),
            hurt=self._asked["hurt"].value(),
            head=self._asked["head"].value(),
            did=reading.take(self._did, read_line(self._did.text(), self._did.label), ""),
            tell=self._tell.isChecked(),
            over=reading.take(self._over, self._ended(effect.at.date()), None),
            over_at=reading.take(self._over_at, self._ended_at(), None),
        )

    def _follow(self, name: str) -> Callable[[], None]:
        def tell() -> None:
            self.edited.emit()
            if self._asked[name].value().value == "yes":
                self.answered.emit(name)

        return tell

    def _parse(self, text: str) -> date | Problem:
        return parse_day(text, _OVER, self._session.today())

    def _ended(self, began: date) -> date | Problem | None:
        if not self._over.text().strip():
            return None
        found = self._parse(self._over.text())
        return problem(_OVER, "this day is before it began.") if isinstance(found, date) and found < began else found

    def _ended_at(self) -> time | Problem | None:
        text = self._over_at.text()
        if not text.strip():
            return None
        if not self._over.text().strip():
            return problem(_OVER_AT, "the day belongs to it. Fill in the day, or leave both empty.")
        found = parse_time(text, _OVER_AT)
        return found if isinstance(found, Problem) else time(*found)
