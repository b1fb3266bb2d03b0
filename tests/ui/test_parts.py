"""Parts: whatever was shown before and however far it had come, what is asked for last is what is there, in order."""

from collections.abc import Iterator
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui.theme import Theme
from app.ui.turns import Turns
from app.ui.widgets.boxes import Column, Row, boxed
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Scroll
from app.ui.widgets.parts import Part, Parts
from app.ui.widgets.text import Text
from tests.ui.conftest import bury
from tests.ui.filling import activate

LISTS = st.lists(st.lists(st.sampled_from("abcdef"), max_size=7), min_size=1, max_size=4)


@pytest.fixture
def turns(everything_at_once: Turns) -> Turns:
    everything_at_once.patience_ms = 0.0
    return everything_at_once


@pytest.fixture
def parts(qtbot: QtBot, theme: Theme) -> Iterator[Parts]:
    """Between a button above and one below, in a window."""
    assert theme
    made = Parts()
    window = boxed(Column(Button("above"), made, Button("below")))
    qtbot.addWidget(window)
    window.show()
    yield made
    bury()


def line(text: str) -> QWidget:
    return boxed(Row(Text(text), Button(f"{text} one"), Button(f"{text} two")))


def part(text: str) -> Part:
    return Part(text, partial(line, text), text)


def shown(parts: Parts) -> list[str]:
    return [each.findChildren(Text)[0].text() for each in parts.widgets()]


def steps(turns: Turns, count: int) -> None:
    for _ in range(count):
        turns._turn()


def by_tab(parts: Parts) -> list[str]:
    """The names of the buttons in the order of Tab, from the one above."""
    window = parts.window()
    found, each = list[str](), window.nextInFocusChain()
    while each is not None and each is not window:
        if isinstance(each, QPushButton) and each.isVisibleTo(window):
            found.append(each.text())
        each = each.nextInFocusChain()
    begin = found.index("above")
    return found[begin:] + found[:begin]


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LISTS, st.lists(st.integers(0, 8), min_size=4, max_size=4), st.booleans())
def test_the_last_list_is_what_is_there_however_far_the_others_came(
    parts: Parts, turns: Turns, lists: list[list[str]], come: list[int], in_turns: bool
) -> None:
    turns.patience_ms = 0.0 if in_turns else float("inf")
    for wanted, far in zip(lists, come, strict=False):
        parts.show_parts(map(part, wanted))
        steps(turns, far)
    parts.finish()
    assert shown(parts) == lists[-1]
    assert parts.is_filled()
    laid = [item.widget() for place in range(parts._column.count()) if (item := parts._column.itemAt(place))]
    assert laid == list(parts.widgets())
    seen = [each for each in parts.children() if isinstance(each, QWidget) and not each.isHidden()]
    assert seen == laid
    assert by_tab(parts) == ["above", *(f"{each} {which}" for each in lists[-1] for which in ("one", "two")), "below"]
    bury()


def test_what_says_the_same_stays_and_nothing_else_does(parts: Parts) -> None:
    parts.show_parts(map(part, "abc"))
    before = dict(zip("abc", parts.widgets(), strict=True))
    parts.show_parts(map(part, "axc"))
    after = dict(zip("axc", parts.widgets(), strict=True))
    assert (after["a"], after["c"]) == (before["a"], before["c"])
    assert after["x"] not in before.values()
    assert before["b"].isHidden()


def test_each_turn_makes_one_part_and_the_rest_waits(parts: Parts, turns: Turns) -> None:
    parts.show_parts(map(part, "abc"))
    assert shown(parts) == []
    steps(turns, 2)
    assert shown(parts) == ["a", "b"]
    assert not parts.is_filled()


def test_filled_is_sent_when_all_are_there_and_not_before(parts: Parts, turns: Turns, qtbot: QtBot) -> None:
    told = list[list[str]]()
    parts.filled.connect(lambda: told.append(shown(parts)))
    parts.show_parts(map(part, "abc"))
    steps(turns, 3)
    assert told == []
    qtbot.waitUntil(parts.is_filled)
    assert told == [["a", "b", "c"]]


