"""The FHIR bundle: valid R4, whole in itself, preliminary in what it found, with no code that nobody published."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, time, timedelta, timezone
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from app.domain.amounts import Amount
from app.domain.checkins import CheckIn, Scale
from app.domain.interactions import Seriousness
from app.domain.medicines import Ingredient, Medicine
from app.domain.moments import PartialDate, TimePrecision
from app.domain.people import AllergiesAsked, Allergy, Measure, Measured, Person
from app.domain.products import Basis, Product, StrengthSource
from app.domain.records import Record
from app.domain.regimens import EveryUnit, Regimen, RegimenKind, Weekday
from app.domain.routes import Route
from app.domain.strengths import FrozenStrength
from app.domain.uses import Use, UseUnit
from app.exchange.bundle import fhir_bundle
from app.exchange.bundle_parts import text
from app.exchange.fhir_reading import read_fhir
from app.services import medicine_words
from app.services.taking_out import Everything, Seen
from tests.exchange.diaries import MADE, taken, the_sample
from tests.store import any_records

MEDICINE, OIL = (
    Medicine("m", "Pregabalin", strength=Amount(Decimal(75), "mg"), form="capsule"),
    Product("p", "Oil 10:10"),
)
STRENGTH = FrozenStrength(Basis.MG_PER_ML, Decimal(10), None, StrengthSource.LABEL)
USE = Use("u", "p", MADE, Route.UNDER_TONGUE, Decimal("0.30"), UseUnit.ML, STRENGTH)

# The elements that R4 (4.0.1) has for what is written here; R4B's models would let other versions' pass unseen.
ELEMENTS = {
    "Patient": {"name", "birthDate"},
    "Device": {"deviceName", "version", "note"},
    "Substance": {"code", "description"},
    "AllergyIntolerance": {"clinicalStatus", "verificationStatus", "code", "patient", "asserter", "reaction"},
    "MedicationStatement": {
        *("status", "statusReason", "medicationCodeableConcept", "subject", "effectivePeriod", "dateAsserted"),
        *("informationSource", "reasonCode", "note", "dosage"),
    },
    "Observation": {
        *("status", "category", "code", "subject", "focus", "effectiveDateTime", "performer", "valueQuantity"),
        *("valueCodeableConcept", "note", "method", "component"),
    },
    "DetectedIssue": {
        *("status", "code", "severity", "patient", "identifiedDateTime", "author", "implicated", "evidence"),
        *("detail", "reference", "mitigation"),
    },
    "Provenance": {"target", "recorded", "agent", "entity"},
}
STATEMENT = "MedicationStatement"
STATUSES = {
    "MedicationStatement": {"active", "completed", "intended", "stopped", "unknown"},
    "Observation": {"final"},
    "DetectedIssue": {"preliminary"},
}
WHEN = {"MORN", "NOON", "EVE", "HS"}
SYSTEMS = {
    "http://www.nlm.nih.gov/research/umls/rxnorm",
    "http://fdasis.nlm.nih.gov",
    "http://loinc.org",
    "http://unitsofmeasure.org",
    "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips",
    *(
        f"http://terminology.hl7.org/CodeSystem/{name}"
        for name in (
            *("observation-category", "data-absent-reason", "allergyintolerance-clinical", "v3-ActCode"),
            *("allergyintolerance-verification", "provenance-participant-type", "v3-ActReason"),
        )
    ),
}


def read(everything: Everything) -> dict[str, Any]:
    """The bundle as another program has it, with every digit."""
    found: dict[str, Any] = json.loads(fhir_bundle(everything), parse_float=Decimal)
    return found


def resources(*records: Record, kind: str = "") -> list[dict[str, Any]]:
    every = [each["resource"] for each in read(taken(*records))["entry"]]
    return [each for each in every if kind in ("", each["resourceType"])]


def one(kind: str, *records: Record) -> dict[str, Any]:
    (found,) = resources(*records, kind=kind)
    return found


@cache
def sample_bundle() -> dict[str, Any]:
    return read(the_sample())


def of_kind(kind: str) -> list[dict[str, Any]]:
    return [each["resource"] for each in sample_bundle()["entry"] if each["resource"]["resourceType"] == kind]


def walk(value: Any) -> Iterator[tuple[str, Any]]:
    """Every field with its value, all the way down."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield name, each
            yield from walk(each)
    elif isinstance(value, list):
        for each in value:
            yield from walk(each)


