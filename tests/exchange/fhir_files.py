"""Files as systems write them, in their structure only: every person, medicine and number in them is invented."""

import json
from typing import Any

import pytest

from app.exchange.fhir_reading import read_fhir
from app.services.incoming import ImportProblem
from app.services.list_in import IncomingMedicine, ListIn

Resource = dict[str, Any]
IPS = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips"
RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
SNOMED = "http://snomed.info/sct"


def bundle(*resources: Resource, kind: str = "collection", **more: Any) -> Resource:
    """A Bundle of resources; one that has a fullUrl of its own keeps it."""
    entries = [
        {"fullUrl": one["fullUrl"], "resource": {k: v for k, v in one.items() if k != "fullUrl"}}
        if "fullUrl" in one
        else {"resource": one}
        for one in resources
    ]
    return {"resourceType": "Bundle", "type": kind, "entry": entries, **more}


def statement(name: str | None = "Pregabalin 75 mg capsule", **more: Any) -> Resource:
    """A MedicationStatement that is active."""
    named = {} if name is None else {"medicationCodeableConcept": {"text": name}}
    return {"resourceType": "MedicationStatement", "status": "active", **named, **more}


def order(name: str | None = "Duloxetine 30 mg capsule", **more: Any) -> Resource:
    """A MedicationRequest that is active."""
    named = {} if name is None else {"medicationCodeableConcept": {"text": name}}
    return {"resourceType": "MedicationRequest", "status": "active", "intent": "order", **named, **more}


def allergy(what: str = "Penicillin", **more: Any) -> Resource:
    """An AllergyIntolerance that stands."""
    return {
        "resourceType": "AllergyIntolerance",
        "code": {"text": what},
        "patient": {"reference": "Patient/p1"},
        **more,
    }


def raw(content: Any) -> bytes:
    """It as the bytes of a file."""
    return json.dumps(content, ensure_ascii=False).encode()


def read(content: Any) -> ListIn:
    """What a file says; fails when it is refused."""
    return read_fhir(raw(content))


def refused(content: Any) -> str:
    """Why a file is refused; fails when it is read."""
    with pytest.raises(ImportProblem) as caught:
        read_fhir(content if isinstance(content, bytes) else raw(content))
    return caught.value.sentence


def only(*resources: Resource) -> IncomingMedicine:
    """The one line about a medicine in a Bundle of these resources."""
    (line,) = read(bundle(*resources)).medicines
    return line


def dosed(*dosages: Resource) -> str:
    """How a medicine with these dosages is taken."""
    return only(statement(dosage=list(dosages))).directions.replace("\N{NO-BREAK SPACE}", " ")


def ips_document() -> Resource:
    """A document in the manner of the International Patient Summary: a Composition first, everything by urn:uuid."""
    one, two, medicine = ("urn:uuid:0000-1", "urn:uuid:0000-2", "urn:uuid:0000-3")
    sections = [
        {
            "title": "Medicines",
            "code": {"coding": [{"system": "http://loinc.org", "code": "10160-0"}]},
            "text": {"status": "generated", "div": "<div>Tramadol, Vitamin D</div>"},
            "entry": [{"reference": one}, {"reference": two}],
        },
        {
            "title": "Allergies",
            "code": {"coding": [{"system": "http://loinc.org", "code": "48765-2"}]},
            "entry": [{"reference": "urn:uuid:0000-4"}],
        },
        {"title": "Problems", "code": {"coding": [{"code": "11450-4"}]}, "emptyReason": {"text": "Not asked"}},
    ]
    weekly = {"repeat": {"frequency": 1, "period": 1, "periodUnit": "wk"}}
    return bundle(
        {"fullUrl": "urn:uuid:0000-0", "resourceType": "Composition", "status": "final", "section": sections},
        {"fullUrl": "urn:uuid:0000-p", "resourceType": "Patient", "id": "p", "name": [{"text": "Ida Example"}]},
        {
            "fullUrl": one,
            **statement(None, medicationReference={"reference": medicine}, subject={"reference": "urn:uuid:0000-p"}),
            "effectivePeriod": {"start": "2026-03"},
            "dosage": [{"text": "1 capsule at night"}],
        },
        {
            "fullUrl": two,
            **statement("Vitamin D3 20,000 IU", subject={"reference": "urn:uuid:0000-p"}),
            "dosage": [{"timing": weekly, "doseAndRate": [{"doseQuantity": {"value": 1, "unit": "capsule"}}]}],
        },
        {"fullUrl": medicine, "resourceType": "Medication", "code": {"coding": [{"display": "Tramadol 50 mg"}]}},
        {
            "fullUrl": "urn:uuid:0000-4",
            "resourceType": "AllergyIntolerance",
            "patient": {"reference": "urn:uuid:0000-p"},
            "code": {"coding": [{"system": IPS, "code": "no-known-allergies", "display": "No known allergies"}]},
        },
        kind="document",
    )


