"""Fields: named, told what is wrong in ink, and never emptied."""

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.problems import Problem
from app.ui.forms import fields
from app.ui.forms.fields import AmountField, ChoiceField, DateField, Field, LinesField, TextField, first_problem
from app.ui.theme import Theme
from app.ui.widgets.boxes import Column, Row, boxed
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.calendar import CalendarPopup
from app.ui.widgets.fold import Fold
from app.ui.widgets.text import Text

pytestmark = pytest.mark.usefixtures("theme")
SENTENCE = "Strength: “75 x” is not a number with a unit. What you typed is kept."


def kept_alive(_kept: QWidget, _closing: QWidget) -> None:
    """Holds a window until its test ends."""


def shown(qtbot: QtBot, widget: QWidget, width: int = 500) -> None:
    qtbot.addWidget(widget, before_close_func=partial(kept_alive, widget))  # qtbot alone would let it go
    widget.resize(width, 400)
    widget.show()
    qtbot.waitExposed(widget)
    for _ in range(6):
        qtbot.wait(1)


def said_of(widget: QWidget, what: QAccessible.Text = QAccessible.Text.Name) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.text(what)


def parse(text: str) -> date | Problem:
    return date(2026, 11, 6) if text == "6 Nov 2026" else Problem("Since", f"Since: “{text}” is not a day.")


def a_date_field() -> DateField:
    return DateField("Since", parse, lambda day: day.isoformat(), calendar="Choose a day")


def every_field() -> list[Field]:
    return [
        TextField("Taken for", optional="optional", hint="In your own words."),
        LinesField("Note"),
        AmountField("Strength of one", "mg"),
        ChoiceField("Form", (("c", "Capsule"), ("t", "Tablet")), "t"),
        a_date_field(),
    ]


def test_every_field_is_called_by_its_label(qtbot: QtBot) -> None:
    names = []
    for field in every_field():
        shown(qtbot, field)
        # on Linux a combo box gives its value as its name, and its label as a relation
        names.append(field.control.accessibleName() if isinstance(field, ChoiceField) else said_of(field.control))
    assert names == ["Taken for", "Note", "Strength of one, mg", "Form", "Since"]


