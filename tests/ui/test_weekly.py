"""The weekly question: one quiet line on Today, answered by keyboard, correctable, gone for a week."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from app.domain.checkins import CheckIn, Scale
from app.domain.weekly import Compared, WeeklyLook
from app.services import wellbeing
from app.ui.forms.weekly_form import WeeklyForm
from app.ui.pages.today import Today
from app.ui.pages.today_weekly import WeeklyOffer
from app.ui.pages.today_wellbeing import feelings_on
from app.ui.session import Session
from app.ui.theme import Theme
from tests.ui.filling import LONG, NOW, button, choose, empty_diary, field, leave_all_forms, line, shown, words_of

QUESTION = "Compared with last week, my symptoms are"


@pytest.fixture
def session(theme: Theme) -> Iterator[Session]:
    assert theme
    with empty_diary() as opened:
        yield opened
    leave_all_forms()


def check_in(session: Session, days: int) -> None:
    for ago in range(days):
        draft = CheckIn("", NOW - timedelta(days=ago), ((Scale.PAIN, 5),))
        wellbeing.save_checkin(session.store, session.tools, draft)
    session.refresh()


def test_it_is_offered_on_today_and_left_out_with_one_button(session: Session) -> None:
    check_in(session, 3)
    page = Today(session)
    session.changed.connect(page.refresh)
    page.refresh()
    offer = page.findChildren(WeeklyOffer)[0]
    assert offer.isHidden()
    check_in(session, 4)
    assert not offer.isHidden()
    button(offer, "Leave this week out").click()
    assert offer.isHidden()
    assert feelings_on(session, NOW.date())[-1].title == "How I was"
    assert session.undo()
    assert not offer.isHidden()


def test_it_is_answered_by_keyboard_and_nothing_is_chosen_beforehand(session: Session) -> None:
    form = shown(WeeklyForm(session, None))
    assert not any(each.isChecked() for each in form.findChildren(QPushButton))
    first = QApplication.focusWidget()
    assert first is not None
    assert first.accessibleName().startswith(f"{QUESTION}: ")
    QTest.keyClick(first, Qt.Key.Key_Space)
    QTest.keyClick(form, Qt.Key.Key_Return)
    (kept,) = session.store.all(WeeklyLook)
    assert (kept.compared, kept.at) == (Compared.MUCH_BETTER, NOW)


def test_an_answer_stands_on_its_day_and_is_corrected_and_removed(session: Session) -> None:
    form = shown(WeeklyForm(session, None))
    choose(form, f"{QUESTION}: A little worse")
    line(form, "What changed?").setText("A new chair")
    form.save()
    (entry,) = feelings_on(session, NOW.date())
    assert entry.spoken() == "21:40 Compared with last week, a little worse, A new chair"
    again = shown(WeeklyForm(session, None, entry.ids[0]))
    choose(again, f"{QUESTION}: No change")
    again.save()
    (kept,) = session.store.all(WeeklyLook)
    assert (kept.compared, kept.note) == (Compared.SAME, "A new chair")
    last = shown(WeeklyForm(session, None, kept.id))
    button(last, "Remove this answer").click()
    assert session.store.all(WeeklyLook) == ()


def test_nothing_at_all_is_said_and_a_line_too_long_is_named(session: Session) -> None:
    form = shown(WeeklyForm(session, None))
    form.save()
    assert "Nothing is chosen or written yet" in words_of(form)
    line(form, "What changed?").setText(LONG)
    form.save()
    assert (field(form, "What changed?").problem() or "").startswith("What changed?: ")
    assert session.store.all(WeeklyLook) == ()