def test_nothing_stands_empty_while_one_list_takes_the_place_of_another(parts: Parts, turns: Turns) -> None:
    turns.patience_ms = float("inf")
    parts.show_parts(map(part, "abc"))
    turns.patience_ms = 0.0
    parts.show_parts(map(part, "xyz"))
    counts = list[int]()
    for _ in range(4):
        steps(turns, 1)
        counts.append(len(parts.widgets()))
    assert counts == [3, 3, 3, 3]
    assert shown(parts) == ["x", "y", "z"]


def focused(parts: Parts, text: str) -> None:
    activate(parts.window())
    next(each for each in parts.window().findChildren(QPushButton) if each.text() == text).setFocus()


def focus() -> str:
    found = QApplication.focusWidget()
    return found.text() if isinstance(found, QPushButton) else ""


def changed(key: str, says: str) -> Part:
    return Part((key, says), partial(line, says), key)


def test_the_focus_stays_on_a_part_that_stays(parts: Parts) -> None:
    parts.show_parts(map(part, "abc"))
    focused(parts, "b two")
    parts.show_parts(map(part, "xbz"))
    assert focus() == "b two"


def test_the_focus_goes_to_the_same_thing_when_its_part_is_made_anew(parts: Parts, turns: Turns) -> None:
    parts.show_parts([part("a"), changed("k", "b"), part("c")])
    parts.finish()
    focused(parts, "b one")
    parts.show_parts([part("a"), changed("k", "d"), part("c")])
    steps(turns, 3)
    assert focus() == "d one"


def test_a_focus_that_went_elsewhere_meanwhile_stays_there(parts: Parts, turns: Turns) -> None:
    turns.patience_ms = float("inf")
    parts.show_parts([changed("k", "b"), part("c")])
    focused(parts, "b one")
    turns.patience_ms = 0.0
    parts.show_parts([part("new"), part("newer"), changed("k", "d")])
    steps(turns, 1)
    assert focus() != "b one"
    focused(parts, "above")
    steps(turns, 5)
    assert focus() == "above"


def test_what_is_found_by_its_key_is_what_is_there_now(parts: Parts) -> None:
    parts.show_parts([changed("k", "b"), Part("quiet", partial(line, "q"))])
    assert list(parts.keyed(QWidget)) == ["k"]
    before = parts.keyed(QWidget)["k"]
    parts.show_parts([changed("k", "d")])
    assert parts.keyed(QWidget)["k"] is not before
    assert parts.keyed(QPushButton) == {}


def test_words_that_become_more_are_given_the_room_they_need(parts: Parts, turns: Turns, qtbot: QtBot) -> None:
    """The heights that are kept go with the first change, of a part or of what stands in it."""
    turns.patience_ms = float("inf")
    scroll = Scroll(boxed(Column(parts, None)))
    qtbot.addWidget(scroll)
    scroll.resize(400, 300)
    scroll.show()
    parts.show_parts([part("a")])
    qtbot.waitUntil(lambda: parts.height() == parts.heightForWidth(parts.width()))
    before = parts.height()
    words = parts.widgets()[0].findChildren(Text)[0]
    words.setText("many words " * 60)
    qtbot.waitUntil(lambda: parts.height() >= words.height() >= words.heightForWidth(words.width()) > before)
    parts.show_parts([part("a"), part("b")])
    parts.show_parts([part("b")])
    qtbot.waitUntil(lambda: parts.height() == before)


def test_the_focus_comes_back_although_what_stood_in_for_it_went_too(parts: Parts, turns: Turns) -> None:
    turns.patience_ms = float("inf")
    parts.show_parts([changed(key, key) for key in "abc"])
    focused(parts, "a one")
    turns.patience_ms = 0.0
    parts.show_parts([part("x"), part("y"), *(changed(key, f"new {key}") for key in "abc")])
    steps(turns, 8)
    assert focus() == "new a one"


def test_the_focus_comes_back_when_a_form_closes_over_parts_that_were_made_anew(parts: Parts, turns: Turns) -> None:
    turns.patience_ms = float("inf")
    parts.show_parts([changed("k", "b"), part("c")])
    focused(parts, "b one")
    form = QDialog(parts.window())
    form.open()
    activate(form)
    parts.show_parts([changed("k", "d"), part("c")])
    form.accept()
    activate(parts.window())
    assert focus() == "d one"
