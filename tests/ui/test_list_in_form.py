"""The preview of a list from elsewhere: everything in it is seen, spoken and pressed; only what is ticked comes in."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from app import start
from app.domain.medicines import Medicine
from app.domain.people import AllergiesAsked, Allergy, Person
from app.domain.regimens import Regimen
from app.services.ports import StoreProblem, StoreProblemKind
from app.ui.forms.list_in_form import ListInForm
from app.ui.theme import Theme
from app.ui.widgets.choice import Choice
from app.ui.widgets.text import Text
from app.ui.widgets.tick_line import TickLine
from tests.exchange import fhir_files as files
from tests.ui.filling import activate, add, button, empty_diary, words_of
from tests.ui.test_by_keyboard import name_of, stops, walk
from tests.ui.test_doors import Doorway

TWICE = [{"text": "Take 1 capsule by mouth 2 times daily."}]


@pytest.fixture
def doorway(tmp_path: Path, qtbot: QtBot, theme: Theme) -> Iterator[Doorway]:
    assert theme
    with empty_diary() as session:
        memory = session.store
        found = Doorway(tmp_path, qtbot, session)
        yield found
        found.worker.close()
        for each in QApplication.topLevelWidgets():
            if isinstance(each, ListInForm):
                each.done(0)
        found.diary.close()
        session.store = memory


def preview(doorway: Doorway, *resources: dict[str, Any]) -> ListInForm:
    """The form over a file with these entries, when it has compared."""
    path = doorway.folder / "list.json"
    path.write_text(json.dumps(files.bundle(*resources)))
    doorway.into().bring_in.bring(path)
    form = doorway.opened(ListInForm)
    doorway.qtbot.waitUntil(lambda: "can be brought in." in words_of(form))
    return form


def box(form: QWidget, begins: str) -> QCheckBox:
    return next(each for each in form.findChildren(QCheckBox) if each.accessibleName().startswith(begins))


def bring(doorway: Doorway, form: ListInForm) -> str:
    with doorway.qtbot.waitSignal(doorway.session.changed) as heard:
        form.save_button.click()
    assert heard.args is not None
    return str(heard.args[0].what).replace("\u00a0", " ")


def test_what_is_ticked_comes_in_after_a_backup_and_one_undo_takes_it_back(doorway: Doorway) -> None:
    form = preview(
        doorway,
        files.order("Pregabalin 75 MG Oral Capsule", dosageInstruction=TWICE),
        files.order("Pregabalin 75 MG Oral Capsule", dosageInstruction=TWICE),
        files.statement("Zorbulin drops"),
        files.statement("Naproxen 500 mg", status="stopped"),
        files.allergy("Latex"),
    )
    said = words_of(form)
    assert "2 medicines and 1 allergy can be brought in." in said
    assert "It stands 2 times in the file." in said
    assert "Recognised as pregabalin." in said
    assert "We do not recognise this." in said
    assert "1 line: the file says it was stopped." in said
    assert "Naproxen 500 mg (entry[3])" in said
    assert not doorway.session.store.all(Medicine)
    box(form, "Zorbulin").click()
    assert "Ticked: 1 medicine and 1 allergy." in words_of(form)
    assert bring(doorway, form) == "Brought in 1 medicine and 1 allergy from a list"
    (medicine,) = doorway.session.store.all(Medicine)
    assert (medicine.name, medicine.chosen) == ("Pregabalin 75 MG Oral Capsule", "pregabalin")
    assert [each.words for each in doorway.session.store.all(Regimen)] == ["Take 1 capsule by mouth 2 times daily."]
    assert doorway.session.person().allergies == (Allergy("Latex"),)
    assert len(doorway.keeping.cabinet.backups(doorway.diary.file)) == 1
    assert doorway.session.undo()
    assert not doorway.session.store.all(Medicine)
    assert not doorway.session.person().allergies


def test_the_same_file_a_second_time_adds_nothing(doorway: Doorway) -> None:
    bring(doorway, preview(doorway, files.statement("Zorbulin drops"), files.allergy("Latex")))
    QApplication.processEvents()
    again = preview(doorway, files.statement("Zorbulin drops"), files.allergy("Latex"))
    said = words_of(again)
    assert "Nothing in this file can be brought in." in said
    assert "1 line: it was brought in before and stands in your diary." in said
    assert not again.save_button.isEnabled()


def test_a_name_that_is_nearly_one_is_asked_about_and_nothing_is_chosen_for_the_person(doorway: Doorway) -> None:
    form = preview(doorway, files.statement("Tramodol 50 mg"), files.statement("Pregablin"))
    first, second = form.findChildren(Choice)
    assert first.value() == ""
    assert first.currentText() == "Kept as written, not checked"
    assert first.accessibleName() == "Tramodol 50 mg: We do not know “Tramodol”. Did you mean one of these?"
    first.set_value("tramadol")
    assert second.value() == ""
    bring(doorway, form)
    chosen = {each.name: each.chosen for each in doorway.session.store.all(Medicine)}
    assert chosen == {"Tramodol 50 mg": "tramadol", "Pregablin": None}


def test_a_bare_code_is_brought_in_as_it_stands_and_is_not_checked(doorway: Doorway) -> None:
    concept = {"coding": [{"system": files.RXNORM, "code": "310431"}]}
    form = preview(doorway, files.statement(None, medicationCodeableConcept=concept))
    assert "The file has only a code." in words_of(form)
    bring(doorway, form)
    (medicine,) = doorway.session.store.all(Medicine)
    assert (medicine.name, medicine.chosen) == ("RxNorm 310431", None)


def test_what_the_diary_has_already_is_not_ticked_and_what_it_says_is_said(doorway: Doorway) -> None:
    doorway.add(Medicine("m", "Gabapentin", "gabapentin"))
    doorway.add(Person("person", "Bo Other", allergies_asked=AllergiesAsked.NONE_KNOWN))
    patient = {"resourceType": "Patient", "name": [{"text": "Ida Example"}]}
    form = preview(doorway, patient, files.statement("Gabapentin 300 mg"), files.allergy("Latex"))
    said = words_of(form)
    assert "Your diary has “Gabapentin” already." in said
    assert "The file names Ida Example. This diary has another name on it." in said
    assert "Your diary says that you have no known allergies." in said
    assert not box(form, "Gabapentin").isChecked()


def test_no_known_allergies_is_said_and_never_offered(doorway: Doorway) -> None:
    form = preview(doorway, files.allergy("No known allergies"), {"resourceType": "Observation"})
    said = words_of(form)
    assert "Allergies: “No known allergies”" in said
    assert "Not read: 1 Observation." in said
    assert not form.findChildren(TickLine)


def test_a_place_that_cannot_be_read_is_named(doorway: Doorway) -> None:
    doses = [{"doseAndRate": [{"doseQuantity": {"value": 5}}]}]
    form = preview(
        doorway, files.statement("Zorbulin", dosage=doses), files.statement("Other", status="stopped", note=5)
    )
    said = words_of(form).replace("\u200b", "")
    assert "5 (unit not given)" in said
    assert "entry[0].dosage[0].doseAndRate[0].doseQuantity.unit: an amount has no unit" in said
    assert "entry[1].note: must be an object or a list." in said


def test_without_a_backup_nothing_comes_in_and_the_form_stays(
    doorway: Doorway, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = preview(doorway, files.statement("Zorbulin"))

    def refuse(_self: object, _at: object) -> None:
        raise StoreProblem(StoreProblemKind.DISK, "No backup could be made.")

    monkeypatch.setattr(type(doorway.diary), "back_up_when_changed", refuse)
    form.save_button.click()
    doorway.qtbot.waitUntil(lambda: "No backup could be made." in words_of(form))
    assert form.isVisible()
    assert not doorway.session.store.all(Medicine)


def test_a_medicine_that_makes_a_finding_of_the_top_level_interrupts_once(doorway: Doorway) -> None:
    add(doorway.session, "Phenelzine", "phenelzine")
    form = preview(doorway, files.statement("Tramadol 50 mg", dosage=TWICE))
    with doorway.qtbot.waitSignal(doorway.session.found_new, timeout=5000):
        form.save_button.click()


def test_everything_is_done_by_keyboard_and_every_control_has_a_name(doorway: Doorway) -> None:
    lines = [files.statement(f"Zorbulin {name}", dosage=TWICE) for name in "abcde"]
    form = preview(doorway, *lines, files.statement("Tramodol"))
    assert form.focusWidget() is form.save_button
    first = box(form, "Zorbulin a")
    assert first.accessibleName() == "Zorbulin a, Take 1 capsule by mouth 2 times daily."
    QTest.keyClick(first, Qt.Key.Key_Space)
    assert not first.isChecked()
    QTest.keyClick(button(form, "Tick none: medicines"), Qt.Key.Key_Space)
    assert "Nothing is ticked." in words_of(form)
    assert not form.save_button.isEnabled()
    QTest.keyClick(button(form, "Tick all: medicines"), Qt.Key.Key_Space)
    assert form.save_button.isEnabled()
    activate(form)
    reached = list(dict.fromkeys(walk(form)))
    assert set(stops(form)) == set(reached)
    names = [name_of(each) for each in reached]
    assert all(names)
    assert len(set(names)) == len(names)
    assert [each.text() for each in form.findChildren(Text) if each.isVisibleTo(form) and not name_of(each)] == []


def test_a_press_on_the_name_ticks_it(doorway: Doorway) -> None:
    form = preview(doorway, files.statement("Zorbulin"))
    line = form.findChildren(TickLine)[0]
    QTest.mouseClick(line._name, Qt.MouseButton.LeftButton)
    assert not line.ticked()
    QTest.mouseClick(line._name, Qt.MouseButton.RightButton)
    assert not line.ticked()


def test_another_format_is_refused_by_its_name_in_the_card(doorway: Doorway) -> None:
    card = doorway.into(start.doors())
    path = doorway.folder / "some"
    path.write_bytes(b"<Bundle/>")
    card.bring_in.bring(path)
    doorway.qtbot.waitUntil(lambda: "The file is XML." in words_of(card))


def test_words_without_a_space_are_broken_where_a_narrow_window_needs_it(doorway: Doorway) -> None:
    long = "x" * 180
    form = preview(doorway, files.statement(long, dosage=[{"text": long}], reasonCode=[{"text": long}]))
    form.resize(form.minimumSize())
    QApplication.processEvents()
    line = form.findChildren(TickLine)[0]
    assert line.width() <= form.width()
    assert line.box.accessibleName() == f"{long}, {long}"


def test_the_findings_of_what_is_ticked_stand_there_before_it_is_brought_in(doorway: Doorway) -> None:
    add(doorway.session, "Phenelzine", "phenelzine")
    form = preview(doorway, files.statement("Tramadol 50 mg"), files.statement("Tramodol"))
    doorway.qtbot.waitUntil(lambda: "Before you save: what is ticked belongs to" in words_of(form))
    assert "Ask first" in words_of(form)
    box(form, "Tramadol").click()
    doorway.qtbot.waitUntil(lambda: "what is ticked belongs to" not in words_of(form))
    question = form.findChildren(Choice)[0]
    question.set_value("tramadol")
    question.chosen.emit("tramadol")
    doorway.qtbot.waitUntil(lambda: "what is ticked belongs to" in words_of(form))
    assert len(doorway.session.store.all(Medicine)) == 1