def test_a_problem_is_shown_and_spoken_and_what_was_typed_stays(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(fields, "announce", lambda _, message: heard.append(message))
    field = AmountField("Strength", "mg", hint="As on the box.")
    shown(qtbot, field)
    QTest.keyClicks(field.line, "75 x")
    field.set_problem(SENTENCE)
    field.set_problem(SENTENCE)
    assert heard == [SENTENCE]
    assert field.text() == "75 x"
    assert said_of(field.control, QAccessible.Text.Description) == SENTENCE
    visible = [text.text() for text in field.findChildren(Text) if text.isVisible()]
    assert SENTENCE in visible
    assert "As on the box." not in visible
    ask = theme.colour("ask").name()
    image = field.grab().toImage()
    assert ask not in {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    field.set_problem(None)
    assert field.problem() is None
    assert said_of(field.control, QAccessible.Text.Description) == "As on the box."


def test_the_edge_of_a_problem_is_ink_and_two_pixels(theme: Theme, qtbot: QtBot) -> None:
    field = TextField("Strength")
    shown(qtbot, field)
    field.line.clearFocus()
    field.set_problem(SENTENCE)
    image = field.line.grab().toImage()
    middle = field.line.width() // 2
    assert [image.pixelColor(middle, y).name() for y in (0, 1)] == [theme.colour("ink").name()] * 2
    assert image.pixelColor(middle, 3).name() == theme.colour("surface").name()


@pytest.mark.parametrize("place", range(5))
def test_typing_is_reported(qtbot: QtBot, place: int) -> None:
    field = every_field()[place]
    shown(qtbot, field)
    field.control.setFocus()
    with qtbot.waitSignal(field.edited):
        if isinstance(field, ChoiceField):
            QTest.keyClick(field.control, Qt.Key.Key_Up)
        else:
            QTest.keyClicks(field.control, "1")


def test_tab_leaves_a_field_of_several_lines(qtbot: QtBot) -> None:
    note, after = LinesField("Note"), TextField("After")
    shown(qtbot, boxed(Column(note, after)))
    note.control.setFocus()
    QTest.keyClick(note.control, Qt.Key.Key_Tab)
    assert after.line.hasFocus()
    note.set_text("one\ntwo")
    assert note.text() == "one\ntwo"


def test_the_words_never_run_under_the_unit(qtbot: QtBot) -> None:
    field = AmountField("Strength", "micrograms/hour")
    shown(qtbot, field)
    before = field.line.textMargins().right()
    field.set_unit("mg")
    assert 0 < field.line.textMargins().right() < before
    assert said_of(field.line) == "Strength, mg"


def test_a_date_that_cannot_be_read_is_said_when_the_field_is_left_and_stays(qtbot: QtBot) -> None:
    field, after = a_date_field(), TextField("After")
    shown(qtbot, boxed(Column(field, after)))
    field.line.setFocus()
    QTest.keyClicks(field.line, "6 Nomember")
    after.line.setFocus()
    assert field.problem() == "Since: “6 Nomember” is not a day."
    assert field.text() == "6 Nomember"
    assert field.day() is None
    field.set_text("6 Nov 2026")
    assert field.check()
    assert field.problem() is None
    assert field.day() == date(2026, 11, 6)


def test_an_empty_date_is_no_problem_of_the_field(qtbot: QtBot) -> None:
    field = a_date_field()
    qtbot.addWidget(field)
    assert field.check()
    assert field.day() is None


@pytest.mark.qt_log_ignore("does not support raise", "does not support grabbing the keyboard", extend=True)
def test_a_day_can_be_pointed_at(qtbot: QtBot) -> None:
    field = a_date_field()
    field.set_text("6 Nov 2026")
    shown(qtbot, field)
    (button,) = field.findChildren(IconButton)
    assert said_of(button) == "Choose a day: Since"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    (popup,) = field.findChildren(CalendarPopup)
    assert popup.isVisible()
    with qtbot.waitSignal(field.edited):
        QTest.keyClick(QApplication.focusWidget() or popup, Qt.Key.Key_Right)
        QTest.keyClick(QApplication.focusWidget() or popup, Qt.Key.Key_Return)
    assert field.text() == "2026-11-07"
    assert not popup.isVisible()


def test_a_choice_may_be_none_and_is_set_by_key_in_silence(qtbot: QtBot) -> None:
    field = ChoiceField("Form", (("c", "Capsule"), ("t", "Tablet")))
    qtbot.addWidget(field)
    assert field.value() is None
    with qtbot.assertNotEmitted(field.chosen):
        field.set_value("t")
    assert field.value() == "t"


def test_a_hint_under_one_field_does_not_stretch_its_neighbours(qtbot: QtBot) -> None:
    plain = TextField("Form")
    wrong = TextField("Strength")
    wrong.set_problem(SENTENCE)
    row = Row()
    row.add(plain, 1)
    row.add(wrong, 1)
    shown(qtbot, boxed(Column(boxed(row), None)), 420)
    assert plain.line.height() == wrong.line.height()
    assert plain.line.mapTo(plain, plain.line.pos()).y() == wrong.line.mapTo(wrong, wrong.line.pos()).y()


def test_fields_side_by_side_fold_rather_than_be_cut(theme: Theme, qtbot: QtBot) -> None:
    form = ChoiceField("Form", (("g", "Gastro-resistant capsule"),), "g")
    fold = Fold((AmountField("Strength", "mg"), 1), (form, 1), below=200)
    shown(qtbot, fold, theme.u(300))
    assert fold.is_folded()
    assert form.choice.width() >= form.choice.minimumSizeHint().width()


def test_the_first_problem_gets_the_focus(qtbot: QtBot) -> None:
    first, second = TextField("Name"), TextField("Strength")
    shown(qtbot, boxed(Column(first, second)))
    assert first_problem(first, second) is None
    second.set_problem(SENTENCE)
    assert first_problem(first, second) is second
    assert second.line.hasFocus()
