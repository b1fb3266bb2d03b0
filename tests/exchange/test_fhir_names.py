from typing import Any

import pytest

from app.exchange.fhir_narrative import stripped
from app.services.list_in import LeftOut, NameFrom
from tests.exchange.fhir_files import IPS, RXNORM, SNOMED, allergy, bundle, only, read, statement

MEDICATION = {"resourceType": "Medication", "id": "m1", "code": {"text": "Amitriptyline 10 mg tablet"}}
CODED = {"coding": [{"system": RXNORM, "code": "310431"}]}


def refer(reference: str, **more: Any) -> dict[str, Any]:
    return statement(None, medicationReference={"reference": reference, **more})


@pytest.mark.parametrize(
    "resources",
    [
        [refer("#m1") | {"contained": [MEDICATION]}],
        [refer("Medication/m1"), MEDICATION],
        [refer("Medication/m1/_history/3"), MEDICATION],
        [refer("urn:uuid:m1"), MEDICATION],
        [refer("https://a.example/Medication/m1"), MEDICATION | {"fullUrl": "https://a.example/Medication/m1"}],
        [refer("Medication/gone", display="Amitriptyline 10 mg tablet")],
        [
            statement(
                None, medicationCodeableConcept={"coding": [{"code": "7", "display": "Amitriptyline 10 mg tablet"}]}
            )
        ],
        [statement(None, text={"div": "<div>Amitriptyline\n <b>10 mg</b> tablet</div>"})],
        [
            refer("#m1")
            | {"contained": [{"resourceType": "Medication", "id": "m1", "text": {"div": "Amitriptyline 10 mg tablet"}}]}
        ],
        [statement("  Amitriptyline 10\u00a0mg   tablet ")],
    ],
)
def test_the_name_is_found_wherever_it_stands(resources: list[dict[str, Any]]) -> None:
    line = only(*resources)
    assert line.name == "Amitriptyline 10 mg tablet"
    assert line.left_out is None


def test_words_a_person_chose_come_before_other_words() -> None:
    codings = [{"display": "a product"}, {"display": "Ibuprofen", "userSelected": True}]
    assert only(statement(None, medicationCodeableConcept={"coding": codings})).name == "Ibuprofen"


def test_a_bare_code_is_still_a_line_and_is_shown_as_its_code() -> None:
    line = only(statement(None, medicationCodeableConcept=CODED))
    assert (line.name, line.name_from, line.left_out) == ("RxNorm 310431", NameFrom.CODE, None)
    line = only(refer("Medication/m1"), {"resourceType": "Medication", "id": "m1", "code": {"coding": [{"code": "x"}]}})
    assert (line.name, line.name_from) == ("code x", NameFrom.CODE)


def test_ingredients_are_a_name_only_when_each_of_them_has_one() -> None:
    both = [{"itemCodeableConcept": {"text": "Paracetamol"}}, {"itemCodeableConcept": {"text": "Codeine"}}]
    medicine = {"resourceType": "Medication", "id": "m1", "ingredient": both}
    assert only(refer("Medication/m1"), medicine).name == "Paracetamol + Codeine"
    half = medicine | {"ingredient": [both[0], {"itemCodeableConcept": {}}], "code": CODED}
    assert only(refer("Medication/m1"), half).name == "RxNorm 310431"


def test_two_medicines_of_one_id_are_not_told_apart_by_guessing() -> None:
    found = read(bundle(refer("Medication/m1"), MEDICATION, MEDICATION | {"code": {"text": "Morphine"}}))
    assert found.medicines[0].left_out is LeftOut.NO_NAME
    assert "entry[0].medicationReference.reference: means something" in str(found.remarks[0])


def test_a_line_without_any_name_is_kept_and_counted() -> None:
    assert only(statement(None)).left_out is LeftOut.NO_NAME
    assert only(refer("https://elsewhere.example/Medication/1")).left_out is LeftOut.NO_NAME


def test_a_narrative_is_stripped_of_everything_that_is_not_words() -> None:
    told = "<div>Take <b>one</b><br/>&lt;now&gt;<script>alert(1)</script><style>p{}</style><p>more<img src='x'></div>"
    assert stripped(told) == "Take one\n<now>\nmore"
    assert stripped("<div><p>not closed") == "not closed"
    assert stripped("<script>only") == ""


def test_a_very_long_name_is_cut_and_kept_whole_beside_it() -> None:
    line = only(statement(f"Ibuprofen {'x' * 400}"))
    assert len(line.name) == 200
    assert line.note.startswith("Ibuprofen xxx")
    assert len(line.note) == 410


@pytest.mark.parametrize(
    "concept",
    [
        {"coding": [{"system": IPS, "code": "no-known-medications", "display": "No known medications"}]},
        {"coding": [{"system": IPS, "code": "no-medication-info"}]},
        {"coding": [{"system": SNOMED, "code": "787481004"}]},
        {"text": "No known medications"},
        {"text": "no current medications"},
        {"text": "Not on any medication."},
        {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/data-absent-reason", "code": "unknown"}]},
        {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v3-NullFlavor", "code": "NI"}]},
        {"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "masked"}]},
    ],
)
@pytest.mark.parametrize("status", ["active", "unknown"])
def test_no_known_and_no_information_are_statements_and_never_a_medicine(concept: dict[str, Any], status: str) -> None:
    found = read(bundle(statement(None, medicationCodeableConcept=concept, status=status)))
    assert not found.medicines
    assert [one.about for one in found.said] == ["medicines"]
    assert found.said[0].words


def test_a_reason_for_absent_data_beside_a_name_hides_no_medicine() -> None:
    system = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
    concept = {"coding": [{"system": system, "code": "unknown"}], "text": "Gabapentin 300 mg"}
    assert only(statement(None, medicationCodeableConcept=concept)).name == "Gabapentin 300 mg"


@pytest.mark.parametrize(
    "code",
    [
        {"coding": [{"system": IPS, "code": "no-allergy-info", "display": "No information about allergies"}]},
        {"coding": [{"system": IPS, "code": "no-known-food-allergies"}]},
        {"coding": [{"system": SNOMED, "code": "716186003", "display": "No known allergy"}]},
        {"text": "NKDA"},
        {"text": "No Known Drug Allergies"},
        {"text": "None known"},
    ],
)
def test_no_known_allergies_is_a_statement_and_never_an_allergy(code: dict[str, Any]) -> None:
    found = read(bundle(allergy() | {"code": code}))
    assert not found.allergies
    assert [one.about for one in found.said] == ["allergies"]


@pytest.mark.parametrize("name", ["Nova", "Nonoxinol", "Noscapine", "Unknown tablet from the market", "Nka-something"])
def test_a_name_that_only_begins_like_a_statement_is_a_name(name: str) -> None:
    assert only(statement(name)).name == name


def test_other_names_for_the_same_thing_are_kept_beside_it() -> None:
    displays = ["Product containing anastrozole", "ANASTROZOL 1MG", "product  containing ANASTROZOLE", "anastrozole"]
    medicine = {"resourceType": "Medication", "id": "m1", "code": {"coding": [{"display": one} for one in displays]}}
    line = only(refer("Medication/m1", display="Anastrozol"), medicine)
    assert line.name == "Product containing anastrozole"
    assert line.also == ("ANASTROZOL 1MG", "anastrozole", "Anastrozol")
