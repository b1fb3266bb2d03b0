"""How am I?, by keyboard: few keys, nothing chosen beforehand, every line can be left out."""

from collections.abc import Iterator
from datetime import time
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from app.domain.checkins import Also, CheckIn, Scale
from app.domain.lifestyle import Habit
from app.domain.people import Answer
from app.services import wellbeing
from app.services.wellbeing_words import SCALES
from app.ui.forms.checkin_form import CheckinForm
from app.ui.pages.today import Today
from app.ui.session import Session
from app.ui.theme import Theme
from app.ui.widgets.buttons import Tick
from app.ui.widgets.score import ScoreLine
from tests.ui.filling import LONG, NOW, activate, button, choose, empty_diary, field, leave_all_forms, shown, words_of

YESTERDAY = NOW.date().replace(day=19)


@pytest.fixture
def session(theme: Theme) -> Iterator[Session]:
    assert theme
    with empty_diary() as opened:
        yield opened


@pytest.fixture(autouse=True)
def leave_forms() -> Iterator[None]:
    yield
    leave_all_forms()


def press(*keys: Qt.Key) -> None:
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def saved(session: Session) -> CheckIn:
    (found,) = session.store.all(CheckIn)
    return found


def test_a_whole_check_in_from_today_takes_at_most_14_keys(session: Session) -> None:
    page = Today(session)
    page.resize(1000, 760)
    page.refresh()
    page.show()
    activate(page)
    page.setFocus()
    tab = Qt.Key.Key_Tab
    digits = [Qt.Key.Key_6, Qt.Key.Key_5, Qt.Key.Key_T, Qt.Key.Key_0, Qt.Key.Key_2, Qt.Key.Key_9]
    keys = [*[key for digit in digits for key in (digit, tab)][:-1], Qt.Key.Key_Return]
    QTest.keyClick(page, Qt.Key.Key_3)
    form = page.findChildren(CheckinForm)[0]
    activate(form)
    press(*keys)
    assert 1 + len(keys) <= 14
    assert saved(session).scores == tuple(zip(Scale, (6, 5, 10, 0, 2, 9), strict=True))
    assert saved(session).at == NOW
    page.close()


def test_nothing_is_chosen_beforehand_and_a_line_left_out_is_not_zero(session: Session) -> None:
    wellbeing_yesterday = CheckIn("y", NOW.replace(day=19), tuple((scale, 7) for scale in Scale))
    assert session.act(lambda store, tools: wellbeing.save_checkin(store, tools, wellbeing_yesterday))
    form = shown(CheckinForm(session, None))
    assert [line.value() for line in form.lines.values()] == [None] * 6
    chosen = [each for each in form.findChildren(QPushButton) if each.isChecked()]
    assert {each.text() for each in chosen if not each.accessibleName().startswith("Ask: ")} == {"Not said"}
    press(Qt.Key.Key_0, Qt.Key.Key_Return)
    assert session.store.all(CheckIn)[-1].scores == ((Scale.PAIN, 0),)


def test_one_tab_stop_for_each_line_and_the_focus_never_moves_by_itself(session: Session) -> None:
    form = shown(CheckinForm(session, None))
    lines = list(form.lines.values())
    for line in lines:
        assert line.isAncestorOf(focused())
        press(Qt.Key.Key_4)
        assert line.isAncestorOf(focused())
        assert focused().accessibleName().startswith(f"{line.question.rstrip('?')}: 4 of 10")
        press(Qt.Key.Key_Tab)
    assert isinstance(focused(), Tick)
    assert words_of(form).count("6 of 6") == 1


def test_backspace_or_a_second_press_takes_a_score_back(session: Session) -> None:
    form = shown(CheckinForm(session, None))
    line = form.lines[Scale.PAIN]
    press(Qt.Key.Key_8, Qt.Key.Key_Backspace)
    assert line.value() is None
    assert "0 of 6" in words_of(form)
    for expected in (3, None):
        button_of(line, 3).click()
        assert line.value() == expected
    press(Qt.Key.Key_T)
    assert line.value() == 10


