"""What a person chooses for the summary: the period, the paper, the size of the type, and what is left off."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from app.domain.moments import Period
from app.services import words
from app.services.day_words import day_style
from app.services.summary import last_days
from app.services.summary_options import FORMS, PARTS, SIZES, Form, Part, Size, SummaryOptions
from app.ui.forms.days_fields import DaysFields
from app.ui.session import Session
from app.ui.widgets.boxes import Column, boxed
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import MEDIUM, Text, caption

_PICK = "pick"
_DAYS = ("14", "30", "90")
_PERIODS = (*((days, f"{days} days") for days in _DAYS), (_PICK, "Pick …"))
_PAPERS = (("a4", "A4"), ("letter", "Letter"))
_FORMS = tuple((form.value, words_) for form, words_ in FORMS.items())
_SIZES = tuple((size.value, words_) for size, words_ in SIZES.items())
_SAID = "Every page then says that you left something off."
_SHORT = {Part.CLINICIAN: "Clinician’s part and sources"}
"""Names that a box has no room for; its spoken name keeps the whole."""


class Choices(QWidget):
    """The period, the last 30 days at first, and how it is printed. `changed` is sent when a person chooses."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._period = Segmented(_PERIODS, "Period", "30")
        self._usual_paper = "a4"
        self._paper = Segmented(_PAPERS, "Paper", self._usual_paper)
        self._size = Segmented(_SIZES, "Type", Size.NORMAL.value)
        self._form = Segmented(_FORMS, "What is printed", Form.SUMMARY.value)
        self._without = {part: _left_off(part) for part in Part}
        self._picked = DaysFields(session)
        self._picked.hide()
        self._said = caption("", "soft")
        period = Column(Text("Period", weight=MEDIUM), self._period, self._picked, self._said, gap=6)
        paper = Column(Text("Paper", weight=MEDIUM), self._paper, gap=6)
        size = Column(Text("Type", weight=MEDIUM), self._size, gap=6)
        self._leave = Button("Leave off or put on …", Role.QUIET)
        heading = Text("Leave off", weight=MEDIUM)
        self._origin = QCheckBox("Where cannabis products are from")
        more = Text("Put on", weight=MEDIUM)
        self._left_off = boxed(
            Column(heading, *self._without.values(), caption(_SAID, "soft"), more, self._origin, gap=4)
        )
        self._left_off.hide()
        self.setLayout(Column(self._form, period, paper, size, self._leave, self._left_off, gap=12))
        self._leave.clicked.connect(self._show_parts)
        self._period.chosen.connect(self._choose)
        for choice in (self._form, self._paper, self._size):
            choice.chosen.connect(lambda _: self.changed.emit())
        for box in (*self._without.values(), self._origin):
            box.toggled.connect(lambda _: self.changed.emit())
        self._picked.edited.connect(self.changed)
        self.say()

    def period(self) -> Period | None:
        """The days to print; None while a day that was typed cannot be read."""
        chosen = self._period.value()
        if chosen != _PICK:
            return last_days(self._session.today(), int(chosen or "30"))
        return self._picked.period()

    def options(self) -> SummaryOptions:
        """How it is printed."""
        without = frozenset(part for part, box in self._without.items() if box.isChecked())
        return SummaryOptions(
            self._paper.value() or "a4",
            Size(self._size.value() or Size.NORMAL),
            without,
            day_style(),
            Form(self._form.value() or Form.SUMMARY),
            self._origin.isChecked(),
        )

    def set_usual_paper(self, paper: str) -> None:
        """Choose the paper that is usual here, once; what a person chose since stays."""
        if paper != self._usual_paper:
            self._usual_paper = paper
            self._paper.set_value(paper)

    def say(self) -> None:
        """Show the chosen days in words: with a new day they are others."""
        period = self.period()
        self._said.setText(f"{words.day(period.first)} to {words.day(period.last)}" if period else "")
        self._said.setVisible(period is not None)

    def _show_parts(self) -> None:
        """What can be left off is seldom wanted, and would push Save out of sight."""
        self._leave.hide()
        self._left_off.show()
        next(iter(self._without.values())).setFocus()

    def _choose(self, key: str) -> None:
        if key == _PICK:
            self._picked.begin(30)
        self._picked.setVisible(key == _PICK)
        self.changed.emit()


def _left_off(part: Part) -> QCheckBox:
    name = PARTS[part].removeprefix("the ")
    box = QCheckBox(_SHORT.get(part, f"{name[:1].upper()}{name[1:]}"))
    box.setAccessibleName(f"Leave off {PARTS[part]}")
    return box
