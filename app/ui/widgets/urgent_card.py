"""The urgent card: in place, the only large red surface there is, fixed for two seconds, never in the way of Save."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QWidget

from app.services.help_numbers import digit_by_digit
from app.ui.widgets.boxes import TOP, Column, Row, boxed
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card
from app.ui.widgets.fold import Fold
from app.ui.widgets.help_number import HelpNumber
from app.ui.widgets.mark import Mark, Sign
from app.ui.widgets.refill import refill
from app.ui.widgets.spoken import announce
from app.ui.widgets.text import DEMI, Text, body, caption

FIXED_MS = 2_000
_WHERE = "Urgent help, in the main window, has a place for the numbers of where you live."


@dataclass(frozen=True, slots=True)
class UrgentWords:
    """Everything the card says. `calls` are (whom to call, the signs that call for it); `lately` is to be read out.

    `numbers` are (what it is for, the number as the person wrote it down, empty when they did not).
    """

    heading: str
    calls: tuple[tuple[str, tuple[str, ...]], ...]
    lines: tuple[str, ...]
    lately: str
    cannot: str
    numbers: tuple[tuple[str, str], ...] = ()

    def spoken(self) -> str:
        """What is read out at once: the heading, whom to call, what to do."""
        known = [f"{label}: {digit_by_digit(number)}" for label, number in self.numbers if number]
        said = [self.heading, *known, *(call for call, _ in self.calls), *self.lines]
        return ". ".join(each.rstrip(".") for each in said) + "."


class UrgentCard(QFrame):
    """Hidden until `show_words` is given something; its button hides it, but not within the first two seconds."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: UrgentWords | None = None
        self.setProperty("notice", "urgent")
        self._lines = Column(gap=12)
        self._read = Button("I have read this")
        self._cannot = Text("", weight=DEMI)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(FIXED_MS)
        self._timer.timeout.connect(lambda: self._read.setEnabled(True))
        foot = Fold((self._cannot, 3), (boxed(Row(None, self._read)), 2), below=430, gap=10, folded_gap=8)
        self.setLayout(Column(boxed(self._lines), foot, gap=12, margins=(18, 16, 18, 16)))
        self._read.clicked.connect(self.hide)
        self.hide()

    def words(self) -> UrgentWords | None:
        """What it says now, or said when it was put away; None when there is nothing to say."""
        return self._shown

    def show_words(self, words: UrgentWords | None) -> None:
        """Show a card, or none. A card with other words is shown again, and is fixed for two seconds again."""
        if words == self._shown:
            return
        self._shown = words
        self.setVisible(words is not None)
        if words is None:
            return
        self._cannot.setText(words.cannot)
        refill(self._lines, *_parts(words))
        self.setAccessibleName(words.spoken())
        self._read.setEnabled(False)
        self._timer.start()
        announce(self, words.spoken(), interrupting=True)


def _parts(words: UrgentWords) -> list[QWidget]:
    top = Row(gap=14)
    top.add(Mark(Sign.ASK_FIRST, 34), 0, TOP)
    top.add(Text(words.heading, scale=1.3, weight=DEMI, tone="ask"), 1)
    parts = [boxed(top)]
    if words.numbers:
        shown = [
            (HelpNumber(label, number, largest=not place), 1) for place, (label, number) in enumerate(words.numbers)
        ]
        parts.append(Fold(*shown, below=150 * len(shown), gap=16, folded_gap=6))
        if not all(number for _, number in words.numbers):
            parts.append(caption(_WHERE, "soft"))
    for call, signs in words.calls:
        parts.append(boxed(Column(Text(call, weight=DEMI), *_bullets(signs), gap=4)))
    if words.lines:
        parts.append(boxed(Column(*_bullets(words.lines), gap=4)))
    lately = Card()
    lately.add(caption("On your record in the last 24 hours", "soft"))
    lately.add(body(words.lately))
    return [*parts, lately]


def _bullets(lines: Sequence[str]) -> list[QWidget]:
    made = []
    for line in lines:
        row = Row(gap=8)
        row.add(Text("•", tone="ask", wrap=False), 0, TOP)
        row.add(body(line), 1)
        made.append(boxed(row))
    return made
