"""Something feels wrong: ticks, the urgent card in place, times only, and saving that nothing stands in the way of."""

from collections.abc import Iterator
from datetime import time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.amounts import Amount
from app.domain.contacts import HelpNumbers
from app.domain.intakes import Intake
from app.domain.people import Answer
from app.domain.side_effects import Severity, SideEffect
from app.services import diary, symptoms, wellbeing
from app.services.about_person import save_numbers
from app.services.symptoms import NO_CHECKLIST
from app.services.wellbeing_view import feelings_of
from app.ui.forms.side_effect_form import SideEffectForm
from app.ui.pages.today import Today
from app.ui.session import Session
from app.ui.theme import Theme
from app.ui.widgets.buttons import Button, Tick
from app.ui.widgets.timeline import Timeline
from tests.ui.filling import LONG, NOW, add, button, choose, empty_diary, field, leave_all_forms, shown, words_of

CHECKLIST = symptoms.load(Path(__file__).parents[2] / "resources")


@pytest.fixture
def session(theme: Theme) -> Iterator[Session]:
    assert theme
    with empty_diary() as opened:
        opened.checklist = CHECKLIST
        yield opened


@pytest.fixture(autouse=True)
def leave_forms() -> Iterator[None]:
    yield
    leave_all_forms()


def tick(form: SideEffectForm, name: str) -> Tick:
    return next(each for each in form.findChildren(Tick) if each.text() == name)


def line_in(form: SideEffectForm, label: str) -> QLineEdit:
    return field(form, label).findChildren(QLineEdit)[0]


def read_button(form: SideEffectForm) -> Button:
    return button(form, "I have read this")


def took_tramadol(session: Session) -> None:
    medicine = add(session, "Tramadol", "tramadol", strength=Amount(Decimal(50), "mg"), form="capsule")
    dose = Intake("", medicine.id, NOW - timedelta(hours=5), pieces=Decimal(1))
    assert session.act(lambda store, tools: diary.record_intake(store, tools, dose))


def test_a_side_effect_is_recorded_by_keyboard(session: Session) -> None:
    form = shown(SideEffectForm(session, None))
    first = QApplication.focusWidget()
    assert isinstance(first, Tick)
    QTest.keyClick(first, Qt.Key.Key_Space)
    QTest.keyClick(form, Qt.Key.Key_Return)
    (found,) = session.store.all(SideEffect)
    assert (CHECKLIST.names()[found.symptoms[0]], found.at, found.severity) == (first.text(), NOW, None)


def test_a_sign_that_calls_for_help_brings_the_card_in_place_with_what_was_taken(session: Session) -> None:
    took_tramadol(session)
    form = shown(SideEffectForm(session, None))
    tick(form, "Sleepy").click()
    assert form.signs.card.isHidden()
    tick(form, "Breathing trouble").click()
    said = words_of(form)
    assert "Breathing trouble: get help now" in said
    assert "Tramadol 50 mg at 16:40" in said
    for sign in session.data.red_flags["breathing"].signs:
        assert sign in said
    assert session.data.sentences["signs_now"] in said
    assert "Doseleaf cannot help in an emergency" in said
    assert form.signs.card.accessibleName().startswith("Breathing trouble: get help now. Call your local emergency")


def test_unticking_takes_the_card_away_and_the_same_day_card_has_another_heading(session: Session) -> None:
    form = shown(SideEffectForm(session, None))
    tick(form, "Chest pain").click()
    assert form.signs.card.isVisible()
    tick(form, "Chest pain").click()
    assert form.signs.card.isHidden()
    tick(form, "Rash").click()
    assert "Rash: ask for help today" in words_of(form)
    assert session.data.sentences["signs_today"] in words_of(form)


def test_the_card_stays_two_seconds_and_save_is_never_blocked(session: Session, qtbot: QtBot) -> None:
    form = shown(SideEffectForm(session, None))
    tick(form, "Thoughts of self-harm").click()
    assert not read_button(form).isEnabled()
    assert form.save_button.isEnabled()
    read_button(form).click()
    assert form.signs.card.isVisible()
    qtbot.waitUntil(lambda: read_button(form).isEnabled(), timeout=4000)
    read_button(form).click()
    assert form.signs.card.isHidden()
    tick(form, "Chest pain").click()
    assert form.signs.card.isVisible()
    assert not read_button(form).isEnabled()
    form.save()
    assert session.store.all(SideEffect)[0].symptoms == ("chest-pain", "self-harm")


