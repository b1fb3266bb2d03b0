"""The first day: nothing is created before it is agreed to, and every screen can be passed over."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.medicines import Kind, Medicine
from app.domain.moments import PartialDate
from app.domain.people import Person
from app.services.ports import Store, StoreProblem, StoreProblemKind
from app.ui.forms.medicine_form import MedicineForm
from app.ui.pages.first_run import FirstRun
from app.ui.session import Session
from app.ui.theme import Theme
from tests.ui.filling import button, choose, empty_diary, leave_all_forms, line, words_of, write

WHERE = Path("/somewhere/doseleaf/diary.doseleaf")


class Given:
    """What the first run is handed: a diary that is made when asked for, or cannot be."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.made = 0
        self.problem: StoreProblem | None = None
        self.handed_over: list[Store] = []

    def create(self) -> Store:
        if self.problem:
            raise self.problem
        self.made += 1
        return self.session.store


@pytest.fixture
def given(theme: Theme) -> Iterator[Given]:
    assert theme
    with empty_diary() as session:
        yield Given(session)
    leave_all_forms()


@pytest.fixture
def first(qtbot: QtBot, given: Given) -> FirstRun:
    window = FirstRun(given.create, WHERE, lambda _: given.session)
    window.created.connect(given.handed_over.append)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    return window


def test_it_says_what_it_is_not_and_that_the_file_can_be_read(first: FirstRun) -> None:
    said = words_of(first)
    assert "Not a medical device" in said
    assert "It never says that a combination is free of risk." in said
    assert "not encrypted" in said
    assert "Anybody with access to this computer" in said
    assert "/somewhere/doseleaf" in said


def test_nothing_is_created_when_it_is_declined(first: FirstRun, given: Given) -> None:
    QTest.keyClick(button(first, "Not now"), Qt.Key.Key_Space)
    assert given.made == 0
    assert not first.isVisible()


def test_a_diary_that_cannot_be_made_is_said_and_can_be_tried_again(first: FirstRun, given: Given) -> None:
    given.problem = StoreProblem(StoreProblemKind.FULL, "There is no room on the disk.")
    button(first, "Create the diary").click()
    assert "There is no room on the disk." in words_of(first)
    given.problem = None
    button(first, "Create the diary").click()
    assert given.made == 1
    assert "Whose diary is this?" in words_of(first)


def test_all_of_it_by_keyboard(first: FirstRun, given: Given) -> None:
    QTest.keyClick(button(first, "Create the diary"), Qt.Key.Key_Return)
    write(first, "Name", "Robin")
    write(first, "Born", "1971")
    QTest.keyClick(line(first, "Born"), Qt.Key.Key_Return)
    assert given.session.person().birth == PartialDate(1971)
    choose(first, "Where it comes from: Bought")
    write(first, "Name, as on the box", "Neurontin 600 mg")
    QTest.keyClick(line(first, "Name, as on the box"), Qt.Key.Key_Return)
    form = next(each for each in QApplication.topLevelWidgets() if isinstance(each, MedicineForm))
    assert given.handed_over == []
    form.save()
    (kept,) = given.session.store.all(Medicine)
    assert (kept.name, kept.kind, kept.chosen) == ("Neurontin 600 mg", Kind.BOUGHT, "gabapentin")
    assert given.handed_over == [given.session.store]


def test_both_later_screens_can_be_skipped(first: FirstRun, given: Given) -> None:
    button(first, "Create the diary").click()
    button(first, "Skip").click()
    skip = [each for each in first.findChildren(type(button(first, "Skip"))) if each.accessibleName() == "Skip"]
    next(each for each in skip if each.isVisible()).click()
    assert given.handed_over == [given.session.store]
    assert given.session.store.all(Person) == ()
    assert given.session.store.all(Medicine) == ()


def test_a_date_that_cannot_be_read_is_said_and_can_still_be_skipped(first: FirstRun, given: Given) -> None:
    button(first, "Create the diary").click()
    write(first, "Born", "many")
    button(first, "Go on").click()
    assert "Born: “many” is not a date" in words_of(first)
    assert "Whose diary is this?" in words_of(first)
    button(first, "Skip").click()
    assert "The first medicine" in words_of(first)
    assert given.session.store.all(Person) == ()


def test_closing_halfway_closes_the_diary_that_was_made(first: FirstRun, given: Given) -> None:
    button(first, "Create the diary").click()
    first.close()
    with pytest.raises(StoreProblem):
        given.session.store.all(Medicine)
