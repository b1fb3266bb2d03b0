"""What else belongs to a use: what for, with what, which pack, which share; all of it optional."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.people import Answer
from app.domain.uses import Reason, Use
from app.services import cannabis_words
from app.ui.forms.fields import AmountField, ChoiceField, LinesField, TextField
from app.ui.widgets.boxes import MIDDLE, Column, Row, boxed
from app.ui.widgets.buttons import Tick
from app.ui.widgets.flow import Flow
from app.ui.widgets.fold import Fold
from app.ui.widgets.text import MEDIUM, Text

_ANSWERS = (("unknown", "not noted"), ("yes", "yes"), ("no", "no"))


class ReasonTicks(QWidget):
    """What it was for: as many as fit, none of them better. `edited` is sent after a person ticks."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._ticks = {reason: Tick(_capital(cannabis_words.REASONS[reason])) for reason in Reason}
        for tick in self._ticks.values():
            tick.setAccessibleName(f"What for: {tick.text()}")
            tick.clicked.connect(self.edited)
        title = Row(Text("What for", scale=0.95, weight=MEDIUM, wrap=False), gap=6)
        title.add(Text("optional", scale=0.88, tone="faint", wrap=False), 0, MIDDLE)
        title.add(None)
        self.setLayout(Column(title, boxed(Flow(*self._ticks.values(), gap=8)), gap=5))

    def ticked(self) -> tuple[Reason, ...]:
        """The reasons ticked, in their order."""
        return tuple(reason for reason, button in self._ticks.items() if button.isChecked())

    def set_ticked(self, reasons: tuple[Reason, ...]) -> None:
        """Tick these and no others; sends no signal."""
        for reason, button in self._ticks.items():
            button.setChecked(reason in reasons)


class UseMoreFields(QWidget):
    """Share, tobacco, food, alcohol, words and note. `edited` is sent after any of them changed."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        optional = "optional"
        self.share = AmountField("Your share", "", optional=optional, hint="½ when two people shared it. Empty is all.")
        self.food = ChoiceField("With food", _ANSWERS, "unknown")
        self.alcohol = ChoiceField("With alcohol", _ANSWERS, "unknown")
        self.reason = TextField("What for, in your own words", optional=optional)
        self.note = LinesField("Note", lines=2, optional=optional)
        rows = Column(Fold((self.share, 1), (self.food, 1), (self.alcohol, 1), below=520), gap=14)
        rows.add(self.reason)
        rows.add(self.note)
        self.setLayout(rows)
        for field in (self.share, self.food, self.alcohol, self.reason, self.note):
            field.edited.connect(self.edited)

    def show_use(self, use: Use) -> None:
        """Fill the fields from a use; its share is the caller's, who reads it too."""
        self.food.set_value(use.food.value)
        self.alcohol.set_value(use.alcohol.value)
        self.reason.set_text(use.reason)
        self.note.set_text(use.note)

    def answers(self) -> tuple[Answer, Answer]:
        """With food, with alcohol."""
        return Answer(self.food.value() or Answer.UNKNOWN), Answer(self.alcohol.value() or Answer.UNKNOWN)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def tobacco_field() -> ChoiceField:
    """The question a joint calls for; its answer matters for medicines that smoke clears."""
    return ChoiceField("Mixed with tobacco", _ANSWERS, "unknown")