def check(bundle: dict[str, Any]) -> None:
    """What R4 asks for and R4B's models do not look at: https://hl7.org/fhir/R4."""
    entries = bundle["entry"]
    urls = [each["fullUrl"] for each in entries]
    assert len(set(urls)) == len(urls)
    for entry in entries:
        resource = entry["resource"]
        kind = resource["resourceType"]
        assert entry["fullUrl"] == f"urn:uuid:{resource['id']}"
        assert set(resource) - {"resourceType", "id"} <= ELEMENTS[kind], kind
        if kind in STATUSES:
            assert resource["status"] in STATUSES[kind]
        if kind == "AllergyIntolerance":  # ait-1
            assert resource["clinicalStatus"]
        if kind == "Observation":
            check_observation(resource)
        for dosage in resource.get("dosage", ()):
            check_dosage(dosage)
    for name, value in walk(bundle):
        assert value not in (None, "", [], {}), name
        if name == "reference" and value.startswith("urn:uuid:"):
            assert value in urls
        if name == "system":
            assert value in SYSTEMS
        if name == "effectivePeriod" and {"start", "end"} <= set(value):  # per-1
            assert value["start"] <= value["end"][: len(value["start"])]


def check_observation(resource: dict[str, Any]) -> None:
    for each in resource.get("component", ()):
        assert len({"dataAbsentReason", "valueQuantity", "valueCodeableConcept", "valueBoolean"} & set(each)) == 1


def check_dosage(dosage: dict[str, Any]) -> None:
    assert not {"asNeededBoolean", "asNeededCodeableConcept"} <= set(dosage)
    repeat = dosage.get("timing", {}).get("repeat", {})
    assert set(repeat.get("when", ())) <= WHEN
    assert not {"when", "timeOfDay"} <= set(repeat)  # tim-10
    assert ("period" in repeat) is ("periodUnit" in repeat)  # tim-1 and tim-2


def test_the_sample_person_is_a_valid_bundle_with_every_kind_of_resource() -> None:
    Bundle.model_validate_json(fhir_bundle(the_sample()))
    check(sample_bundle())
    assert (sample_bundle()["type"], sample_bundle()["timestamp"]) == ("collection", "2026-11-20T21:40:00+01:00")
    found = Counter(each["resource"]["resourceType"] for each in sample_bundle()["entry"])
    assert set(found) == set(ELEMENTS)
    assert found["DetectedIssue"] == len(the_sample().seen.findings)


Break = Callable[[dict[str, Any]], object]
BROKEN: tuple[tuple[str, Break], ...] = (
    ("a status of R5", lambda one: one["MedicationStatement"].update(status="recorded")),
    ("an element of R5", lambda one: one["DetectedIssue"].update(subject={"display": "me"})),
    ("a reference to nothing", lambda one: one["Observation"]["subject"].update(reference="urn:uuid:gone")),
    ("an empty text", lambda one: one["Patient"]["name"][0].update(text="")),
    ("a code system of nobody", lambda one: one["Observation"]["code"].update(coding=[{"system": "urn:x"}])),
)


@pytest.mark.parametrize("broken", [each for _, each in BROKEN], ids=[name for name, _ in BROKEN])
def test_a_bundle_that_is_broken_would_be_noticed(broken: Break) -> None:
    bundle = read(the_sample())
    broken({each["resource"]["resourceType"]: each["resource"] for each in bundle["entry"]})
    with pytest.raises(AssertionError):
        check(bundle)


