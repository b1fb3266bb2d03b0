"""Writing a medicine's name and saying which one is meant. The program answers; it never guesses."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.widgets.boxes import Column
from app.ui.widgets.name_answer import NameAnswer, NameState, NameWords
from app.ui.widgets.name_panel import NamePanel
from app.ui.widgets.spoken import announce

_QUIET_MS = 400


class NameField(QWidget):
    """A line to write in, and under it what the resolver answers to each keystroke.

    Enter, or leaving the line, takes an exact name and nothing else. In every other answer Enter goes into the list and
    chooses nothing. What was typed always stays. `chosen` is sent with a row's id, `kept_as_typed` when none of the
    rows is meant or a choice was taken back, `edited` with the text after each keystroke: it ends every choice.
    """

    chosen = Signal(str)
    kept_as_typed = Signal()
    edited = Signal(str)

    def __init__(self, resolve: Callable[[str], NameAnswer], words: NameWords) -> None:
        super().__init__()
        self._resolve = resolve
        self._answer = NameAnswer(NameState.NOTHING)
        self._choice: str | None = None
        self.line = QLineEdit()
        self._panel = NamePanel(words)
        self.setLayout(Column(self.line, self._panel, gap=6))
        self.setFocusProxy(self.line)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_QUIET_MS)
        self._soon.timeout.connect(self._announce)
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._edit)
        self.line.editingFinished.connect(self._take_exact)
        self._panel.chosen.connect(self._choose)
        self._panel.refused.connect(self._refuse)
        self._panel.left.connect(self.line.setFocus)

    def text(self) -> str:
        """What was typed."""
        return self.line.text()

    def answer(self) -> NameAnswer:
        """What the resolver said of it."""
        return self._answer

    def choice(self) -> str | None:
        """The id of the row taken or chosen, or None: then it counts as typed only."""
        return self._choice

    def set_text(self, text: str) -> None:
        """Write a name as if it had been typed; sends no signal and chooses nothing."""
        self.line.setText(text)
        self._look_up(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the line: Enter and Down go into the list of an answer that has to be chosen from."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _key(self, key: Qt.Key) -> bool:
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        choosing = self._panel.is_choosing()
        if enter and self._answer.state is NameState.EXACT:
            self._take_exact()
            return True
        if choosing and (enter or key == Qt.Key.Key_Down):
            self._panel.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if choosing and key == Qt.Key.Key_Escape:
            self._panel.hide()
            return True
        return enter and self._answer.state is not NameState.NOTHING

    def _edit(self, text: str) -> None:
        self._look_up(text)
        self._soon.start()
        self.edited.emit(text)

    def _look_up(self, text: str) -> None:
        self._choice = None
        self._answer = self._resolve(text) if text.strip() else NameAnswer(NameState.NOTHING)
        self._panel.show_answer(self._answer)

    def _take_exact(self) -> None:
        if self._answer.state is NameState.EXACT and self._choice is None:
            self._choice = self._answer.rows[0].id
            self._panel.set_taken()  # in place: a press on the panel may be under way
            self.chosen.emit(self._choice)

    def _choose(self, row_id: str) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        if row_id != self._choice:
            self._choice = row_id
            self._panel.show_row(next(row for row in self._answer.rows if row.id == row_id))
            self.chosen.emit(row_id)

    def _refuse(self) -> None:
        again = self._choice is not None and self._answer.state is not NameState.EXACT
        self._choice = None
        if not again:
            self._answer = NameAnswer(NameState.NOTHING)
        self._panel.show_answer(self._answer)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.kept_as_typed.emit()

    def _announce(self) -> None:
        if self._answer.spoken:
            announce(self.line, self._answer.spoken)
