"""Each way of writing down how a medicine is taken, read as it is typed, and asked about where half of it is."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from app.domain.medicines import Kind, Medicine
from app.domain.regimens import ChangedBy, EveryUnit, Regimen, RegimenKind, Weekday
from app.ui.forms.fields import LinesField
from app.ui.forms.medicine_form import MedicineForm
from app.ui.forms.regimen_form import RegimenForm
from app.ui.session import Session
from app.ui.theme import Theme
from tests.ui.filling import (
    add,
    choose,
    empty_diary,
    field,
    leave_all_forms,
    line,
    paste,
    paste_form,
    shown,
    words_of,
    write,
)

D, ONE = Decimal, Decimal(1)


@pytest.fixture
def session(theme: Theme) -> Iterator[Session]:
    assert theme
    with empty_diary() as opened:
        yield opened
    leave_all_forms()


@pytest.fixture
def form(session: Session) -> MedicineForm:
    opened = shown(MedicineForm(session, None))
    write(opened, "Name, as on the box", "gabapentin")
    paste_form(opened, "tablet")
    QTest.qWait(200)  # the form looks at what was typed a moment later
    return opened


def amount(form: MedicineForm | RegimenForm, name: str, text: str) -> None:
    """Type into the field on show whose name begins like this; its unit follows the name."""
    named = [each for each in form.findChildren(QLineEdit) if each.accessibleName().split(",")[0] == name]
    found = next(each for each in named if each.isVisibleTo(form))
    found.setFocus()
    QTest.keyClicks(found, text)


def saved(form: MedicineForm | RegimenForm) -> Regimen:
    form.save()
    (kept,) = form.session.store.all(Regimen)
    return kept


def test_a_day_typed_as_four_numbers_is_read_as_such_and_put_into_the_cells(form: MedicineForm) -> None:
    write(form, "Morning, number taken", "1-0-1½-0")
    assert "1-0-1½-0 tablets: 1 in the morning, 1½ in the evening" in words_of(form)
    line(form, "Evening, number taken").setFocus()
    texts = [line(form, f"{part}, number taken").text() for part in ("Morning", "Noon", "Evening", "Bedtime")]
    assert texts == ["1", "", "1.5", ""]
    assert saved(form).parts == (ONE, None, D("1.5"), None)


def test_a_day_in_four_numbers_is_read_among_the_words_too(form: MedicineForm) -> None:
    choose(form, "How it is taken: In words")
    said = next(each for each in form.findChildren(LinesField) if each.label == "In your words")
    said.findChildren(QPlainTextEdit)[0].setPlainText("1-0-1-0")
    assert saved(form).kind is RegimenKind.DAY_PARTS


def test_clock_times_are_written_in_one_line(form: MedicineForm) -> None:
    choose(form, "How it is taken: At times")
    amount(form, "One dose", "1")
    amount(form, "At", "14.00, 6:00")
    assert "at 06:00 and 14:00: 1 tablet" in words_of(form)
    kept = saved(form)
    assert (kept.kind, kept.dose, kept.times) == (RegimenKind.AT_TIMES, ONE, (time(6), time(14)))


def test_an_interval_counts_from_a_day(form: MedicineForm) -> None:
    choose(form, "How it is taken: Every …")
    amount(form, "One dose", "1")
    amount(form, "Every", "7")
    paste(form, "Counted from", "2 Nov 2026")
    assert "every 7 days: 1 tablet, counted from 2 Nov 2026" in words_of(form)
    kept = saved(form)
    assert (kept.every, kept.every_unit, kept.anchor) == (D(7), EveryUnit.DAYS, date(2026, 11, 2))


def test_days_of_the_week_are_chosen_one_by_one(form: MedicineForm) -> None:
    choose(form, "How it is taken: Every …")
    choose(form, "Counted in: weekdays")
    amount(form, "One dose", "1")
    choose(form, "On Mondays")
    choose(form, "On Thursdays")
    assert "every week on Mondays and Thursdays: 1 tablet" in words_of(form)
    assert saved(form).weekdays == (Weekday.MONDAY, Weekday.THURSDAY)


def test_a_patch_asks_how_long_it_stays_on_and_never_guesses(form: MedicineForm) -> None:
    paste_form(form, "patch")
    QTest.qWait(200)
    choose(form, "How it is taken: Patch")
    amount(form, "Strength", "25")
    assert "how long one stays on is not written down" in words_of(form)
    form.save()
    assert form.session.store.all(Medicine) == ()
    assert (field(form, "Changed every").problem() or "").startswith("Changed every: write how long one patch stays on")
    amount(form, "Changed every", "72")
    assert "every 72 hours: 1 patch of 25 micrograms/hour" in words_of(form)
    kept = saved(form)
    assert (kept.every, kept.rate, kept.dose) == (D(72), D(25), ONE)


@pytest.mark.parametrize(("shape", "label"), [("At times", "At"), ("Every …", "Every"), ("Patch", "Changed every")])
def test_half_of_a_shape_is_asked_about_and_what_was_typed_stays(form: MedicineForm, shape: str, label: str) -> None:
    choose(form, f"How it is taken: {shape}")
    amount(form, "How many at a time" if shape == "Patch" else "One dose", "1")
    form.save()
    assert (field(form, label).problem() or "").startswith(f"{label}: ")
    assert form.session.store.all(Medicine) == ()


TAPER = (("Step 1", "0-0-0-2", "14 Nov 2026"), ("Step 2", "0-0-0-1", "21 Nov 2026"), ("Step 3", "none", ""))


def fill_taper(form: MedicineForm | RegimenForm, title: str) -> None:
    choose(form, f"{title}: Taper")
    paste(form, "First step from", "8 Nov 2026")
    choose(form, "Add a step")
    for name, doses, until in TAPER:
        write(form, name, doses)
        paste(form, f"Last day of {name.lower()}", until)


def test_a_taper_is_one_list_and_kept_as_versions_that_follow_each_other(form: MedicineForm) -> None:
    fill_taper(form, "How it is taken")
    said = "from 8 Nov to 14 Nov 2026: 0-0-0-2 tablets, then 0-0-0-1 tablet to 21 Nov 2026, then none"
    assert said in words_of(form)
    form.save()
    steps = form.session.store.all(Regimen)
    days = [(each.valid_from, each.valid_to) for each in steps]
    assert days == [
        (date(2026, 11, 8), date(2026, 11, 14)),
        (date(2026, 11, 15), date(2026, 11, 21)),
        (date(2026, 11, 22), None),
    ]
    assert all(each.taper for each in steps)


def test_a_taper_after_a_dose_closes_it_and_says_by_whom(session: Session) -> None:
    before = Regimen("r1", "", RegimenKind.DAY_PARTS, date(2026, 1, 1), parts=(None, None, None, D(3)))
    add(session, "Amitriptyline", "amitriptyline", before, form="tablet")
    form = shown(RegimenForm(session, None, "amitriptyline"))
    fill_taper(form, "How it is taken from then on")
    by = field(form, "Changed by").control
    place = by.findData("prescriber")  # type: ignore[attr-defined]  # a combo box
    by.setCurrentIndex(place)  # type: ignore[attr-defined]  # a combo box
    form.save()
    first, *steps = session.store.owned(Regimen, "amitriptyline")
    assert first == replace(before, medicine_id="amitriptyline", valid_to=date(2026, 11, 7))
    assert [each.changed_by for each in steps] == [ChangedBy.PRESCRIBER] * 3
    again = shown(RegimenForm(session, None, "amitriptyline"))
    assert line(again, "Step 2").text() == "0-0-0-1"


def test_only_the_last_step_may_be_without_an_end(form: MedicineForm) -> None:
    choose(form, "How it is taken: Taper")
    paste(form, "First step from", "8 Nov 2026")
    write(form, "Step 1", "0-0-0-2")
    write(form, "Step 2", "0-0-0-1")
    form.save()
    assert "only the last step can be without an end" in (field(form, "Last day of step 1").problem() or "")
    paste(form, "Last day of step 1", "14 Nov 2026")
    form.save()
    assert form.session.store.all(Regimen)[-1].valid_to is None


def test_brand_pharmacy_and_kind_are_kept_apart_from_the_name(form: MedicineForm) -> None:
    choose(form, "Where it comes from: Supplement")
    write(form, "Brand", "Somebrand")
    write(form, "Pharmacy or shop", "Harbour Pharmacy")
    form.save()
    (kept,) = form.session.store.all(Medicine)
    assert (kept.kind, kept.brand, kept.pharmacy) == (Kind.SUPPLEMENT, "Somebrand", "Harbour Pharmacy")
    again = shown(MedicineForm(form.session, None, kept.id))
    assert line(again, "Brand").text() == "Somebrand"


@pytest.mark.parametrize("name", ["Alcohol", "Tobacco", "Caffeine", "Grapefruit"])
def test_the_usual_other_substances_are_one_press_and_known_to_the_file(session: Session, name: str) -> None:
    form = shown(MedicineForm(session, None, kind=Kind.OTHER))
    choose(form, f"Name: {name}")
    form.save()
    (kept,) = session.store.all(Medicine)
    assert (kept.name, kept.kind) == (name, Kind.OTHER)
    assert kept.ingredients
    assert kept.ingredients[0].substance


def test_every_field_on_show_has_a_spoken_name(form: MedicineForm) -> None:
    for shape in ("Day grid", "At times", "Every …", "As needed", "Patch", "Taper", "In words"):
        choose(form, f"How it is taken: {shape}")
        for each in form.findChildren(QLineEdit):
            if each.isVisibleTo(form) and not isinstance(each.parentWidget(), QComboBox):
                spoken = QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)
                assert spoken, f"a field of {shape} has no name"
