from datetime import date
from typing import Any

import pytest

from app.services.list_in import LeftOut
from tests.exchange.fhir_files import allergy, bundle, only, order, read, statement

ENDED = {"timing": {"repeat": {"boundsPeriod": {"end": "2026-11-20"}}}}
LATER = {"timing": {"repeat": {"boundsPeriod": {"end": "2026-12-01"}}}}
OPEN = {"timing": {"repeat": {"boundsPeriod": {"start": "2026-11-20"}}}}
MODIFIED = [{"url": "https://a.example/not-really", "valueBoolean": True}]


@pytest.mark.parametrize(
    "line",
    [
        statement(),
        statement(status="Active"),
        statement(effectivePeriod={"start": "2020-01-01"}),
        statement(effectiveDateTime="2019-05-01T10:00:00Z"),
        statement(effectivePeriod={"start": "2027-01-01"}),
        order(),
        order(intent="plan", reportedBoolean=True),
        order(authoredOn="2018-01-01", dispenseRequest={"validityPeriod": {"end": "2018-02-01"}}),
        order(dosageInstruction=[ENDED, OPEN]),
    ],
)
def test_current_is_what_is_active_and_does_not_end(line: dict[str, Any]) -> None:
    assert only(line).left_out is None
    assert only(line).until is None


@pytest.mark.parametrize(
    ("line", "until"),
    [
        (statement(effectivePeriod={"end": "2026-11-20"}), date(2026, 11, 20)),
        (statement(effectivePeriod={"end": "2026-11-20T23:59:00+01:00"}), date(2026, 11, 20)),
        (statement(effectivePeriod={"end": "2026-11"}), date(2026, 11, 30)),
        (statement(effectivePeriod={"end": "2026"}), date(2026, 12, 31)),
        (order(dosageInstruction=[ENDED]), date(2026, 11, 20)),
        (order(dosageInstruction=[ENDED, LATER]), date(2026, 12, 1)),
        (statement(effectivePeriod={"end": "2026-11-19"}, dosage=[ENDED]), date(2026, 11, 19)),
    ],
)
def test_what_ends_has_its_last_day_and_of_a_month_the_last_it_can_mean(line: dict[str, Any], until: date) -> None:
    assert only(line).until == until


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (statement(status="completed"), LeftOut.COMPLETED),
        (statement(status="entered-in-error"), LeftOut.MISTAKE),
        (statement(status="intended"), LeftOut.INTENDED),
        (statement(status="stopped"), LeftOut.STOPPED),
        (statement(status="on-hold"), LeftOut.ON_HOLD),
        (statement(status="unknown"), LeftOut.UNKNOWN),
        (statement(status="not-taken"), LeftOut.NOT_TAKEN),
        (statement(status=None), LeftOut.NO_STATUS),
        (statement(status="cancelled"), LeftOut.OTHER_STATUS),
        (statement(status=7), LeftOut.NO_STATUS),
        (order(status="draft"), LeftOut.DRAFT),
        (order(status="cancelled"), LeftOut.CANCELLED),
        (order(status="not-taken"), LeftOut.OTHER_STATUS),
        (order(intent="proposal"), LeftOut.PROPOSED),
        (order(intent="option"), LeftOut.PROPOSED),
        (order(doNotPerform=True), LeftOut.NOT_TAKEN),
        (statement(modifierExtension=MODIFIED), LeftOut.CHANGED_MEANING),
        (order(dosageInstruction=[{"text": "x", "modifierExtension": MODIFIED}]), LeftOut.CHANGED_MEANING),
    ],
)
def test_everything_else_is_a_line_with_the_reason(line: dict[str, Any], why: LeftOut) -> None:
    assert only(line).left_out is why


def test_a_line_that_the_file_asks_to_delete_is_not_taken() -> None:
    wanted = bundle(statement(), kind="transaction")
    wanted["entry"][0]["request"] = {"method": "DELETE", "url": "MedicationStatement/1"}
    assert read(wanted).medicines[0].left_out is LeftOut.REMOVED


def test_a_line_inside_another_entry_is_counted_and_one_inside_a_list_is_its_line() -> None:
    dispense = {"resourceType": "MedicationDispense", "contained": [order()]}
    assert only(dispense).left_out is LeftOut.INSIDE
    listed = {"resourceType": "List", "contained": [statement(id="s1")], "entry": [{"item": {"reference": "#s1"}}]}
    (line,) = read(listed).medicines
    assert line.left_out is None


def test_entries_that_a_list_or_a_section_names_and_the_file_lacks_are_counted() -> None:
    listed = {
        "resourceType": "List",
        "entry": [{"item": {"reference": "MedicationStatement/1", "display": "Ibuprofen"}}],
    }
    (line,) = read(listed).medicines
    assert (line.place, line.name, line.left_out) == ("entry[0]", "Ibuprofen", LeftOut.NOT_IN_FILE)


