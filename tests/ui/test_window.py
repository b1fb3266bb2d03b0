"""The whole window over the sample diary: every place by keyboard, nothing cut, nothing sideways, undo."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app import start
from app.domain.interactions import DataFile
from app.domain.matching import build_index
from app.domain.records import RecordChange
from app.services import diary, reference
from app.services.ports import Store, Tools
from app.services.sample import sample_records
from app.store.cabinet import FolderCabinet
from app.store.database import memory
from app.store.store import DiaryStore
from app.ui.application import Outside
from app.ui.background import Background
from app.ui.rooms import main_window
from app.ui.session import Session
from app.ui.theme import Scheme, Theme
from app.ui.widgets.text import Elided
from app.ui.window import LOW_PLACES, PLACES, Window
from tests.ui.filling import words_of

RESOURCES = Path(__file__).parents[2] / "resources"
NOW = datetime(2026, 11, 20, 17, 20, tzinfo=timezone(timedelta(hours=1)))
EVERY_PLACE = [place.id for place in (*PLACES, *LOW_PLACES)]


@pytest.fixture(scope="module")
def data() -> DataFile:
    return reference.load(RESOURCES)


@pytest.fixture
def background() -> Iterator[Background]:
    worker = Background()
    yield worker
    worker.close()


def open_window(theme: Theme, data: DataFile, background: Background, *, sample: bool) -> Window:
    store, numbers = DiaryStore(memory()), count(1)
    if sample:
        store.apply([RecordChange(None, each) for each in sample_records(NOW, data)], "Sample", NOW)
    tools = Tools(lambda: NOW, lambda: f"id{next(numbers):012}")
    session = Session(store, data, build_index(data.vocabulary, frozenset()), tools, invented=sample)

    def nothing(*_: object) -> Store:
        raise AssertionError("no other diary is opened")

    outside = Outside(
        tools=tools,
        version="0.1.0",
        resources=RESOURCES,
        settings=Path("settings.ini"),
        sample=sample,
        cabinet=FolderCabinet(Path("nowhere")),
        draw=lambda below: below - 1,
        start_fresh=lambda: True,
        sample_diary=nothing,
        empty_diary=nothing,
        load_data=lambda: data,
        make_pdf=start.make_pdf,
        protect=lambda pdf, _: pdf,
        make_log=start.make_log,
        doors=start.doors(),
    )
    return main_window(session, outside, background, theme)


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, data: DataFile, background: Background) -> Window:
    opened = open_window(theme, data, background, sample=True)
    qtbot.addWidget(opened)
    opened.resize(1240, 800)
    opened.show()
    return opened


def settle(widget: QWidget) -> None:
    for _ in range(4):
        QApplication.processEvents()
    widget.repaint()


def visible(parent: QWidget, kind: type[QWidget]) -> list[QWidget]:
    return [each for each in parent.findChildren(kind) if each.isVisibleTo(parent)]


def cut(page: QWidget) -> list[str]:
    """Words and buttons that have less room than they need."""
    found = []
    for label in visible(page, QLabel):
        if not isinstance(label, QLabel) or isinstance(label, Elided) or not label.text():
            continue
        needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        narrow = not label.wordWrap() and label.width() < label.fontMetrics().horizontalAdvance(label.text())
        if label.height() + 1 < min(needed, label.fontMetrics().height() * 40) or narrow:
            found.append(label.text()[:60])
    buttons = [each for each in visible(page, QPushButton) if isinstance(each, QPushButton) and each.text()]
    return found + [each.text() for each in buttons if each.width() + 1 < each.minimumSizeHint().width()]


def sideways(page: QWidget) -> list[str]:
    """Scroll areas whose content is wider than what is shown of it."""
    areas = [area for area in visible(page, QScrollArea) if isinstance(area, QScrollArea)]
    widths = [(type(area).__name__, area.widget(), area.viewport().width()) for area in areas]
    return [f"{name}: {held.width()} in {room}" for name, held, room in widths if held and held.width() > room]


@pytest.mark.parametrize("place", EVERY_PLACE)
@pytest.mark.parametrize(("width", "size"), [(1240, 1.0), (760, 1.0), (900, 1.5), (480, 1.0)])
def test_nothing_is_cut_and_nothing_scrolls_sideways(
    window: Window, theme: Theme, place: str, width: int, size: float
) -> None:
    theme.choose(text_size=size)
    window.resize(width, 900)
    window.go(place)
    settle(window)
    assert window.width() == width
    assert sideways(window) == []
    assert cut(window.page()) == []


def test_a_cut_label_would_be_noticed(window: Window) -> None:
    label = QLabel("A sentence that does not fit into twenty pixels", window.page())
    label.setGeometry(0, 0, 20, 10)
    label.show()
    assert cut(window.page()) == ["A sentence that does not fit into twenty pixels"]


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("place", EVERY_PLACE)
def test_every_page_paints_in_light_and_dark(window: Window, theme: Theme, place: str, scheme: Scheme) -> None:
    theme.choose(scheme)
    window.go(place)
    settle(window)
    picture = window.grab().toImage()
    canvas = theme.colour("canvas")
    corner = picture.pixelColor(picture.width() - 4, picture.height() - 4)
    assert abs(corner.lightness() - canvas.lightness()) < 40


@pytest.mark.parametrize(("number", "place"), list(enumerate([place.id for place in PLACES], 1)))
def test_every_place_is_reached_by_keyboard(window: Window, number: int, place: str) -> None:
    window.go("settings")
    window.activateWindow()
    QTest.keyClick(window, getattr(Qt.Key, f"Key_{number}"), Qt.KeyboardModifier.ControlModifier)
    titles = {each.id: each.name for each in PLACES}
    assert window.page().title == titles[place]


def test_urgent_help_is_one_key_away(window: Window) -> None:
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert window.page().title == "Urgent help"


@pytest.mark.parametrize("place", EVERY_PLACE)
def test_every_button_has_a_spoken_name(window: Window, place: str) -> None:
    window.go(place)
    settle(window)
    for button in visible(window.page(), QAbstractButton):
        interface = QAccessible.queryAccessibleInterface(button)
        assert interface is not None
        assert interface.text(QAccessible.Text.Name).strip(), f"{type(button).__name__} on {place} has no name"


def test_the_sidebar_says_whose_diary_it_is_and_how_it_is_kept(window: Window) -> None:
    shown = [label.text() for label in visible(window, QLabel) if isinstance(label, QLabel)]
    assert "Robin Sample" in shown
    assert "Invented person" in shown


def test_a_diary_of_ones_own_is_said_not_to_be_encrypted(
    qtbot: QtBot, theme: Theme, data: DataFile, background: Background
) -> None:
    opened = open_window(theme, data, background, sample=False)
    qtbot.addWidget(opened)
    opened.resize(1240, 800)
    opened.show()
    settle(opened)
    shown = [label.text() for label in visible(opened, QLabel) if isinstance(label, QLabel)]
    assert "Not encrypted" in shown


def test_what_was_done_is_said_and_undone_by_keyboard(window: Window) -> None:
    session = window._session
    assert session.act(lambda store, tools: diary.stop_medicine(store, tools, "m-tramadol", NOW.date(), "changed"))
    settle(window)
    said = [label.text() for label in visible(window, QLabel) if isinstance(label, QLabel)]
    assert any("Tramadol" in text and text.endswith(".") for text in said)
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert next(each for each in session.view().medicines if each.id == "m-tramadol").stopped is None


def test_the_rail_keeps_the_sign_of_what_was_not_checked(window: Window, theme: Theme) -> None:
    window.resize(760, 800)
    settle(window)
    assert window._sidebar.width() == theme.u(60)
    row = [place.id for place in PLACES].index("interactions")
    name = window._places.item(row).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "not checked" in name
    rect = window._places.visualItemRect(window._places.item(row))
    picture = window._places.viewport().grab(rect).toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    assert theme.colour("unknown").name() in colours


@pytest.mark.parametrize(("under", "place"), [("library", "interactions"), ("diary", "today")])
def test_the_place_that_stays_marked_leads_back(window: Window, under: str, place: str) -> None:
    window.go(under)
    row = window._places.item([each.id for each in PLACES].index(place))
    assert row.isSelected()
    window._places.itemClicked.emit(row)
    assert window.place() == place


@pytest.mark.parametrize(
    ("place", "field"),
    [
        ("medicines", "Find a medicine"),
        ("library", "Find in the data file, by name or word"),
        ("diary", "Search the diary"),
    ],
)
def test_ctrl_f_goes_to_the_search_that_a_place_has(window: Window, place: str, field: str) -> None:
    window.activateWindow()
    window.go(place)
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == field


def test_ctrl_f_searches_the_diary_from_a_place_without_a_search_of_its_own(window: Window) -> None:
    window.activateWindow()
    window.go("today")
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.place() == "diary"
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Search the diary"


def test_what_was_said_is_gone_when_a_person_goes_on_to_another_place(window: Window) -> None:
    window.tell("Not saved the last time", "“Add a question”: what you typed is kept.")
    window.go("today")
    assert "“Add a question”" in words_of(window)
    window.go("medicines")
    assert "“Add a question”" not in words_of(window)


def test_whose_diary_it_is_stands_in_the_narrow_window_too(window: Window) -> None:
    window._who_in_rail.setText("Robin Sample")
    for width in (1240, 700, 400):
        window.resize(width, 800)
        assert window._who.isVisibleTo(window) is not window._who_in_rail.isVisibleTo(window)
    assert window._who_in_rail.accessibleName() == "Robin Sample"
