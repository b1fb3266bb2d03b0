"""Locking: when it happens by itself, and that nothing can be read afterwards."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app import start
from app.domain.products import Product
from app.services.ports import StoreProblem, Tools
from app.store.cabinet import FolderCabinet, OpenFile
from app.store.database import memory
from app.store.store import DiaryStore
from app.ui.application import Opening, Outside
from app.ui.clipboard import copy_secret
from app.ui.first_frame import Frame
from app.ui.forms.product_form import ProductForm
from app.ui.forms.question_form import QuestionForm
from app.ui.locking import Watch
from app.ui.theme import Theme
from app.ui.window import Window
from tests.store.vaults import AT, WORDS, add, make_it_cheap
from tests.ui.filling import activate, button, shipped_data, words_of

__all__ = ["make_it_cheap"]


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = AT

    def __call__(self) -> datetime:
        return self.now

    def go(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def watch(clock: Clock, qapp: QApplication) -> Iterator[Watch]:
    assert qapp
    found = Watch(clock, minutes=5)
    found.start()
    yield found
    found.stop()


def locked(watch: Watch) -> list[bool]:
    said: list[bool] = []
    watch.lock.connect(lambda: said.append(True))
    return said


def pass_time(watch: Watch, clock: Clock, seconds: int) -> None:
    for _ in range(seconds // 10):
        clock.go(10)
        watch.beat()


def test_it_locks_once_after_the_minutes_without_a_hand_and_not_before(watch: Watch, clock: Clock) -> None:
    said = locked(watch)
    pass_time(watch, clock, 4 * 60 + 50)
    assert said == []
    pass_time(watch, clock, 600)
    assert said == [True] * len(said)
    assert said


def test_a_key_or_the_mouse_begins_the_minutes_anew(watch: Watch, clock: Clock, qtbot: QtBot) -> None:
    said = locked(watch)
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    for _ in range(4):
        pass_time(watch, clock, 240)
        QTest.keyClicks(field, "a")
    assert said == []
    pass_time(watch, clock, 300)
    assert said


@pytest.mark.parametrize("jump", [90, 3600, -3600, 86400, -86400])
def test_a_sleep_or_a_clock_that_was_set_locks_at_once(watch: Watch, clock: Clock, jump: int) -> None:
    said = locked(watch)
    pass_time(watch, clock, 60)
    assert said == []
    clock.go(jump)
    watch.beat()
    assert said == [True]


def test_a_slow_moment_is_not_a_sleep(watch: Watch, clock: Clock) -> None:
    said = locked(watch)
    clock.go(45)
    watch.beat()
    assert said == []


class Begun:
    """The program over one encrypted diary; `fresh` counts the processes that would have been started."""

    def __init__(self, tmp_path: Path, theme: Theme, clock: Clock) -> None:
        self.cabinet = FolderCabinet(tmp_path / "diaries")
        made = self.cabinet.create(WORDS)
        add(made.opened.database, "first", "Oil of the marker 4711")
        made.close()
        self.fresh = 0
        self.frame = Frame()
        data = shipped_data()
        self.theme = theme
        self.outside = Outside(
            tools=Tools(clock, lambda: "id"),
            version="0.1.0",
            resources=Path(__file__).parents[2] / "resources",
            settings=tmp_path / "settings.ini",
            sample=False,
            cabinet=self.cabinet,
            draw=lambda below: below - 1,
            start_fresh=self._start,
            sample_diary=lambda _: DiaryStore(memory()),
            empty_diary=lambda: DiaryStore(memory()),
            load_data=lambda: data,
            make_pdf=start.make_pdf,
            protect=lambda pdf, _: pdf,
            make_log=lambda *_: b"",
            doors=start.doors(),
        )
        self.opening = Opening(self.frame, theme, self.outside)
        (diary,) = self.cabinet.diaries()
        self.diary: OpenFile = self.cabinet.open(diary, WORDS, clock())
        self.opening.show_diary(self.diary)
        self.frame.show()

    def unlock(self) -> None:
        """What the fresh process does, here."""
        self.opening.background.close()
        self.opening = Opening(self.frame, self.theme, self.outside)
        (diary,) = self.cabinet.diaries()
        self.diary = self.cabinet.open(diary, WORDS, self.outside.tools.clock())
        self.opening.show_diary(self.diary)

    def _start(self) -> bool:
        self.fresh += 1
        return True


@pytest.fixture
def begun(tmp_path: Path, theme: Theme, clock: Clock, qtbot: QtBot) -> Iterator[Begun]:
    found = Begun(tmp_path, theme, clock)
    qtbot.addWidget(found.frame)
    yield found
    found.opening.close()


def bury() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_after_a_lock_no_call_succeeds_and_nothing_shows_or_holds_what_was_written(begun: Begun) -> None:
    window = begun.frame.centralWidget()
    assert isinstance(window, Window)
    window.go("cannabis")
    session = window._session
    form = ProductForm(session, window)
    form.open()
    copy_secret("six words of the marker 4711")
    assert any("4711" in text for text in texts())
    begun.opening.lock()
    bury()
    assert begun.fresh == 1
    with pytest.raises(StoreProblem):
        begun.diary.store.all(Product)
    with pytest.raises(StoreProblem):
        session.store.all(Product)
    assert not any("4711" in text for text in texts())
    assert begun.frame.centralWidget() is None
    assert not begun.frame.isVisible()
    assert "4711" not in QGuiApplication.clipboard().text()


def test_what_was_typed_is_in_the_vault_after_a_lock_and_stands_in_its_form_after_the_passphrase(begun: Begun) -> None:
    window = begun.frame.centralWidget()
    assert isinstance(window, Window)
    form = QuestionForm(window._session, window)
    form.open()
    form._text._edit.setPlainText("Is the marker 4711 mine?")
    begun.opening.lock()
    bury()
    assert not any("4711" in text for text in texts())
    files = [each for each in begun.cabinet.folder.rglob("*") if each.is_file()]
    assert b"4711" not in b"".join(each.read_bytes() for each in files)
    begun.unlock()
    again = begun.frame.centralWidget()
    assert isinstance(again, Window)
    assert "“Add a question”: what you typed is kept, and stands there" in words_of(again)
    left = QuestionForm(again._session, again)
    left.open()
    assert left._text.text() == "Is the marker 4711 mine?"
    assert [each.id for each in begun.diary.store.all(Product)] == ["first"]
    left.done(0)


def test_the_keys_that_lock_do_so_over_an_open_form_too(begun: Begun) -> None:
    window = begun.frame.centralWidget()
    assert isinstance(window, Window)
    form = QuestionForm(window._session, window)
    form.open()
    form._text._edit.setPlainText("marker 4711")
    QTest.keyClick(form._text._edit, Qt.Key.Key_L)
    QTest.qWait(20)
    assert begun.fresh == 0
    QTest.keyClick(form._text._edit, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    QTest.qWait(20)
    assert begun.fresh == 1


def test_nobody_at_the_computer_keeps_what_was_typed_too(begun: Begun, clock: Clock) -> None:
    window = begun.frame.centralWidget()
    assert isinstance(window, Window)
    form = QuestionForm(window._session, window)
    form.open()
    form._text._edit.setPlainText("marker 4711")
    watch = begun.opening._watch
    assert watch is not None
    clock.go(3600)
    watch.beat()
    begun.unlock()
    assert "marker 4711" in begun.diary.store.drafts.since(clock() - timedelta(hours=1))[0]


def texts() -> list[str]:
    found = []
    for widget in QApplication.allWidgets():
        for name in ("text", "toPlainText", "accessibleName", "toolTip", "windowTitle"):
            read = getattr(widget, name, None)
            if callable(read):
                found.append(str(read()))
    return found


def test_what_changed_is_backed_up_when_it_locks(begun: Begun) -> None:
    begun.opening.lock()
    (diary,) = begun.cabinet.diaries()
    (backup,) = begun.cabinet.backups(diary)
    assert begun.cabinet.contents(backup, WORDS)["product"] == 1


def test_the_watch_locks_the_whole_program(begun: Begun, clock: Clock) -> None:
    watch = begun.opening._watch
    assert watch is not None
    clock.go(3600)
    watch.beat()
    assert begun.fresh == 1
    with pytest.raises(StoreProblem):
        begun.diary.store.all(Product)


def test_the_passphrase_can_be_typed_at_once(begun: Begun) -> None:
    begun.opening.unlock()
    activate(begun.frame)
    QTest.qWait(20)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    assert focus.echoMode() is QLineEdit.EchoMode.Password


def test_closing_the_window_leaves_the_diary_too_and_starts_nothing(begun: Begun) -> None:
    begun.opening.close()
    assert begun.fresh == 0
    with pytest.raises(StoreProblem):
        begun.diary.store.all(Product)


def test_locking_twice_does_no_harm(begun: Begun) -> None:
    begun.opening.lock()
    begun.opening.lock()
    assert begun.fresh == 1


def test_something_else_on_the_clipboard_stays_there(begun: Begun) -> None:
    holder = QWidget()
    QGuiApplication.clipboard().clear()
    assert QGuiApplication.clipboard().text() == ""
    begun.opening.lock()
    holder.deleteLater()


def test_a_diary_without_a_passphrase_is_left_for_another_persons_and_not_now_leads_back(
    begun: Begun, tmp_path: Path
) -> None:
    begun.opening.close()
    plain = FolderCabinet(tmp_path / "plain")
    diary = plain.create("")
    opening = Opening(begun.frame, begun.theme, replace(begun.outside, cabinet=plain))
    opening.show_diary(diary)
    keeping = opening._keeping()
    assert keeping is not None
    keeping.show_others()
    bury()
    with pytest.raises(StoreProblem):
        diary.store.all(Product)
    button(begun.frame, "A new diary …").click()
    bury()
    assert "Welcome to Doseleaf" in words_of(begun.frame)
    button(begun.frame, "Not now").click()
    bury()
    assert button(begun.frame, "A new diary …")
    opening.close()


def test_not_now_on_the_very_first_day_closes_the_window(begun: Begun, tmp_path: Path) -> None:
    begun.opening.close()
    empty = FolderCabinet(tmp_path / "nobody")
    opening = Opening(begun.frame, begun.theme, replace(begun.outside, cabinet=empty))
    opening.begin()
    assert begun.frame.isVisible()
    button(begun.frame, "Not now").click()
    assert not begun.frame.isVisible()
    assert not empty.folder.exists()
    opening.close()