def refills() -> Resource:
    """A patient in the manner of a generator of test records: a transaction with one request for every refill."""
    told = {"coding": [{"system": RXNORM, "code": "310431", "display": "Gabapentin 300 MG Oral Capsule"}]}
    dosage: Resource = {
        "sequence": 1,
        "asNeededBoolean": False,
        "timing": {"repeat": {"frequency": 3, "period": 1, "periodUnit": "d"}},
    }
    dosage["doseAndRate"] = [{"type": {"coding": [{"code": "ordered"}]}, "doseQuantity": {"value": 1}}]
    made = [
        order(None, id=f"r{n}", medicationCodeableConcept=told, authoredOn=f"202{n}-04-0{n}T09:00:00+01:00")
        | {"status": "active" if n > 3 else "completed", "dosageInstruction": [dosage]}
        for n in range(1, 7)
    ]
    return bundle(
        {"resourceType": "Patient", "name": [{"given": ["Ada", "B"], "family": "Example"}]}, *made, kind="transaction"
    )


def portal() -> Resource:
    """A search result in the manner of a large hospital system: names in `display`, a page that goes on."""
    taken: Resource = {"text": "Take 1 capsule by mouth 3 times daily.", "patientInstruction": "Do not crush."}
    taken["doseAndRate"] = [
        {"type": {"text": "calculated"}, "doseQuantity": {"value": 300, "unit": "mg", "code": "mg"}},
        {"type": {"text": "admin-amount"}, "doseQuantity": {"value": 1, "unit": "capsule"}},
    ]
    referenced = {"reference": "Medication/eX1", "display": "gabapentin 300 MG capsule"}
    me = {"reference": "Patient/e1", "display": "Example, Ida"}
    return bundle(
        order(None, medicationReference=referenced, subject=me, dosageInstruction=[taken])
        | {"intent": "plan", "reportedBoolean": True, "requester": {"display": "Dr Invented"}},
        order("naproxen 500 mg tablet", subject=me, status="stopped"),
        {"resourceType": "OperationOutcome", "issue": [{"severity": "warning", "code": "informational"}]},
        kind="searchset",
        total=40,
        link=[{"relation": "self", "url": "a"}, {"relation": "next", "url": "b"}],
    )


def contained() -> Resource:
    """A search result in the manner of a smaller hospital system: the medicine inside, the name in the narrative."""
    inside = {"resourceType": "Medication", "id": "m1", "code": {"text": "Amitriptyline 10 mg tablet"}}
    told = {"status": "generated", "div": "<div><p>Ibuprofen 400&#160;mg <script>x()</script>as needed</p></div>"}
    return bundle(
        statement(None, contained=[inside], medicationReference={"reference": "#m1"}, dosage=[{"text": "at bedtime"}]),
        statement(None, text=told, medicationReference={"reference": "Medication/gone"}),
        kind="searchset",
    )
