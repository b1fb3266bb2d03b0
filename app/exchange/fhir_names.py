"""What a medicine is called: in words, in a medicine inside or elsewhere in the file, in a narrative, or by a code."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.exchange.fhir_absent import absence, all_words, name_words, not_given, says_none
from app.exchange.fhir_index import Index, Located
from app.exchange.fhir_narrative import narrative
from app.exchange.fhir_nodes import Node, code_words
from app.services.list_in import NameFrom

LONGEST_NAME = 200
_MOST_INGREDIENTS, _MOST_NAMES = 40, 8


@dataclass(frozen=True, slots=True)
class Named:
    """A name with where it stands, the code beside it, and the medicine it was read from (perhaps an empty one).

    `absent` are the words of a line that says there is nothing, and so is about no medicine; `also` are other words
    that the file has for the same thing.
    """

    name: str
    source: NameFrom
    code: str
    medication: Node
    absent: str = ""
    also: tuple[str, ...] = ()


def medicine_name(one: Located, index: Index) -> Named:
    """The name of a line, the best there is; its words stay as they are written."""
    line = one.node
    concept, reference = line.node("medicationCodeableConcept"), line.node("medicationReference")
    medication = index.meant_by(reference, one.holder)
    if reference.text("reference") and not medication:
        reference.say("reference", "means something that is not in the file.")
    codes = (concept, medication.node("code"))
    absent = next((found for found in map(absence, codes) if found), "")
    code = next((found for found in map(code_words, codes) if found), "")
    for source, told in _candidates(line, medication, index):
        name = " ".join(told.split())
        if name:
            nothing = absent or (name if says_none(name) else "")
            return Named(name, source, code, medication, nothing, _also(name, codes, reference))
    absent = absent or next((found for found in map(not_given, codes) if found), "")
    return Named(code, NameFrom.CODE if code else NameFrom.NOWHERE, code, medication, absent)


def _also(name: str, codes: tuple[Node, ...], reference: Node) -> tuple[str, ...]:
    """Every other name of a thing, once each; letters and spaces aside."""
    found = [words for concept in codes for words in all_words(concept)]
    names = {" ".join(one.split()).casefold(): one for one in reversed([*found, reference.line("display")]) if one}
    names.pop(name.casefold(), None)
    return tuple(reversed([*names.values()]))[:_MOST_NAMES]


def short_name(name: str) -> str:
    """A name that fits where names are kept; what is longer stays whole beside it."""
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"


def _candidates(line: Node, medication: Node, index: Index) -> Iterator[tuple[NameFrom, str]]:
    reference = line.node("medicationReference")
    yield NameFrom.WORDS, name_words(line.node("medicationCodeableConcept"))
    yield NameFrom.WORDS, name_words(medication.node("code"))
    yield NameFrom.WORDS, reference.line("display")
    yield NameFrom.WORDS, _ingredients(medication, index)
    yield NameFrom.NARRATIVE, narrative(medication)
    yield NameFrom.NARRATIVE, narrative(line)
    identifier = reference.node("identifier").line("value")
    yield NameFrom.CODE, f"code {identifier}" if identifier else ""


def _ingredients(medication: Node, index: Index) -> str:
    """The names of everything in a medicine, joined by +; empty unless each of them has one."""
    found = medication.nodes("ingredient")
    told = [_ingredient(one, medication, index) for one in found[:_MOST_INGREDIENTS]]
    return " + ".join(told) if all(told) and len(found) <= _MOST_INGREDIENTS else ""


def _ingredient(one: Node, medication: Node, index: Index) -> str:
    reference = one.node("itemReference")
    meant = index.meant_by(reference, medication)
    return name_words(one.node("itemCodeableConcept")) or name_words(meant.node("code")) or reference.line("display")
