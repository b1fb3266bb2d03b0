"""A MedicationStatement or a MedicationRequest as one line: its name, how it is taken, and whether it is taken now."""

from datetime import date

from app.exchange.fhir_amounts import strength_words
from app.exchange.fhir_dosage import NEEDED, as_needed, directions, last_day
from app.exchange.fhir_index import Index, Located
from app.exchange.fhir_names import LONGEST_NAME, Named, medicine_name, short_name
from app.exchange.fhir_narrative import narrative
from app.exchange.fhir_nodes import Node, concept_words, words_of
from app.services.list_in import IncomingMedicine, LeftOut, NameFrom, Said

STATEMENT, REQUEST = "MedicationStatement", "MedicationRequest"
_STATUS: dict[str, LeftOut | None] = {
    "active": None,
    "completed": LeftOut.COMPLETED,
    "entered-in-error": LeftOut.MISTAKE,
    "intended": LeftOut.INTENDED,
    "stopped": LeftOut.STOPPED,
    "on-hold": LeftOut.ON_HOLD,
    "unknown": LeftOut.UNKNOWN,
    "not-taken": LeftOut.NOT_TAKEN,
    "cancelled": LeftOut.CANCELLED,
    "draft": LeftOut.DRAFT,
    "": LeftOut.NO_STATUS,
}
_OF_REQUESTS, _OF_STATEMENTS = frozenset({"cancelled", "draft"}), frozenset({"intended", "not-taken"})
_MOST_REASONS = 20
_ONLY_PROPOSED = frozenset({"proposal", "option"})


def read_medicine(one: Located, index: Index) -> IncomingMedicine | Said:
    """What one line says; a statement that there is nothing is no medicine, whatever its status."""
    line = one.node
    named = medicine_name(one, index)
    if named.absent:
        return Said(line.place, "medicines", named.absent)
    told = directions(_dosages(line))
    period = line.node("effectivePeriod")
    return IncomingMedicine(
        place=line.place,
        name=short_name(named.name),
        name_from=named.source,
        directions=told.said,
        structure="" if told.structure in (told.said, NEEDED) else told.structure,
        form=short_name(concept_words(named.medication.node("form"))),
        reason=short_name(_reason(one, index)),
        prescriber=short_name(_prescriber(one, index)),
        code=named.code if named.source is NameFrom.NARRATIVE else "",
        also=tuple(map(short_name, named.also)),
        note=_note(line, named, told.said),
        started=period.day("start"),
        dated=line.day("authoredOn") or line.day("effectiveDateTime") or line.day("dateAsserted"),
        until=_until(line),
        as_needed=as_needed(_dosages(line)),
        left_out=LeftOut.REMOVED if index.is_gone(one) else _left_out(one, named),
    )


def _left_out(one: Located, named: Named) -> LeftOut | None:
    """Why it is not taken, or None where it is active; whether it has ended since is asked by its last day."""
    line = one.node
    if one.inside is not None and one.inside.kind != "List":
        return LeftOut.INSIDE
    if any(each.nodes("modifierExtension") for each in (line, *_dosages(line))):
        return LeftOut.CHANGED_MEANING
    if line.flag("doNotPerform"):
        return LeftOut.NOT_TAKEN
    found = _status(line)
    if found is None and line.text("intent") in _ONLY_PROPOSED:
        found = LeftOut.PROPOSED
    return found or (LeftOut.NO_NAME if named.source is NameFrom.NOWHERE else None)


def _status(line: Node) -> LeftOut | None:
    status = line.text("status").casefold()
    other = _OF_REQUESTS if line.kind == STATEMENT else _OF_STATEMENTS
    return LeftOut.OTHER_STATUS if status in other else _STATUS.get(status, LeftOut.OTHER_STATUS)


def _until(line: Node) -> date | None:
    end, last = line.node("effectivePeriod").day("end"), last_day(_dosages(line))
    ends = [end.latest()] if end is not None else []
    return min(ends if last is None else [*ends, last], default=None)


def _dosages(line: Node) -> tuple[Node, ...]:
    return (*line.nodes("dosage"), *line.nodes("dosageInstruction"))


def _reason(one: Located, index: Index) -> str:
    references = one.node.nodes("reasonReference")[:_MOST_REASONS]
    meant = [index.meant_by(each, one.holder).node("code") for each in references]
    told = [words_of((code,)) or each.line("display") for code, each in zip(meant, references, strict=True)]
    return ", ".join(dict.fromkeys(each for each in (words_of(one.node.nodes("reasonCode")), *told) if each))


def _prescriber(one: Located, index: Index) -> str:
    reference = one.node.node("requester")
    who = index.meant_by(reference, one.holder)
    if who.kind == "PractitionerRole":
        role = who.node("practitioner")
        who, reference = index.meant_by(role, who), reference if reference.line("display") else role
    return person_name(who) or reference.line("display")


def person_name(who: Node) -> str:
    """The name of a person or an organisation as the file writes it."""
    if not isinstance(who.value.get("name"), list):
        return who.line("name")
    name = who.node("name")
    return name.line("text") or " ".join(one for one in (*name.texts("given"), name.line("family")) if one)


def _note(line: Node, named: Named, said: str) -> str:
    """What would be lost otherwise: a name too long to be one, strengths, what somebody noted.

    Where nothing is `said` of how it is taken, also the narrative, which may.
    """
    told = [named.name if len(named.name) > LONGEST_NAME else "", strength_words(named.medication)]
    told += [one.text("text") for one in line.nodes("note")]
    shown = "" if said else narrative(line)
    told += [shown] if " ".join(shown.split()) != named.name else []
    return "\n".join(one for one in told if one)
