"""The page before a locked diary: it opens with the passphrase and says in one sentence why it does not."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.products import Product
from app.services.keeping import OpenDiary
from app.store.cabinet import FolderCabinet
from app.ui.background import Background
from app.ui.pages.backups import Backups
from app.ui.pages.unlock import Unlock
from app.ui.theme import Theme
from tests.store.vaults import AT, WORDS, add, make_it_cheap
from tests.ui.filling import button, line, words_of, write

__all__ = ["make_it_cheap"]
Show = Callable[[], Unlock]


@pytest.fixture
def cabinet(tmp_path: Path) -> FolderCabinet:
    found = FolderCabinet(tmp_path / "diaries")
    opened = found.create(WORDS)
    add(opened.opened.database, "first", "Oil")
    opened.back_up(AT)
    opened.close()
    return found


@pytest.fixture
def worker() -> Iterator[Background]:
    found = Background()
    yield found
    found.close()


@pytest.fixture
def opened() -> Iterator[list[OpenDiary]]:
    found: list[OpenDiary] = []
    yield found
    for each in found:
        each.close()


@pytest.fixture
def show(qtbot: QtBot, theme: Theme, cabinet: FolderCabinet, worker: Background, opened: list[OpenDiary]) -> Show:
    assert theme

    def make() -> Unlock:
        page = Unlock(cabinet, worker, lambda: AT)
        page.opened.connect(opened.append)
        qtbot.addWidget(page)
        page.resize(900, 700)
        page.show()
        qtbot.waitExposed(page)
        page.activateWindow()
        return page

    return make


def test_typing_the_passphrase_and_enter_is_all_it_takes(show: Show, qtbot: QtBot, opened: list[OpenDiary]) -> None:
    page = show()
    qtbot.waitUntil(lambda: line(page, "Passphrase").hasFocus())
    QTest.keyClicks(line(page, "Passphrase"), WORDS)
    QTest.keyClick(line(page, "Passphrase"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(opened) == 1)
    assert [one.id for one in opened[0].store.all(Product)] == ["first"]
    assert line(page, "Passphrase").text() == ""


def test_a_wrong_one_stays_to_be_corrected_and_is_said_at_the_field(
    show: Show, qtbot: QtBot, opened: list[OpenDiary]
) -> None:
    page = show()
    write(page, "Passphrase", "plum ladder")
    button(page, "Open").click()
    qtbot.waitUntil(lambda: "Passphrase: this one does not open the diary. Nothing was changed." in words_of(page))
    assert line(page, "Passphrase").text() == "plum ladder"
    assert opened == []
    write(page, "Passphrase", WORDS)
    button(page, "Open").click()
    qtbot.waitUntil(lambda: len(opened) == 1)


def test_an_empty_one_is_asked_for_without_a_look_at_the_file(show: Show, opened: list[OpenDiary]) -> None:
    page = show()
    button(page, "Open").click()
    assert "Passphrase: type it to open the diary." in words_of(page)
    assert opened == []


def test_it_is_hidden_until_the_eye_is_pressed(show: Show) -> None:
    page = show()
    assert line(page, "Passphrase").echoMode() is QLineEdit.EchoMode.Password
    button(page, "Show: Passphrase").click()
    assert line(page, "Passphrase").echoMode() is QLineEdit.EchoMode.Normal
    button(page, "Hide: Passphrase").click()
    assert line(page, "Passphrase").echoMode() is QLineEdit.EchoMode.Password


def test_a_capital_without_shift_tells_of_caps_lock(show: Show) -> None:
    page = show()
    QTest.keyClicks(line(page, "Passphrase"), "p")
    assert "Caps Lock" not in words_of(page)
    QTest.keyClicks(line(page, "Passphrase"), "P", Qt.KeyboardModifier.NoModifier)
    assert "Caps Lock seems to be on." in words_of(page)


def test_with_two_people_each_chooses_their_own(
    show: Show, cabinet: FolderCabinet, qtbot: QtBot, opened: list[OpenDiary]
) -> None:
    cabinet.create("another").close()
    page = show()
    assert "Diary" in words_of(page)
    page._which.set_value("diary-2.vault")
    page._choose()
    write(page, "Passphrase", "another")
    button(page, "Open").click()
    qtbot.waitUntil(lambda: len(opened) == 1)
    assert opened[0].file.label == "Diary 2"


def test_a_damaged_diary_leads_to_its_backups_and_comes_back(
    show: Show, cabinet: FolderCabinet, qtbot: QtBot, worker: Background, opened: list[OpenDiary]
) -> None:
    (diary,) = cabinet.diaries()
    whole = diary.path.read_bytes()
    diary.path.write_bytes(whole[:9000] + bytes([whole[9000] ^ 1]) + whole[9001:])
    page = show()
    asked: list[object] = []
    page.wants_backups.connect(asked.append)
    write(page, "Passphrase", WORDS)
    button(page, "Open").click()
    qtbot.waitUntil(lambda: "is damaged" in words_of(page))
    assert "The newest backup was made on 20 November 2026" in words_of(page)
    assert opened == []
    button(page, "Look at the backups …").click()
    assert asked == [diary]
    backups = Backups(cabinet, diary, worker, lambda: AT)
    qtbot.addWidget(backups)
    backups.show()
    look, put = backups._rows
    spoken = look.accessibleName().replace("\u00a0", " ")
    assert spoken.startswith("What is in the backup of 20 November 2026")
    assert not put.isEnabled()
    write(backups, "Passphrase", "wrong")
    look.click()
    qtbot.waitUntil(lambda: "That passphrase does not open" in words_of(backups))
    write(backups, "Passphrase", WORDS)
    look.click()
    qtbot.waitUntil(lambda: "It holds 1 cannabis product." in words_of(backups))
    put.click()
    qtbot.waitUntil(lambda: "The backup is in its place." in words_of(backups))
    again = cabinet.open(diary, WORDS, AT)
    assert [one.id for one in again.store.all(Product)] == ["first"]
    again.close()


def test_a_file_that_is_gone_is_named_and_nothing_is_made_in_its_place(
    show: Show, cabinet: FolderCabinet, qtbot: QtBot
) -> None:
    page = show()
    (diary,) = cabinet.diaries()
    diary.path.unlink()
    write(page, "Passphrase", WORDS)
    button(page, "Open").click()
    qtbot.waitUntil(lambda: "is not there" in words_of(page))
    assert not diary.path.exists()


def test_a_diary_without_a_passphrase_asks_for_none(show: Show, cabinet: FolderCabinet, qtbot: QtBot) -> None:
    shutil.rmtree(cabinet.folder)
    cabinet.create("").close()
    page = show()
    assert not line(page, "Passphrase").isVisible()
    assert "This diary has no passphrase: whoever can use this computer account" in words_of(page)
    assert "nobody can read this diary" not in words_of(page)
    with qtbot.waitSignal(page.opened) as caught:
        button(page, "Open").click()
    assert caught.args is not None
    assert not caught.args[0].file.encrypted


def test_urgent_help_and_another_person_are_one_press_away(show: Show, qtbot: QtBot) -> None:
    page = show()
    with qtbot.waitSignal(page.wants_help):
        button(page, "Urgent help").click()
    with qtbot.waitSignal(page.wants_new):
        button(page, "A new diary …").click()


def test_the_passphrase_is_on_no_clipboard(show: Show) -> None:
    page = show()
    QGuiApplication.clipboard().setText("something else")
    write(page, "Passphrase", WORDS)
    QTest.keyClick(line(page, "Passphrase"), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(line(page, "Passphrase"), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "something else"
