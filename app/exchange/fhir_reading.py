"""A FHIR R4 file with a list of medicines, read strictly: what it says line by line, or why it is not read.

Bundles (collection, document, searchset, transaction, batch), a List, a single entry, or an array of entries. What is
read, what is refused and how each case is treated stands in docs/fhir-in.md.
"""

from collections.abc import Iterator
from typing import Any

from app.exchange.fhir_allergies import ALLERGY, read_allergy
from app.exchange.fhir_index import Index, Located, resources_of, tail
from app.exchange.fhir_kind import refused_kind
from app.exchange.fhir_medicines import REQUEST, STATEMENT, person_name, read_medicine
from app.exchange.fhir_nodes import Node
from app.exchange.fhir_sections import read_sections
from app.exchange.fhir_version import other_version
from app.exchange.safe_reading import Limits, read_json
from app.services.incoming import WHOLE, ImportProblem
from app.services.list_in import IncomingAllergy, IncomingMedicine, ListIn, Remark, Said

_LIMITS = Limits(depth=60, text=40_000_000, decimals=True)
_MOST_LINES, _MOST_REMARKS = 20_000, 200
_LINES = frozenset({STATEMENT, REQUEST, ALLERGY})
_READ = frozenset({*_LINES, "Bundle", "List", "Composition", "Patient"})
_BUNDLES = frozenset({"collection", "document", "searchset", "transaction", "batch", ""})
_OTHER_BUNDLES = frozenset({"history", "message", "batch-response", "transaction-response"})
_NAMES = frozenset(
    {
        *("additionalInstruction", "asNeededBoolean", "asNeededCodeableConcept", "authoredOn", "boundsDuration"),
        *("boundsPeriod", "boundsRange", "clinicalStatus", "code", "coding", "contained", "count", "dateAsserted"),
        *("dayOfWeek", "denominator", "display", "div", "dosage", "dosageInstruction", "doseAndRate", "doseQuantity"),
        *("doseRange", "duration", "durationUnit", "effectiveDateTime", "effectivePeriod", "emptyReason", "end"),
        *("entry", "extension", "family", "form", "frequency", "frequencyMax", "fullUrl", "given", "high", "id"),
        *("identifier", "ingredient", "intent", "itemCodeableConcept", "itemReference", "link", "low"),
        *("manifestation", "maxDosePerPeriod", "medicationCodeableConcept", "medicationReference", "meta", "method"),
        *("modifierExtension", "name", "note", "numerator", "offset", "patient", "patientInstruction", "period"),
        *("periodMax", "periodUnit", "profile", "rateQuantity", "rateRange", "rateRatio", "reaction", "reasonCode"),
        *("reasonReference", "reference", "repeat", "request", "requester", "resource", "resourceType", "response"),
        *("route", "search", "section", "sequence", "severity", "site", "start", "status", "strength", "subject"),
        *("substance", "system", "text", "timeOfDay", "timing", "total", "type", "unit", "url", "value"),
        *("verificationStatus", "when"),
    }
)
"""The fields that a place may name; what a file has made up is not repeated."""


def read_fhir(raw: bytes) -> ListIn:
    """Every line of a file about medicines and allergies. Raises ImportProblem for any bytes that are no such list."""
    kind = refused_kind(raw)
    if kind:
        raise ImportProblem(WHOLE, f"is {kind}")
    content = read_json(raw, _NAMES, _LIMITS)
    remarks: list[Remark] = []
    located = tuple(one for top in _tops(content, remarks) for one in resources_of(top))
    refused = _not_a_list(content, located)
    if refused:
        raise ImportProblem(WHOLE, refused)
    index = Index(located)
    people = _people(index)
    if len(people) > 1:
        raise ImportProblem(WHOLE, f"is about {len(people)} people, and a diary is one person’s.")
    return _list(index, remarks)


def _tops(content: Any, remarks: list[Remark]) -> Iterator[Node]:
    """The resource of the file, or those of an array."""
    if isinstance(content, dict):
        yield Node(content, "", remarks)
    elif isinstance(content, list):
        yield from (Node(one, f"[{n}]", remarks) for n, one in enumerate(content) if isinstance(one, dict))


def _not_a_list(content: Any, located: tuple[Located, ...]) -> str:
    """What JSON is that is no list of medicines in FHIR R4; empty for one that is."""
    if isinstance(content, dict) and "verifiableCredential" in content:
        return "is a SMART Health Card, whose content is signed and packed. A FHIR Bundle can be read."
    if not any(one.node.kind for one in located):
        return "is JSON, but neither FHIR (nothing in it has a resourceType) nor an archive that Doseleaf wrote."
    other = other_version(one.node for one in located)
    if other:
        place, version = other
        return f"is FHIR {version}, and Doseleaf reads R4; {place.removeprefix('.')} shows it."
    for one in located:
        kind = one.node.text("type") if one.node.kind == "Bundle" else ""
        if kind not in _BUNDLES:
            known = kind if kind in _OTHER_BUNDLES else "of another type"
            return f"is a Bundle ({known}), which is not a list of what somebody takes."
    if sum(one.node.kind in _LINES for one in located) > _MOST_LINES:
        return f"has more than {_MOST_LINES:,} lines about medicines and allergies."
    return ""


def _subjects(index: Index) -> Iterator[tuple[Node, Located]]:
    """Whom each line is about."""
    for one in index.of_kind(*_LINES):
        yield one.node.node("patient" if one.node.kind == ALLERGY else "subject"), one


def _people(index: Index) -> set[str]:
    """Whose lines these are, by reference, else by number, else by name: one person may be written in two ways.

    A diary is one person's, and whose lines a file mixes is not sorted out by guessing.
    """
    found: dict[str, set[str]] = {"reference": set(), "identifier": set(), "display": set()}
    for subject, one in _subjects(index):
        text, meant = subject.text("reference"), index.meant_by(subject, one.holder)
        found["reference"].add(meant.text("id") or meant.place if meant else tail(text))
        found["identifier"].add(subject.node("identifier").line("value"))
        found["display"].add(subject.line("display").casefold())
    return next((names for each in found.values() if (names := each - {""})), set())


def _about(index: Index) -> tuple[str, ...]:
    """The people the file names: its patients, else those whom its lines name."""
    patients = [person_name(one.node) for one in index.of_kind("Patient") if one.inside is None]
    named = patients if any(patients) else [subject.line("display") for subject, _ in _subjects(index)]
    return tuple(dict.fromkeys(one for one in named if one))


def _list(index: Index, remarks: list[Remark]) -> ListIn:
    lines = [
        read_allergy(one, index) if one.node.kind == ALLERGY else read_medicine(one, index)
        for one in index.of_kind(*_LINES)
    ]
    lines += [each for one in index.of_kind("Composition", "List") for each in read_sections(one, index)]
    for one in index.of_kind("Bundle"):
        if any(link.text("relation") == "next" for link in one.node.nodes("link")):
            one.node.say("link", "the list goes on in a page that is not in this file.")
    return ListIn(
        about=_about(index),
        medicines=tuple(one for one in lines if isinstance(one, IncomingMedicine)),
        allergies=tuple(one for one in lines if isinstance(one, IncomingAllergy)),
        said=tuple(one for one in lines if isinstance(one, Said)),
        remarks=tuple(remarks[:_MOST_REMARKS]),
        others=tuple(sorted(index.not_read(_READ).items())),
    )
