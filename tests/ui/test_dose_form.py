"""Changing a dose, stopping, and writing down a dose: by keyboard, and with input that cannot be read."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QLineEdit

from app.domain.intakes import Intake, IntakeStatus
from app.domain.medicines import Medicine
from app.domain.regimens import DayPart, Regimen, RegimenKind
from app.ui.forms.dose_form import DoseForm
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
    part = field(form, "Part of the day").control
    part.setCurrentIndex(1)  # type: ignore[attr-defined]  # a combo box
    part.activated.emit(1)  # type: ignore[attr-defined]  # a combo box
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
