"""Questions for the visit: written, changed, ticked off, on the page until then."""

from collections.abc import Iterator
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from app.domain.questions import Question
from app.services import wellbeing
from app.services.summary import last_days
from app.ui.forms.question_form import QuestionForm
from app.ui.pages.today_questions import QuestionsCard
from app.ui.session import Session
from app.ui.theme import Theme
from tests.ui.filling import LONG, NOW, ODD, activate, button, empty_diary, field, leave_all_forms, shown, words_of


@pytest.fixture
def session(theme: Theme) -> Iterator[Session]:
    assert theme
    with empty_diary() as opened:
        yield opened


@pytest.fixture(autouse=True)
def leave_forms() -> Iterator[None]:
    yield
    leave_all_forms()


def ask(session: Session, text: str) -> Question:
    assert session.act(lambda store, tools: wellbeing.add_question(store, tools, Question("", text)))
    return session.store.all(Question)[-1]


def type_into(form: QuestionForm, label: str, text: str) -> None:
    field(form, label).findChildren(QPlainTextEdit)[0].setPlainText(text)


def printed(session: Session) -> tuple[str, ...]:
    return session.summary(last_days(NOW.date()), "DOC", "0").questions


def test_a_question_is_written_by_keyboard_and_stands_on_the_page(session: Session) -> None:
    form = shown(QuestionForm(session, None))
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPlainTextEdit)
    QTest.keyClicks(focused, "Why two tablets?")
    QTest.keyClick(form, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert [each.text for each in session.store.all(Question)] == ["Why two tablets?"]
    assert printed(session) == ("Why two tablets?",)


@pytest.mark.parametrize("text", ODD)
def test_any_words_are_kept_as_they_can_be_seen(session: Session, text: str) -> None:
    form = shown(QuestionForm(session, None))
    type_into(form, "Question", text)
    form.save()
    assert [each.text for each in session.store.all(Question)] == [text.replace("\0", "")]


@pytest.mark.parametrize("text", ["", "   \n", LONG + "x"])
def test_an_empty_or_endless_question_is_said_beside_it_and_kept(session: Session, text: str) -> None:
    form = shown(QuestionForm(session, None))
    type_into(form, "Question", text)
    form.save()
    assert (field(form, "Question").problem() or "").startswith("Question: ")
    assert field(form, "Question").findChildren(QPlainTextEdit)[0].toPlainText() == text
    assert session.store.all(Question) == ()


@pytest.mark.parametrize("text", ["soon", "3/4/2026", "2026", "31 Feb 2026", "1 Jan 2203", LONG])
def test_a_day_that_cannot_be_read_is_named(session: Session, text: str) -> None:
    form = shown(QuestionForm(session, None, ask(session, "Why?").id))
    field(form, "Answered on").findChildren(QLineEdit)[0].setText(text)
    form.save()
    assert (field(form, "Answered on").problem() or "").startswith("Answered on: ")
    assert session.store.all(Question)[0].answered is None


def test_an_answer_that_is_too_long_is_named(session: Session) -> None:
    form = shown(QuestionForm(session, None, ask(session, "Why?").id))
    type_into(form, "What was said", LONG + "x")
    form.save()
    assert (field(form, "What was said").problem() or "").startswith("What was said: ")


def test_ticking_off_takes_a_question_from_the_card_and_the_page_and_undo_brings_it_back(session: Session) -> None:
    for text in ("First?", "Second?"):
        ask(session, text)
    card = card_of(session)
    done = button(card, "Answered: First?")
    done.setFocus()
    QTest.keyClick(done, Qt.Key.Key_Space)
    assert "First?" not in words_of(card)
    assert printed(session) == ("Second?",)
    assert session.store.all(Question)[0].answered == NOW.date()
    assert QApplication.focusWidget() is button(card, "Add a question for the visit")
    assert session.undo()
    assert printed(session) == ("First?", "Second?")
    assert "First?" in words_of(card)
    card.close()


def test_what_was_said_is_kept_and_emptying_the_day_asks_again(session: Session) -> None:
    question = ask(session, "Why?")
    form = shown(QuestionForm(session, None, question.id))
    field(form, "Answered on").findChildren(QLineEdit)[0].setText("today")
    type_into(form, "What was said", "To go slowly.")
    form.save()
    assert session.store.get(Question, question.id) == Question(question.id, "Why?", NOW.date(), "To go slowly.")
    again = shown(QuestionForm(session, None, question.id))
    assert field(again, "Answered on").findChildren(QLineEdit)[0].text() == "20 Nov 2026"
    field(again, "Answered on").findChildren(QLineEdit)[0].setText("")
    again.save()
    assert printed(session) == ("Why?",)


def test_a_question_can_be_removed_and_brought_back(session: Session) -> None:
    question = ask(session, "Why?")
    form = shown(QuestionForm(session, None, question.id))
    button(form, "Remove this question").click()
    assert session.store.all(Question) == ()
    assert session.undo()
    assert session.store.all(Question) == (question,)


def test_a_long_list_shows_twelve_and_says_how_many_more(session: Session) -> None:
    for number in range(15):
        question = Question(f"q{number:02}", f"Number {number}?")
        assert session.act(partial(wellbeing.add_question, question=question))
    card = card_of(session)
    assert "Number 11?" in words_of(card)
    assert "Number 12?" not in words_of(card)
    assert "And 3 more, all of them on the printed page." in words_of(card)
    assert len(printed(session)) == 15
    card.close()


def test_an_answered_question_is_never_printed(session: Session) -> None:
    assert session.act(
        lambda store, tools: wellbeing.add_question(store, tools, Question("", "Old?", date(2026, 1, 2), "Yes."))
    )
    assert printed(session) == ()


def card_of(session: Session) -> QuestionsCard:
    card = QuestionsCard(session)
    card.refresh()
    session.changed.connect(card.refresh)
    card.show()
    activate(card)
    return card