def test_the_card_is_brought_into_view(session: Session, qtbot: QtBot, theme: Theme) -> None:
    form = shown(SideEffectForm(session, None))
    form.resize(theme.u(700), theme.u(420))
    QApplication.processEvents()
    tick(form, "Took more than meant").click()
    card = form.signs.card

    def seen() -> bool:
        top = card.mapTo(form, card.rect().topLeft()).y()
        return 0 <= top <= form.height() / 2

    qtbot.waitUntil(seen, timeout=2000)


def test_the_times_are_of_the_moment_that_is_typed_and_say_no_reason(session: Session) -> None:
    took_tramadol(session)
    form = shown(SideEffectForm(session, None))
    assert "5 hours after Tramadol (50 mg, 16:40). Times only; this does not say why." in words_of(form)
    line_in(form, "Since what time").setText("18:40")
    line_in(form, "Since what time").textEdited.emit("18:40")
    assert "2 hours after Tramadol (50 mg, 16:40)" in words_of(form)


@pytest.mark.parametrize(
    ("label", "texts"),
    [
        ("Since which day", ("", "soon", "3/4/2026", "2026", "31 Feb 2026", LONG)),
        ("Since what time", ("", "noonish", "25:00", LONG)),
        ("Something else", (LONG,)),
    ],
)
def test_what_cannot_be_read_is_named_and_stays_as_typed(session: Session, label: str, texts: tuple[str, ...]) -> None:
    form = shown(SideEffectForm(session, None))
    tick(form, "Sleepy").click()
    for text in texts:
        line_in(form, label).setText(text)
        form.save()
        assert (field(form, label).problem() or "").startswith(f"{label}: ")
        assert line_in(form, label).text() == text
    assert session.store.all(SideEffect) == ()


def test_a_note_too_long_is_named_and_nothing_at_all_is_said(session: Session) -> None:
    form = shown(SideEffectForm(session, None))
    form.save()
    assert "Nothing is ticked or written yet" in words_of(form)
    note = field(form, "Note").findChildren(QPlainTextEdit)[0]
    note.setPlainText(LONG + "x")
    form.save()
    assert (field(form, "Note").problem() or "").startswith("Note: ")
    note.setPlainText("Odd day")
    form.save()
    assert [each.note for each in session.store.all(SideEffect)] == ["Odd day"]


def test_without_a_checklist_words_can_still_be_written_and_old_signs_are_kept(session: Session) -> None:
    session.checklist = NO_CHECKLIST
    effect = SideEffect("s", NOW, ("sleepy",), Severity.MILD)
    assert session.act(lambda store, tools: wellbeing.record_side_effect(store, tools, effect))
    form = shown(SideEffectForm(session, None, "s"))
    assert "The list of signs cannot be read." in words_of(form)
    line_in(form, "Something else").setText("Cold hands")
    form.save()
    assert session.store.get(SideEffect, "s") == SideEffect("s", NOW, ("sleepy",), Severity.MILD, "Cold hands")


def test_it_stands_on_the_day_is_corrected_from_it_and_removed(session: Session) -> None:
    add(session, "Tramadol", "tramadol")
    page = Today(session)
    session.changed.connect(page.refresh)
    page.refresh()
    page.show()
    button(page, "Something feels wrong …").click()
    form = page.findChildren(SideEffectForm)[0]
    tick(form, "Dry mouth").click()
    form._severity.set_value("mild")
    form.save()
    model = page.findChildren(Timeline)[0].model()
    spoken = [str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())]
    assert "21:40 Dry mouth, mild, Noticed" in spoken
    page.findChildren(Timeline)[0].activated.emit(model.index(spoken.index("21:40 Dry mouth, mild, Noticed"), 0))
    again = next(each for each in page.findChildren(SideEffectForm) if each is not form)
    assert tick(again, "Dry mouth").isChecked()
    assert again.signs.card.isHidden()
    button(again, "Remove this side effect").click()
    assert session.store.all(SideEffect) == ()
    page.close()


def test_a_narrow_form_cuts_no_button(session: Session, theme: Theme) -> None:
    form = shown(SideEffectForm(session, None))
    tick(form, "Chest pain").click()
    form.resize(theme.u(360), theme.u(700))
    QApplication.processEvents()
    for each in form.findChildren(QPushButton):
        if each.isVisible():
            assert each.mapTo(form, each.rect().bottomRight()).x() <= form.width()


