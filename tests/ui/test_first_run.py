"""The first day: nothing is created before it is agreed to, and every screen can be passed over."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.medicines import Kind, Medicine
from app.domain.moments import PartialDate
from app.domain.people import Person
from app.services.keeping import BackupLook, DiaryFile, OpenDiary
from app.services.passphrases import Draw
from app.services.ports import Store, StoreProblem, StoreProblemKind
from app.ui.background import Background
from app.ui.forms.medicine_form import MedicineForm
from app.ui.pages.first_run import FirstRun, Start
from app.ui.session import Session
from app.ui.theme import Theme
from app.ui.widgets.chip import DrawnWord
from app.ui.widgets.text import Text
from tests.ui.filling import button, choose, empty_diary, leave_all_forms, line, words_of, write

WHERE = Path("/somewhere/doseleaf")


@dataclass(frozen=True)
class Kept:
    """An open diary in memory."""

    store: Store
    file: DiaryFile = field(default_factory=lambda: DiaryFile(WHERE / "diary-1.vault", "Diary 1", encrypted=True))

    def back_up(self, at: datetime) -> BackupLook:
        raise AssertionError(at)

    def back_up_when_changed(self, at: datetime) -> BackupLook | None:
        raise AssertionError(at)

    def opens_with(self, passphrase: str) -> bool:
        raise AssertionError(passphrase)

    def set_passphrase(self, passphrase: str, at: datetime) -> DiaryFile:
        raise AssertionError(passphrase, at)

    def close(self) -> None:
        self.store.close()


class Given:
    """What the first run is handed: a diary that is made when asked for, or cannot be."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.made = 0
        self.problem: StoreProblem | None = None
        self.handed_over: list[OpenDiary] = []
        self.passphrases: list[str] = []

    def create(self, passphrase: str) -> OpenDiary:
        self.passphrases.append(passphrase)
        if self.problem:
            raise self.problem
        self.made += 1
        return Kept(self.session.store)


@pytest.fixture
def given(theme: Theme) -> Iterator[Given]:
    assert theme
    with empty_diary() as session:
        yield Given(session)
    leave_all_forms()


@pytest.fixture
def first(qtbot: QtBot, given: Given) -> Iterator[FirstRun]:
    worker = Background()
    start = Start(WHERE, (*first_words(), "river"), draw())
    window = FirstRun(given.create, start, worker, lambda _: given.session)
    window.created.connect(given.handed_over.append)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    yield window
    worker.close()


def draw() -> Draw:
    """Chance that is none: one after the other."""
    numbers = count()
    return lambda below: next(numbers) % below


def create(first: FirstRun, qtbot: QtBot) -> None:
    """The two screens before there is a diary, without a passphrase."""
    button(first, "Begin").click()
    radio(first, "Without a passphrase").click()
    button(first, "Create the diary").click()
    qtbot.waitUntil(lambda: "Whose diary is this?" in words_of(first))


def radio(window: QWidget, words: str) -> QRadioButton:
    return next(each for each in window.findChildren(QRadioButton) if each.text() == words)


def test_it_says_what_it_is_not_and_where_it_will_lie(first: FirstRun) -> None:
    said = words_of(first)
    assert "Not a medical device" in said
    assert "It never says that a combination is free of risk." in said
    assert "/somewhere/doseleaf" in said


def test_nothing_is_created_when_it_is_declined(first: FirstRun, given: Given) -> None:
    said: list[bool] = []
    first.declined.connect(lambda: said.append(True))
    QTest.keyClick(button(first, "Not now"), Qt.Key.Key_Space)
    assert given.made == 0
    assert said == [True]


def test_the_six_words_have_to_be_written_down_before_anything_is_made(
    first: FirstRun, given: Given, qtbot: QtBot
) -> None:
    button(first, "Begin").click()
    assert "Nobody can recover them" in words_of(first)
    assert [each.text() for each in first.findChildren(DrawnWord) if each.isVisible()] == list(first_words())
    button(first, "Create the diary").click()
    assert "The six words: type them once." in words_of(first)
    again = "Type the six words once, so that the paper is right"
    write(first, again, "plum ladder")
    button(first, "Create the diary").click()
    assert "The six words: what you typed differs from them." in words_of(first)
    assert given.passphrases == []
    write(first, again, "  Plum ladder OTTER seven quiet   lamp ")
    QTest.keyClick(line(first, again), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: given.made == 1)
    assert given.passphrases == ["plum ladder otter seven quiet lamp"]


def first_words() -> tuple[str, ...]:
    return ("plum", "ladder", "otter", "seven", "quiet", "lamp")


