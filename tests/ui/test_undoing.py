"""Undo of a small change is at once; one of very many entries is said first and goes on in the worker."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.domain.medicines import Medicine
from app.domain.questions import Question
from app.domain.records import RecordChange
from app.services.ports import StoreProblem, StoreProblemKind
from app.ui.background import Background
from app.ui.forms.undo_form import UndoForm
from app.ui.session import Session
from app.ui.theme import Theme
from app.ui.undoing import MOST_AT_ONCE, Undoing
from tests.ui.filling import NOW, empty_diary, words_of


@pytest.fixture
def session(theme: Theme) -> Iterator[Session]:
    assert theme
    with empty_diary() as opened:
        yield opened


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> QWidget:
    assert theme
    found = QWidget()
    qtbot.addWidget(found)
    found.show()
    return found


@pytest.fixture
def undoing(session: Session, window: QWidget) -> Iterator[Undoing]:
    assert window
    background = Background()
    yield Undoing(session, background)
    background.close()
    for each in QApplication.topLevelWidgets():
        if isinstance(each, UndoForm) and isValid(each):
            each.done(0)


def ask(session: Session, number: int) -> None:
    changes = [RecordChange(None, Question(f"q{each}", "Why?")) for each in range(number)]
    session.store.apply(changes, "Asked", NOW)
    session.refresh()


def forms() -> list[UndoForm]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, UndoForm) and each.isVisible()]


def test_a_small_change_is_taken_back_and_done_again_at_once(
    session: Session, undoing: Undoing, window: QWidget
) -> None:
    session.store.apply([RecordChange(None, Medicine("m", "Pregabalin"))], "Added", NOW)
    undoing.undo(window)
    assert session.store.all(Medicine) == ()
    undoing.redo(window)
    assert session.store.all(Medicine) == (Medicine("m", "Pregabalin"),)
    assert not forms()


def test_a_large_change_is_said_first_and_then_taken_back_whole_and_done_again(
    session: Session, undoing: Undoing, window: QWidget, qtbot: QtBot
) -> None:
    ask(session, MOST_AT_ONCE + 1)
    undoing.undo(window)
    (form,) = forms()
    assert "501 entries were changed in one action. All of them are taken back, or none is." in words_of(form)
    assert len(session.store.all(Question)) == MOST_AT_ONCE + 1
    with qtbot.waitSignal(session.changed) as heard:
        form.save_button.click()
    assert heard.args is not None
    assert heard.args[0].what == "Undone: Asked"
    assert session.store.all(Question) == ()
    undoing.redo(window)
    form = forms()[-1]
    assert "All of them are done again" in words_of(form)
    with qtbot.waitSignal(session.changed):
        form.save_button.click()
    assert len(session.store.all(Question)) == MOST_AT_ONCE + 1


def test_a_large_change_can_be_left_as_it_is(session: Session, undoing: Undoing, window: QWidget) -> None:
    ask(session, MOST_AT_ONCE + 1)
    undoing.undo(window)
    (form,) = forms()
    form.reject()
    assert len(session.store.all(Question)) == MOST_AT_ONCE + 1


def test_nothing_to_undo_is_nothing_and_a_diary_that_does_not_answer_is_said(
    session: Session, undoing: Undoing, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    undoing.undo(window)
    undoing.redo(window)
    assert not forms()

    def refuse(_: object) -> tuple[int, int]:
        raise StoreProblem(StoreProblemKind.DISK, "The disk does not answer.")

    said: list[str] = []
    session.failed.connect(said.append)
    monkeypatch.setattr(type(session.store), "sizes", refuse)
    undoing.undo(window)
    assert said == ["The disk does not answer."]
