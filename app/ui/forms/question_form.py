"""A question for the pharmacist in the person's own words, and what was said to it."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.domain.moments import parse_day
from app.domain.problems import Problem, problem
from app.domain.questions import Question
from app.services import wellbeing, words
from app.ui.forms.fields import DateField, LinesField
from app.ui.forms.form import Form
from app.ui.forms.medicine_form_reading import Reading, read_note
from app.ui.session import Action, Session
from app.ui.theme import Theme
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.text import caption

_PRINTED = "Questions stand on the printed page until they are ticked off."


class QuestionForm(Form):
    """A new question, or one that is corrected, ticked off or asked again."""

    def __init__(self, session: Session, parent: QWidget | None, question_id: str | None = None) -> None:
        self._before = session.store.get(Question, question_id) if question_id else None
        super().__init__(session, "A question" if self._before else "Add a question", parent)
        self.draft_as(question_id or "new")
        self._text = LinesField("Question", lines=3, hint="Such as: can I take these two together?")
        self._answered = DateField(
            "Answered on", self._day, words.short_day, calendar="Choose a day", optional="empty while it is open"
        )
        self._answer = LinesField("What was said", lines=3, optional="optional")
        self.fields.add(self._text)
        if self._before:
            self._show(self._before)
        else:
            self.fields.add(caption(_PRINTED, "soft"))
        for field in (self._text, self._answered, self._answer):
            field.edited.connect(self.touch)
        self.resize(Theme.of(self).u(560), Theme.of(self).u(500 if self._before else 330))

    def showEvent(self, event: QShowEvent) -> None:
        """A person came to write."""
        super().showEvent(event)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def draft(self) -> Action | None:
        """The question."""
        reading = Reading()
        text = reading.take(self._text, self._read_text(), "")
        typed = self._answered.text()
        on: date | Problem | None = self._day(typed) if typed.strip() else None
        answered = reading.take(self._answered, on, None)
        answer = reading.take(self._answer, read_note(self._answer.text(), self._answer.label), "")
        if not reading.complete:
            reading.go_to_first()
            return None
        question = Question(self._before.id if self._before else "", text, answered, answer)
        if self._before:
            return lambda store, tools: wellbeing.correct_question(store, tools, question)
        return lambda store, tools: wellbeing.add_question(store, tools, question)

    def _show(self, question: Question) -> None:
        self._text.set_text(question.text)
        if question.answered:
            self._answered.set_text(words.short_day(question.answered).replace(words.NBSP, " "))
        self._answer.set_text(question.answer)
        remove = Button("Remove this question", Role.QUIET, icon="trash-2")
        remove.clicked.connect(self._remove)
        for widget in (self._answered, self._answer, remove):
            self.fields.add(widget)

    def _read_text(self) -> str | Problem:
        found = read_note(self._text.text(), self._text.label)
        return found or problem(self._text.label, "write it first.")

    def _day(self, text: str) -> date | Problem:
        return parse_day(text, "Answered on", self.session.today())

    def _remove(self) -> None:
        before = self._before
        if before and self.session.act(lambda store, tools: wellbeing.remove_question(store, tools, before.id)):
            self.accept()
