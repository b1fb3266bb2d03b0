import json
from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from app.domain.medicines import Medicine
from app.domain.people import Person
from app.exchange.bundle import fhir_bundle
from app.exchange.fhir_reading import read_fhir
from app.services.incoming import ImportProblem
from app.services.list_in import LeftOut, ListIn
from tests.exchange.diaries import the_sample
from tests.exchange.fhir_files import (
    allergy,
    bundle,
    contained,
    ips_document,
    only,
    order,
    portal,
    raw,
    read,
    refills,
    statement,
)


def test_a_document_is_read_with_names_by_reference_and_what_it_says_is_empty() -> None:
    found = read(ips_document())
    assert [(one.name, one.directions.replace("\N{NO-BREAK SPACE}", " ")) for one in found.medicines] == [
        ("Tramadol 50 mg", "1 capsule at night"),
        ("Vitamin D3 20,000 IU", "1 capsule, once a week"),
    ]
    assert str(found.medicines[0].started) == "2026-03"
    assert [(one.about, one.words) for one in found.said] == [("allergies", "No known allergies")]
    assert found.about == ("Ida Example",)
    assert not found.others


def test_one_request_for_each_refill_is_one_line_each_here() -> None:
    found = read(refills())
    assert len(found.medicines) == 6
    assert [one.left_out for one in found.medicines] == [LeftOut.COMPLETED] * 3 + [None] * 3
    assert {one.name for one in found.medicines} == {"Gabapentin 300 MG Oral Capsule"}
    assert str(found.medicines[5].dated) == "2026-04-06"
    assert found.about == ("Ada B Example",)


def test_a_search_result_says_that_it_goes_on_and_what_was_not_read() -> None:
    found = read(portal())
    first, second = found.medicines
    assert (first.name, first.prescriber) == ("gabapentin 300 MG capsule", "Dr Invented")
    assert first.directions == "Take 1 capsule by mouth 3 times daily.\nDo not crush."
    assert "the same dose in other words: 1\N{NO-BREAK SPACE}capsule" in first.structure
    assert second.left_out is LeftOut.STOPPED
    assert "link: the list goes on in a page that is not in this file." in map(str, found.remarks)
    assert found.others == (("OperationOutcome", 1),)


def test_a_name_inside_or_in_the_narrative_is_read() -> None:
    assert [one.name for one in read(contained()).medicines] == [
        "Amitriptyline 10 mg tablet",
        "Ibuprofen 400 mg as needed",
    ]


@pytest.mark.parametrize("content", [statement(), [statement()], bundle(bundle(statement()), kind="batch")])
def test_a_single_entry_an_array_and_a_bundle_in_a_bundle_are_read(content: Any) -> None:
    (line,) = read(content).medicines
    assert line.name == "Pregabalin 75 mg capsule"


def test_places_name_the_entry() -> None:
    nested = read(bundle(statement(), bundle(statement(), order(dosageInstruction=5))))
    assert [one.place for one in nested.medicines] == ["entry[0]", "entry[1].entry[0]", "entry[1].entry[1]"]
    assert str(nested.remarks[0]).startswith("entry[1].entry[1].dosageInstruction: ")
    assert read([statement()]).medicines[0].place == "[0]"


def test_a_reason_and_a_prescriber_are_read_where_they_are_referenced() -> None:
    condition = {"resourceType": "Condition", "id": "c1", "code": {"text": "Fibromyalgia"}}
    doctor = {"resourceType": "Practitioner", "id": "d1", "name": [{"given": ["Mo"], "family": "Made-Up"}]}
    role = {"resourceType": "PractitionerRole", "id": "r1", "practitioner": {"reference": "Practitioner/d1"}}
    asked = order(reasonReference=[{"reference": "Condition/c1"}], requester={"reference": "PractitionerRole/r1"})
    line = only(asked, condition, doctor, role)
    assert (line.reason, line.prescriber) == ("Fibromyalgia", "Mo Made-Up")
    assert only(statement(reasonCode=[{"text": "nerve pain"}])).reason == "nerve pain"


def test_strengths_and_notes_stand_in_the_note() -> None:
    inside: dict[str, Any] = {
        "resourceType": "Medication",
        "id": "m",
        "code": {"text": "Lyrica"},
        "form": {"text": "capsule"},
    }
    inside["ingredient"] = [
        {"strength": {"numerator": {"value": 75, "unit": "mg"}, "denominator": {"value": 1, "unit": "capsule"}}}
    ]
    told = statement(
        None, contained=[inside], medicationReference={"reference": "#m"}, note=[{"text": "From the label."}]
    )
    line = only(told)
    assert (line.form, line.note) == ("capsule", "75\N{NO-BREAK SPACE}mg in capsule\nFrom the label.")


def test_what_cannot_be_seen_is_not_taken_over() -> None:
    assert only(statement("Prega\u0000ba\u0007lin")).name == "Pregabalin"