def test_a_passphrase_of_ones_own_is_judged_and_typed_twice(first: FirstRun, given: Given, qtbot: QtBot) -> None:
    button(first, "Begin").click()
    radio(first, "With a passphrase of your own").click()
    button(first, "Create the diary").click()
    assert "Passphrase: type one, or choose another way." in words_of(first)
    write(first, "Passphrase", "password1")
    button(first, "Create the diary").click()
    assert "this one could be guessed" in words_of(first)
    write(first, "Passphrase", "seventeen quiet otters eat plums")
    button(first, "Create the diary").click()
    assert "The same once more: this differs from the passphrase above." in words_of(first)
    assert given.passphrases == []
    write(first, "The same once more", "seventeen quiet otters eat plums")
    button(first, "Create the diary").click()
    qtbot.waitUntil(lambda: given.made == 1)
    assert given.passphrases == ["seventeen quiet otters eat plums"]


def test_no_passphrase_stays_in_any_field_once_the_diary_is_there(first: FirstRun, given: Given, qtbot: QtBot) -> None:
    button(first, "Begin").click()
    write(first, "Type the six words once, so that the paper is right", " ".join(first_words()))
    button(first, "Create the diary").click()
    qtbot.waitUntil(lambda: given.made == 1 and "Whose diary is this?" in words_of(first))
    held = [each.text() for each in first.findChildren(QLineEdit)] + [each.text() for each in first.findChildren(Text)]
    assert " ".join(first_words()) not in held
    assert [each.text() for each in first.findChildren(DrawnWord)] != list(first_words())


def test_without_a_passphrase_it_says_what_that_means(first: FirstRun, given: Given, qtbot: QtBot) -> None:
    button(first, "Begin").click()
    assert "Anybody who can use this computer account" in words_of(first)
    radio(first, "Without a passphrase").click()
    button(first, "Create the diary").click()
    qtbot.waitUntil(lambda: given.made == 1)
    assert given.passphrases == [""]


def test_a_diary_that_cannot_be_made_is_said_and_can_be_tried_again(
    first: FirstRun, given: Given, qtbot: QtBot
) -> None:
    given.problem = StoreProblem(StoreProblemKind.FULL, "There is no room on the disk.")
    button(first, "Begin").click()
    radio(first, "Without a passphrase").click()
    button(first, "Create the diary").click()
    qtbot.waitUntil(lambda: "There is no room on the disk." in words_of(first))
    given.problem = None
    button(first, "Create the diary").click()
    qtbot.waitUntil(lambda: "Whose diary is this?" in words_of(first))
    assert given.made == 1


def test_all_of_it_by_keyboard(first: FirstRun, given: Given, qtbot: QtBot) -> None:
    QTest.keyClick(button(first, "Begin"), Qt.Key.Key_Return)
    write(first, "Type the six words once, so that the paper is right", " ".join(first_words()))
    QTest.keyClick(button(first, "Create the diary"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Whose diary is this?" in words_of(first))
    write(first, "Name", "Robin")
    write(first, "Born", "1971")
    QTest.keyClick(line(first, "Born"), Qt.Key.Key_Return)
    assert given.session.person().birth == PartialDate(1971)
    choose(first, "Where it comes from: Over the counter")
    write(first, "Name, as on the box", "Neurontin 600 mg")
    QTest.keyClick(line(first, "Name, as on the box"), Qt.Key.Key_Return)
    form = next(each for each in QApplication.topLevelWidgets() if isinstance(each, MedicineForm))
    assert given.handed_over == []
    form.save()
    (kept,) = given.session.store.all(Medicine)
    assert (kept.name, kept.kind, kept.chosen) == ("Neurontin 600 mg", Kind.BOUGHT, "gabapentin")
    assert [each.store for each in given.handed_over] == [given.session.store]


def test_both_later_screens_can_be_skipped(first: FirstRun, given: Given, qtbot: QtBot) -> None:
    create(first, qtbot)
    button(first, "Skip").click()
    skip = [each for each in first.findChildren(type(button(first, "Skip"))) if each.accessibleName() == "Skip"]
    next(each for each in skip if each.isVisible()).click()
    assert [each.store for each in given.handed_over] == [given.session.store]
    assert given.session.store.all(Person) == ()
    assert given.session.store.all(Medicine) == ()


def test_a_date_that_cannot_be_read_is_said_and_can_be_skipped(first: FirstRun, given: Given, qtbot: QtBot) -> None:
    create(first, qtbot)
    write(first, "Born", "many")
    button(first, "Go on").click()
    assert "Born: “many” is not a date" in words_of(first)
    assert "Whose diary is this?" in words_of(first)
    button(first, "Skip").click()
    assert "The first medicine" in words_of(first)
    assert given.session.store.all(Person) == ()


def test_closing_halfway_closes_the_diary_that_was_made(first: FirstRun, given: Given, qtbot: QtBot) -> None:
    create(first, qtbot)
    first.close()
    with pytest.raises(StoreProblem):
        given.session.store.all(Medicine)
