"""One question with eleven equal buttons, 0 to 10. Nothing is chosen before a person chooses; all can be taken back."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.ui.theme import Theme
from app.ui.widgets.boxes import TOP, Column, Row, boxed
from app.ui.widgets.fold import Fold
from app.ui.widgets.spoken import announce
from app.ui.widgets.text import DEMI, NORMAL, Text

_HIGHEST = 10
_BACK = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class ScoreLine(QWidget):
    """A score from 0 to 10, or none. `chosen` is sent when a person chooses one or takes it back.

    Keys on the line: 0 to 9 and T for ten choose, Backspace takes back, Left and Right move, Tab goes on to the next
    line. Pressing the chosen button takes it back too. `low` and `high` say what the ends mean.
    """

    chosen = Signal()

    def __init__(self, question: str, low: str, high: str) -> None:
        super().__init__()
        self.question = question
        self._value: int | None = None
        self._buttons = [_Score(self, number, _spoken(question, number, low, high)) for number in range(_HIGHEST + 1)]
        self.setAccessibleName(question)
        row, ends = Row(gap=4), Row(gap=8)
        for number, button in enumerate(self._buttons):
            row.add(button, 1)
            button.clicked.connect(partial(self._press, number))
        ends.add(_end(f"0\u2002{low}", Qt.AlignmentFlag.AlignLeft), 1, TOP)
        ends.add(_end(f"{high}\u2002{_HIGHEST}", Qt.AlignmentFlag.AlignRight), 1, TOP)
        label = Column(Text(question, weight=DEMI), None, margins=(0, 6, 0, 0))
        fold = Fold((boxed(label), 2), (boxed(Column(row, ends, gap=3)), 5), below=540, gap=10, folded_gap=4)
        self.setLayout(Column(fold))
        self.setFocusProxy(self._buttons[0])
        Theme.of(self).changed.connect(self._restyle)
        self._move_stop(0)
        self._restyle()

    def value(self) -> int | None:
        """The score, or None while nothing is chosen."""
        return self._value

    def set_value(self, score: int | None) -> None:
        """Show a score, or none; sends no signal."""
        self._value = score
        for number, button in enumerate(self._buttons):
            button.setChecked(number == score)
        self._move_stop(score or 0)
        self._restyle()

    def take_key(self, number: int, event: QKeyEvent) -> bool:
        """Do what a key on one of the buttons says; False for a key that is not ours."""
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._go(number + (1 if key == Qt.Key.Key_Right else -1))
        elif key in _BACK:
            self._choose(None)
        elif event.text().casefold() == "t":
            self._choose(_HIGHEST)
        elif event.text() in tuple("0123456789"):
            self._choose(int(event.text()))
        else:
            return False
        return True

    def _press(self, number: int) -> None:
        self._choose(None if self._value == number else number)

    def _choose(self, score: int | None) -> None:
        had_focus = any(button.hasFocus() for button in self._buttons)
        self.set_value(score)
        if score is None:
            announce(self, f"{self.question}: taken back")
        if had_focus:
            self._go(score or 0)
        self.chosen.emit()

    def _go(self, number: int) -> None:
        if 0 <= number <= _HIGHEST:
            self._move_stop(number)
            self._buttons[number].setFocus(Qt.FocusReason.OtherFocusReason)

    def _move_stop(self, number: int) -> None:
        """One Tab stop for the whole line, so that Tab goes from question to question."""
        for each, button in enumerate(self._buttons):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each == number else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._buttons[number])

    def _restyle(self) -> None:
        theme = Theme.of(self)
        for button in self._buttons:
            button.setFont(theme.font(1.0, DEMI if button.isChecked() else NORMAL))
            button.setFixedHeight(theme.u(34))
            button.setMinimumWidth(theme.u(21))


class _Score(QPushButton):
    """One of the eleven."""

    def __init__(self, line: ScoreLine, number: int, name: str) -> None:
        super().__init__(str(number))
        self._line, self._number = line, number
        self.setProperty("role", "score")
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setAutoDefault(False)  # Enter belongs to Save
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The line's keys first."""
        if not self._line.take_key(self._number, event):
            super().keyPressEvent(event)


def _spoken(question: str, number: int, low: str, high: str) -> str:
    end = {0: f", {low}", _HIGHEST: f", {high}"}.get(number, "")
    return f"{question.rstrip('?')}: {number} of {_HIGHEST}{end}"


def _end(text: str, align: Qt.AlignmentFlag) -> Text:
    return Text(text, scale=0.9, tone="soft", align=align, tabular=True)
