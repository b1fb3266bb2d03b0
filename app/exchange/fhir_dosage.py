"""How a medicine is taken: the words of the file, kept as they are, or its structure in words where it has none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.exchange.fhir_amounts import amount_range, quantity, ratio
from app.exchange.fhir_nodes import Node, code_words, concept_words, words_of
from app.exchange.fhir_timing import timing_words

NEEDED = "when needed"


@dataclass(frozen=True, slots=True)
class Directions:
    """What stands in all dosages of one line: `said` is what a person reads, `structure` what stands beside words."""

    said: str
    structure: str


def directions(dosages: Sequence[Node]) -> Directions:
    """The directions of a line."""
    ordered = _ordered(dosages)
    told = [(_words(one), structure_words(one)) for one in ordered]
    said = _joined(ordered, [words or structure for words, structure in told])
    beside = [structure if words else "" for words, structure in told]
    return Directions(said, _joined(ordered, beside))


def last_day(dosages: Sequence[Node]) -> date | None:
    """The last day of the last of them; None unless every one of them ends."""
    ends = [one.node("timing").node("repeat").node("boundsPeriod").day("end") for one in dosages]
    return max((end.latest() for end in ends if end is not None), default=None) if None not in ends else None


def as_needed(dosages: Sequence[Node]) -> bool:
    """Whether every dosage says that it is taken when needed."""
    return bool(dosages) and all(one.flag("asNeededBoolean") or one.node("asNeededCodeableConcept") for one in dosages)


def structure_words(dosage: Node) -> str:
    """One dosage from its structure: "1 tablet, once a week, on Mondays, by mouth"; empty where it has none."""
    told = (
        _dose(dosage.nodes("doseAndRate")),
        timing_words(dosage.node("timing")),
        _as_needed(dosage),
        *(_coded(dosage.node(name)) for name in ("route", "site", "method")),
        _most(ratio(dosage.node("maxDosePerPeriod"))),
        _most(quantity(dosage.node("maxDosePerAdministration")), " each time"),
        _most(quantity(dosage.node("maxDosePerLifetime")), " in a lifetime"),
        words_of(dosage.nodes("additionalInstruction")),
    )
    return ", ".join(one for one in told if one)


def _ordered(dosages: Sequence[Node]) -> list[Node]:
    """In the order they are numbered; those without a number stay where they stand, before the others."""
    return sorted(dosages, key=lambda one: one.number("sequence") or Decimal(0))


def _words(dosage: Node) -> str:
    both = (dosage.text("text"), dosage.text("patientInstruction"))
    return "\n".join(dict.fromkeys(one for one in both if one))


def _joined(dosages: Sequence[Node], told: Sequence[str]) -> str:
    """Several dosages: numbered ones follow one another, others go together."""
    steps = [one.number("sequence") for one in dosages]
    numbered = None not in steps and len(set(steps)) == len(steps)
    found = list(dict.fromkeys(one for one in told if one))
    return ("; then: " if numbered else "; and: ").join(found)


def _dose(rates: Iterable[Node]) -> str:
    """One dose: what stands in several `doseAndRate` is the same dose in other words, never added up."""
    doses = dict.fromkeys(told for one in rates if (told := _one_dose(one)))
    first, *others = doses or ("",)
    return f"{first} (the same dose in other words: {', '.join(others)})" if others else first


def _one_dose(rate: Node) -> str:
    amount = quantity(rate.node("doseQuantity")) or amount_range(rate.node("doseRange"))
    speeds = (ratio(rate.node("rateRatio")), amount_range(rate.node("rateRange")), quantity(rate.node("rateQuantity")))
    speed = next((one for one in speeds if one), "")
    return f"{amount} at {speed}" if amount and speed else amount or speed


def _as_needed(dosage: Node) -> str:
    reason = dosage.node("asNeededCodeableConcept")
    if reason:
        return f"{NEEDED} for {_coded(reason)}" if _coded(reason) else NEEDED
    return NEEDED if dosage.flag("asNeededBoolean") else ""


def _coded(concept: Node) -> str:
    return concept_words(concept) or code_words(concept)


def _most(amount: str, when: str = "") -> str:
    return f"no more than {amount}{when}" if amount else ""