def test_vomiting_asks_how_often_and_about_a_hot_shower_and_no_other_sign_does(session: Session) -> None:
    form = shown(SideEffectForm(session, None))
    times = field(form, "How many times in 24 hours")
    assert times.isHidden()
    tick(form, "Vomiting").click()
    assert times.isVisible()
    line_in(form, "How many times in 24 hours").setText("4")
    choose(form, "Did a hot shower or bath help?: Yes")
    line_in(form, "Did you do anything about it?").setText("Ginger tea")
    tick(form, "Tell my pharmacist").click()
    line_in(form, "It was over on").setText("20 Nov 2026")
    line_in(form, "Over at what time").setText("22:00")
    form.save()
    (kept,) = session.store.all(SideEffect)
    assert (kept.times, kept.shower, kept.did, kept.tell) == (4, Answer.YES, "Ginger tea", True)
    assert (kept.over, kept.over_at) == (NOW.date(), time(22, 0))
    again = shown(SideEffectForm(session, None, kept.id))
    assert line_in(again, "Over at what time").text() == "22:00"
    again.save()
    assert session.store.all(SideEffect) == (kept,)


def test_a_knock_to_the_head_in_a_fall_ticks_its_sign_and_brings_the_card(session: Session) -> None:
    form = shown(SideEffectForm(session, None))
    tick(form, "A fall").click()
    assert form.signs.card.isHidden()
    choose(form, "Was there an injury?: No")
    assert form.signs.card.isHidden()
    choose(form, "Did the head hit something?: Yes")
    assert tick(form, "A knock to the head").isChecked()
    assert form.signs.card.isVisible()
    form.save()
    (kept,) = session.store.all(SideEffect)
    assert (kept.symptoms, kept.hurt, kept.head) == (("fall", "head-injury"), Answer.NO, Answer.YES)


def test_where_the_time_is_not_known_no_times_are_shown_and_none_is_made_up(session: Session) -> None:
    took_tramadol(session)
    form = shown(SideEffectForm(session, None))
    tick(form, "Sleepy").click()
    assert "after Tramadol" in words_of(form)
    tick(form, "Time not known").click()
    assert "after Tramadol" not in words_of(form)
    assert not line_in(form, "Since what time").isEnabled()
    form.save()
    (kept,) = session.store.all(SideEffect)
    assert kept.day_only
    (line,) = feelings_of([], [kept], CHECKLIST.names())
    assert line.spoken() == "Sleepy, Noticed · time not known"
    again = shown(SideEffectForm(session, None, kept.id))
    assert line_in(again, "Since what time").text() == ""


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("How many times in 24 hours", "101"),
        ("How many times in 24 hours", "1.5"),
        ("It was over on", "19 Nov 2026"),
        ("It was over on", "soon"),
        ("Over at what time", "22:00"),
        ("Did you do anything about it?", LONG),
    ],
)
def test_what_else_cannot_be_read_is_named_and_stays(session: Session, label: str, text: str) -> None:
    form = shown(SideEffectForm(session, None))
    tick(form, "Vomiting").click()
    line_in(form, label).setText(text)
    form.save()
    assert (field(form, label).problem() or "").startswith(f"{label}: ")
    assert line_in(form, label).text() == text
    assert session.store.all(SideEffect) == ()


def test_the_card_shows_the_numbers_that_were_written_down_and_asks_for_those_that_were_not(session: Session) -> None:
    form = shown(SideEffectForm(session, None))
    tick(form, "Chest pain").click()
    assert "Not written down yet." in words_of(form)
    assert "has a place for the numbers" in words_of(form)
    person = session.person()
    assert session.act(lambda store, tools: save_numbers(store, tools, person, HelpNumbers("999", "555-0100")))
    tick(form, "Chest pain").click()
    tick(form, "Chest pain").click()
    assert "999" in words_of(form).splitlines()
    assert "555-0100" not in words_of(form)
    assert "Emergency number: 9 9 9." in form.signs.card.accessibleName()
    tick(form, "Chest pain").click()
    tick(form, "Thoughts of self-harm").click()
    assert "555-0100" in words_of(form).splitlines()
    tick(form, "Thoughts of self-harm").click()
    tick(form, "Rash").click()
    assert "999" not in words_of(form)