def test_a_section_of_text_alone_is_counted_and_shown() -> None:
    code = {"coding": [{"code": "10160-0"}]}
    section = {"code": code, "text": {"div": "<div><p>Metformin</p><p>Ramipril</p></div>"}}
    (line,) = read(bundle({"resourceType": "Composition", "section": [section]}, kind="document")).medicines
    assert (line.name, line.left_out) == ("Metformin Ramipril", LeftOut.ONLY_TEXT)


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({}, None),
        ({"clinicalStatus": {"coding": [{"code": "active"}]}}, None),
        ({"clinicalStatus": {"coding": [{"code": "resolved"}]}}, LeftOut.RESOLVED),
        ({"clinicalStatus": {"coding": [{"code": "inactive"}]}}, LeftOut.INACTIVE),
        ({"verificationStatus": {"coding": [{"code": "unconfirmed"}]}}, None),
        ({"verificationStatus": {"coding": [{"code": "refuted"}]}}, LeftOut.REFUTED),
        ({"verificationStatus": {"coding": [{"code": "entered-in-error"}]}}, LeftOut.MISTAKE),
        ({"code": {}}, LeftOut.NO_NAME),
        ({"modifierExtension": MODIFIED}, LeftOut.CHANGED_MEANING),
    ],
)
def test_an_allergy_that_no_longer_stands_is_counted_with_the_reason(more: dict[str, Any], why: LeftOut | None) -> None:
    (line,) = read(bundle(allergy() | more)).allergies
    assert line.left_out is why


def test_what_happened_stands_with_the_allergy() -> None:
    reaction = {"manifestation": [{"text": "hives"}, {"coding": [{"display": "swelling"}]}], "severity": "severe"}
    (line,) = read(bundle(allergy(reaction=[reaction, {"description": "once, as a child"}]))).allergies
    assert (line.what, line.reaction) == ("Penicillin", "hives, swelling (severe); once, as a child")


def test_an_allergy_may_stand_in_its_reaction_only() -> None:
    (line,) = read(bundle(allergy() | {"code": {}, "reaction": [{"substance": {"text": "Latex"}}]})).allergies
    assert (line.what, line.left_out) == ("Latex", None)


def test_an_entry_that_its_list_marks_as_deleted_is_counted_as_that() -> None:
    listed = {"resourceType": "List", "entry": [{"item": {"reference": "MedicationStatement/1"}, "deleted": True}]}
    one, other = read(bundle(statement(id="1"), statement("Other", id="2"), listed)).medicines
    assert (one.left_out, other.left_out) == (LeftOut.REMOVED, None)


def test_a_list_that_was_withdrawn_says_so() -> None:
    found = read(bundle({"resourceType": "Composition", "status": "entered-in-error"}, statement()))
    assert str(found.remarks[0]).startswith("entry[0].status: the file says that this whole list is withdrawn")


def test_a_medicine_that_no_line_refers_to_is_counted_as_not_read() -> None:
    one = {"resourceType": "Medication", "id": "1", "code": {"text": "Morphine"}}
    dispensed = {"resourceType": "MedicationDispense"}
    found = read(bundle(one, dispensed, statement(None, medicationReference={"reference": "Medication/2"})))
    assert found.others == (("Medication", 1), ("MedicationDispense", 1))
    assert read(bundle(one, statement(None, medicationReference={"reference": "Medication/1"}))).others == ()


def test_why_a_part_about_medicines_or_a_list_is_empty_is_said_and_why_another_part_is_not() -> None:
    empty = {"emptyReason": {"coding": [{"code": "nilknown", "display": "Nil Known"}]}}
    medicines = {"code": {"coding": [{"code": "10160-0"}]}, **empty}
    problems = {"code": {"coding": [{"code": "11450-4"}]}, **empty}
    composition = {"resourceType": "Composition", "section": [problems, {"section": [medicines]}]}
    found = read(bundle(composition, {"resourceType": "List", **empty}))
    assert [(one.place, one.about, one.words) for one in found.said] == [
        ("entry[0].section[1].section[0]", "medicines", "Nil Known"),
        ("entry[1]", "this list", "Nil Known"),
    ]


def test_a_medicine_that_a_list_names_without_a_statement_is_counted() -> None:
    section = {
        "code": {"coding": [{"code": "10160-0"}]},
        "entry": [{"reference": "Medication/1"}, {"reference": "X/2"}],
    }
    named = {"resourceType": "Medication", "id": "1", "code": {"text": "Morphine"}}
    found = read(bundle({"resourceType": "Composition", "section": [section]}, named))
    assert [(one.name, one.left_out) for one in found.medicines] == [
        ("Morphine", LeftOut.ONLY_NAMED),
        ("", LeftOut.NOT_IN_FILE),
    ]
