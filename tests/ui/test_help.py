"""The help in the window: found in context, by keyboard, spoken, and loading nothing from anywhere."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QAccessible, QAction, QImage, QKeySequence, QShortcut, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

import app.ui.forms
from app.domain.interactions import DataFile
from app.services.help_book import Help, load, plain
from app.ui.background import Background
from app.ui.forms.form import Form
from app.ui.forms.question_form import QuestionForm
from app.ui.forms.what_if_forms import WhatIfForm
from app.ui.forms.work_form import WorkForm
from app.ui.help_desk import UrgentWindow, topic_of
from app.ui.help_text import MARKS, HelpText, as_html
from app.ui.help_window import HelpWindow
from app.ui.theme import Scheme, Theme
from app.ui.widgets.explain import Explain
from app.ui.window import LOW_PLACES, PLACES, Window
from tests.data_files import shipped as shipped_data
from tests.ui.test_window import open_window

RESOURCES = Path(__file__).parents[2] / "resources"
EVERY_PLACE = (*(place.id for place in (*PLACES, *LOW_PLACES)), "diary", "library")


@pytest.fixture(scope="module")
def found() -> Help:
    return load(RESOURCES / "help")


@pytest.fixture(scope="module")
def data() -> DataFile:
    return shipped_data()


@pytest.fixture
def background() -> Iterator[Background]:
    worker = Background()
    yield worker
    worker.close()


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, data: DataFile, background: Background) -> Window:
    opened = open_window(theme, data, background, sample=True)
    qtbot.addWidget(opened)
    opened.resize(1240, 800)
    opened.show()
    opened.activateWindow()
    QApplication.processEvents()
    return opened


@pytest.fixture
def reading(qtbot: QtBot, theme: Theme, found: Help) -> HelpWindow:
    assert theme
    opened = HelpWindow(found, None)
    opened.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(opened)
    opened.show_page("start")
    opened.show()
    opened.activateWindow()
    QApplication.processEvents()
    return opened


def help_over(parent: QWidget) -> HelpWindow:
    windows = [each for each in parent.findChildren(HelpWindow) if each.isVisible()]
    assert len(windows) == 1
    return windows[0]


def every_form() -> list[type[Form]]:
    for module in pkgutil.iter_modules(app.ui.forms.__path__):
        importlib.import_module(f"app.ui.forms.{module.name}")
    every: list[type[Form]] = []
    for kind in Form.__subclasses__():
        every += kind.__subclasses__() if kind in (WhatIfForm, WorkForm) else [kind, *kind.__subclasses__()]
    return every


def test_every_place_and_every_form_has_a_page(found: Help) -> None:
    assert {place.id for place in (*PLACES, *LOW_PLACES)} <= set(found.pages)
    forms = {kind.__name__: topic_of(kind.__new__(kind)) for kind in every_form()}
    assert len(forms) >= 10
    assert {name for name, topic in forms.items() if topic not in found.pages} == set()


def test_every_shortcut_of_the_window_stands_on_the_page_of_keys(window: Window, found: Help) -> None:
    for place in (*PLACES, *LOW_PLACES):
        window.go(place.id)
    form = QuestionForm(window._session, window)
    form.open()
    help_ = HelpWindow(found, window)
    sequences = {each.key().toString() for root in (window, form, help_) for each in root.findChildren(QShortcut)}
    sequences |= {key.toString() for each in window.findChildren(QAction) for key in each.shortcuts()}
    written = {QKeySequence(each.keys).toString() for each in found.pages["keys"].keys}
    assert {"F1", "F9", "Ctrl+S", "Ctrl+1"} <= sequences
    assert sequences - written - {""} == set()
    form.done(0)
    help_.close()


def _is_shown(holder: QObject | None) -> bool:
    return isinstance(holder, QWidget) and holder.isVisible()


@pytest.mark.parametrize("place", EVERY_PLACE)
def test_no_key_has_two_meanings_in_any_place(window: Window, place: str) -> None:
    """Qt calls a key with two meanings ambiguous, and then does neither."""
    window.go(place)
    shown = [each for each in window.findChildren(QShortcut) if _is_shown(each.parent())]
    top = [each.key().toString() for each in shown]
    top += [key.toString() for each in window.findChildren(QAction) for key in each.shortcuts()]
    top = [key for key in top if key]
    assert sorted(top) == sorted(set(top))


@pytest.mark.parametrize("place", [place.id for place in (*PLACES, *LOW_PLACES)])
def test_f1_opens_the_page_about_the_place_that_is_shown(window: Window, found: Help, place: str) -> None:
    window.go(place)
    QTest.keyClick(window, Qt.Key.Key_F1)
    opened = help_over(window)
    assert opened.windowTitle() == f"Help: {found.pages[place].title}"
    opened.close()


def test_the_sidebar_has_help_with_its_key_and_stays_where_it_was(window: Window) -> None:
    window.go("cannabis")
    assert window._help.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Help, F1"
    window._help.setFocus()
    QTest.keyClick(window._help, Qt.Key.Key_Return)
    assert help_over(window).windowTitle() == "Help: Cannabis"
    assert window.page().title == "Cannabis"
    help_over(window).close()


def test_walking_past_the_sidebar_by_tab_goes_nowhere(window: Window) -> None:
    window.go("cannabis")
    for each in (window._low_places, window._help, window._places):
        each.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        assert window.page().title == "Cannabis"
    window._low_places.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(window._low_places, Qt.Key.Key_Return)
    assert window.page().title == "Urgent help"


def test_f1_in_a_form_opens_the_form_s_page_at_the_field(window: Window) -> None:
    form = QuestionForm(window._session, window)
    form.open()
    form.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(form, Qt.Key.Key_F1)
    opened = help_over(form)
    assert opened.windowTitle() == "Help: A question for the visit"
    opened.close()
    form.done(0)


def test_f9_shows_urgent_help_over_a_form_and_keeps_what_was_typed(window: Window) -> None:
    form = QuestionForm(window._session, window)
    form.open()
    form.activateWindow()
    QApplication.processEvents()
    field = form.findChildren(QPlainTextEdit)[0]
    QTest.keyClicks(field, "Together?")
    QTest.keyClick(form, Qt.Key.Key_F9)
    (over,) = form.findChildren(UrgentWindow)
    assert over.isVisible()
    QTest.keyClick(over, Qt.Key.Key_Escape)
    assert form.isVisible()
    assert field.toPlainText() == "Together?"
    form._touched = False
    form.done(0)


def test_nothing_is_loaded_from_anywhere(theme: Theme, qtbot: QtBot, found: Help) -> None:
    text = HelpText()
    qtbot.addWidget(text)
    text.show_page(found, found.pages["marks"])
    image = QTextDocument.ResourceType.ImageResource.value
    for name in (
        "https://example.org/a.png",
        "file:///etc/hostname",
        "qrc:/a",
        "mark:nobody",
        "a.png",
        "data:text/plain,a",
    ):
        for kind in QTextDocument.ResourceType:
            assert text.loadResource(kind.value, QUrl(name)) is None
    assert isinstance(text.loadResource(image, QUrl("mark:ask-first")), QImage)
    assert not text.openLinks()
    assert not text.openExternalLinks()
    assert theme


def test_every_sign_of_a_page_can_be_drawn_and_differs_from_the_others(theme: Theme, qtbot: QtBot, found: Help) -> None:
    named = {word.mark for page in found.pages.values() for word in page.words if word.mark}
    assert named <= MARKS
    text = HelpText()
    qtbot.addWidget(text)
    pictures = [
        text.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(f"mark:{each}")) for each in MARKS
    ]
    drawn = [each for each in pictures if isinstance(each, QImage)]
    assert len({bytes(each.constBits()) for each in drawn}) == len(MARKS)
    assert theme


def test_every_word_of_every_page_is_on_it_and_spoken(reading: HelpWindow, found: Help) -> None:
    for page in found.pages.values():
        reading.show_page(page.id)
        shown = " ".join(reading.text.toPlainText().replace("\u00a0", " ").split())
        for text in page.texts():
            for piece in text.split("`"):
                assert " ".join(plain(piece).split()) in shown
        for each in page.sources:
            assert each.says in shown
        spoken = QAccessible.queryAccessibleInterface(reading.text)
        assert spoken is not None
        assert spoken.text(QAccessible.Text.Name) == f"Help: {page.title}"


def test_what_a_page_says_is_never_markup(found: Help) -> None:
    page = found.pages["start"]
    hostile = type(page)("x", "<b>x</b>", ("<img src='https://example.org/x.png'> & more",))
    made = as_html(found, hostile)
    assert "<img" not in made
    assert "&lt;b&gt;x&lt;/b&gt;" in made


def test_searching_and_walking_need_no_mouse(reading: HelpWindow) -> None:
    QTest.keyClick(reading, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert reading.search.hasFocus()
    QTest.keyClicks(reading.search, "spectrum sellers")
    QTest.keyClick(reading.search, Qt.Key.Key_Return)
    assert reading.windowTitle() == "Help: Words"
    QTest.keyClick(reading, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert reading.windowTitle() == "Help: What Doseleaf is"
    QTest.keyClick(reading, Qt.Key.Key_Escape)
    assert reading.isVisible(), "the first Esc empties the search"
    assert reading.search.text() == ""
    QTest.keyClick(reading, Qt.Key.Key_F6)
    assert reading.list.hasFocus()
    QTest.keyClick(reading.list, Qt.Key.Key_Down)
    QTest.keyClick(reading.list, Qt.Key.Key_Space)
    assert reading.windowTitle() == "Help: Signs and bars"
    QTest.keyClick(reading, Qt.Key.Key_Escape)
    assert not reading.isVisible()


def test_what_is_not_found_is_said(reading: HelpWindow) -> None:
    QTest.keyClicks(reading.search, "qqqq")
    assert [reading.list.item(row).text() for row in range(reading.list.count())] == [
        "No page of the help holds these words."
    ]


def test_a_link_to_a_word_opens_the_glossary_at_it(reading: HelpWindow) -> None:
    reading.resize(700, 400)
    reading.show_page("start")
    reading.text.wanted.emit("warning-signs")
    QApplication.processEvents()
    assert reading.windowTitle() == "Help: Words"
    assert reading.text.verticalScrollBar().value() > 0


def test_help_that_cannot_be_read_says_so(qtbot: QtBot, theme: Theme) -> None:
    opened = HelpWindow(Help(), None)
    opened.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(opened)
    opened.show_page("today")
    assert any("could not be read" in each.accessibleName() for each in opened.findChildren(QWidget))
    assert theme


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize(("width", "size"), [(340, 1.0), (880, 1.0), (760, 2.0)])
def test_no_page_runs_out_at_the_side(
    reading: HelpWindow, theme: Theme, found: Help, width: int, size: float, scheme: Scheme
) -> None:
    theme.choose(scheme, size)
    reading.resize(width, 700)
    for page in found.pages:
        reading.show_page(page)
        QApplication.processEvents()
        assert reading.text.horizontalScrollBar().maximum() == 0, page


def test_a_dialog_is_known_by_its_name() -> None:
    class SomeNewForm(QDialog):
        pass

    assert topic_of(SomeNewForm.__new__(SomeNewForm)) == "some-new-form"


def test_a_word_is_explained_where_it_stands(window: Window) -> None:
    window.go("interactions", "cannabis-gabapentinoid")
    button = next(each for each in window.page().findChildren(Explain) if each.isVisibleTo(window))
    assert button.accessibleName() == "What is this: how serious and how sure?"
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert help_over(window).windowTitle() == "Help: Signs and bars"
    help_over(window).close()


def test_everything_that_offers_an_explanation_has_one(found: Help) -> None:
    sources = "\n".join(path.read_text(encoding="utf-8") for path in (RESOURCES.parent / "app" / "ui").rglob("*.py"))
    topics = set(re.findall(r'Explain\("([a-z-]+)"', sources))
    assert {"marks", "not-checked"} <= topics
    assert topics <= {*found.pages, *found.terms()}
