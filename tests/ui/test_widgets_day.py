"""The day's list and the regimen grid: every row an item with a name, every cell what was typed."""

from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.theme import Theme
from app.ui.widgets.boxes import Column, boxed
from app.ui.widgets.buttons import Button
from app.ui.widgets.regimen_grid import RegimenGrid, RegimenReading
from app.ui.widgets.timeline import Timeline
from app.ui.widgets.timeline_row import TimelineRow

pytestmark = pytest.mark.usefixtures("theme")
DAY = (
    TimelineRow("a", "07:40", "07:40 Morning set, all taken", "Morning set", "four medicines", "all taken"),
    TimelineRow("now", "17:20", "Now, 17:20", now=True),
    TimelineRow(
        "b", "19:00", "19:00 Pregabalin 75 mg, not recorded yet", "Pregabalin", "Evening", "75 mg",
        planned=True, action="Took it", action_name="Took it: Pregabalin, 75 mg",
    ),
)  # fmt: skip


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


def test_the_regimen_grid_gives_back_what_was_typed_and_walks_with_the_arrows(qtbot: QtBot) -> None:
    names = ("Morning", "Noon", "Evening", "Bedtime")
    grid = RegimenGrid(names, tuple(f"{name}, number of capsules" for name in names))
    shown(qtbot, grid)
    grid.set_values(("1", "", "1", ""))
    first = QApplication.focusWidget() or grid.findChildren(QWidget)[0]
    cells = [each for each in grid.findChildren(QWidget) if each.property("role") == "cell"]
    cells[0].setFocus()
    assert first is not None
    QTest.keyClick(cells[0], Qt.Key.Key_End)
    QTest.keyClick(cells[0], Qt.Key.Key_Right)
    assert cells[1].hasFocus()
    with qtbot.waitSignal(grid.edited):
        QTest.keyClicks(cells[1], "½")
    assert grid.values() == ("1", "½", "1", "")
    assert spoken(cells[1]) == "Noon, number of capsules"
    grid.set_total("2½ capsules = 187.5 mg a day")
    assert cells[1].accessibleDescription() == "2½ capsules = 187.5 mg a day"


def test_the_regimen_grid_folds_to_two_by_two_and_keeps_its_text(theme: Theme, qtbot: QtBot) -> None:
    grid = RegimenGrid(("Morning", "Noon", "Evening", "Bedtime"), ("a", "b", "c", "d"))
    grid.set_values(("1", "2", "3", "4"))
    shown(qtbot, grid, theme.u(300))
    cells = [each for each in grid.findChildren(QWidget) if each.property("role") == "cell"]
    tops = [cell.mapTo(grid, QPoint(0, 0)).y() for cell in cells]
    assert tops[0] == tops[1] < tops[2] == tops[3]
    assert grid.values() == ("1", "2", "3", "4")


def test_a_regimen_to_read_is_spoken_in_words(qtbot: QtBot) -> None:
    reading = RegimenReading(("Morn", "Noon", "Eve", "Bed"), ("1", "", "1", ""), "Morning 1, noon none, evening 1")
    shown(qtbot, reading)
    assert spoken(reading) == "Morning 1, noon none, evening 1"


def test_every_row_of_a_day_is_an_item_with_its_spoken_name(qtbot: QtBot) -> None:
    day = Timeline("The day so far")
    day.set_rows(DAY)
    shown(qtbot, day)
    interface = QAccessible.queryAccessibleInterface(day)
    assert interface is not None
    names = [interface.child(place).text(QAccessible.Text.Name) for place in range(len(DAY))]
    assert names == [row.spoken for row in DAY]


def test_a_planned_row_has_a_real_button_that_names_its_subject(qtbot: QtBot) -> None:
    day = Timeline("The day so far")
    day.set_rows(DAY)
    shown(qtbot, day)
    (button,) = day.findChildren(Button)
    assert spoken(button) == "Took it: Pregabalin, 75 mg"
    assert day.viewport().rect().contains(button.geometry())
    with qtbot.waitSignal(day.acted) as sent:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert sent.args == ["b"]


def test_enter_opens_a_row_of_the_day_and_the_line_of_now_opens_nothing(qtbot: QtBot) -> None:
    day = Timeline("The day so far")
    day.set_rows(DAY)
    shown(qtbot, day)
    day.setFocus()
    day.setCurrentIndex(day.model().index(0, 0))
    with qtbot.waitSignal(day.chosen) as sent:
        QTest.keyClick(day, Qt.Key.Key_Return)
    assert sent.args == ["a"]
    QTest.keyClick(day, Qt.Key.Key_Down)
    with qtbot.assertNotEmitted(day.chosen):
        QTest.keyClick(day, Qt.Key.Key_Return)


def test_a_day_is_as_high_as_its_rows_and_higher_when_narrow(qtbot: QtBot) -> None:
    day = Timeline("The day so far")
    long = TimelineRow("a", "07:40", "x", "Morning set", "pregabalin 75 mg, duloxetine 60 mg, omeprazole 20 mg", "all")
    day.set_rows((long,) * 3)
    shown(qtbot, boxed(Column(day, None)), 700)
    wide = day.height()
    assert wide == day.heightForWidth(day.width())
    assert day.verticalScrollBar().maximum() == 0
    day.window().resize(260, 400)
    for _ in range(6):
        qtbot.wait(1)
    assert day.height() > wide


def test_new_rows_leave_no_old_button_behind(qtbot: QtBot) -> None:
    day = Timeline("The day so far")
    shown(qtbot, day)
    day.set_rows(DAY)
    day.set_rows(DAY[:1])
    qtbot.wait(5)
    assert day.findChildren(Button) == []
