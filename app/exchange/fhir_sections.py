"""What a document or a List says beside its entries: why a part is empty, text alone, entries that are not there."""

from collections.abc import Iterator

from app.exchange.fhir_absent import emptiness, name_words
from app.exchange.fhir_index import Index, Located
from app.exchange.fhir_names import short_name
from app.exchange.fhir_narrative import narrative
from app.exchange.fhir_nodes import Node
from app.services.list_in import IncomingAllergy, IncomingMedicine, LeftOut, NameFrom, Said

_ABOUT = {"10160-0": "medicines", "48765-2": "allergies"}
"""LOINC codes of the parts of a document that hold lists of medicines and of allergies."""

_WITHDRAWN = frozenset({"entered-in-error", "retired"})
_KINDS = {"MedicationStatement": "medicines", "MedicationRequest": "medicines", "AllergyIntolerance": "allergies"}


def read_sections(one: Located, index: Index) -> Iterator[IncomingMedicine | IncomingAllergy | Said]:
    """What a Composition or a List says by itself; what its entries say is read from them."""
    if one.node.text("status") in _WITHDRAWN:
        one.node.say("status", "the file says that this whole list is withdrawn or no longer kept.")
    for section in _sections(one.node):
        about = _about(section)
        reason = emptiness(section)
        if reason and (about or one.node.kind == "List"):
            yield Said(section.place, about or "this list", reason)
        elif about and not section.nodes("entry") and (told := narrative(section)):
            yield _line(about, section.place, " ".join(told.split()), LeftOut.ONLY_TEXT)
        for entry in section.nodes("entry"):
            reference = entry.node("item") if one.node.kind == "List" else entry
            yield from _listed(entry.place, reference, index.meant_by(reference, one.holder), about)


def _listed(place: str, reference: Node, meant: Node, about: str) -> Iterator[IncomingMedicine | IncomingAllergy]:
    """An entry of a list that no line stands for: what it means is not in the file, or says not that it is taken."""
    about = about or _KINDS.get(_kind(reference), "")
    if about and reference.text("reference") and not meant:
        yield _line(about, place, reference.line("display"), LeftOut.NOT_IN_FILE)
    elif about == "medicines" and meant and meant.kind not in _KINDS:
        name = name_words(meant.node("code")) or name_words(meant.node("medicationCodeableConcept"))
        yield _line(about, place, name or reference.line("display"), LeftOut.ONLY_NAMED)


def _sections(holder: Node) -> Iterator[Node]:
    yield holder
    for inner in holder.nodes("section"):
        yield from _sections(inner)


def _kind(reference: Node) -> str:
    """The kind of what is meant, by the address: MedicationStatement/1, with or without a server before it."""
    return next(iter(reference.text("reference").split("/_history/")[0].split("/")[-2:-1]), "")


def _about(section: Node) -> str:
    codes = [coding.text("code") for coding in section.node("code").nodes("coding")]
    return next((_ABOUT[one] for one in codes if one in _ABOUT), "")


def _line(about: str, place: str, name: str, why: LeftOut) -> IncomingMedicine | IncomingAllergy:
    if about == "allergies":
        return IncomingAllergy(place, short_name(name), left_out=why)
    return IncomingMedicine(place, short_name(name), NameFrom.NARRATIVE, left_out=why)
