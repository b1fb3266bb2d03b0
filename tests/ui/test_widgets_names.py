"""The name field: only an exact name is ever taken, and what was typed always stays."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets import name_search
from app.ui.widgets.boxes import Column, boxed
from app.ui.widgets.name_answer import NameAnswer, NameRow, NameState, NameWords
from app.ui.widgets.name_search import NameField
from app.ui.widgets.notice import Notice
from app.ui.widgets.row_button import RowButton

pytestmark = pytest.mark.usefixtures("theme")
WORDS = NameWords("None of these, keep what I typed", "It is saved as typed.", "Not this one")
TRAMADOL = NameRow("tramadol", "traMADol", "opioid painkiller", "look-alike", "tramadol, look-alike of trazodone")
TRAZODONE = NameRow("trazodone", "traZODone", "antidepressant", "look-alike", "trazodone, look-alike of tramadol")
LYRICA = NameRow("pregabalin", "Lyrica = pregabalin", "gabapentinoid", "", "Lyrica is pregabalin")
ANSWERS = {
    "Lyrica": NameAnswer(NameState.EXACT, rows=(LYRICA,), spoken="exact: Lyrica is pregabalin, Enter adds it"),
    "tramodol": NameAnswer(
        NameState.SUGGESTED, "We do not know “tramodol”.", rows=(TRAMADOL, TRAZODONE), spoken="not known, 3 choices"
    ),
    "Triatec": NameAnswer(NameState.SEVERAL, "Two different medicines.", rows=(TRAMADOL, TRAZODONE)),
    "ampicillin": NameAnswer(NameState.NOT_COVERED, "This is a medicine. We cannot check it.", "It will be listed."),
}
UNKNOWN = NameAnswer(NameState.UNKNOWN, "We do not recognise this. It has not been checked.")


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[NameField]:
    made = NameField(lambda text: ANSWERS.get(text, UNKNOWN), WORDS)
    window = boxed(Column(made, QLineEdit(), None))
    qtbot.addWidget(window)
    window.resize(500, 500)
    window.show()
    window.activateWindow()
    made.line.setFocus()
    yield made
    window.close()


def type_name(field: NameField, text: str) -> None:
    field.line.clear()
    QTest.keyClicks(field.line, text)


def rows(field: NameField) -> list[RowButton]:
    return [row for row in field.findChildren(RowButton) if row.isVisible()]


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_enter_takes_an_exact_name(qtbot: QtBot, field: NameField) -> None:
    type_name(field, "Lyrica")
    assert [row.is_chosen() for row in rows(field)] == [True]
    with qtbot.waitSignal(field.chosen) as sent:
        QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert sent.args == ["pregabalin"]
    assert field.choice() == "pregabalin"
    assert field.text() == "Lyrica"


def test_leaving_the_line_takes_an_exact_name_once_and_does_not_hold_the_focus(field: NameField) -> None:
    seen: list[str] = []
    field.chosen.connect(seen.append)
    type_name(field, "Lyrica")
    QTest.keyClick(field.line, Qt.Key.Key_Tab)
    assert seen == ["pregabalin"]
    assert not field.line.hasFocus()


@pytest.mark.parametrize("name", ["tramodol", "Triatec"])
def test_enter_goes_into_the_list_and_chooses_nothing_however_often_it_is_pressed(
    qtbot: QtBot, field: NameField, name: str
) -> None:
    type_name(field, name)
    assert not any(row.is_chosen() for row in rows(field))
    with qtbot.assertNotEmitted(field.chosen), qtbot.assertNotEmitted(field.kept_as_typed):
        for _ in range(3):
            QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert not field.line.hasFocus()
    assert field.choice() is None
    assert field.text() == name


@pytest.mark.parametrize("name", ["tramodol", "Triatec", "ampicillin", "evening drops"])
def test_leaving_the_line_takes_nothing_that_is_not_exact(qtbot: QtBot, field: NameField, name: str) -> None:
    with qtbot.assertNotEmitted(field.chosen):
        type_name(field, name)
        field.line.clearFocus()
    assert field.choice() is None
    assert field.text() == name


def test_a_suggestion_is_chosen_only_by_going_to_it(qtbot: QtBot, field: NameField) -> None:
    type_name(field, "tramodol")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    with qtbot.waitSignal(field.chosen) as sent:
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert sent.args == ["trazodone"]
    assert field.text() == "tramodol"
    assert field.line.hasFocus()


def test_the_last_row_keeps_what_was_typed(qtbot: QtBot, field: NameField) -> None:
    type_name(field, "tramodol")
    last = rows(field)[-1]
    assert last.accessibleName() == "None of these, keep what I typed. It is saved as typed."
    with qtbot.waitSignal(field.kept_as_typed):
        QTest.mouseClick(last, Qt.MouseButton.LeftButton)
    assert field.choice() is None
    assert field.text() == "tramodol"


def test_a_choice_from_several_can_be_taken_back(qtbot: QtBot, field: NameField) -> None:
    type_name(field, "Triatec")
    QTest.mouseClick(rows(field)[0], Qt.MouseButton.LeftButton)
    assert field.choice() == "tramadol"
    refuse = next(each for each in field.findChildren(QWidget) if each.accessibleName() == "Not this one: traMADol")
    with qtbot.waitSignal(field.kept_as_typed):
        QTest.mouseClick(refuse, Qt.MouseButton.LeftButton)
    assert field.choice() is None
    assert len(rows(field)) == 3


def test_an_exact_name_that_is_not_meant_stays_as_typed_and_is_not_taken_again(qtbot: QtBot, field: NameField) -> None:
    type_name(field, "Lyrica")
    refuse = next(each for each in field.findChildren(QWidget) if each.accessibleName().startswith("Not this one"))
    with qtbot.waitSignal(field.kept_as_typed):
        QTest.mouseClick(refuse, Qt.MouseButton.LeftButton)
    with qtbot.assertNotEmitted(field.chosen):
        QTest.keyClick(field.line, Qt.Key.Key_Tab)
    assert field.choice() is None
    assert field.text() == "Lyrica"


def test_every_keystroke_ends_a_choice(qtbot: QtBot, field: NameField) -> None:
    type_name(field, "Lyrica")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    with qtbot.waitSignal(field.edited) as sent:
        QTest.keyClicks(field.line, "x")
    assert sent.args == ["Lyricax"]
    assert field.choice() is None


@pytest.mark.parametrize(("name", "answer"), [("ampicillin", ANSWERS["ampicillin"]), ("Dr Lindqvist", UNKNOWN)])
def test_what_cannot_be_checked_is_said_in_a_notice_without_choices(
    field: NameField, name: str, answer: NameAnswer
) -> None:
    type_name(field, name)
    (found,) = [each for each in field.findChildren(Notice) if each.isVisible()]
    assert found.accessibleName() == f"{answer.sentence} {answer.detail}".strip()
    assert found.property("notice") == "not-checked"
    assert rows(field) == []


def test_the_capitals_of_look_alikes_do_not_reach_the_voice(field: NameField) -> None:
    type_name(field, "tramodol")
    interface = QAccessible.queryAccessibleInterface(rows(field)[0])
    assert interface is not None
    assert interface.text(QAccessible.Text.Name) == "tramadol, look-alike of trazodone"


def test_escape_closes_the_list_and_goes_back_to_the_line(field: NameField) -> None:
    type_name(field, "tramodol")
    QTest.keyClick(field.line, Qt.Key.Key_Down)
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert field.line.hasFocus()
    QTest.keyClick(field.line, Qt.Key.Key_Escape)
    assert rows(field) == []
    assert field.text() == "tramodol"


def test_an_answer_is_read_out_when_the_typing_pauses(
    qtbot: QtBot, field: NameField, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(name_search, "announce", lambda _, message: said.append(message))
    type_name(field, "Lyrica")
    assert said == []
    qtbot.waitUntil(lambda: bool(said), timeout=2000)
    assert said == ["exact: Lyrica is pregabalin, Enter adds it"]


def test_an_emptied_line_shows_nothing(field: NameField) -> None:
    type_name(field, "tramodol")
    for _ in range(8):
        QTest.keyClick(field.line, Qt.Key.Key_Backspace)
    assert field.answer().state is NameState.NOTHING
    assert rows(field) == []
