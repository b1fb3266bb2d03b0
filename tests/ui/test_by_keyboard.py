"""Every place and every form by keyboard alone: Tab reaches all of it and comes round, and each stop has a name."""

import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

import app.ui.forms
from app.ui.forms.form import Form
from app.ui.forms.work_form import WorkForm
from app.ui.theme import Scheme, Theme
from app.ui.widgets.text import Text
from app.ui.window import Window
from tests.ui.every_window import EVERY_PLACE, FORMS, sample_window
from tests.ui.filling import activate

_MOST_STOPS = 400
_SLOW = ("trends", "summary")
"""Places that the worker fills a moment after they are shown."""
_LONG = ("urgent", "medicines", "a medicine", "a product", "a pack", "a use", "a side effect", "a check-in")
"""Places and forms with long words, long addresses or many fields beside each other."""
_NOT_OF_A_STOP = (QAccessible.Role.NoRole, QAccessible.Role.Window)


@pytest.fixture(scope="module")
def window(one_theme: Theme, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    with sample_window(one_theme, tmp_path_factory.mktemp("window")) as opened:
        yield opened


@pytest.fixture(params=[*EVERY_PLACE, *FORMS])
def shown(request: pytest.FixtureRequest, window: Window, qtbot: QtBot) -> Iterator[QWidget]:
    name = str(request.param)
    if name in EVERY_PLACE:
        window.go(name)
        activate(window)
        settle(qtbot, window, 1500 if name in _SLOW else 50)
        yield window
        return
    window.go("today")
    form = FORMS[name](window._session, window)
    form.open()
    activate(form)
    yield form
    form.done(0)


def settle(qtbot: QtBot, shown: QWidget, quiet: int) -> None:
    """Wait until nothing to stop at came or went for so many milliseconds."""
    before: set[QWidget] = set()
    for _ in range(10):
        now = set(stops(shown))
        if now == before:
            return
        before = now
        qtbot.wait(quiet)


def name_of(widget: QWidget) -> str:
    if isinstance(widget, QComboBox):  # Qt speaks its choice as its name, and its label beside that
        return widget.accessibleName()
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).replace("\u00a0", " ").strip() if interface else ""


def role_of(widget: QWidget) -> QAccessible.Role:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.role() if interface else QAccessible.Role.NoRole


def stops(shown: QWidget) -> list[QWidget]:
    """Everything that Tab should reach."""
    every = [each for each in shown.findChildren(QWidget) if each.window() is shown and each.isVisibleTo(shown)]
    tab = Qt.FocusPolicy.TabFocus
    return [each for each in every if each.isEnabled() and each.focusPolicy() & tab and each.focusProxy() is None]


def walk(shown: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """The stops in the order of Tab, until it comes round to the first."""
    first = stops(shown)[0]
    first.setFocus()
    at, found = QApplication.focusWidget(), list[QWidget]()
    while at is not None and len(found) < _MOST_STOPS:
        found.append(at)
        QTest.keyClick(at, key)
        at = QApplication.focusWidget()
        if at is found[0]:
            return found
    raise AssertionError(f"does not come round: … {[type(each).__name__ + ' ' + name_of(each) for each in found[-6:]]}")


def one_stop_of_a_group(button: QWidget, reached: set[QWidget]) -> bool:
    """The arrow keys go on inside a group of which one is chosen at a time: it is one stop."""
    group = button.group() if isinstance(button, QAbstractButton) else None
    return group is not None and group.exclusive() and any(each in reached for each in group.buttons())


def test_tab_reaches_everything_and_comes_round(shown: QWidget) -> None:
    reached = set(walk(shown))
    left_out = [each for each in stops(shown) if each not in reached and not one_stop_of_a_group(each, reached)]
    assert [f"{type(each).__name__} {name_of(each)}" for each in left_out] == []


def test_every_stop_has_a_name_and_a_role_and_no_two_are_called_the_same(shown: QWidget) -> None:
    found = walk(shown)
    assert [type(each).__name__ for each in found if not name_of(each)] == []
    assert [name_of(each) for each in found if role_of(each) in _NOT_OF_A_STOP] == []
    named = Counter(name_of(each) for each in dict.fromkeys(found))  # a text with links is stopped at more than once
    assert [name for name, times in named.items() if times > 1] == []


def test_the_title_and_the_words_are_in_the_tree(shown: QWidget) -> None:
    """A voice that reads the whole tree meets every label on show, with its words."""
    title = shown.windowTitle() if isinstance(shown, QDialog) else shown.page().title  # type: ignore[attr-defined]
    texts = [each for each in shown.findChildren(Text) if each.isVisibleTo(shown) and each.text()]
    assert title
    assert title in [each.text() for each in texts if isinstance(each, QLabel)] or isinstance(shown, QDialog)
    assert [each.text() for each in texts if not name_of(each)] == []


@pytest.mark.parametrize("shown", _LONG, indirect=True)
def test_nothing_is_wider_than_the_narrowest_window_at_the_largest_text(
    shown: QWidget, one_theme: Theme, qtbot: QtBot
) -> None:
    before = shown.size()
    one_theme.choose(Scheme.LIGHT, 2.0)
    shown.resize(one_theme.u(360), one_theme.u(600))
    qtbot.wait(30)
    areas = [each for each in shown.findChildren(QScrollArea) if each.isVisibleTo(shown)]
    inside = [(each.widget(), each.viewport().width()) for each in areas]
    needed = [each.minimumSizeHint().width() - room for each, room in inside if each is not None]
    one_theme.choose(Scheme.LIGHT, 1.0)
    shown.resize(before)
    assert needed
    assert max(needed) <= 0


def test_every_form_is_walked() -> None:
    """Those that need more than an open diary are walked where they are tested: a file to read, a vault to change."""
    for module in pkgutil.iter_modules(app.ui.forms.__path__):
        importlib.import_module(f"app.ui.forms.{module.name}")
    kinds = [kind for kind in Form.__subclasses__() if not kind.__subclasses__()]
    kinds += [kind for parent in Form.__subclasses__() if parent is not WorkForm for kind in parent.__subclasses__()]
    made = {opening.__name__ for opening in FORMS.values()}
    lambdas = [opening.__code__ for opening in FORMS.values() if hasattr(opening, "__code__")]
    made |= {name for each in lambdas for name in each.co_names}
    assert {kind.__name__ for kind in kinds} - made == set()


def test_shift_tab_leads_back(window: Window) -> None:
    window.go("today")
    activate(window)
    assert walk(window, Qt.Key.Key_Backtab)[1:] == walk(window)[:0:-1]


def test_a_trap_would_be_noticed(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    window.go("today")
    activate(window)
    monkeypatch.setattr(QTest, "keyClick", lambda *_: None)
    with pytest.raises(IndexError):
        del walk(window)[1]
