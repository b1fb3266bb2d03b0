"""The card of what a person wants to ask, each ticked off when it was answered."""

from functools import partial

from PySide6.QtWidgets import QWidget

from app.domain.questions import Question
from app.services import wellbeing
from app.ui.forms.question_form import QuestionForm
from app.ui.session import Session
from app.ui.widgets.boxes import MIDDLE, TOP, Column, Row, boxed
from app.ui.widgets.buttons import Button, IconButton, Role
from app.ui.widgets.card import Card, Hairline
from app.ui.widgets.fold import Fold
from app.ui.widgets.refill import kept_focus, refill
from app.ui.widgets.sections import breakable
from app.ui.widgets.text import DEMI, Text, body

_NONE = "What you want to ask stands here and on the printed page."
_MOST = 12
"""Shown on the card; a longer list says how many more there are."""
_SPOKEN = 80


class QuestionsCard(Card):
    """The open questions in the order they were asked."""

    def __init__(self, session: Session) -> None:
        self._add = Button("Add", Role.QUIET, icon="plus", name="Add a question for the visit")
        super().__init__("Your questions for the visit", self._add)
        self._session = session
        self._shown: tuple[Question, ...] | None = None
        self._lines = Column(gap=9)
        self.add(boxed(self._lines))
        self._add.clicked.connect(lambda: QuestionForm(session, self.window()).open())

    def refresh(self) -> None:
        """Show what is still to be asked."""
        questions = wellbeing.open_questions(self._session.store)
        if questions == self._shown:
            return
        self._shown = questions
        rows: list[QWidget] = []
        for number, question in enumerate(questions[:_MOST], 1):
            rows += [Hairline()] * bool(rows)
            rows.append(self._row(number, question))
        if len(questions) > _MOST:
            rows.append(body(f"And {len(questions) - _MOST} more, all of them on the printed page.", "soft"))
        with kept_focus(self, self._add):
            refill(self._lines, *(rows or [body(_NONE, "soft")]))

    def _row(self, number: int, question: Question) -> QWidget:
        said = _short(question.text)
        done = Button("Answered", Role.SMALL, name=f"Answered: {said}")
        change = IconButton("pencil", f"Change: {said}")
        done.clicked.connect(partial(self._tick_off, question.id))
        change.clicked.connect(partial(self._change, question.id))
        words = Text(breakable(question.text))
        words.setAccessibleName(question.text)
        line, buttons = Row(gap=10), Row(None, gap=8)
        line.add(Text(str(number), weight=DEMI, tone="accent", wrap=False, tabular=True), 0, TOP)
        line.add(words, 1)
        buttons.add(change, 0, MIDDLE)
        buttons.add(done, 0, MIDDLE)
        return Fold(
            (boxed(Column(line, None, margins=(0, 6, 0, 0))), 5),
            (boxed(Column(buttons, None)), 3),
            below=380,
            gap=8,
            folded_gap=4,
        )

    def _tick_off(self, question_id: str) -> None:
        on = self._session.today()
        self._session.act(lambda store, tools: wellbeing.tick_off_question(store, tools, question_id, on))

    def _change(self, question_id: str) -> None:
        QuestionForm(self._session, self.window(), question_id).open()


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SPOKEN else f"{line[: _SPOKEN - 1]}…"
