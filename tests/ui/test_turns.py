"""Work taken in turns: nothing is lost of it, nobody waits for it, and what it makes is what is made at once."""

import math
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta, timezone

import pytest
import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.services import diary
from app.services.reported_events import correct_event
from app.ui import turns as module
from app.ui.pages.page import Page
from app.ui.theme import Theme
from app.ui.turns import Job, Turns
from app.ui.widgets.tab_order import stops_in
from app.ui.widgets.text import Text
from app.ui.window import Window
from tests.ui.conftest import bury
from tests.ui.every_window import EVERY_PLACE, sample_window
from tests.ui.filling import activate
from tests.ui.test_by_keyboard import name_of, stops, walk

ONE_STEP = 0.0


@pytest.fixture
def turns(everything_at_once: Turns) -> Turns:
    everything_at_once.patience_ms = ONE_STEP
    return everything_at_once


def counting(seen: list[str], name: str, steps: int) -> Job:
    for number in range(steps):
        seen.append(f"{name}{number}")
        yield


def test_a_job_with_patience_is_done_before_its_beginner_goes_on(turns: Turns) -> None:
    turns.patience_ms = math.inf
    owner, seen = QObject(), list[str]()
    turns.begin(owner, counting(seen, "a", 5))
    assert len(seen) == 5
    assert not turns.waits(owner)


def test_without_patience_each_turn_takes_one_step_and_the_loop_comes_in_between(turns: Turns, qtbot: QtBot) -> None:
    owner, seen = QObject(), list[str]()
    between = QTimer()
    between.setInterval(0)
    between.timeout.connect(lambda: seen.append("someone else"))
    between.start()
    turns.begin(owner, counting(seen, "a", 3))
    assert seen == []
    assert turns.waits(owner)
    qtbot.waitUntil(lambda: not turns.waits(owner))
    assert [each for each in seen if each != "someone else"] == ["a0", "a1", "a2"]
    assert "someone else" in seen[seen.index("a0") : seen.index("a2")]


def test_jobs_are_done_one_after_the_other_in_the_order_in_which_they_began(turns: Turns, qtbot: QtBot) -> None:
    one, other, seen = QObject(), QObject(), list[str]()
    turns.begin(one, counting(seen, "a", 3))
    turns.begin(other, counting(seen, "b", 3))
    qtbot.waitUntil(turns.quiet.is_set)
    assert seen == ["a0", "a1", "a2", "b0", "b1", "b2"]


def test_a_new_job_of_the_same_owner_takes_the_place_of_the_old_one(turns: Turns, qtbot: QtBot) -> None:
    owner, seen = QObject(), list[str]()
    turns.begin(owner, counting(seen, "old", 50))
    turns.begin(owner, counting(seen, "new", 2))
    qtbot.waitUntil(turns.quiet.is_set)
    assert seen == ["new0", "new1"]


def test_a_step_may_begin_another_job_of_its_own_owner(turns: Turns, qtbot: QtBot) -> None:
    owner, seen = QObject(), list[str]()

    def beginning() -> Job:
        turns.begin(owner, counting(seen, "second", 2))
        yield
        seen.append("first went on")

    turns.begin(owner, beginning())
    qtbot.waitUntil(turns.quiet.is_set)
    assert seen == ["second0", "second1"]


def test_a_job_whose_owner_is_gone_is_over(turns: Turns, qtbot: QtBot) -> None:
    gone, alive, seen = QObject(), QObject(), list[str]()
    turns.begin(gone, counting(seen, "gone", 2))
    turns.begin(alive, counting(seen, "alive", 2))
    shiboken6.delete(gone)
    qtbot.waitUntil(turns.quiet.is_set)
    assert seen == ["alive0", "alive1"]


def test_a_job_that_fails_is_over_and_the_others_go_on(turns: Turns, qtbot: QtBot) -> None:
    failing, other, seen = QObject(), QObject(), list[str]()

    def fail() -> Job:
        yield
        raise ValueError("no")

    with qtbot.captureExceptions() as raised:
        turns.begin(failing, fail())
        turns.begin(other, counting(seen, "a", 3))
        qtbot.waitUntil(turns.quiet.is_set)
    assert [kind for kind, _, _ in raised] == [ValueError]
    assert seen == ["a0", "a1", "a2"]