def test_a_resource_without_what_it_must_have_is_noticed_by_the_models() -> None:
    bundle = json.loads(fhir_bundle(taken(MEDICINE)))
    del bundle["entry"][-2]["resource"]["subject"]
    with pytest.raises(ValidationError, match="subject"):
        Bundle.model_validate(bundle)


@given(st.lists(any_records.records, max_size=5, unique_by=lambda record: (type(record), record.id)))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_whatever_is_recorded_the_bundle_is_valid(found: list[Record]) -> None:
    everything = taken(MEDICINE, OIL, *found)
    Bundle.model_validate_json(fhir_bundle(everything))
    check(read(everything))


def test_the_same_diary_gives_the_same_bytes_and_the_same_ids_on_another_day() -> None:
    first = taken(MEDICINE, OIL, USE)
    assert fhir_bundle(first) == fhir_bundle(first)
    later = replace(first, made=MADE + timedelta(days=1))
    assert [each["fullUrl"] for each in read(first)["entry"]] == [each["fullUrl"] for each in read(later)["entry"]]


def test_every_finding_is_preliminary_with_our_words_its_sources_and_who_looked_it_up() -> None:
    me = of_kind("Patient")[0]["id"]
    device = of_kind("Device")[0]["id"]
    by_id = {each.view.title: each.view for each in the_sample().seen.findings}
    for issue in of_kind("DetectedIssue"):
        view = by_id[issue["code"]["text"]]
        said = [each["code"][0]["text"] for each in issue["evidence"]]
        assert issue["status"] == "preliminary"
        assert issue["patient"]["reference"] == f"urn:uuid:{me}"
        assert issue["author"]["reference"] == f"urn:uuid:{device}"
        assert said[0] == f"How serious: {view.word}. How sure: {view.certainty_words}"
        assert len([each for each in said if any(source.line in each for source in view.sources)]) == len(view.sources)
        assert view.not_known in issue["detail"]
        assert all(each in issue["detail"] for each in view.advice)
        assert len(issue["implicated"]) >= 1
        assert issue.get("reference", "https://").startswith("https://")


def test_what_was_not_checked_stands_beside_the_thing_and_how_much_was_beside_the_program() -> None:
    said = json.dumps(
        [each.get("note", each.get("description")) for each in (*of_kind(STATEMENT), *of_kind("Substance"))]
    )
    for each in the_sample().seen.unchecked:
        assert json.dumps(each.line)[1:-1] in said
    assert the_sample().seen.unchecked
    remarks = " ".join(each["text"] for each in of_kind("Device")[0]["note"])
    assert "could be checked" in remarks
    assert "No rule matching is not evidence of safety." in remarks


def test_when_nothing_can_be_checked_the_bundle_says_so() -> None:
    sample = the_sample()
    off = replace(sample, seen=Seen(sample.seen.data, coverage="Checking is off: the data file is damaged."))
    (device,) = [each["resource"] for each in read(off)["entry"] if each["resource"]["resourceType"] == "Device"]
    assert device["note"][1]["text"] == "Checking is off: the data file is damaged."


def test_no_finding_is_less_serious_there_than_here() -> None:
    order = ("low", "moderate", "high")
    titles = {each.view.title: each.view.seriousness for each in the_sample().seen.findings}
    for issue in of_kind("DetectedIssue"):
        assert order.index(issue["severity"]) >= min(int(titles[issue["code"]["text"]]) - 1, 2)
    assert max(titles.values()) is Seriousness(4)


def test_a_finding_that_was_talked_about_says_when() -> None:
    talked = [each for each in of_kind("DetectedIssue") if "mitigation" in each]
    assert talked
    for issue in talked:
        assert issue["mitigation"][0]["action"]["text"].startswith("Talked about on ")
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", issue["mitigation"][0]["date"])


