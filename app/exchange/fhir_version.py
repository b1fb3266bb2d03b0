"""Which version of FHIR a resource is written in, by what only that version has; R4 and R4B are read.

A version that is said (`fhirVersion`, the address of a profile of the standard) counts as much as a shape. The fields
are those of the published definitions of DSTU2 (1.0.2), STU3 (3.0.2), R4 (4.0.1) and R5 (5.0.0).
"""

import re
from collections.abc import Iterable

from app.exchange.fhir_nodes import Node

_DSTU1, _DSTU2, _STU3, _R5 = "DSTU1 (0.0)", "DSTU2 (1.0)", "STU3 (3.0)", "R5 (5.0)"
_R5_ON = "R5 or later"
_CORE = re.compile(
    r"https?://hl7\.org/fhir/(?:(DSTU2|STU3|R5|R6|[0-9]\.[0-9])/)?StructureDefinition/[^|]+(?:\|([0-9.]+))?"
)
_NAMES = {"DSTU2": _DSTU2, "STU3": _STU3, "R5": _R5, "R6": "R6"}
_KINDS = {
    "MedicationPrescription": _DSTU1,
    "MedicationOrder": _DSTU2,
    "Conformance": _DSTU2,
    "MedicationUsage": _R5_ON,
}
"""Kinds of resource that only one version has."""

_FIELDS: dict[str, tuple[tuple[str, frozenset[str]], ...]] = {
    "MedicationStatement": (
        (_DSTU2, frozenset({"wasNotTaken", "reasonForUseCodeableConcept", "reasonForUseReference", "patient"})),
        (_STU3, frozenset({"taken", "reasonNotTaken", "notTaken"})),
        (_R5_ON, frozenset({"medication", "adherence", "relatedClinicalInformation", "reason"})),
    ),
    "MedicationRequest": (
        (_STU3, frozenset({"definition", "context"})),
        (_R5_ON, frozenset({"medication", "reported", "renderedDosageInstruction", "effectiveDosePeriod", "reason"})),
    ),
    "Medication": (
        (_DSTU2, frozenset({"product"})),
        (_STU3, frozenset({"isOverTheCounter"})),
        (f"{_STU3} or {_DSTU2}", frozenset({"isBrand", "package"})),
        (_R5_ON, frozenset({"doseForm", "marketingAuthorizationHolder", "totalVolume"})),
    ),
    "AllergyIntolerance": (
        (_DSTU2, frozenset({"substance", "status", "lastOccurence"})),
        (_STU3, frozenset({"assertedDate"})),
        (_R5_ON, frozenset({"participant"})),
    ),
    "Composition": ((_STU3, frozenset({"class"})),),
    "Condition": ((_STU3, frozenset({"assertedDate"})), (_R5_ON, frozenset({"participant"}))),
    "Encounter": ((_R5_ON, frozenset({"actualPeriod"})),),
    "Immunization": ((_STU3, frozenset({"notGiven"})),),
    "Procedure": ((_STU3, frozenset({"notDone"})), (_R5_ON, frozenset({"occurrenceDateTime", "occurrencePeriod"}))),
}
_DOSAGE = (
    (_DSTU2, frozenset({"quantityQuantity", "quantityRange"})),
    (_STU3, frozenset({"doseQuantity", "doseRange", "doseSimpleQuantity", "rateQuantity", "rateRange", "rateRatio"})),
    (_R5_ON, frozenset({"asNeeded", "asNeededFor"})),
)


def other_version(resources: Iterable[Node]) -> tuple[str, str] | None:
    """The first sign that a file is not R4, with its place; None where there is none. Medicines are asked first."""
    for resource in sorted(resources, key=lambda one: not re.fullmatch("Medication[A-Z].*", one.kind)):
        found = _said(resource) or _shape(resource)
        if found:
            return found
    return None


def version_name(text: str) -> str:
    """The name of a version by its number; empty for R4 and R4B, and for what is no version."""
    if not re.fullmatch(r"[0-9]+\.[0-9]+(?:\.[0-9A-Za-z.-]+)?", text) or text.startswith(("4.0", "4.3")):
        return ""
    known = {"0": _DSTU1, "1": _DSTU2, "3.0": _STU3, "5": _R5, "6": "R6"}
    first, second = text.split(".")[:2]
    return known.get(f"{first}.{second}") or known.get(first) or "a draft between two versions"


def _said(resource: Node) -> tuple[str, str] | None:
    for version in resource.texts("fhirVersion"):
        if name := version_name(version):
            return f"{resource.place}.fhirVersion", name
    for profile in resource.node("meta").texts("profile"):
        found = _CORE.fullmatch(profile)
        said = (found[1] or found[2] or "") if found else ""
        if name := _NAMES.get(said) or version_name(said):
            return f"{resource.place}.meta.profile", name
    return None


def _shape(resource: Node) -> tuple[str, str] | None:
    kind = resource.kind
    if kind in _KINDS:
        return f"{resource.place}.resourceType", _KINDS[kind]
    signs = [(resource, _FIELDS.get(kind, ()))]
    if kind in ("MedicationStatement", "MedicationRequest"):
        signs += [(one, _DOSAGE) for name in ("dosage", "dosageInstruction") for one in resource.nodes(name)]
    for node, versions in signs:
        for version, names in versions:
            for name in sorted(names & node.value.keys()):
                return f"{node.place}.{name}", version
    return _typed(resource)


def _typed(resource: Node) -> tuple[str, str] | None:
    """Fields that several versions have, of another type in each."""
    value, place = resource.value, resource.place
    if resource.kind in ("AllergyIntolerance", "Condition") and isinstance(value.get("clinicalStatus"), str):
        return f"{place}.clinicalStatus", _STU3
    if resource.kind == "AllergyIntolerance" and isinstance(value.get("type"), dict):
        return f"{place}.type", _R5_ON
    if resource.kind == "Composition" and isinstance(value.get("subject"), list):
        return f"{place}.subject", _R5_ON
    if resource.kind == "MedicationRequest" and resource.node("requester").has("agent"):
        return f"{place}.requester.agent", _STU3
    if resource.kind == "MedicationStatement" and resource.text("status") in ("recorded", "draft"):
        return f"{place}.status", _R5_ON
    return None
