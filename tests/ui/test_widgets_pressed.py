"""Buttons, rows, choices and notices: all of it by keyboard, all of it with a name."""

from functools import partial

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.theme import Theme
from app.ui.widgets import coverage_strip, notice
from app.ui.widgets.boxes import Column, boxed
from app.ui.widgets.buttons import BigAction, Button, IconButton, Role, Tick
from app.ui.widgets.choice import Choice
from app.ui.widgets.coverage_strip import Coverage, CoverageStrip
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.finding_row import FindingRow, FindingText
from app.ui.widgets.mark import Mark
from app.ui.widgets.notice import Kind, Notice, UndoNotice
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import Text

pytestmark = pytest.mark.usefixtures("theme")
FINDING = FindingText(
    seriousness=3,
    word="Raise soon",
    title="Six things that can each make you drowsy",
    things="pregabalin, tramadol and THC",
    bars=4,
    certainty="Observed in patients",
    spoken="Raise soon: Six things that can each make you drowsy. How sure: observed in patients.",
    discussed="Talked about on 2 November",
)


def kept_alive(_kept: QWidget, _closing: QWidget) -> None:
    """Holds a window until its test ends."""


def shown(qtbot: QtBot, widget: QWidget, width: int = 500, height: int = 400) -> None:
    qtbot.addWidget(widget, before_close_func=partial(kept_alive, widget))  # qtbot alone would let it go
    widget.resize(width, height)
    widget.show()
    qtbot.waitExposed(widget)
    for _ in range(6):
        qtbot.wait(1)


def spoken(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.text(QAccessible.Text.Name)


def role(widget: QWidget) -> QAccessible.Role:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.role()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_finding_row_is_one_button_with_one_name(qtbot: QtBot, key: Qt.Key) -> None:
    row = FindingRow(FINDING)
    shown(qtbot, row)
    assert spoken(row) == FINDING.spoken
    assert role(row) is QAccessible.Role.Button
    row.setFocus()
    with qtbot.waitSignal(row.activated, timeout=500):
        QTest.keyClick(row, key)


def test_a_press_on_the_words_of_a_row_is_a_press_on_the_row(qtbot: QtBot) -> None:
    row = FindingRow(FINDING)
    shown(qtbot, row)
    title = next(text for text in row.findChildren(Text) if text.text() == FINDING.title)
    target = QApplication.widgetAt(title.mapToGlobal(title.rect().center())) or row
    assert target is row
    with qtbot.waitSignal(row.activated, timeout=500):
        QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=title.mapTo(row, title.rect().center()))


def test_a_row_under_its_heading_drops_the_word_but_its_spoken_name_keeps_it(qtbot: QtBot) -> None:
    row = FindingRow(FINDING, show_word=False)
    shown(qtbot, row)
    assert "Raise soon" not in [text.text() for text in row.findChildren(Text)]
    assert spoken(row).startswith("Raise soon: ")


def test_a_thing_that_was_not_checked_says_so_even_under_its_heading(qtbot: QtBot) -> None:
    text = FindingText(0, "Not checked", "Palmitoylethanolamide", "", 0, "", "Not checked: Palmitoylethanolamide")
    row = FindingRow(text, show_word=False)
    shown(qtbot, row)
    assert "Not checked" in [each.text() for each in row.findChildren(Text)]
    assert len(row.findChildren(Mark)) == 1


def test_arrows_walk_through_rows(qtbot: QtBot) -> None:
    rows = [FindingRow(FINDING) for _ in range(3)]
    window = boxed(Column(*rows))
    shown(qtbot, window)
    rows[0].setFocus()
    QTest.keyClick(rows[0], Qt.Key.Key_Down)
    assert rows[1].hasFocus()
    QTest.keyClick(rows[1], Qt.Key.Key_Up)
    assert rows[0].hasFocus()


@pytest.mark.parametrize("make", [lambda: Button("Save", Role.PRIMARY), lambda: FindingRow(FINDING)])
def test_the_focus_can_be_seen(qtbot: QtBot, make: type[QWidget]) -> None:
    widget = make()
    shown(qtbot, boxed(Column(widget, Button("Other"), None)))
    widget.clearFocus()
    before = widget.grab().toImage()
    widget.setFocus()
    assert widget.grab().toImage() != before


def test_an_icon_button_has_a_name_and_a_tooltip(qtbot: QtBot) -> None:
    button = IconButton("ellipsis", "More for Evening flower")
    qtbot.addWidget(button)
    assert spoken(button) == button.toolTip() == "More for Evening flower"


def test_a_big_action_names_what_it_does_and_can_be_pressed(qtbot: QtBot) -> None:
    action = BigAction("Took a medicine", "Planned, extra or as needed", "pill", "1")
    shown(qtbot, action)
    assert spoken(action) == "Took a medicine. Planned, extra or as needed"
    with qtbot.waitSignal(action.clicked, timeout=500):
        QTest.keyClick(action, Qt.Key.Key_Return)


def test_a_tick_is_a_toggle(qtbot: QtBot) -> None:
    tick = Tick("Sleepy")
    shown(qtbot, tick, 120, 40)
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert tick.isChecked()