def test_a_code_of_a_substance_is_one_that_the_data_file_has() -> None:
    vocabulary = the_sample().seen.data.vocabulary
    substances = vocabulary.substances.values()
    published = {each.rxcui for each in substances} | {each.unii for each in substances}
    published |= {each.rxcui for each in vocabulary.combinations.values()}
    coded = 0
    for statement in of_kind(STATEMENT):
        for coding in statement["medicationCodeableConcept"].get("coding", ()):
            assert coding["code"] in published - {""}
            coded += 1
    assert coded
    unknown = one("MedicationStatement", Medicine("x", "Meadow calm drops"))
    assert unknown["medicationCodeableConcept"] == {"text": "Meadow calm drops"}


def test_an_amount_keeps_its_digits_and_one_that_nobody_knows_is_said_to_be_unknown() -> None:
    components = {each["code"]["text"]: each for each in one("Observation", OIL, USE)["component"]}
    amount = components["Amount of the product"]["valueQuantity"]
    assert (str(amount["value"]), amount["code"]) == ("0.30", "mL")
    absent = components["CBD by the label of this amount"]
    assert absent["dataAbsentReason"]["coding"][0]["code"] == "unknown"
    assert "valueQuantity" not in absent
    assert components["THC by the label of this amount"]["valueQuantity"]["value"] == 3


def test_a_use_is_an_observation_of_a_substance_unless_it_is_prescribed() -> None:
    use = one("Observation", OIL, USE)
    assert use["category"][0]["coding"][0]["code"] == "social-history"
    assert use["focus"][0]["reference"] == f"urn:uuid:{one('Substance', OIL)['id']}"
    prescribed = replace(OIL, prescribed=True)
    assert not resources(prescribed, kind="Substance")
    statement = one("MedicationStatement", prescribed)
    assert one("Observation", prescribed, USE)["focus"][0]["reference"] == f"urn:uuid:{statement['id']}"


@pytest.mark.parametrize(
    ("precision", "expected"),
    [
        (TimePrecision.EXACT, "2026-11-20T21:40:00+01:00"),
        (TimePrecision.ABOUT, "2026-11-20T21:40:00+01:00"),
        (TimePrecision.PART_OF_DAY, "2026-11-20"),
        (TimePrecision.DAY_ONLY, "2026-11-20"),
    ],
)
def test_a_time_that_nobody_knows_is_left_out(precision: TimePrecision, expected: str) -> None:
    assert one("Observation", OIL, replace(USE, precision=precision))["effectiveDateTime"] == expected


def test_an_offset_that_fhir_cannot_write_becomes_utc() -> None:
    odd = MADE.replace(tzinfo=timezone(timedelta(minutes=30, seconds=30)))
    assert one("Observation", OIL, replace(USE, at=odd))["effectiveDateTime"] == "2026-11-20T21:09:30+00:00"


def test_each_answer_of_a_check_in_is_a_score_and_what_was_left_out_is_nothing() -> None:
    found = resources(
        CheckIn("c", MADE, ((Scale.PAIN, 0), (Scale.FOG, 7)), slept_hours=Decimal("6.5")), kind="Observation"
    )
    values = {each["code"]["text"].split(" 0 ")[0]: each["valueQuantity"]["value"] for each in found}
    assert values == {
        "Pain today": 0,
        "Clear thinking today": 7,
        "Hours slept, as the person says": Decimal("6.5"),
    }
    assert [each["code"]["coding"][0]["code"] for each in found if "coding" in each["code"]] == ["72514-3"]


@pytest.mark.parametrize(
    ("asked", "code"),
    [(AllergiesAsked.NONE_KNOWN, "no-known-allergies"), (AllergiesAsked.NOT_ASKED, "no-allergy-info")],
)
def test_no_known_allergies_and_not_asked_are_two_things(asked: AllergiesAsked, code: str) -> None:
    found = one("AllergyIntolerance", Person("person", allergies_asked=asked))
    assert found["code"]["coding"][0]["code"] == code


