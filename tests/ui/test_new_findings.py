"""The one dialog that interrupts: for a new finding of the highest level, once, after saving, and for nothing else."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.matching import build_index
from app.domain.medicines import Medicine
from app.domain.regimens import Regimen, RegimenKind
from app.domain.talks import Talk
from app.services import diary, talking
from app.services.finding_view import FindingView
from app.services.ports import Tools
from app.store.database import memory
from app.store.store import DiaryStore
from app.ui.forms.new_findings import NewFindings
from app.ui.pages.interactions import Interactions
from app.ui.pages.page import Page
from app.ui.session import Session
from app.ui.theme import Theme
from app.ui.window import Window
from tests.ui.filling import NOW, add, button, shipped_data, words_of

ID = "opioid-gabapentinoid"


class Clock:
    def __init__(self) -> None:
        self.now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def forward(self, days: int) -> None:
        self.now += timedelta(days=days)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def session(theme: Theme, clock: Clock) -> Iterator[Session]:
    assert theme
    store, numbers, data = DiaryStore(memory()), count(1), shipped_data()
    tools = Tools(clock, lambda: f"id{next(numbers)}")
    yield Session(store, data, build_index(data.vocabulary, frozenset()), tools)
    store.close()


@pytest.fixture
def found(session: Session) -> list[list[str]]:
    """What each interruption was about."""
    lists: list[list[str]] = []
    session.found_new.connect(lambda views: lists.append([each.id for each in views]))
    return lists


def both(session: Session) -> None:
    add(session, "Gabapentin", "gabapentin")
    add(session, "Tramadol", "tramadol")


def remove(session: Session, medicine_id: str) -> None:
    assert session.act(lambda store, tools: diary.remove_medicine(store, tools, medicine_id))


def correct(session: Session, medicine: Medicine) -> None:
    assert session.act(lambda store, tools: diary.correct_medicine(store, tools, medicine))


def test_only_a_new_finding_of_the_highest_level_interrupts(session: Session, found: list[list[str]]) -> None:
    add(session, "Gabapentin", "gabapentin")
    add(session, "Amitriptyline", "amitriptyline")
    assert session.findings()
    assert found == []
    add(session, "Tramadol", "tramadol")
    assert found == [[ID]]


def test_what_is_there_already_never_interrupts_again(session: Session, found: list[list[str]]) -> None:
    both(session)
    add(session, "Codeine", "codeine")
    correct(session, replace(session.store.all(Medicine)[0], note="with food"))
    add(session, "Tea", None)
    assert found == [[ID]]


def test_undo_and_redo_are_not_saving_something_new(session: Session, found: list[list[str]]) -> None:
    both(session)
    remove(session, "tramadol")
    assert session.undo()
    assert session.undo()
    assert session.redo()
    assert any(each.id == ID for each in session.findings())
    assert found == [[ID]]


@pytest.mark.parametrize(("days", "again"), [(0, False), (13, False), (15, True)])
def test_the_same_finding_comes_back_without_a_dialog_for_fourteen_days(
    session: Session, clock: Clock, found: list[list[str]], days: int, again: bool
) -> None:
    both(session)
    remove(session, "tramadol")
    clock.forward(days)
    add(session, "Tramadol", "tramadol")
    assert any(each.id == ID for each in session.findings())
    assert len(found) == (2 if again else 1)


def test_with_another_dose_it_is_new_within_fourteen_days_too(session: Session, found: list[list[str]]) -> None:
    both(session)
    remove(session, "tramadol")
    add(session, "Tramadol", "tramadol", Regimen("r", "tramadol", RegimenKind.IN_WORDS, words="two at night"))
    assert found == [[ID], [ID]]


def test_a_restart_forgets_nothing(session: Session, clock: Clock, found: list[list[str]]) -> None:
    both(session)
    remove(session, "tramadol")
    again = Session(session.store, session.data, build_index(session.data.vocabulary, frozenset()), session.tools)
    again.found_new.connect(lambda views: found.append([each.id for each in views]))
    clock.forward(1)
    add(again, "Tramadol", "tramadol")
    assert found == [[ID]]


def test_what_was_talked_about_just_as_it_is_does_not_interrupt(
    session: Session, clock: Clock, found: list[list[str]]
) -> None:
    both(session)
    then = session.snapshot_on(ID, session.today())
    assert then is not None
    talk = Talk("", ID, session.today(), "", "", then)
    assert session.act(lambda store, tools: talking.talk_about(store, tools, talk))
    remove(session, "tramadol")
    clock.forward(100)
    add(session, "Tramadol", "tramadol")
    assert found == [[ID]]


def test_several_new_at_once_are_one_dialog(session: Session, found: list[list[str]]) -> None:
    both(session)
    remove(session, "tramadol")
    add(session, "Phenelzine", "phenelzine")
    assert len(found) == 1
    add(session, "Tramadol", "tramadol", Regimen("r", "tramadol", RegimenKind.IN_WORDS, words="one"))
    assert len(found) == 2
    assert len(found[1]) > 1


def dialog_about(qtbot: QtBot, session: Session) -> tuple[NewFindings, tuple[FindingView, ...]]:
    seen: list[tuple[FindingView, ...]] = []
    session.found_new.connect(seen.append)
    both(session)
    dialog = NewFindings(session, seen[0], None)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.open()
        dialog.activateWindow()
    return dialog, seen[0]


def test_it_begins_on_the_words_and_enter_does_not_close_it_unread(qtbot: QtBot, session: Session) -> None:
    dialog, (view,) = dialog_about(qtbot, session)
    focus = QApplication.focusWidget()
    assert focus is not None
    spoken = focus.accessibleName()
    for sentence in (view.word, view.title, view.effect, view.ask, session.data.sentences["do_not_stop"]):
        assert sentence in spoken
    QTest.keyClick(focus, Qt.Key.Key_Return)
    QTest.keyClick(focus, Qt.Key.Key_Space)
    QTest.keyClick(focus, Qt.Key.Key_PageDown)
    assert dialog.isVisible()
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_it_says_it_is_saved_and_what_to_do_at_signs_only_beside_the_signs(qtbot: QtBot, session: Session) -> None:
    dialog, (view,) = dialog_about(qtbot, session)
    said = words_of(dialog)
    assert "What you entered is saved. This is shown once" in said
    assert session.data.sentences["do_not_stop"] in said
    assert session.data.sentences["signs_now"] not in said.split("\n")
    assert f"If these signs appear ({view.flags[0].title}" in said


def test_its_buttons_lead_to_all_that_is_known_and_to_urgent_help(qtbot: QtBot, session: Session) -> None:
    dialog, (view,) = dialog_about(qtbot, session)
    went: list[str] = []
    dialog.wanted.connect(went.append)
    dialog.urgent.connect(lambda: went.append("urgent"))
    for name in (f"All that is known: {view.title}", "Urgent help", "Close"):
        dialog.show()
        pressed = button(dialog, name)
        pressed.setFocus()
        QTest.keyClick(pressed, Qt.Key.Key_Space)
        assert not dialog.isVisible()
    assert went == [ID, "urgent"]
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_saving_in_the_window_opens_one_dialog_and_the_next_save_opens_none(qtbot: QtBot, session: Session) -> None:
    window = Window(session, {"today": Page, "interactions": Interactions})
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()

    def dialogs() -> list[NewFindings]:
        return [each for each in window.findChildren(NewFindings) if each.isVisible()]

    both(session)
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    button(dialogs()[0], "Close").click()
    add(session, "Tea", None)
    QTest.qWait(30)
    assert dialogs() == []
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
