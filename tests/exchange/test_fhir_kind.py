import io
import json
import zipfile
from typing import Any

import pytest

from app.exchange import fhir_reading
from tests.exchange.fhir_files import allergy, bundle, order, raw, read, refused, statement

GOOD = raw(bundle(statement()))


def zipped() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("list.json", GOOD)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (zipped(), "a ZIP file"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"%PDF-1.7", "a PDF"),
        (b"MSH|^~\\&|", "HL7 version 2"),
        (b'<?xml version="1.0"?><Bundle xmlns="http://hl7.org/fhir"/>', "XML"),
        (b"\xef\xbb\xbf  <Bundle/>", "XML"),
        (b'<?xml version="1.0"?><!-- made --><ClinicalDocument xmlns="urn:hl7-org:v3"/>', "CDA"),
        (b"<!DOCTYPE html><html></html>", "a web page"),
        (raw(statement()) + b"\n" + raw(statement()) + b"\n", "NDJSON"),
        (raw(statement()) + b"\r\n\r\n" + raw(statement()), "NDJSON"),
        (b"", "empty"),
        (b" \n", "empty"),
        ("{}".encode("utf-16"), "UTF-16"),
        (b'{"resourceType": "Bundle", "x": "\xff"}', "is not text in UTF-8"),
        (GOOD[:-3], "is not JSON"),
        (b'{"resourceType": "Bundle", "resourceType": "Bundle"}', "resourceType: stands twice"),
        (b'{"resourceType": "Bundle", "total": NaN}', "total: must be a number"),
        (b'{"resourceType": "Bundle", "id": "\\ud800"}', "id: has half of a character"),
        (b'{"resourceType": "Bundle", "total": 1e99999}', "total: has more digits"),
        (b"[" * 100 + b"]" * 100, "is nested more than 60 deep"),
        (b"[]", "neither FHIR"),
        (b'"text"', "neither FHIR"),
        (b'{"medicines": ["pregabalin"]}', "neither FHIR"),
        (raw({"verifiableCredential": ["x"]}), "SMART Health Card"),
        (raw(bundle(statement(), kind="history")), "history"),
    ],
)
def test_a_file_that_is_no_fhir_list_in_json_is_refused_by_its_name(content: bytes, named: str) -> None:
    sentence = refused(content)
    assert named in sentence
    assert sentence.endswith(".")
    assert "pregabalin" not in sentence.casefold()


REQUEST_OF_STU3 = order() | {"requester": {"agent": {"reference": "Practitioner/1"}}}


@pytest.mark.parametrize(
    ("resource", "version"),
    [
        (statement(taken="y"), "STU3"),
        (statement(reasonNotTaken=[{"text": "x"}]), "STU3"),
        (REQUEST_OF_STU3, "STU3"),
        (order(context={"reference": "Encounter/1"}), "STU3"),
        (order(dosageInstruction=[{"doseQuantity": {"value": 1}}]), "STU3"),
        (allergy(clinicalStatus="active"), "STU3"),
        (allergy(assertedDate="2020-01-01"), "STU3"),
        (statement(wasNotTaken=False), "DSTU2"),
        (statement(patient={"reference": "Patient/1"}), "DSTU2"),
        (statement(dosage=[{"quantityQuantity": {"value": 1}}]), "DSTU2"),
        ({"resourceType": "MedicationOrder", "status": "active"}, "DSTU2"),
        ({"resourceType": "AllergyIntolerance", "substance": {"text": "x"}, "status": "active"}, "DSTU2"),
        ({"resourceType": "Medication", "isBrand": True}, "STU3"),
        (statement(None, medication={"concept": {"text": "x"}}), "R5"),
        (order(None, medication={"reference": {"reference": "Medication/1"}}), "R5"),
        (statement(status="recorded"), "R5"),
        (statement(dosage=[{"asNeeded": True}]), "R5"),
        ({"resourceType": "MedicationUsage", "status": "recorded"}, "R5"),
        (allergy(type={"text": "allergy"}), "R5"),
        (statement(meta={"profile": ["http://hl7.org/fhir/StructureDefinition/MedicationStatement|3.0.2"]}), "STU3"),
        (statement(meta={"profile": ["http://hl7.org/fhir/5.0/StructureDefinition/MedicationStatement"]}), "R5"),
        ({"resourceType": "Condition", "clinicalStatus": "active"}, "STU3"),
        ({"resourceType": "Procedure", "notDone": False}, "STU3"),
        ({"resourceType": "Encounter", "actualPeriod": {}}, "R5"),
        ({"resourceType": "Composition", "subject": [{"reference": "Patient/1"}]}, "R5"),
        ({"resourceType": "CapabilityStatement", "fhirVersion": "1.0.2"}, "DSTU2"),
        ({"resourceType": "CapabilityStatement", "fhirVersion": "3.5.0"}, "a draft between"),
    ],
)
def test_another_version_of_fhir_is_refused_by_its_name_and_its_place(resource: dict[str, Any], version: str) -> None:
    sentence = refused(bundle(statement("Levothyroxine"), resource))
    assert sentence.startswith(f"The file is FHIR {version}")
    assert "Doseleaf reads R4" in sentence
    assert "entry[1]" in sentence