def test_an_allergy_is_unconfirmed_and_has_its_reaction() -> None:
    person = Person("person", allergies=(Allergy("penicillin", "rash"), Allergy("latex")))
    first, second = resources(person, kind="AllergyIntolerance")
    assert (first["code"]["text"], first["reaction"][0]["manifestation"][0]["text"]) == ("penicillin", "rash")
    assert "reaction" not in second
    assert first["verificationStatus"]["coding"][0]["code"] == "unconfirmed"


def test_a_person_is_as_much_as_they_said_and_an_invented_one_is_marked_as_test_data() -> None:
    assert set(one("Patient")) == {"resourceType", "id"}
    known = one("Patient", Person("person", "Ada", PartialDate(1975, 3)))
    assert (known["name"], known["birthDate"]) == ([{"text": "Ada"}], "1975-03")
    assert "meta" not in read(taken(Person("person", "Ada")))
    assert read(taken(Person("person", invented=True)))["meta"]["security"][0]["code"] == "HTEST"


def test_a_measure_keeps_its_unit_and_gets_a_code_only_where_there_is_one() -> None:
    values = (
        Measured(Measure.WEIGHT, Decimal("71.50"), "kg", date(2026, 11, 5)),
        Measured(Measure.CREATININE, Decimal(80), "micromol/L"),
    )
    weight, kidney = resources(Person("person", measured=values), kind="Observation")
    assert (str(weight["valueQuantity"]["value"]), weight["valueQuantity"]["code"]) == ("71.50", "kg")
    assert "code" not in kidney["valueQuantity"]
    assert "effectiveDateTime" not in kidney


@pytest.mark.parametrize(
    ("medicine", "regimen", "status"),
    [
        ({}, {}, "active"),
        ({"still_used": False}, {}, "unknown"),
        ({"stopped": date(2026, 11, 1)}, {}, "stopped"),
        ({"stopped": date(2026, 11, 20)}, {}, "active"),
        ({"stopped": date(2026, 11, 1)}, {"valid_to": date(2026, 11, 1)}, "stopped"),
        ({}, {"valid_to": date(2026, 11, 1)}, "completed"),
        ({"stopped": date(2026, 11, 1)}, {"valid_to": date(2026, 10, 1)}, "completed"),
        ({}, {"valid_from": date(2026, 12, 1)}, "intended"),
    ],
)
def test_what_is_taken_now_and_what_was_are_told_apart(
    medicine: dict[str, Any], regimen: dict[str, Any], status: str
) -> None:
    version = Regimen("r", "m", RegimenKind.AS_NEEDED, **regimen)
    assert one("MedicationStatement", replace(MEDICINE, **medicine), version)["status"] == status


def test_without_a_version_the_medicine_s_own_days_stand() -> None:
    medicine = replace(MEDICINE, started=PartialDate(2024, 3), stopped=date(2026, 1, 5))
    statement = one("MedicationStatement", medicine)
    assert statement["effectivePeriod"] == {"start": "2024-03", "end": "2026-01-05"}
    assert "dosage" not in statement


def repeat_of(regimen: Regimen) -> dict[str, Any]:
    found: dict[str, Any] = (
        one("MedicationStatement", MEDICINE, regimen)["dosage"][0].get("timing", {}).get("repeat", {})
    )
    return found


def test_parts_of_a_day_stand_together_where_they_are_the_same() -> None:
    parts = (Decimal(1), None, Decimal(1), Decimal(2))
    dosages = one("MedicationStatement", MEDICINE, Regimen("r", "m", RegimenKind.DAY_PARTS, parts=parts))["dosage"]
    assert [each["timing"]["repeat"]["when"] for each in dosages] == [["MORN", "EVE"], ["HS"]]
    assert [each["doseAndRate"][0]["doseQuantity"]["value"] for each in dosages] == [75, 150]
    assert [each["sequence"] for each in dosages] == [1, 2]
    assert {each["text"] for each in dosages} == {"1-0-1-2 capsules: 1 in the morning, 1 in the evening, 2 at bedtime"}


