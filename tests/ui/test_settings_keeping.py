"""Settings about the diary's file: who can open it, when it locks, its backups, where it lies."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.domain.products import Product
from app.services.ports import StoreProblem
from app.store.cabinet import FolderCabinet
from app.ui.background import Background
from app.ui.forms.passphrase_form import PassphraseForm
from app.ui.keeping import Keeping
from app.ui.pages.settings_cards import SelectableLines
from app.ui.pages.settings_keeping import keeping_cards
from app.ui.theme import Theme
from app.ui.widgets.boxes import Column, boxed
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card
from tests.store.vaults import AT, WORDS, add, make_it_cheap
from tests.ui.filling import button, choose, words_of, write

__all__ = ["make_it_cheap"]
OWN = "seventeen quiet otters eat plums"


class Deeds:
    """What Settings asked of the program."""

    def __init__(self) -> None:
        self.done: list[object] = []

    def note(self, what: object) -> None:
        self.done.append(what)


@pytest.fixture
def deeds() -> Deeds:
    return Deeds()


@pytest.fixture(params=[WORDS, ""], ids=["encrypted", "plain"])
def keeping(request: pytest.FixtureRequest, tmp_path: Path, deeds: Deeds) -> Iterator[Keeping]:
    cabinet, worker = FolderCabinet(tmp_path / "diaries"), Background()
    diary = cabinet.create(request.param)
    add(diary.opened.database, "first")
    yield Keeping(
        diary=diary,
        cabinet=cabinet,
        clock=lambda: AT,
        background=worker,
        words=("plum", "ladder"),
        draw=lambda below: below - 1,
        lock=lambda: deeds.note("lock"),
        begin_again=lambda: deeds.note("begin again"),
        show_backups=lambda: deeds.note("backups"),
        show_others=lambda: deeds.note("others"),
        set_minutes=deeds.note,
        settings=tmp_path / "settings.ini",
    )
    worker.close()
    diary.close()


def together(makers: Iterator[Callable[[], Card]]) -> QWidget:
    return boxed(Column(*(make() for make in makers)))


@pytest.fixture
def cards(qtbot: QtBot, theme: Theme, keeping: Keeping, deeds: Deeds) -> QWidget:
    assert theme
    found = together(keeping_cards(keeping, 5, lambda minutes: deeds.note(f"kept {minutes}")))
    qtbot.addWidget(found)
    found.resize(600, 900)
    found.show()
    return found


@pytest.fixture
def form(cards: QWidget, keeping: Keeping) -> Iterator[PassphraseForm]:
    encrypted = keeping.diary.file.encrypted
    button(cards, "Change the passphrase …" if encrypted else "Add a passphrase …").click()
    found = next(each for each in QApplication.topLevelWidgets() if isinstance(each, PassphraseForm))
    yield found
    if isValid(found):
        found.done(0)


def test_it_says_how_the_diary_is_kept_and_what_that_means(cards: QWidget, keeping: Keeping) -> None:
    said = words_of(cards)
    if keeping.diary.file.encrypted:
        assert "Only the passphrase opens it. Nobody can recover it" in said
        assert "Lock by itself" in said
    else:
        assert "It has no passphrase. Anybody who can use this computer account" in said
        assert "Lock by itself" not in said


def test_where_it_lies_can_be_selected_and_copied_but_not_changed(cards: QWidget, keeping: Keeping) -> None:
    place = next(each for each in cards.findChildren(SelectableLines))
    expected = str(keeping.diary.file.path)
    assert place.toPlainText() == expected
    place.setFocus()
    QTest.keyClick(place, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert place.textCursor().selectedText() == expected
    QTest.keyClick(place, Qt.Key.Key_X)
    assert place.toPlainText() == expected
    button(cards, "Copy the place").click()
    assert QGuiApplication.clipboard().text() == expected
    assert "To move to another computer" in words_of(cards)
    assert "To remove everything" in words_of(cards)
    settings = next(each for each in cards.findChildren(SelectableLines) if "settings" in each.accessibleName())
    assert settings.toPlainText() == str(keeping.settings)


def test_a_diary_that_opens_by_itself_can_be_left_for_another_persons(
    cards: QWidget, keeping: Keeping, deeds: Deeds
) -> None:
    if keeping.diary.file.encrypted:
        pytest.skip("one with a passphrase is left by locking it")
    button(cards, "Open or begin the diary of another person").click()
    assert deeds.done == ["others"]


def test_the_minutes_are_kept_and_in_force_at_once(cards: QWidget, keeping: Keeping, deeds: Deeds) -> None:
    if not keeping.diary.file.encrypted:
        pytest.skip("a diary without a passphrase does not lock")
    choose(cards, "Lock when nobody has touched the computer for: 15 min")
    assert deeds.done == ["kept 15", 15]
    button(cards, "Lock now").click()
    assert deeds.done[-1] == "lock"


def test_a_backup_made_now_is_the_newest(cards: QWidget, keeping: Keeping, deeds: Deeds) -> None:
    assert "There is none yet." in words_of(cards)
    button(cards, "Make one now").click()
    assert "Newest: 20 November 2026" in words_of(cards).replace("\u00a0", " ")
    assert len(keeping.cabinet.backups(keeping.diary.file)) == 1
    button(cards, "Go back to one …").click()
    assert deeds.done == ["backups"]


def test_after_one_was_put_back_every_backup_is_kept_until_the_person_says_otherwise(
    keeping: Keeping, qtbot: QtBot, theme: Theme
) -> None:
    assert theme
    file = keeping.diary.file
    made = keeping.diary.back_up(AT)
    cards = together(keeping_cards(keeping, 5, lambda _: None))
    qtbot.addWidget(cards)
    assert "Thin them out again" not in [each.text() for each in cards.findChildren(Button) if each.isVisibleTo(cards)]
    keeping.diary.close()
    keeping.cabinet.restore(file, made, AT)
    cards = together(keeping_cards(keeping, 5, lambda _: None))
    qtbot.addWidget(cards)
    assert "Since then every backup is kept" in words_of(cards)
    button(cards, "Thin them out again").click()
    assert not keeping.cabinet.keeps_all(file)
    assert "Since then every backup is kept" not in words_of(cards)


def test_a_backup_that_cannot_be_made_is_said(cards: QWidget, keeping: Keeping) -> None:
    keeping.diary.close()
    button(cards, "Make one now").click()
    assert "No backup was made" in words_of(cards)


def test_a_new_passphrase_is_in_force_and_nothing_is_lost(
    form: PassphraseForm, keeping: Keeping, deeds: Deeds, qtbot: QtBot
) -> None:
    assert "Without a passphrase" not in words_of(form)
    next(each for each in form.findChildren(type(form._choice._by_own.radio)) if "your own" in each.text()).click()
    write(form, "Passphrase", OWN)
    write(form, "The same once more", OWN)
    if keeping.diary.file.encrypted:
        write(form, "The passphrase as it is now", WORDS)
    button(form, "Change it").click()
    qtbot.waitUntil(lambda: deeds.done == ["begin again"])
    with pytest.raises(StoreProblem):
        keeping.diary.back_up(AT)
    (diary,) = keeping.cabinet.diaries()
    assert diary.encrypted
    again = keeping.cabinet.open(diary, OWN, AT)
    assert [each.id for each in again.store.all(Product)] == ["first"]
    again.close()


def test_who_does_not_know_the_present_passphrase_cannot_set_another(
    form: PassphraseForm, keeping: Keeping, deeds: Deeds, qtbot: QtBot
) -> None:
    if not keeping.diary.file.encrypted:
        assert "The passphrase as it is now" not in words_of(form)
        return
    form._choice._by_own.radio.click()
    write(form, "Passphrase", OWN)
    write(form, "The same once more", OWN)
    for typed in ("", OWN):
        write(form, "The passphrase as it is now", typed)
        button(form, "Change it").click()
        qtbot.waitUntil(lambda: "that is not it. Nothing was changed." in words_of(form))
    assert deeds.done == []
    assert keeping.diary.opens_with(WORDS)
    assert not keeping.diary.opens_with(OWN)
    assert keeping.diary.back_up(AT)


def test_it_cannot_be_closed_while_the_file_is_being_written(form: PassphraseForm, qtbot: QtBot) -> None:
    form._busy = True
    form.reject()
    form.close()
    assert form.isVisible()
    form._busy = False
    form.reject()
    assert not form.isVisible()
    assert qtbot


def test_a_change_that_fails_says_so_and_starts_over(
    cards: QWidget, keeping: Keeping, deeds: Deeds, qtbot: QtBot
) -> None:
    assert cards
    broken = replace(keeping, diary=keeping.diary)
    keeping.diary.close()
    form = PassphraseForm(broken, None)
    qtbot.addWidget(form)
    form.open()
    form._choice._by_own.radio.click()
    write(form, "Passphrase", OWN)
    write(form, "The same once more", OWN)
    if keeping.diary.file.encrypted:
        write(form, "The passphrase as it is now", WORDS)
    button(form, "Change it").click()
    qtbot.waitUntil(lambda: "The passphrase was not changed" in words_of(form))
    button(form, "Cancel").click()
    assert deeds.done == ["begin again"]
    form.done(0)
