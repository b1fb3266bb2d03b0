"""The panel under a name field: rows to choose from, or a notice that nothing can be checked."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLayout, QWidget

from app.ui.widgets.boxes import MIDDLE, TOP, Column, Row, boxed
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.card import Hairline
from app.ui.widgets.name_answer import NameAnswer, NameRow, NameState, NameWords
from app.ui.widgets.notice import Kind, Notice
from app.ui.widgets.pictogram import Pictogram
from app.ui.widgets.row_button import RowButton
from app.ui.widgets.text import DEMI, Text, repolish


class NamePanel(QFrame):
    """Shows one answer at a time. It takes the focus itself, so that Enter in the field chooses nothing.

    `chosen` is sent with a row's id, `refused` by the last row and by the button beside an exact name, `left` when Up
    or Escape goes back to the field.
    """

    chosen = Signal(str)
    refused = Signal()
    left = Signal()

    def __init__(self, words: NameWords) -> None:
        super().__init__()
        self._words = words
        self._rows: list[RowButton] = []
        self._content: QWidget | None = None
        self._column = Column(gap=0)
        self.setLayout(self._column)
        self.hide()

    def show_answer(self, answer: NameAnswer) -> None:
        """Show an answer; nothing of it is chosen, and only an exact one is highlighted."""
        self._rows = []
        if answer.state is NameState.NOTHING:
            self._show(None)
        elif not answer.rows:
            self._show(Notice(Kind.NOT_CHECKED, answer.sentence, answer.detail))
        elif answer.state is NameState.EXACT:
            self._show(self._one(answer.rows[0], chosen=True))
        else:
            self._show(self._several(answer), answer.spoken or answer.sentence)

    def show_row(self, row: NameRow) -> None:
        """Show the row that was chosen, with the button that takes it back."""
        self._rows = []
        self._show(self._one(row, chosen=False))

    def set_taken(self) -> None:
        """The exact row on show has been taken: it is no longer waiting for Enter."""
        for row in self._rows:
            row.set_chosen(False)
            row.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def is_choosing(self) -> bool:
        """Whether rows are on show of which one has to be chosen."""
        return self.isVisible() and self.focusPolicy() != Qt.FocusPolicy.NoFocus

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A row leaves the arrows and Escape to the panel."""
        arrows = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Escape)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in arrows:
            self.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Up walk through the rows; from the top Up goes back to the field, as Escape does."""
        here = next((place for place, row in enumerate(self._rows) if row.hasFocus()), -1)
        if event.key() == Qt.Key.Key_Down:
            self._rows[min(here + 1, len(self._rows) - 1)].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_Up and here > 0:
            self._rows[here - 1].setFocus(Qt.FocusReason.BacktabFocusReason)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Escape):
            self.left.emit()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # Enter on the whole chooses nothing
            super().keyPressEvent(event)

    def _show(self, content: QWidget | None, choosing: str = "") -> None:
        if self._content is not None:
            self._column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = content
        self.setProperty("role", "popup" if self._rows else None)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if choosing else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(choosing)
        repolish(self)
        if content is not None:
            self._column.addWidget(content)
            content.show()  # now, so that a key pressed at once finds its rows
        self.setVisible(content is not None)

    def _one(self, row: NameRow, *, chosen: bool) -> QWidget:
        refuse = Button(self._words.not_this_one, Role.QUIET, name=f"{self._words.not_this_one}: {row.title}")
        refuse.clicked.connect(self.refused)
        line = Row(gap=10, margins=(0, 0, 12, 0))
        line.add(self._row(row, pill=True, chosen=chosen), 1)
        line.add(refuse, 0, MIDDLE)
        return boxed(Column(line, gap=0, margins=(5, 5, 5, 5)))

    def _several(self, answer: NameAnswer) -> QWidget:
        column = Column(gap=2, margins=(6, 9, 6, 6))
        head = Column(Text(answer.sentence, scale=0.96, weight=DEMI), margins=(12, 0, 12, 3))
        column.add(head)
        for row in answer.rows:
            column.add(self._row(row))
        column.add(Hairline())
        last = NameRow("", self._words.none_of_these, self._words.kept_as_typed, "", "")
        column.add(self._row(last))
        return boxed(column)

    def _row(self, row: NameRow, *, pill: bool = False, chosen: bool = False) -> RowButton:
        made = RowButton(row.spoken or f"{row.title}. {row.detail}")
        made.fill(_line(row, pill=pill))
        made.set_chosen(chosen)
        made.clicked.connect(lambda: self.chosen.emit(row.id) if row.id else self.refused.emit())
        made.installEventFilter(self)
        self._rows.append(made)
        return made


def _line(row: NameRow, *, pill: bool) -> QLayout:
    line = Row(gap=10, margins=(12, 7, 12, 7))
    if pill:
        line.add(Pictogram("pill", "accent"), 0, TOP)
    words = Column(Text(row.title, weight=DEMI), gap=0)
    if row.detail:
        words.add(Text(row.detail, scale=0.92, tone="soft"))
    line.add(words, 1)
    if row.side:
        line.add(Text(row.side, scale=0.9, tone="soft", wrap=False), 0, MIDDLE)
    return line