JSON = some.recursive(
    some.none()
    | some.booleans()
    | some.integers(-10, 10**9)
    | some.decimals(allow_nan=False, allow_infinity=False, places=2).map(float)
    | some.text(max_size=12),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)
FIELDS = some.sampled_from(
    [
        *(
            "status",
            "intent",
            "medicationCodeableConcept",
            "medicationReference",
            "contained",
            "text",
            "dosage",
            "note",
        ),
        *("dosageInstruction", "effectivePeriod", "effectiveDateTime", "subject", "patient", "code", "reaction", "id"),
        *("requester", "reasonCode", "reasonReference", "modifierExtension", "extension", "clinicalStatus", "section"),
        *("entry", "meta", "ingredient", "form", "name", "emptyReason", "doNotPerform", "authoredOn"),
    ]
)
INNER = some.sampled_from(
    [
        *(
            "text",
            "coding",
            "display",
            "code",
            "system",
            "reference",
            "div",
            "timing",
            "repeat",
            "doseAndRate",
            "value",
        ),
        *(
            "doseQuantity",
            "unit",
            "frequency",
            "period",
            "periodUnit",
            "when",
            "timeOfDay",
            "dayOfWeek",
            "boundsPeriod",
        ),
        *("start", "end", "asNeededBoolean", "route", "resourceType", "id", "numerator", "strength", "low", "high"),
    ]
)
VALUES = some.recursive(
    JSON | some.sampled_from(["active", "#m1", "Medication/m1", "no-known-medications", "2026-11-21", "mg"]),
    lambda inner: some.dictionaries(INNER, inner, max_size=5) | some.lists(inner, max_size=3),
    max_leaves=12,
)
LINE_KINDS = ["MedicationStatement", "MedicationRequest", "AllergyIntolerance"]
LINES = some.builds(
    lambda kind, fields: {**fields, "resourceType": kind},
    some.sampled_from([*LINE_KINDS, "Medication", "Composition", "List", "Patient", "Observation"]),
    some.dictionaries(FIELDS, VALUES, max_size=8),
)
BUNDLES = some.lists(LINES, max_size=6).map(lambda lines: bundle(*lines))


def places_in(content: dict[str, Any]) -> list[str]:
    """Where lines about medicines and allergies stand in a Bundle, those inside others counted."""
    found = []
    for number, entry in enumerate(content["entry"]):
        one, place = entry["resource"], f"entry[{number}]"
        found += [place] if one["resourceType"] in LINE_KINDS else []
        inner = one.get("contained")
        for count, each in enumerate([inner] if isinstance(inner, dict) else inner if isinstance(inner, list) else []):
            if isinstance(each, dict) and each.get("resourceType") in LINE_KINDS:
                found.append(f"{place}.contained" if isinstance(inner, dict) else f"{place}.contained[{count}]")
    return found


def said_of(content: bytes) -> ListIn | None:
    """What a file says, or None where it is refused. Anything else that is raised fails the test."""
    try:
        return read_fhir(content)
    except ImportProblem:
        return None


@settings(max_examples=400, deadline=None)
@given(BUNDLES)
def test_any_bundle_is_read_or_refused_and_no_line_is_lost(content: dict[str, Any]) -> None:
    found = said_of(raw(content))
    if found is not None:
        lines = [one.place for one in found.medicines], [one.place for one in found.allergies]
        told = Counter([*lines[0], *lines[1], *(one.place for one in found.said)])
        assert all(told[place] == 1 for place in places_in(content))


@settings(max_examples=300, deadline=None)
@given(JSON)
def test_any_json_is_read_or_refused(content: Any) -> None:
    said_of(json.dumps(content).encode())


@settings(max_examples=200, deadline=None)
@given(some.data())
def test_any_cut_or_changed_byte_of_a_good_file_is_read_or_refused(data: some.DataObject) -> None:
    whole = raw(ips_document())
    place = data.draw(some.integers(0, len(whole) - 1))
    said_of(whole[:place] + bytes([data.draw(some.integers(0, 255))]) + whole[place + 1 :])
    assert said_of(whole[:place]) is None


def test_an_allergy_and_a_medicine_of_one_person_go_together() -> None:
    mine = {"reference": "Patient/p1"}
    assert len(read(bundle(statement(subject=mine), allergy(patient=mine))).allergies) == 1


def test_what_we_write_as_fhir_we_read_again_with_every_medicine_and_allergy() -> None:
    sample = the_sample()
    medicines = {each.name for each in sample.records if isinstance(each, Medicine)}
    allergies = {one.what for each in sample.records if isinstance(each, Person) for one in each.allergies}
    found = read_fhir(fhir_bundle(sample))
    assert medicines <= {line.name for line in found.medicines}
    assert allergies == {line.what for line in found.allergies if line.left_out is None}
    assert all(line.left_out is not LeftOut.NO_NAME for line in found.medicines)
    assert all(line.directions for line in found.medicines if line.left_out is None and line.name == "Gabapentin")
    assert found.remarks == ()