@pytest.mark.parametrize(
    "resource",
    [
        statement(meta={"profile": ["http://hl7.org/fhir/StructureDefinition/MedicationStatement|4.0.1"]}),
        statement(meta={"profile": ["http://hl7.org/fhir/us/core/StructureDefinition/us-core-medication|3.1.1"]}),
        statement(context={"reference": "Encounter/1"}, informationSource={"reference": "Patient/1"}),
        order(reportedBoolean=True, encounter={"reference": "Encounter/1"}, requester={"reference": "Practitioner/1"}),
        {"resourceType": "CapabilityStatement", "fhirVersion": "4.3.0"},
        allergy(type="allergy", clinicalStatus={"coding": [{"code": "active"}]}, recordedDate="2020"),
    ],
)
def test_what_r4_has_too_is_no_sign_of_another_version(resource: dict[str, Any]) -> None:
    assert read(bundle(resource)) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"reference": "Patient/1"}, {"reference": "Patient/2"}),
        ({"reference": "Patient/1", "display": "Ida"}, {"reference": "Patient/2", "display": "Ida"}),
        ({"identifier": {"value": "7"}}, {"identifier": {"value": "8"}}),
        ({"display": "Ida"}, {"display": "Bo"}),
    ],
)
def test_the_list_of_one_person_is_not_mixed_with_that_of_another(one: dict[str, Any], other: dict[str, Any]) -> None:
    both = bundle(statement(subject=one), statement(subject=other))
    assert refused(both) == "The file is about 2 people, and a diary is one person’s."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"reference": "Patient/1"}, {"reference": "https://a.example/fhir/Patient/1"}),
        ({"reference": "Patient/1/_history/2"}, {"reference": "Patient/1"}),
        ({"reference": "urn:uuid:1"}, {"reference": "Patient/1"}),
        ({"reference": "Patient/1"}, {"display": "Ida"}),
        ({"display": "Ida Example"}, {"display": "IDA EXAMPLE"}),
    ],
)
def test_one_person_may_be_written_in_two_ways(one: dict[str, Any], other: dict[str, Any]) -> None:
    patient = {"resourceType": "Patient", "id": "1", "name": [{"text": "Ida Example"}]}
    assert read(bundle(patient, statement(subject=one), statement(subject=other))).about == ("Ida Example",)


def test_without_a_patient_the_lines_name_the_person() -> None:
    assert read(bundle(statement(subject={"display": "Example, Ida"}))).about == ("Example, Ida",)


def test_a_refusal_repeats_no_field_that_the_file_has_made_up() -> None:
    doubled = json.dumps(bundle(statement()))[:-1] + ', "pregabalin": 1, "pregabalin": 2}'
    assert refused(doubled.encode()) == "…: stands twice."


def test_too_many_lines_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fhir_reading, "_MOST_LINES", 3)
    assert read(bundle(*[statement()] * 3)).medicines
    assert refused(bundle(*[statement()] * 4)) == "The file has more than 3 lines about medicines and allergies."


def test_a_file_larger_than_any_list_is_refused() -> None:
    assert refused(b" {" * 31_000_000) == "The file is larger than 60 MB."