def test_left_and_right_move_without_choosing_and_space_chooses(session: Session) -> None:
    form = shown(CheckinForm(session, None))
    line = form.lines[Scale.PAIN]
    press(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert line.value() is None
    press(Qt.Key.Key_Space)
    assert line.value() == 2
    assert [each.isChecked() for each in line.findChildren(QPushButton)].count(True) == 1


def test_the_eleven_buttons_are_equal_and_say_their_question_and_the_ends(session: Session) -> None:
    form = shown(CheckinForm(session, None))
    for scale, line in form.lines.items():
        buttons = line.findChildren(QPushButton)
        widths = {each.width() for each in buttons}
        assert len(buttons) == 11
        assert max(widths) - min(widths) <= 1
        assert buttons[0].accessibleName().endswith(f"0 of 10, {SCALES[scale].low}")
        assert buttons[10].accessibleName().endswith(f"10 of 10, {SCALES[scale].high}")


def test_a_second_check_in_of_a_day_corrects_the_first(session: Session) -> None:
    first = shown(CheckinForm(session, None))
    press(Qt.Key.Key_6)
    next(each for each in first.findChildren(Tick) if each.text() == "Flare day").click()
    first.save()
    second = shown(CheckinForm(session, None))
    assert second.lines[Scale.PAIN].value() == 6
    assert "This corrects what is recorded for this day." in words_of(second)
    press(Qt.Key.Key_2)
    second.save()
    assert saved(session).scores == ((Scale.PAIN, 2),)
    assert saved(session).also == (Also.FLARE,)


def test_hours_slept_and_a_note_are_kept_and_optional(session: Session) -> None:
    form = shown(CheckinForm(session, None))
    line_in(form, "Hours slept").setText("6½")
    field(form, "Note").findChildren(QPlainTextEdit)[0].setPlainText("Woke twice\n🌿")
    form.save()
    assert (saved(session).slept_hours, saved(session).note) == (Decimal("6.5"), "Woke twice\n🌿")


@pytest.mark.parametrize("text", ["many", "-1", "25", "1e9", "<b>", "🌿", LONG])
def test_hours_that_cannot_be_read_are_not_saved_and_stay_as_typed(session: Session, text: str) -> None:
    form = shown(CheckinForm(session, None))
    press(Qt.Key.Key_5)
    line_in(form, "Hours slept").setText(text)
    form.save()
    assert (field(form, "Hours slept").problem() or "").startswith("Hours slept: ")
    assert line_in(form, "Hours slept").text() == text
    assert session.store.all(CheckIn) == ()


def test_a_note_that_is_too_long_is_said_beside_it(session: Session) -> None:
    form = shown(CheckinForm(session, None))
    field(form, "Note").findChildren(QPlainTextEdit)[0].setPlainText(LONG + "y")
    form.save()
    assert (field(form, "Note").problem() or "").startswith("Note: ")
    assert session.store.all(CheckIn) == ()


def test_nothing_at_all_is_said_and_the_form_stays(session: Session) -> None:
    form = shown(CheckinForm(session, None))
    assert "Nothing is filled in yet" not in words_of(form)
    form.save()
    assert form.isVisible()
    assert "Nothing is filled in yet" in words_of(form)
    press(Qt.Key.Key_3)
    assert "Nothing is filled in yet" not in words_of(form)


def test_another_day_is_asked_its_time_and_bad_times_are_named(session: Session) -> None:
    form = shown(CheckinForm(session, None, YESTERDAY))
    press(Qt.Key.Key_5)
    for text in ("", "soon", "25:00", LONG):
        line_in(form, "Time").setText(text)
        form.save()
        assert (field(form, "Time").problem() or "").startswith("Time: ")
    line_in(form, "Time").setText("20:15")
    form.save()
    assert saved(session).at.isoformat() == "2026-11-19T20:15:00+01:00"


def test_a_check_in_can_be_removed_and_brought_back(session: Session) -> None:
    first = shown(CheckinForm(session, None))
    press(Qt.Key.Key_5, Qt.Key.Key_Return)
    kept = saved(session)
    assert not first.isVisible()
    second = shown(CheckinForm(session, None))
    button(second, "Remove this check-in").click()
    assert session.store.all(CheckIn) == ()
    assert session.undo()
    assert saved(session) == kept


def test_a_narrow_form_cuts_no_button(session: Session, theme: Theme) -> None:
    form = shown(CheckinForm(session, None))
    form.resize(theme.u(360), theme.u(700))
    QApplication.processEvents()
    for each in form.findChildren(QPushButton):
        if each.isVisible():
            right = each.mapTo(form, each.rect().bottomRight()).x()
            assert right <= form.width()
            assert each.width() >= each.fontMetrics().horizontalAdvance(each.text())


def line_in(form: CheckinForm, label: str) -> QLineEdit:
    return field(form, label).findChildren(QLineEdit)[0]


def button_of(line: ScoreLine, number: int) -> QPushButton:
    return line.findChildren(QPushButton)[number]


def test_sleep_movement_rest_and_food_are_folded_away_kept_and_never_filled_in_beforehand(session: Session) -> None:
    first = shown(CheckinForm(session, None, YESTERDAY))
    line_in(first, "Time").setText("20:15")
    assert not field(first, "In bed at").isVisible()
    button(first, "Sleep, movement, rest, food").click()
    typed = {
        "In bed at": "23:10",
        "Up at": "7.30",
        "Naps": "0",
        "Aerobic": "20",
        "Breathing": "5",
        "Effort": "4",
        "What I ate": "Soup",
    }
    for label, text in typed.items():
        line_in(first, label).setText(text)
    for name in ("I paced it: Yes", "Screens or caffeine late that night: No"):
        choose(first, name)
    choose(first, "A serving of food with omega-3, such as oily fish or walnuts: Yes")
    first.save()
    kept = saved(session).life
    assert (kept.in_bed, kept.up, kept.naps) == (time(23, 10), time(7, 30), 0)
    assert kept.minutes == ((Habit.AEROBIC, 20), (Habit.BREATHING, 5))
    assert (kept.effort, kept.paced, kept.late) == (4, Answer.YES, Answer.NO)
    assert (kept.omega3, kept.food) == (Answer.YES, "Soup")
    today = shown(CheckinForm(session, None))
    assert all(line_in(today, label).text() == "" for label in typed)
    again = shown(CheckinForm(session, None, YESTERDAY))
    assert field(again, "In bed at").isVisible()
    assert line_in(again, "Up at").text() == "07:30"


@pytest.mark.parametrize(
    ("label", "text"),
    [("In bed at", "late"), ("Naps", "1441"), ("Naps", "½"), ("Yoga", "-5"), ("Effort", "11"), ("What I ate", LONG)],
)
def test_what_cannot_be_read_of_the_day_is_said_beside_it_and_stays(session: Session, label: str, text: str) -> None:
    form = shown(CheckinForm(session, None))
    button(form, "Sleep, movement, rest, food").click()
    line_in(form, label).setText(text)
    form.save()
    assert (field(form, label).problem() or "").startswith(f"{label}: ")
    assert line_in(form, label).text() == text
    assert session.store.all(CheckIn) == ()


def test_four_questions_can_be_left_off_and_what_is_left_off_is_not_zero(session: Session) -> None:
    form = shown(CheckinForm(session, None))
    button(form, "Which questions are asked …").click()
    for scale in list(Scale)[:4]:
        button(form, f"Ask: {SCALES[scale].question}").click()
    left = [button(form, f"Ask: {SCALES[scale].question}") for scale in list(Scale)[4:]]
    assert not any(each.isEnabled() for each in left)
    assert "0 of 2" in words_of(form)
    again = shown(CheckinForm(session, None))
    assert again.lines[Scale.MOOD_BAD].isAncestorOf(focused())
    press(Qt.Key.Key_3, Qt.Key.Key_Tab, Qt.Key.Key_5, Qt.Key.Key_Return)
    assert saved(session).scores == ((Scale.MOOD_BAD, 3), (Scale.LIMIT, 5))
    assert session.undo()
    assert session.undo()
    back = shown(CheckinForm(session, None))
    assert [scale for scale, line in back.lines.items() if not line.isHidden()] == list(Scale)[3:]


def test_an_answer_recorded_before_stays_when_its_question_is_left_off(session: Session) -> None:
    old = CheckIn("c", NOW, ((Scale.PAIN, 4), (Scale.LIMIT, 2)))
    assert session.act(lambda store, tools: wellbeing.save_checkin(store, tools, old))
    form = shown(CheckinForm(session, None))
    button(form, "Which questions are asked …").click()
    button(form, "Ask: Pain today").click()
    form.save()
    assert saved(session).scores == old.scores