def test_a_segmented_control_is_one_tab_stop_and_arrows_choose(qtbot: QtBot) -> None:
    control = Segmented((("chart", "Chart"), ("table", "Table"), ("both", "Both")), "View", "chart")
    before, after = Button("Before"), Button("After")
    shown(qtbot, boxed(Column(before, control, after)))
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert spoken(focus) == "View: Chart"
    with qtbot.waitSignal(control.chosen) as sent:
        QTest.keyClick(focus, Qt.Key.Key_Right)
    assert sent.args == ["table"]
    assert control.value() == "table"
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_a_segmented_control_can_have_nothing_chosen(qtbot: QtBot) -> None:
    control = Segmented((("mild", "Mild"), ("severe", "Severe")), "How bad")
    qtbot.addWidget(control)
    assert control.value() is None
    with qtbot.assertNotEmitted(control.chosen):
        control.set_value("severe")
        assert control.value() == "severe"
        control.set_value(None)
    assert control.value() is None
    with pytest.raises(KeyError):
        control.set_value("elsewhere")


def test_the_wheel_does_not_change_a_choice_it_passes_over(qtbot: QtBot) -> None:
    choice = Choice((("a", "Capsule"), ("b", "Tablet"), ("c", "Patch")), "b")
    shown(qtbot, choice, 200, 40)
    nowhere, down = QPointF(5, 5), QPoint(0, -120)
    buttons, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    wheel = QWheelEvent(nowhere, nowhere, QPoint(), down, buttons, keys, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(choice, wheel)
    assert choice.value() == "b"
    assert not wheel.isAccepted()
    choice.setFocus()
    with qtbot.waitSignal(choice.chosen) as sent:
        QTest.keyClick(choice, Qt.Key.Key_Down)
    assert sent.args == ["c"]


def test_a_change_of_coverage_is_read_out_and_the_first_showing_is_not(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(coverage_strip, "announce", lambda _, message: said.append(message))
    first = Coverage(("checked", "partly"), "1 of 2 could be checked", "1 only partly.", "1 of 2 checked, 1 partly.")
    second = Coverage(("checked", "not-checked"), "1 of 2 could be checked", "1 not at all.", "1 of 2 checked, 1 not.")
    strip = CoverageStrip(first)
    shown(qtbot, strip)
    assert said == []
    strip.show_coverage(second)
    strip.show_coverage(second)
    assert said == ["1 of 2 checked, 1 not."]
    assert spoken(strip) == "1 of 2 checked, 1 not."


def test_not_checked_on_the_strip_has_the_colour_of_not_checked_and_checked_has_none(
    theme: Theme, qtbot: QtBot
) -> None:
    strips = [CoverageStrip(Coverage(states, "", "", "x")) for states in (("checked",) * 4, ("not-checked",) * 4)]
    found = []
    for strip in strips:
        shown(qtbot, strip, 300, 90)
        image = strip.grab().toImage()
        names = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
        found.append(theme.colour("unknown").name() in names)
    assert found == [False, True]


def test_an_undo_notice_is_read_out_undoes_and_goes(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(notice, "announce", lambda _, message: said.append(message))
    undo = UndoNotice("Undo")
    host = boxed(Column(undo, Button("Elsewhere")))
    shown(qtbot, host)
    undo.show_done("Oil 10:10, 0.3 mL recorded.", "Oil 10:10, 0.3 mL recorded. Undo, button.", "Undo: Oil 10:10")
    assert said == ["Oil 10:10, 0.3 mL recorded. Undo, button."]
    button = undo.findChildren(Button)[0]
    assert spoken(button) == "Undo: Oil 10:10"
    with qtbot.waitSignals([undo.undo, undo.gone], timeout=500):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert undo.isHidden()


def test_an_undo_notice_stays_ten_seconds_and_longer_while_its_button_has_the_focus(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert UndoNotice.STAYS_MS == 10_000
    monkeypatch.setattr(UndoNotice, "STAYS_MS", 40)
    undo, elsewhere = UndoNotice("Undo"), Button("Elsewhere")
    shown(qtbot, boxed(Column(undo, elsewhere)))
    undo.show_done("Recorded.", "Recorded.", "Undo")
    undo.findChildren(Button)[0].setFocus()
    qtbot.wait(120)
    assert undo.isVisible()
    undo.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)  # wherever the pointer of the machine is
    with qtbot.waitSignal(undo.gone, timeout=1000):
        elsewhere.setFocus()


def test_a_notice_says_both_its_sentences(qtbot: QtBot) -> None:
    made = Notice(Kind.NOT_CHECKED, "We do not recognise this.", "Saved as typed.", Button("Add an ingredient"))
    shown(qtbot, made)
    assert spoken(made) == "We do not recognise this. Saved as typed."
    made.say("Changed.")
    assert spoken(made) == "Changed."


def test_an_empty_state_shows_its_words_and_its_button(qtbot: QtBot) -> None:
    button = Button("How am I?", Role.SMALL)
    empty = EmptyState("activity", "No check-ins yet", "A day without one stays empty.", button)
    shown(qtbot, empty)
    assert [text.text() for text in empty.findChildren(Text)] == ["No check-ins yet", "A day without one stays empty."]
    assert button.isVisible()
