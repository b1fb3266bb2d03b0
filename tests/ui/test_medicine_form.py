"""The main job for medicines, driven by keyboard: a name, what it is, how it is taken, the findings before Save."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.domain.amounts import Amount
from app.domain.medicines import Ingredient, Kind, Medicine
from app.domain.moments import PartialDate
from app.domain.regimens import Regimen, RegimenKind
from app.domain.routes import Route
from app.ui.forms.fields import Field
from app.ui.forms.medicine_form import MedicineForm
from app.ui.session import Session
from app.ui.theme import Theme
from tests.ui.filling import (
    LONG,
    ODD,
    add,
    button,
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


@pytest.fixture
def session(theme: Theme) -> Iterator[Session]:
    assert theme
    with empty_diary() as opened:
        yield opened


@pytest.fixture(autouse=True)
def leave_forms() -> Iterator[None]:
    yield
    leave_all_forms()


@pytest.fixture
def form(session: Session) -> MedicineForm:
    return shown(MedicineForm(session, None))


def test_two_gabapentinoids_are_seen_before_save_saved_undone_and_redone(qtbot: QtBot, session: Session) -> None:
    first = shown(MedicineForm(session, None))
    write(first, "Name, as on the box", "Neurontin 600 mg")
    QTest.keyClick(line(first, "Name, as on the box"), Qt.Key.Key_Return)
    button(first, "Put “600 mg” into its field").click()
    assert line(first, "Strength of one").text() == "600 mg"
    QTest.keyClick(first, Qt.Key.Key_Return)
    (neurontin,) = session.store.all(Medicine)
    assert (neurontin.name, neurontin.chosen) == ("Neurontin 600 mg", "gabapentin")
    assert neurontin.strength == Amount(Decimal(600), "mg")
    assert neurontin.ingredients == (Ingredient("gabapentin", "gabapentin", Amount(Decimal(600), "mg")),)

    second = shown(MedicineForm(session, None))
    write(second, "Name, as on the box", "Lyrica")
    qtbot.waitUntil(lambda: "Before you save: pregabalin belongs to" in words_of(second))
    assert session.data.categories["duplicate-gabapentinoid"].title in words_of(second)
    assert "Saving is always possible." in words_of(second)
    assert len(session.store.all(Medicine)) == 1
    QTest.keyClick(line(second, "Name, as on the box"), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert sorted(each.name for each in session.store.all(Medicine)) == ["Lyrica", "Neurontin 600 mg"]
    together = {each.id for each in session.findings()}
    assert "duplicate-gabapentinoid" in together

    assert session.undo()
    assert [each.name for each in session.store.all(Medicine)] == ["Neurontin 600 mg"]
    assert "duplicate-gabapentinoid" not in {each.id for each in session.findings()}
    assert session.redo()
    assert {each.id for each in session.findings()} == together


def test_what_is_in_the_name_stays_in_the_name_and_is_only_offered(form: MedicineForm) -> None:
    write(form, "Name, as on the box", "Neurontin 600 mg tablets")
    assert line(form, "Strength of one").text() == ""
    button(form, "Put “600 mg” and “tablets” into their fields").click()
    form.save()
    (kept,) = form.session.store.all(Medicine)
    assert (kept.name, kept.form) == ("Neurontin 600 mg tablets", "tablets")


def test_a_first_day_still_to_come_is_said_to_be_looked_up_later(form: MedicineForm) -> None:
    write(form, "Since", "1 Mar 2027")
    assert "Until then it is not looked up with the rest." in words_of(form)
    write(form, "Since", "6 Nov 2026")
    assert "Until then" not in words_of(form)


def test_a_day_grid_is_saved_with_the_sentence_that_was_shown(qtbot: QtBot, form: MedicineForm) -> None:
    write(form, "Name, as on the box", "Lyrica")
    write(form, "Strength of one", "75")
    paste_form(form, "capsule")
    write(form, "Since", "6 Nov 2026")
    write(form, "Morning, number taken", "½")
    QTest.keyClick(line(form, "Morning, number taken"), Qt.Key.Key_Right)
    write(form, "Evening, number taken", "1")
    qtbot.waitUntil(lambda: "½-0-1-0 capsules: ½ in the morning, 1 in the evening" in words_of(form))
    assert "1.5 capsules = 112.5 mg a day" in words_of(form) or "1½ capsules = 112.5 mg a day" in words_of(form)
    form.save()
    (regimen,) = form.session.store.all(Regimen)
    assert regimen.parts == (Decimal("0.5"), None, Decimal(1), None)
    assert regimen.valid_from == date(2026, 11, 6)
    assert form.session.store.all(Medicine)[0].started == PartialDate(2026, 11, 6)


def test_as_needed_keeps_its_three_numbers(form: MedicineForm) -> None:
    write(form, "Name, as on the box", "Tramadol")
    choose(form, "How it is taken: As needed")
    for name, text in (("One dose", "1"), ("At least this far apart, hours", "6"), ("No more than, in 24 hours", "4")):
        named = [each for each in form.findChildren(QLineEdit) if each.accessibleName().startswith(name)]
        exact = next(each for each in named if each.isVisibleTo(form))
        exact.setFocus()
        QTest.keyClicks(exact, text)
    assert "when needed: 1 piece, at least 6 hours apart, no more than 4 in 24 hours" in words_of(form)
    form.save()
    (kept,) = form.session.store.all(Regimen)
    assert (kept.dose, kept.gap_hours, kept.most_in_24h) == (Decimal(1), Decimal(6), Decimal(4))
    assert kept.kind is RegimenKind.AS_NEEDED


def test_only_the_name_is_needed(form: MedicineForm) -> None:
    form.save()
    assert field(form, "Name, as on the box").problem() == "Name: write what stands on the box. What you typed is kept."
    assert form.session.store.all(Medicine) == ()
    write(form, "Name, as on the box", "x")
    form.save()
    (kept,) = form.session.store.all(Medicine)
    assert kept == Medicine(kept.id, "x")
    assert form.session.store.all(Regimen) == ()


@pytest.mark.parametrize("name", ODD)
def test_a_name_nobody_knows_is_kept_as_typed_and_is_not_checked(session: Session, name: str) -> None:
    form = shown(MedicineForm(session, None))
    paste(form, "Name, as on the box", name)
    form.save()
    (kept,) = session.store.all(Medicine)
    assert kept.name == name.replace("\0", "")
    assert (kept.chosen, kept.ingredients) == (None, ())
    assert session.coverage().states == ("not-checked",)


def test_a_medicine_outside_the_list_says_that_it_cannot_be_checked(form: MedicineForm) -> None:
    write(form, "Name, as on the box", "knownosan")
    assert form.session.data.sentences["not_covered"] in words_of(form)
    form.save()
    assert form.session.store.all(Medicine)[0].chosen is None


def test_enter_never_chooses_among_suggestions(form: MedicineForm) -> None:
    write(form, "Name, as on the box", "tramodol")
    name = line(form, "Name, as on the box")
    QTest.keyClick(name, Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Return)
    form.save()
    (kept,) = form.session.store.all(Medicine)
    assert (kept.name, kept.chosen) == ("tramodol", None)


def test_a_chosen_suggestion_keeps_what_was_typed_beside_it(form: MedicineForm) -> None:
    write(form, "Name, as on the box", "tramodol")
    QTest.keyClick(line(form, "Name, as on the box"), Qt.Key.Key_Down)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
    form.save()
    (kept,) = form.session.store.all(Medicine)
    assert (kept.name, kept.chosen) == ("tramodol", "tramadol")


def test_not_this_one_is_obeyed(form: MedicineForm) -> None:
    write(form, "Name, as on the box", "Lyrica")
    button(form, "Not this one: Lyrica = pregabalin").click()
    form.save()
    (kept,) = form.session.store.all(Medicine)
    assert (kept.name, kept.chosen) == ("Lyrica", None)


BAD = (
    ("Strength of one", "many", "Strength of one: “many” is not a number with a unit. What you typed is kept."),
    ("Since", "1 Jan 2203", "Since: “1 Jan 2203” is more than a year from now. What you typed is kept."),
    ("Since", "<i>soon</i>", "Since: “<i>soon</i>” is not a date such as 6 Nov 2026, Nov 2026 or 2026."),
    ("Taken for", LONG, "Taken for: this has 10,000 letters, and there is room for 200. What you typed is kept."),
    ("Who prescribed it", LONG, "Who prescribed it: this has 10,000 letters, and there is room for 200."),
    ("Name, as on the box", LONG, "Name: this has 10,000 letters, and there is room for 200."),
    ("Morning, number taken", "many", "Morning: “many” is not a number. What you typed is kept."),
    ("Bedtime, number taken", "🌿", "Bedtime: “🌿” is not a number. What you typed is kept."),
)


@pytest.mark.parametrize(("name", "text", "sentence"), BAD, ids=[f"{each[0]} {each[1][:6]}" for each in BAD])
def test_bad_input_is_named_beside_its_field_and_nothing_is_cleared(
    session: Session, name: str, text: str, sentence: str
) -> None:
    form = shown(MedicineForm(session, None))
    paste(form, "Name, as on the box", "Lyrica")
    paste(form, name, text)
    form.save()
    assert session.store.all(Medicine) == ()
    assert any(sentence in (each.problem() or "") for each in form.findChildren(Field))
    assert line(form, name).text() == text
    paste(form, name, "")
    paste(form, "Name, as on the box", "Lyrica")
    form.save()
    assert [each.name for each in session.store.all(Medicine)] == ["Lyrica"]


def test_every_field_takes_odd_letters_without_a_fault(session: Session) -> None:
    for odd in (*ODD, LONG):
        form = shown(MedicineForm(session, None))
        for each in form.findChildren(QLineEdit):
            each.setText(odd)
            each.textEdited.emit(odd)
        for notes in form.findChildren(QPlainTextEdit):
            notes.setPlainText(odd)
        form.save()
        assert session.store.all(Medicine) == ()
        assert any(each.problem() for each in form.findChildren(Field))
        assert all(each.text() for each in form.findChildren(QLineEdit))
        form.done(0)


def test_a_field_that_is_hidden_for_this_kind_of_thing_neither_stops_nor_is_saved(form: MedicineForm) -> None:
    paste(form, "Who prescribed it", LONG)
    choose(form, "Where it comes from: Other substance")
    write(form, "Name, as on the box", "alcohol")
    form.save()
    (kept,) = form.session.store.all(Medicine)
    assert (kept.kind, kept.prescriber, kept.chosen) == (Kind.OTHER, "", "alcohol")


def test_a_form_tells_the_route_and_a_person_may_say_another(form: MedicineForm) -> None:
    write(form, "Name, as on the box", "diclofenac")
    paste_form(form, "gel")
    route = field(form, "How it gets in").control
    assert route.currentText() == "On the skin, by its form"  # type: ignore[attr-defined]  # a combo box
    form.save()
    assert form.session.store.all(Medicine)[0].route is None


def test_correcting_shows_what_is_recorded_and_keeps_what_was_chosen(session: Session) -> None:
    march = PartialDate(2024, 3)
    add(session, "tramodol", "tramadol", form="capsule", route=Route.RECTAL, started=march, reason="pain")
    form = shown(MedicineForm(session, None, "tramodol"))
    assert "Recorded as tramadol." in words_of(form)
    write(form, "Taken for", "bad days")
    form.save()
    (kept,) = session.store.all(Medicine)
    assert (kept.chosen, kept.reason, kept.route) == ("tramadol", "bad days", Route.RECTAL)
    assert (kept.started, kept.form) == (march, "capsule")


def test_another_name_ends_what_was_chosen_before(session: Session) -> None:
    add(session, "tramodol", "tramadol")
    form = shown(MedicineForm(session, None, "tramodol"))
    write(form, "Name, as on the box", "evening drops")
    form.save()
    assert session.store.all(Medicine)[0].chosen is None


def test_what_the_packet_names_is_looked_up_for_a_name_nobody_knows(session: Session) -> None:
    add(session, "Gabapentin", "gabapentin")
    form = shown(MedicineForm(session, None))
    write(form, "Name, as on the box", "Blorvexin drops")
    write(form, "What is in it, as the packet says", "pregabalin, moon dust")
    assert "Looked up: pregabalin." in words_of(form)
    assert "named as not checked: moon dust." in words_of(form)
    form.save()
    kept = next(each for each in session.store.all(Medicine) if each.name.startswith("Blorvexin"))
    assert (kept.name, kept.chosen) == ("Blorvexin drops", None)
    assert kept.ingredients == (Ingredient("pregabalin", "pregabalin"), Ingredient("moon dust"))
    met = [each.id for each in session.findings() if "Blorvexin drops" in each.things]
    assert "duplicate-gabapentinoid" in met
    assert any("moon dust" in reason for each in session.coverage().unchecked for reason in each.reasons)
    again = shown(MedicineForm(session, None, kept.id))
    assert line(again, "What is in it, as the packet says").text() == "pregabalin, moon dust"


def test_a_name_near_to_an_ingredient_is_never_taken_for_it(session: Session) -> None:
    form = shown(MedicineForm(session, None))
    write(form, "Name, as on the box", "Blorvexin drops")
    write(form, "What is in it, as the packet says", "tramodol")
    form.save()
    (kept,) = session.store.all(Medicine)
    assert kept.ingredients == (Ingredient("tramodol"),)
    assert session.coverage().states == ("not-checked",)


def test_the_packet_is_not_asked_about_when_the_name_says_what_is_in_it(form: MedicineForm) -> None:
    write(form, "Name, as on the box", "Lyrica")
    assert field(form, "What is in it, as the packet says").isHidden()