def test_what_is_begun_after_a_rest_waits_for_the_next_turn(turns: Turns, qtbot: QtBot) -> None:
    turns.patience_ms = 1000.0
    owner, seen = QObject(), list[str]()
    turns.rest()
    turns.begin(owner, counting(seen, "a", 2))
    assert seen == []
    qtbot.waitUntil(turns.quiet.is_set)
    assert seen == ["a0", "a1"]


def test_finishing_does_the_rest_at_once_and_forgetting_none_of_it(turns: Turns, qtbot: QtBot) -> None:
    one, other, seen = QObject(), QObject(), list[str]()
    turns.begin(one, counting(seen, "a", 3))
    turns.begin(other, counting(seen, "b", 3))
    turns.finish(one)
    assert seen == ["a0", "a1", "a2"]
    turns.forget()
    qtbot.waitUntil(turns.quiet.is_set)
    assert seen == ["a0", "a1", "a2"]


def test_finishing_all_leaves_out_whose_owner_is_gone(turns: Turns) -> None:
    gone, alive, seen = QObject(), QObject(), list[str]()
    turns.begin(gone, counting(seen, "gone", 2))
    turns.begin(alive, counting(seen, "alive", 2))
    shiboken6.delete(gone)
    turns.finish_all()
    assert seen == ["alive0", "alive1"]


def test_it_is_quiet_only_when_nothing_is_under_way(turns: Turns, qtbot: QtBot) -> None:
    assert turns.quiet.is_set()
    owner = QObject()
    turns.begin(owner, counting([], "a", 2))
    assert not turns.quiet.is_set()
    qtbot.waitUntil(turns.quiet.is_set)


