"""The diary list, driven as a person would: searched, several rows chosen, removed and brought back."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from itertools import count

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.domain.matching import build_index
from app.domain.records import RecordChange
from app.domain.uses import Use
from app.services import symptoms
from app.services.diary import record_use, remove_use
from app.services.ports import Tools
from app.services.sample import sample_records
from app.store.database import memory
from app.store.store import DiaryStore
from app.ui.forms.use_form import UseForm
from app.ui.pages.diary import Diary
from app.ui.session import Session
from app.ui.theme import Theme
from app.ui.widgets.record_list_row import ListRow, RowState, list_row_height, paint_list_row
from app.ui.widgets.text import Text
from tests.ui.conftest import RESOURCES
from tests.ui.filling import leave_all_forms, shipped_data

NOW = datetime(2026, 11, 20, 17, 20, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def session(theme: Theme) -> Iterator[Session]:
    assert theme
    data, store, numbers = shipped_data(), DiaryStore(memory()), count(1)
    store.apply([RecordChange(None, each) for each in sample_records(NOW, data)], "Sample", NOW)
    tools = Tools(lambda: NOW, lambda: f"id{next(numbers):06}")
    names = build_index(data.vocabulary, frozenset())
    yield Session(store, data, names, tools, checklist=symptoms.load(RESOURCES))
    leave_all_forms()
    store.close()


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> Diary:
    opened = Diary(session)
    qtbot.addWidget(opened)
    opened.resize(1000, 760)
    with qtbot.waitExposed(opened):
        opened.show()
    opened.activateWindow()
    opened.refresh()
    settle(qtbot, opened)
    return opened


def settle(qtbot: QtBot, page: Diary) -> None:
    qtbot.waitUntil(lambda: not page._soon.isActive() and not page._reader.reading, timeout=60_000)


def search(qtbot: QtBot, page: Diary, text: str) -> None:
    page.line.setFocus()
    page.line.selectAll()
    QTest.keyClicks(page.line, text)
    settle(qtbot, page)


def spoken(page: Diary) -> list[str]:
    return [page.list.row(place).spoken().replace("\u00a0", " ") for place in range(len(page.list.items()))]


def said(page: Diary) -> str:
    texts = [each.text() for each in page.findChildren(Text) if each.isVisibleTo(page)]
    return " ".join(texts).replace("\u00a0", " ")


def through_all(qtbot: QtBot, page: Diary) -> None:
    while page.unread() is not None:
        page.list.more_wanted.emit()
        settle(qtbot, page)


def test_it_begins_with_the_newest_and_goes_on_to_the_oldest_as_one_scrolls(qtbot: QtBot, page: Diary) -> None:
    first = len(page.list.items())
    assert spoken(page)[0].startswith("20 Nov 2026")
    assert "back to" in said(page)
    page.list.scrollToBottom()
    settle(qtbot, page)
    assert len(page.list.items()) > first
    through_all(qtbot, page)
    assert "all there are" in said(page)
    span = page.session.store.span()
    assert span is not None
    assert page.list.items()[-1].day == span.first


def test_a_search_shows_only_rows_with_all_the_words_and_says_how_many(qtbot: QtBot, page: Diary) -> None:
    search(qtbot, page, "dizzy stairs")
    assert len(spoken(page)) == 1
    assert "On the stairs in the evening." in spoken(page)[0]
    assert "1 entry, all there are." in said(page)
    search(qtbot, page, "xyzzy")
    assert "No entry holds “xyzzy”." in said(page)
    QTest.keyClick(page.line, Qt.Key.Key_Backspace)
    assert page.line.text() == "xyzz"


def test_enter_goes_from_the_search_into_the_list_and_enter_there_corrects(qtbot: QtBot, page: Diary) -> None:
    search(qtbot, page, "oil under the tongue")
    QTest.keyClick(page.line, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.list
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert page.findChildren(UseForm)


def test_shift_chooses_several_delete_removes_them_and_one_undo_brings_them_back(
    qtbot: QtBot, page: Diary, session: Session
) -> None:
    search(qtbot, page, "oil under the tongue")
    uses, shown = session.store.all(Use), list(page.list.items())
    QTest.keyClick(page.line, Qt.Key.Key_Return)
    for _ in range(3):
        QTest.keyClick(page.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert "4 entries chosen" in said(page)
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    assert len(session.store.all(Use)) == len(uses) - 4
    assert list(page.list.items()) == shown[4:]
    assert session.undo()
    settle(qtbot, page)
    assert session.store.all(Use) == uses
    assert list(page.list.items()) == shown


def test_a_change_elsewhere_shows_in_its_place_without_losing_the_row_one_is_on(
    qtbot: QtBot, page: Diary, session: Session
) -> None:
    page.list.go_to(30)
    here = page.list.items()[30]
    newest = session.store.within(Use, session.store.span())[-1]  # type: ignore[arg-type]  # the sample has days
    assert session.act(lambda store, tools: remove_use(store, tools, newest.id))
    assert newest.id not in [row.key[1] for row in page.list.items()]
    assert session.act(lambda store, tools: record_use(store, tools, newest))
    assert [row.key[1] for row in page.list.items()].count(newest.id) == 1
    assert page.list.items()[page.list.current_place()] == here
    days = [row.sorting() for row in page.list.items()]
    assert days == sorted(days, reverse=True)
    settle(qtbot, page)


@pytest.mark.qt_log_ignore("This plugin does not support")  # a menu without a screen
def test_the_menu_key_offers_what_the_row_can_do(qtbot: QtBot, page: Diary, session: Session) -> None:
    search(qtbot, page, "oil under the tongue")
    page.list.setFocus()
    page.list.go_to(2)
    place = page.list.visualRect(page.list.currentIndex()).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, QPoint(0, 0))
    page.list.contextMenuEvent(event)
    menu = page.findChildren(QMenu)[-1]
    words = [each.text() for each in menu.actions()]
    assert words == ["Correct …", "Record again now", "Copy to another day …", "Remove"]
    before = len(session.store.all(Use))
    menu.actions()[1].trigger()
    menu.close()
    assert len(session.store.all(Use)) == before + 1
    settle(qtbot, page)


def test_what_is_painted_is_what_is_read_out_for_every_kind_of_row(qtbot: QtBot, page: Diary, theme: Theme) -> None:
    through_all(qtbot, page)
    kinds = {row.key[0]: place for place, row in enumerate(page.list.items())}
    assert len(kinds) >= 5
    for place in kinds.values():
        row = page.list.row(place)
        assert painted(row, theme.u(3000), theme) == row.spoken()
        shortened = painted(row, theme.u(340), theme).replace("…", "")
        assert len(shortened) < len(row.spoken()) + 3


def painted(row: ListRow, width: int, theme: Theme) -> str:
    """The words that go onto the picture, in the order they are drawn."""
    told: list[str] = []

    class Listening(QPainter):
        def drawText(self, _room: QRect, _flags: object, text: str) -> None:  # type: ignore[override]
            told.append(text)

    picture = QPixmap(width, list_row_height(width, theme))
    painter = Listening(picture)
    paint_list_row(painter, row, picture.rect(), RowState(), theme)
    painter.end()
    return ", ".join(each for each in told if each)


def test_the_list_and_its_button_have_names_a_screen_reader_can_say(page: Diary) -> None:
    page.list.go_to(1)
    table = QAccessible.queryAccessibleInterface(page.list)
    assert table.text(QAccessible.Text.Name) == "Entries of the diary"
    names = [table.child(number).text(QAccessible.Text.Name) for number in range(table.childCount())]
    assert page.list.row(1).spoken() in names
    assert page.list._more.accessibleName() == f"More for {page.list.row(1).named()}"
    line = QAccessible.queryAccessibleInterface(page.line)
    assert line.text(QAccessible.Text.Name) == "Search the diary"
