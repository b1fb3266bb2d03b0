"""Something said in place: a sign, a heading, one or two sentences, at most two small buttons."""

from enum import StrEnum

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from app.ui.widgets.boxes import MIDDLE, TOP, Column, Row
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.flow import Flow
from app.ui.widgets.mark import Mark, Sign
from app.ui.widgets.spoken import announce
from app.ui.widgets.text import DEMI, MEDIUM, Text, body


class Kind(StrEnum):
    """What a notice is about: something not checked, a question for the pharmacist, anything else."""

    NOT_CHECKED = "not-checked"
    ASK = "ask"
    PLAIN = "plain"


class Notice(QFrame):
    """A notice that stays. The not-checked kind carries its dashed sign, or the one given."""

    def __init__(
        self, kind: Kind, heading: str, text: str = "", *buttons: QWidget, sign: Sign = Sign.NOT_CHECKED
    ) -> None:
        super().__init__()
        self.setProperty("notice", kind.value)
        plum = kind is Kind.NOT_CHECKED
        row = Row(gap=12, margins=(14, 12, 14, 12))
        if plum:
            row.add(Mark(sign), 0, TOP)
        self._heading = Text(heading, scale=1.02, weight=DEMI, tone="unknown" if plum else "ink")
        self._text = body(text)
        words = Column(self._heading, self._text, gap=4)
        if buttons:
            words.add(Flow(*buttons))
        row.add(words, 1)
        self.setLayout(row)
        self.say(heading, text)

    def say(self, heading: str, text: str = "") -> None:
        """Show other words."""
        self._heading.setText(heading)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(f"{heading} {text}".strip())

    def announce(self) -> None:
        """Have its words read out."""
        announce(self, self.accessibleName())


class UndoNotice(QFrame):
    """What was just done, with a button that undoes it, for ten seconds; longer while the button is in use.

    `undo` is sent when the button is pressed, `gone` when it has hidden itself for whatever reason.
    """

    undo = Signal()
    gone = Signal()
    STAYS_MS = 10_000

    def __init__(self, undo_words: str) -> None:
        super().__init__()
        self.setProperty("notice", "undo")
        self._said = Text("", weight=MEDIUM)
        self._button = Button(undo_words, Role.SMALL, icon="undo-2")
        row = Row(gap=10, margins=(14, 9, 10, 9))
        row.add(self._said, 1)
        row.add(self._button, 0, MIDDLE)
        self.setLayout(row)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(self.STAYS_MS)
        self._timer.timeout.connect(self._expire)
        self._button.clicked.connect(self._press)
        self.hide()

    def show_done(self, sentence: str, spoken: str, button_name: str) -> None:
        """Show what was done, have `spoken` read out, and begin the ten seconds anew."""
        self._said.setText(sentence)
        self.setAccessibleName(sentence)
        self._button.setAccessibleName(button_name)
        self.show()
        announce(self, spoken)
        self._timer.start()

    def dismiss(self) -> None:
        """Hide it now."""
        self._timer.stop()
        if not self.isHidden():
            self.hide()
            self.gone.emit()

    def _press(self) -> None:
        self.dismiss()
        self.undo.emit()

    def _expire(self) -> None:
        if self._button.hasFocus() or self.underMouse():
            self._timer.start()
        else:
            self.dismiss()
