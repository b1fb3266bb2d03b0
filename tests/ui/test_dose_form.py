"""Changing a dose, stopping, and writing down a dose: by keyboard, and with input that cannot be read."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.intakes import Intake, IntakeStatus
from app.domain.medicines import Medicine
from app.domain.moments import TimePrecision
from app.domain.regimens import DayPart, EveryUnit, Regimen, RegimenKind
from app.services import diary
from app.services.planned import open_slots
from app.ui.forms.dose_form import DoseForm
from app.ui.forms.quick_dose import record_dose
from app.ui.forms.regimen_form import RegimenForm
from app.ui.forms.stop_form import StopForm
from app.ui.session import Session
from app.ui.theme import Theme
from tests.ui.filling import (
    LONG,
    NOW,
    add,
    choose,
    empty_diary,
    field,
    leave_all_forms,
    line,
    paste,
    shown,
    words_of,
    write,
)


@pytest.fixture
def session(theme: Theme) -> Iterator[Session]:
    assert theme
    with empty_diary() as opened:
        yield opened


@pytest.fixture(autouse=True)
def leave_forms() -> Iterator[None]:
    yield
    leave_all_forms()


def test_a_changed_dose_is_a_new_version_and_the_old_one_stays(session: Session) -> None:
    one = Decimal(1)
    before = Regimen("r1", "", RegimenKind.DAY_PARTS, date(2026, 1, 1), parts=(one, None, None, None))
    add(session, "Gabapentin", "gabapentin", before, form="capsule")
    form = shown(RegimenForm(session, None, "gabapentin"))
    assert line(form, "From").text() == "20 Nov 2026"
    write(form, "Bedtime, number taken", "2")
    form.save()
    old, new = session.store.owned(Regimen, "gabapentin")
    assert (old.parts, old.valid_to) == ((one, None, None, None), date(2026, 11, 19))
    assert (new.parts, new.valid_from) == ((one, None, None, Decimal(2)), date(2026, 11, 20))


@pytest.mark.parametrize("text", ["", "many", "Nov 2026", "1 Jan 2203", "🌿", LONG])
def test_a_change_needs_a_day_that_can_be_read(session: Session, text: str) -> None:
    add(session, "Gabapentin", "gabapentin")
    form = shown(RegimenForm(session, None, "gabapentin"))
    write(form, "Morning, number taken", "1")
    paste(form, "From", text)
    form.save()
    assert (field(form, "From").problem() or "").startswith("From: ")
    assert line(form, "From").text() == text
    assert session.store.all(Regimen) == ()


def test_an_empty_change_is_not_saved_and_says_so(session: Session) -> None:
    add(session, "Gabapentin", "gabapentin")
    form = shown(RegimenForm(session, None, "gabapentin"))
    form.save()
    assert "nothing is written here yet" in words_of(form)
    assert session.store.all(Regimen) == ()


def test_stopping_keeps_the_day_and_the_reason(session: Session) -> None:
    add(session, "Gabapentin", "gabapentin")
    form = shown(StopForm(session, None, "gabapentin"))
    paste(form, "Last day it was taken", "many")
    form.save()
    assert session.store.all(Medicine)[0].stopped is None
    paste(form, "Last day it was taken", "yesterday")
    write(form, "Why", "dizzy")
    form.save()
    (kept,) = session.store.all(Medicine)
    assert (kept.stopped, kept.stop_reason) == (date(2026, 11, 19), "dizzy")


def test_a_dose_of_this_morning_can_be_written_down_tonight(session: Session) -> None:
    plan = Regimen("r", "", RegimenKind.DAY_PARTS, date(2026, 1, 1), parts=(Decimal(2), None, None, None))
    add(session, "Gabapentin", "gabapentin", plan, form="capsule")
    form = shown(DoseForm(session, None, "gabapentin"))
    write(form, "Time", "8.05")
    form.save()
    (kept,) = session.store.all(Intake)
    assert (kept.at, kept.part, kept.pieces) == (NOW.replace(hour=8, minute=5), DayPart.MORNING, Decimal(2))
    again = shown(DoseForm(session, None, "gabapentin", kept.id))
    choose(again, "What happened: Skipped")
    again.save()
    assert [each.status for each in session.store.all(Intake)] == [IntakeStatus.SKIPPED]


@pytest.mark.parametrize("name", ["Day", "Time", "How much"])
@pytest.mark.parametrize("text", ["many", LONG, "<b>", "🌿", "1 Jan 2203"])
def test_a_dose_that_cannot_be_read_is_not_saved(session: Session, name: str, text: str) -> None:
    add(session, "Gabapentin", "gabapentin")
    form = shown(DoseForm(session, None, "gabapentin"))
    found = next(each for each in form.findChildren(QLineEdit) if each.accessibleName().startswith(name))
    found.setText(text)
    form.save()
    assert (field(form, name).problem() or "").startswith(f"{name}: ")
    assert found.text() == text
    assert session.store.all(Intake) == ()


D, ONE = Decimal, Decimal(1)
NEEDED = Regimen("r", "", RegimenKind.AS_NEEDED, date(2026, 1, 1), dose=ONE, gap_hours=D(6), most_in_24h=D(2))
DAILY = Regimen("r", "", RegimenKind.DAY_PARTS, date(2026, 1, 1), parts=(ONE, None, None, D(2)))


def recorded(session: Session, *hours_ago: float) -> None:
    for number, hours in enumerate(hours_ago):
        dose = Intake(f"old{number}", "tramadol", NOW - timedelta(hours=hours), pieces=ONE)
        assert session.act(lambda store, tools, dose=dose: diary.record_intake(store, tools, dose))  # type: ignore[misc]  # a default keeps the value


def test_more_than_the_label_says_is_said_while_entering_and_saved(session: Session) -> None:
    add(session, "Tramadol", "tramadol", NEEDED, form="capsule")
    recorded(session, 3, 9)
    form = shown(DoseForm(session, None, "tramadol"))
    said = words_of(form)
    assert "With this one, 3 capsules in 24 hours. The label, as written down here, says no more than 2." in said
    assert "Another dose is recorded 3 hours from this one. The label, as written down here, says 6 hours." in said
    assert "It can be saved all the same." in said
    form.save()
    assert len(session.store.all(Intake)) == 3


def test_within_the_label_nothing_is_said(session: Session) -> None:
    add(session, "Tramadol", "tramadol", NEEDED, form="capsule")
    recorded(session, 7)
    form = shown(DoseForm(session, None, "tramadol"))
    assert "The label" not in words_of(form)
    write(form, "Time", "15.00")
    assert "The label" in words_of(form)


@pytest.mark.parametrize(
    ("typed", "precision"),
    [
        ("21:40", TimePrecision.EXACT),
        ("about 21:40", TimePrecision.ABOUT),
        ("evening", TimePrecision.PART_OF_DAY),
        ("", TimePrecision.DAY_ONLY),
    ],
)
def test_how_well_the_time_is_known_is_kept_and_not_made_up(
    session: Session, typed: str, precision: TimePrecision
) -> None:
    add(session, "Tramadol", "tramadol", NEEDED)
    form = shown(DoseForm(session, None, "tramadol"))
    paste(form, "Time", typed)
    form.save()
    (kept,) = session.store.all(Intake)
    assert kept.precision is precision
    again = shown(DoseForm(session, None, "tramadol", kept.id))
    assert line(again, "Time").text() == typed
    again.save()
    assert session.store.all(Intake) == (kept,)


def test_a_dose_follows_its_time_to_the_planned_one_until_the_person_chooses(session: Session) -> None:
    add(session, "Gabapentin", "gabapentin", DAILY, form="capsule")
    form = shown(DoseForm(session, None, "gabapentin"))
    which = field(form, "Which dose it is").control
    assert which.currentText() == "Bedtime"  # type: ignore[attr-defined]  # a combo box
    assert line(form, "How much, capsule").text() == "2"
    write(form, "Time", "9.00")
    assert which.currentText() == "Morning"  # type: ignore[attr-defined]  # a combo box
    assert line(form, "How much, capsule").text() == "1"
    which.setCurrentIndex(0)  # type: ignore[attr-defined]  # a combo box
    which.activated.emit(0)  # type: ignore[attr-defined]  # a combo box
    write(form, "Time", "9.30")
    form.save()
    (kept,) = session.store.all(Intake)
    assert kept.slot() is None


def test_a_past_dose_leaves_todays_open(session: Session) -> None:
    add(session, "Gabapentin", "gabapentin", DAILY, form="capsule")
    form = shown(DoseForm(session, None, "gabapentin"))
    paste(form, "Day", "yesterday")
    write(form, "Time", "22.00")
    form.save()
    (kept,) = session.store.all(Intake)
    assert (kept.part, kept.at.date()) == (DayPart.BEDTIME, date(2026, 11, 19))
    assert len(list(open_slots(session.store, date(2026, 11, 20)))) == 2


def test_a_skipped_dose_keeps_its_reason_and_a_taken_one_has_none(session: Session) -> None:
    add(session, "Gabapentin", "gabapentin", DAILY, form="capsule")
    form = shown(DoseForm(session, None, "gabapentin"))
    choose(form, "What happened: Skipped")
    write(form, "Why it was skipped", "felt sick")
    form.save()
    (kept,) = session.store.all(Intake)
    assert (kept.status, kept.skip_reason) == (IntakeStatus.SKIPPED, "felt sick")
    again = shown(DoseForm(session, None, "gabapentin", kept.id))
    choose(again, "What happened: Taken")
    again.save()
    assert session.store.all(Intake)[0].skip_reason == ""


def test_a_patch_has_its_place_and_its_removal_and_another_one_still_on_is_named(session: Session) -> None:
    plan = Regimen("r", "", RegimenKind.PATCH, date(2026, 11, 2), dose=ONE, every=D(72), every_unit=EveryUnit.HOURS)
    add(session, "Fentanyl", "fentanyl", plan, form="patch")
    form = shown(DoseForm(session, None, "fentanyl"))
    write(form, "Where on the body", "left arm")
    form.save()
    (first,) = session.store.all(Intake)
    assert (first.site, first.removed, first.due) == ("left arm", None, date(2026, 11, 20))
    second = shown(DoseForm(session, None, "fentanyl"))
    assert "A patch put on 20 Nov 2026 is not written down as taken off." in words_of(second)
    off = shown(DoseForm(session, None, "fentanyl", first.id))
    paste(off, "Taken off on", "today")
    off.save()
    assert (field(off, "Taken off at").problem() or "").startswith("Taken off at: ")
    write(off, "Taken off at", "21.50")
    off.save()
    assert session.store.all(Intake) == (replace(first, removed=NOW.replace(minute=50)),)


def test_the_usual_answers_fill_in_day_and_time(session: Session) -> None:
    add(session, "Tramadol", "tramadol", NEEDED)
    form = shown(DoseForm(session, None, "tramadol"))
    choose(form, "When: Yesterday evening")
    form.save()
    (kept,) = session.store.all(Intake)
    assert (kept.at.date(), kept.precision) == (date(2026, 11, 19), TimePrecision.PART_OF_DAY)


def test_one_action_records_a_dose_and_above_the_label_the_form_says_so_first(session: Session, qtbot: QtBot) -> None:
    add(session, "Tramadol", "tramadol", NEEDED, form="capsule")
    window = QWidget()
    qtbot.addWidget(window)
    dose = Intake("", "tramadol", NOW, pieces=ONE)
    record_dose(session, window, dose)
    assert len(session.store.all(Intake)) == 1
    record_dose(session, window, dose)
    assert len(session.store.all(Intake)) == 1
    (form,) = window.findChildren(DoseForm)
    assert "The label, as written down here, says 6 hours." in words_of(form)
    form.save()
    assert len(session.store.all(Intake)) == 2
