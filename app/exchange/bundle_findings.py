"""Findings as FHIR R4 detected issues, all preliminary: no clinician has confirmed one.

Source: https://hl7.org/fhir/R4/detectedissue.html. FHIR has three words for how serious; ours stands beside them.
"""

from collections.abc import Mapping
from datetime import datetime

from app.domain.interactions import CategoryKind, DataFile, Seriousness, Source
from app.exchange.bundle_parts import Resource, concept, hl7, id_of, known, moment, note, refer, text
from app.services.finding_view import FindingView, TalkedView
from app.services.taking_out import Everything, TakenFinding

KIND, DEVICE = "DetectedIssue", "Device"
_SEVERITY = {
    Seriousness(4): "high",
    Seriousness(3): "high",
    Seriousness(2): "moderate",
    Seriousness(1): "low",
}
"""Our four words in FHIR's three, rounded up: its “moderate” says that a threat to life is unlikely, ours does not."""
_ACT = {CategoryKind.PAIR: "DRUG", CategoryKind.COUNT: "DRUG", CategoryKind.DUPLICATE: "DUPTHPY"}
_WHAT_IT_IS = "A personal record with a look-up of published interaction categories; no certified medical device."
_ADDRESSES = (("address", "{}"), ("doi", "https://doi.org/{}"), ("pmid", "https://pubmed.ncbi.nlm.nih.gov/{}/"))


def issue_of(
    found: TakenFinding, about: Mapping[str, Resource], me: Resource, made: datetime, data: DataFile
) -> Resource:
    """One finding; `about` has a reference for the id of each medicine and product."""
    view = found.view
    act = _ACT.get(CategoryKind(view.kind))
    sources = [data.sources[each.source] for each in data.categories[view.id].evidence if each.source in data.sources]
    return known(
        {
            "resourceType": KIND,
            "id": id_of(KIND, view.id),
            "status": "preliminary",
            "code": concept(view.title, *([hl7("v3-ActCode", act)] if act else [])),
            "severity": _SEVERITY[view.seriousness],
            "patient": me,
            "identifiedDateTime": moment(made),
            "author": refer(DEVICE, DEVICE),
            "implicated": [about[each] for each in found.about if each in about],
            "evidence": [{"code": [concept(each)]} for each in _evidence(view, data)],
            "detail": text("\n".join(_detail(view))),
            "reference": next((each for each in map(address, sources) if each), ""),
            "mitigation": [_talked(each) for each in view.talks],
        }
    )


def device(taken: Everything) -> Resource:
    """The program that looked it up: it is no certified medical device, and says how much it could check."""
    return {
        "resourceType": DEVICE,
        "id": id_of(DEVICE, DEVICE),
        "deviceName": [{"name": "Doseleaf", "type": "user-friendly-name"}],
        "version": [{"value": taken.version}],
        "note": note(_WHAT_IT_IS, taken.seen.coverage),
    }


def address(source: Source) -> str:
    """Where a source can be read, by its address or number; nothing where it has neither."""
    marks = dict(source.identifiers)
    found = (form.format(marks[key].split()[0]) for key, form in _ADDRESSES if marks.get(key, "").strip())
    return next((each for each in found if each.startswith("https://")), "")


def _evidence(view: FindingView, data: DataFile) -> list[str]:
    """How serious and how sure in our words, the entry with its edition, and each source with what it says."""
    entry = f"Entry {view.id}, edition {data.edition}, data file SHA-256 {data.digest}. {view.review}"
    return [
        f"How serious: {view.word}. How sure: {view.certainty_words}",
        *(f"Counts as more serious here: {each}" for each in view.raised_by),
        entry,
        *(f"{each.line} {each.says}" for each in view.sources),
    ]


def _detail(view: FindingView) -> list[str]:
    """What the person reads: the things, the effect, what is not known, the question and the fixed sentences."""
    lines = (
        ("About", "; ".join(view.things)),
        ("Effect", view.effect),
        ("Not known", view.not_known),
        ("Sources disagree", view.conflict),
        ("Question", view.ask),
    )
    return [f"{label}: {said}" for label, said in lines if said.strip()] + list(view.advice)


def _talked(talk: TalkedView) -> Resource:
    return {"action": concept(f"{talk.line}. {talk.said}".strip()), "date": talk.on.isoformat()}
