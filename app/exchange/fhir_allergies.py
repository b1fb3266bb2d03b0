"""An AllergyIntolerance as one line: to what, what happened, and whether it still stands."""

from app.exchange.fhir_absent import absence, name_words, not_given
from app.exchange.fhir_index import Index, Located
from app.exchange.fhir_names import short_name
from app.exchange.fhir_narrative import narrative
from app.exchange.fhir_nodes import Node, code_words, words_of
from app.services.list_in import IncomingAllergy, LeftOut, Said

ALLERGY = "AllergyIntolerance"
_CLINICAL = {"inactive": LeftOut.INACTIVE, "resolved": LeftOut.RESOLVED}
_VERIFIED = {"refuted": LeftOut.REFUTED, "entered-in-error": LeftOut.MISTAKE}


def read_allergy(one: Located, index: Index) -> IncomingAllergy | Said:
    """What one line says; "no known allergies" is a statement and no allergy."""
    line = one.node
    what = _what(line)
    if told := absence(line.node("code")) or (not what and not_given(line.node("code"))):
        return Said(line.place, "allergies", told)
    left_out = LeftOut.REMOVED if index.is_gone(one) else _left_out(one, what)
    return IncomingAllergy(line.place, short_name(what), short_name(_reaction(line)), left_out)


def _what(line: Node) -> str:
    substances = words_of(tuple(one.node("substance") for one in line.nodes("reaction")))
    code = line.node("code")
    found = name_words(code) or substances or " ".join(narrative(line).split())
    return found or ("" if not_given(code) else code_words(code))


def _left_out(one: Located, what: str) -> LeftOut | None:
    line = one.node
    if one.inside is not None and one.inside.kind != "List":
        return LeftOut.INSIDE
    if line.nodes("modifierExtension"):
        return LeftOut.CHANGED_MEANING
    for name, known in (("verificationStatus", _VERIFIED), ("clinicalStatus", _CLINICAL)):
        for coding in line.node(name).nodes("coding"):
            if found := known.get(coding.text("code")):
                return found
    return None if what else LeftOut.NO_NAME


def _reaction(line: Node) -> str:
    told = [*map(_happened, line.nodes("reaction")), *(one.line("text") for one in line.nodes("note"))]
    told += ["criticality high, the list says"] if line.text("criticality") == "high" else []
    return "; ".join(one for one in told if one)


def _happened(reaction: Node) -> str:
    told = words_of(reaction.nodes("manifestation")) or reaction.line("description")
    severity = reaction.line("severity")
    return f"{told} ({severity})" if told and severity else told