@pytest.fixture(scope="module")
def window(one_theme: Theme, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    with sample_window(one_theme, tmp_path_factory.mktemp("turns")) as opened:
        yield opened


def described(page: QWidget) -> list[str]:
    """The words of a page in the order in which a voice meets them, then its stops in the order of Tab."""
    found: list[str] = []

    def read(widget: QWidget) -> None:
        for each in widget.children():
            if isinstance(each, QWidget) and each.isVisibleTo(page):
                interface = QAccessible.queryAccessibleInterface(each)
                if isinstance(each, QLabel) or each.accessibleName():
                    name = interface.text(QAccessible.Text.Name)
                    found.append(f"{type(each).__name__} {each.width()} x {each.height()}: {name}")
                read(each)

    read(page)
    return [*found, *(f"stop: {name_of(each)}" for each in walk(page.window()) if page.isAncestorOf(each))]


@pytest.mark.parametrize("place", [each for each in EVERY_PLACE if each not in ("trends", "summary", "diary")])
def test_a_page_made_in_turns_is_the_page_made_at_once(window: Window, turns: Turns, qtbot: QtBot, place: str) -> None:
    """The other three are filled by the worker, or as far as one scrolls; what they do so has tests of its own."""
    pages = []
    for patience in (math.inf, ONE_STEP):
        elsewhere = "settings" if place != "settings" else "urgent"
        turns.patience_ms = math.inf
        window.go(elsewhere)
        window.make_anew()
        turns.patience_ms = patience
        window.go(place)
        qtbot.waitUntil(turns.quiet.is_set)
        activate(window)
        qtbot.wait(50)
        pages.append(described(window.page()))
    assert len(pages[0]) > 5
    assert pages[1] == pages[0]


def squeezed(page: QWidget) -> list[str]:
    """The words on show of which half a line or more has no room."""
    found = []
    for each in page.findChildren(Text):
        around = each.parentWidget()
        if each.isVisibleTo(page) and each.text() and around is not None:
            needed = each.heightForWidth(each.width()) if each.wordWrap() else each.height()
            room = min(each.height(), around.height() - each.y())
            if needed - room >= each.fontMetrics().height() / 2:
                found.append(each.text())
    return found


def squeezed_meanwhile(window: Window, turns: Turns, place: str) -> list[str]:
    """All words that were squeezed after any turn in which a place was made."""
    turns.patience_ms = math.inf
    window.go("trends")
    window.make_anew()
    QApplication.processEvents()
    turns.patience_ms = ONE_STEP
    window.go(place)
    QApplication.processEvents()
    found = []
    while not turns.quiet.is_set():
        QApplication.processEvents()
        found += squeezed(window.page())
    return found


@pytest.mark.parametrize("width", [420, 1240])
@pytest.mark.parametrize("place", ["medicines", "cannabis", "interactions", "settings"])
def test_nothing_is_squeezed_while_a_page_is_made(window: Window, turns: Turns, place: str, width: int) -> None:
    window.resize(width, 800)
    assert squeezed_meanwhile(window, turns, place) == []


def test_without_a_layout_after_each_turn_it_would_be(
    window: Window, turns: Turns, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: what the test above looks for is there when a turn ends without its layout."""
    monkeypatch.setattr(module, "_LAYOUTS", 0)
    window.resize(1240, 800)
    assert squeezed_meanwhile(window, turns, "cannabis") != []


def tabbed(page: QWidget) -> list[str]:
    """What Tab stops at on a page, in Qt's order."""
    found, each = list[QWidget](), page.window().nextInFocusChain()
    while each is not None and each is not page.window():
        found.append(each)
        each = each.nextInFocusChain()
    return [name_of(each) for each in found if each in set(stops(page.window())) and page.isAncestorOf(each)]


@pytest.mark.parametrize("place", ["today", "medicines", "cannabis", "interactions", "settings", "urgent"])
def test_after_changes_tab_still_goes_in_the_order_in_which_things_stand(
    window: Window, turns: Turns, qtbot: QtBot, place: str
) -> None:
    turns.patience_ms = ONE_STEP
    window.go(place)
    session = window._session
    use = session.view().uses[-1]
    event = session.view().events[0]
    assert session.act(lambda store, tools: diary.repeat_use(store, tools, use, tools.clock()))
    qtbot.waitUntil(turns.quiet.is_set)
    assert session.act(lambda store, tools: correct_event(store, tools, replace(event, note="asked again")))
    qtbot.waitUntil(turns.quiet.is_set)
    standing = [each for each in stops_in(window.page()) if each in set(stops(window))]
    assert tabbed(window.page()) == [name_of(each) for each in standing]
    assert session.undo()
    assert session.undo()


def test_pages_forgotten_twice_in_a_row_are_all_gone(window: Window, turns: Turns, qtbot: QtBot) -> None:
    turns.patience_ms = math.inf
    for place in ("medicines", "cannabis", "settings"):
        window.go(place)
    turns.patience_ms = ONE_STEP
    window.make_anew()
    window.make_anew()
    qtbot.waitUntil(turns.quiet.is_set)
    bury()
    assert [type(each) for each in window.findChildren(Page)] == [type(window.page())]


def test_a_clock_time_corrected_to_the_same_moment_elsewhere_is_shown(window: Window, turns: Turns) -> None:
    """Two moments at different offsets are equal, and their clock times are not."""
    turns.patience_ms = math.inf
    window.go("cannabis")
    session = window._session
    use = max((each for each in session.view().uses if each.timed), key=lambda each: each.at)
    there = replace(use, at=use.at.astimezone(timezone(timedelta(hours=3))))
    assert there == use
    assert session.act(lambda store, tools: diary.correct_use(store, tools, there))
    shown = [each.text() for each in window.page().findChildren(QLabel) if each.isVisibleTo(window.page())]
    assert f"{there.at:%H:%M}" in shown
    assert session.undo()


def test_a_long_read_lets_every_other_job_go_first(turns: Turns, qtbot: QtBot) -> None:
    reading, other, seen = QObject(), QObject(), list[str]()
    turns.begin(reading, counting(seen, "read", 5), last=True)
    turns._turn()
    turns.begin(other, counting(seen, "page", 3))
    qtbot.waitUntil(turns.quiet.is_set)
    assert seen == ["read0", "page0", "page1", "page2", "read1", "read2", "read3", "read4"]