def test_every_other_shape_of_a_regimen_keeps_its_structure() -> None:
    times = (time(8), time(20))
    at_times = Regimen("r", "m", RegimenKind.AT_TIMES, dose=Decimal(1), times=times)
    assert repeat_of(at_times)["timeOfDay"] == ["08:00:00", "20:00:00"]
    interval = Regimen("r", "m", RegimenKind.INTERVAL, every=Decimal(3), every_unit=EveryUnit.DAYS)
    assert repeat_of(interval) == {"frequency": 1, "period": 3, "periodUnit": "d"}
    weekly = Regimen("r", "m", RegimenKind.WEEKDAYS, weekdays=(Weekday.MONDAY,), dose=Decimal(1))
    assert repeat_of(weekly) == {"dayOfWeek": ["mon"]}
    patch = Regimen("r", "m", RegimenKind.PATCH, every=Decimal(72), rate=Decimal(12))
    rate = one("MedicationStatement", MEDICINE, patch)["dosage"][0]["doseAndRate"][0]["rateQuantity"]
    assert (rate["value"], rate["code"]) == (12, "ug/h")
    said = Regimen("r", "m", RegimenKind.IN_WORDS, words="as the clinic says")
    assert one("MedicationStatement", MEDICINE, said)["dosage"] == [{"text": "as the clinic says"}]


def test_as_needed_has_the_label_s_most_and_its_reason() -> None:
    regimen = Regimen("r", "m", RegimenKind.AS_NEEDED, dose=Decimal(1), most_in_24h=Decimal(4))
    dosage = one("MedicationStatement", replace(MEDICINE, reason="pain"), regimen)["dosage"][0]
    assert dosage["asNeededCodeableConcept"] == {"text": "pain"}
    most = dosage["maxDosePerPeriod"]
    assert (most["numerator"]["value"], most["denominator"]["value"], most["denominator"]["code"]) == (300, 24, "h")
    assert one("MedicationStatement", MEDICINE, regimen)["dosage"][0]["asNeededBoolean"] is True


def test_pieces_of_no_known_strength_are_counted_and_never_become_mg() -> None:
    medicine = Medicine("m", "Drops", ingredients=(Ingredient("x"),), form="drop")
    regimen = Regimen("r", "m", RegimenKind.AS_NEEDED, dose=Decimal(5))
    dose = one("MedicationStatement", medicine, regimen)["dosage"][0]["doseAndRate"][0]["doseQuantity"]
    assert dose == {"value": 5, "unit": "drop"}


def test_who_said_what_is_told_apart() -> None:
    said, looked_up = of_kind("Provenance")
    issues = {f"urn:uuid:{each['id']}" for each in of_kind("DetectedIssue")}
    assert {each["reference"] for each in looked_up["target"]} == issues
    assert said["agent"][0]["who"]["reference"] == f"urn:uuid:{of_kind('Patient')[0]['id']}"
    assert looked_up["agent"][0]["who"]["reference"] == f"urn:uuid:{of_kind('Device')[0]['id']}"
    every = {each["fullUrl"] for each in sample_bundle()["entry"]}
    accounted = issues | {each["reference"] for each in said["target"]}
    assert len(every - accounted) == 3, "only the program and the two provenances themselves"


def test_what_is_taken_comes_back_through_our_own_reader_with_its_words() -> None:
    sample = the_sample()
    back = read_fhir(fhir_bundle(sample))
    named = {each.id: each for each in sample.records if isinstance(each, Medicine)}
    now = {
        (named[each.medicine_id].name, text(medicine_words.regimen_sentence(each, named[each.medicine_id])))
        for each in sample.records
        if isinstance(each, Regimen) and each.valid_to is None
    }
    read_back = {(each.name, each.directions) for each in back.medicines if each.left_out is None}
    assert now
    assert now <= read_back
    assert {each.name for each in back.medicines} >= {each.name for each in named.values()}
    assert [each.what for each in back.allergies] == [one["code"]["text"] for one in of_kind("AllergyIntolerance")]
    assert not back.remarks
