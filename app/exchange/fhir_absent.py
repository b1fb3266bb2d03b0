"""Statements that there is nothing, or that nothing is known: they are never a medicine and never an allergy.

By code where there is one: the IPS code system for absent and unknown data, and the SNOMED CT concepts that national
profiles name for "no known allergy" and "no known medication"; by words where a system wrote nothing else. The HL7
reasons for absent data and the null flavours say only that a name is not there, so a name beside them counts.
"""

import re

from app.exchange.fhir_nodes import Node, code_words, concept_words

_IPS = re.compile(r"no-known-[a-z-]+|no-[a-z]+(?:-[a-z]+)*-info")
_NOT_GIVEN = ("data-absent-reason", "nullflavor")
_SNOMED = frozenset(
    {"716186003", "160244002", "409137002", "428607008", "429625007", "716184000", "787481004", "1631000175102"}
)
_OF_WHAT = r"(?:drug |medication |medicine |food |environmental |latex )*"
_THINGS = r"(?:allerg(?:y|ies)|medications?|medicines?|drugs?|intolerances?)"
_WORDS = re.compile(
    rf"(?:no (?:known |current |active |regular |reported |documented |prescribed )?{_OF_WHAT}{_THINGS}"
    r"(?: known| reported| on file)?|no known [a-z ]{1,40}|no information (?:about|on|available|regarding)\b.{0,60}"
    r"|nkd?a|none(?: known| reported| recorded)?|not on any medic.{0,30}|unknown|(?:patient )?not asked)\.?",
    re.IGNORECASE,
)


def absence(concept: Node) -> str:
    """The words of a statement that there is nothing, or nothing known; empty for anything else."""
    told = concept_words(concept)
    coded = any(_says_none(coding) for coding in concept.nodes("coding"))
    if coded or says_none(told):
        return told or code_words(concept).removeprefix("code ")
    return ""


def says_none(words: str) -> bool:
    """Whether words say that there is nothing, or nothing known."""
    return _WORDS.fullmatch(words) is not None


def name_words(concept: Node) -> str:
    """What a coded thing is called; why a name is not given is no name."""
    real = [one.value for one in concept.nodes("coding") if not _is_not_given(one)]
    return concept_words(Node(concept.value | {"coding": real}, concept.place, concept.remarks))


def all_words(concept: Node) -> tuple[str, ...]:
    """Every name that a coded thing has: its text and the words of its codes."""
    real = [one.line("display") for one in concept.nodes("coding") if not _is_not_given(one)]
    return tuple(one for one in (concept.line("text"), *real) if one)


def not_given(concept: Node) -> str:
    """Why a name is not given: "unknown", "masked"; empty where another code stands, or nothing."""
    if any(not _is_not_given(one) for one in concept.nodes("coding")):
        return ""
    why = [one.line("valueCode") for one in concept.nodes("extension") if "data-absent-reason" in one.text("url")]
    return concept_words(concept) or code_words(concept).removeprefix("code ") or next((one for one in why if one), "")


def emptiness(holder: Node) -> str:
    """Why a list or a section is empty, in its own words; empty where it does not say."""
    reason = holder.node("emptyReason")
    return concept_words(reason) or code_words(reason).removeprefix("code ")


def _says_none(coding: Node) -> bool:
    code = coding.text("code")
    return bool(_IPS.fullmatch(code)) or (code in _SNOMED and "snomed" in coding.text("system").casefold())


def _is_not_given(coding: Node) -> bool:
    return any(one in coding.text("system").casefold() for one in _NOT_GIVEN)
