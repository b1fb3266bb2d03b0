"""The page of the data file: walked and filtered by keyboard, spoken, whole, and never slow."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.interactions import DataFile
from app.services import reference
from app.services.review_sheet import sheet_entry
from app.ui.background import Background
from app.ui.pages.library import Library
from app.ui.pages.library_detail import EntryCard
from app.ui.pages.library_list import LibraryModel
from app.ui.theme import Scheme, Theme
from app.ui.widgets.choice import Choice
from app.ui.widgets.mark import Sign
from app.ui.widgets.sections import breakable
from app.ui.widgets.text import Text
from app.ui.window import Window
from tests.data_files import shipped
from tests.ui.test_window import cut, open_window, settle, sideways

ENTRY = "cannabis-gabapentinoid"
RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="module")
def data() -> DataFile:
    return shipped()


@pytest.fixture
def background() -> Iterator[Background]:
    worker = Background()
    yield worker
    worker.close()


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, data: DataFile, background: Background) -> Window:
    opened = open_window(theme, data, background, sample=True)
    qtbot.addWidget(opened)
    opened.resize(1240, 900)
    opened.show()
    opened.activateWindow()
    settle(opened)
    opened.go("library")
    settle(opened)
    return opened


@pytest.fixture
def page(window: Window) -> Library:
    found = window.page()
    assert isinstance(found, Library)
    return found


def shown(page: Library) -> list[str]:
    model = page.list.model()
    return [str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())]


def choice(page: Library, name: str) -> Choice:
    return next(each for each in page.findChildren(Choice) if each.accessibleName() == name)


def card(page: Library) -> EntryCard | None:
    return next((each for each in page.findChildren(EntryCard) if each.isVisibleTo(page)), None)


def test_it_opens_from_interactions_and_interactions_stays_marked(window: Window) -> None:
    window.go("interactions")
    button = next(each for each in window.page().findChildren(QPushButton) if each.accessibleName() == "Data file")
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert window.page().title == "Data file"
    assert window._places.currentItem().text() == "Interactions"


def test_every_entry_is_in_the_list_and_spoken_whole(page: Library, data: DataFile) -> None:
    said = shown(page)
    assert len(said) == len(data.categories)
    assert all("How sure: " in each for each in said)
    tree = QAccessible.queryAccessibleInterface(page.list)
    assert tree is not None
    assert tree.childCount() == len(said)
    assert tree.child(0).text(QAccessible.Text.Name) == said[0]


def test_the_model_keeps_the_rules_of_qt(page: Library) -> None:
    model = page.list.model()
    assert isinstance(model, LibraryModel)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    assert model.data(QModelIndex()) is None
    page.search.setText("warfarin")
    page.search.setText("")
    assert model.rowCount() > 100


def test_filters_work_by_keyboard_and_say_how_many_are_left(
    page: Library, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    heard: list[str] = []
    monkeypatch.setattr("app.ui.pages.library.announce", lambda _widget, message: heard.append(message))
    page.start_search()
    assert page.search.hasFocus()
    QTest.keyClicks(page.search, "warfarin")
    few = len(shown(page))
    assert 0 < few < 60
    serious = choice(page, "How serious")
    serious.setFocus()
    QTest.keyClick(serious, Qt.Key.Key_Down)
    assert all(each.startswith("Ask first") for each in shown(page))
    QTest.keyClick(page._mine, Qt.Key.Key_Space)
    assert shown(page) == []
    qtbot.waitUntil(lambda: heard == ["No entry fits all of this."], timeout=2000)


def test_the_review_state_can_be_asked_for(page: Library, data: DataFile) -> None:
    state = choice(page, "Review state")
    state.setFocus()
    QTest.keyClick(state, Qt.Key.Key_End)
    assert all("Not yet checked" in each for each in shown(page))
    assert 0 < len(shown(page)) < len(data.categories)


def test_all_that_a_person_may_read_of_an_entry_is_there_and_left_by_keyboard(
    page: Library, data: DataFile, window: Window
) -> None:
    page.search.setText(ENTRY)
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert page.list.hasFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    settle(window)
    opened = card(page)
    assert opened is not None
    said = "\n".join(each.text() for each in opened.findChildren(Text))
    entry = sheet_entry(1, data.categories[ENTRY], data)
    lines = [*entry.patient, *entry.sentences, *entry.matches, *entry.grading]
    for text in (entry.title, entry.review, *(line.text for line in lines), *entry.studied):
        assert text in said or breakable(text) in said
    for source in entry.sources:
        assert breakable(source.line) in said
        assert source.says in said
    for line in entry.clinician:
        assert breakable(line.text) not in said, "what a clinician does with it is for paper"
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert card(page) is None
    assert page.list.hasFocus()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert window.page().title == "Interactions"


def test_an_entry_opened_by_its_id_is_seen_from_its_top(window: Window, page: Library, qtbot: QtBot) -> None:
    window.go("library", ENTRY)
    qtbot.waitUntil(lambda: not page._to_reveal)
    opened = card(page)
    assert opened is not None
    top = opened.mapTo(window, opened.rect().topLeft()).y()
    assert 0 <= top < window.height() // 2
    window.go("library", "no-such-entry")
    assert card(page) is not None


def test_of_a_long_list_only_the_lines_in_sight_are_painted(page: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[Sign] = []
    monkeypatch.setattr("app.ui.pages.library_list.paint_mark", lambda _, sign, *__: painted.append(sign))
    page.list.viewport().repaint()
    rows = page.list.model().rowCount()
    in_sight = page.list.viewport().height() // page.list.sizeHintForRow(0) + 2
    assert rows > 3 * in_sight
    assert 0 < len(painted) <= in_sight


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize(("width", "size"), [(1240, 1.0), (360, 1.0), (760, 1.5), (900, 2.0)])
def test_nothing_is_cut_and_nothing_runs_out(
    window: Window, page: Library, theme: Theme, scheme: Scheme, width: int, size: float
) -> None:
    theme.choose(scheme, size)
    window.resize(width, 900)
    page.show_item(ENTRY)
    settle(window)
    assert sideways(window) == []
    assert cut(page) == []


def test_checking_off_is_said_and_no_list_pretends(qtbot: QtBot, theme: Theme, background: Background) -> None:
    opened = open_window(theme, reference.checking_off(), background, sample=False)
    qtbot.addWidget(opened)
    opened._session.checking_off = "Checking is off: no file."
    opened.go("library", ENTRY)
    QApplication.processEvents()
    said = " ".join(each.text() for each in opened.page().findChildren(Text))
    assert "Checking is off" in said
    assert "0 entries" not in said
