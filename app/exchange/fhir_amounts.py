"""Amounts of FHIR in words, as they are written: nothing is converted, and no unit is ever put in."""

import re
from decimal import Decimal

from app.domain.amounts import plain, read_unit
from app.exchange.fhir_nodes import Node, seen
from app.services import words

_NO_UNIT = "(unit not given)"
_LESS_MORE = {"<": "less than ", "<=": "at most ", ">=": "at least ", ">": "more than "}
_CODES = {
    "mg": "mg",
    "g": "g",
    "ug": "micrograms",
    "ng": "ng",
    "mL": "mL",
    "ml": "mL",
    "[iU]": "units",
    "[IU]": "units",
    "mmol": "mmol",
    "%": "%",
    "mg/mL": "mg/mL",
    "ug/h": "micrograms/hour",
    "mg/h": "mg/hour",
    "mL/h": "mL/hour",
    "mg/d": "mg/day",
    "s": "seconds",
    "min": "minutes",
    "h": "hours",
    "d": "days",
    "wk": "weeks",
    "mo": "months",
    "a": "years",
}
"""What codes of the Unified Code for Units of Measure mean, for files that have no words beside them."""

_COUNTED = re.compile(r"\{([^{}]+)\}")
_ONE = frozenset({"1", "{}"})


def quantity(node: Node) -> str:
    """An amount: "300 mg", "1 tablet", "5 (unit not given)"; empty where it has no value."""
    value = node.number("value")
    if value is None:
        written = node.value.get("value")
        if node:
            node.say("value", "an amount has no number that can be read.")
        return f"“{' '.join(seen(written).split())}” {unit_words(node)}" if isinstance(written, str) else ""
    return f"{_compared(node)}{plain(value)}{words.NBSP}{unit_words(node)}"


def unit_words(node: Node) -> str:
    """The unit as it is written, else what its code means; both where they contradict each other."""
    written, code = node.line("unit"), node.line("code")
    meant = _meaning(code)
    if not written and not meant:
        node.say("unit", "an amount has no unit that can be read; none was put in.")
        return f"“{code}” (unit not known)" if code and code not in _ONE else _NO_UNIT
    if written in _ONE:
        node.say("unit", "an amount has no unit that can be read; none was put in.")
        return _NO_UNIT
    one, other = read_unit(written), read_unit(meant)
    if written and one and other and one != other:
        node.say("unit", "the unit and its code contradict each other; both are shown.")
        return f"{written} (its code says {meant})"
    return written or meant


def amount_range(node: Node) -> str:
    """From one amount to another: "1 to 2 tablets", "at most 4 tablets"."""
    low, high = node.node("low"), node.node("high")
    if not low or not high:
        told = quantity(low or high)
        return f"{'at least' if low else 'at most'} {told}" if told else ""
    first, second = quantity(low), quantity(high)
    if not first or not second:
        return first or second
    unit = first.partition(words.NBSP)[2]
    same = unit and unit == second.partition(words.NBSP)[2]
    return f"{first.partition(words.NBSP)[0] if same else first} to {second}"


def ratio(node: Node) -> str:
    """One amount in another: "4 tablets in 24 hours"; a denominator of one is its unit alone."""
    top, bottom = quantity(node.node("numerator")), node.node("denominator")
    if not top or not bottom:
        return top
    below = unit_words(bottom) if bottom.number("value") == Decimal(1) else quantity(bottom)
    return f"{top} in {below.removesuffix('s') if below in _CODES.values() else below}"


def strength_words(medication: Node) -> str:
    """The strengths of what is in a medicine, as the file writes them."""
    told = [ratio(one.node("strength")) for one in medication.nodes("ingredient")]
    return ", ".join(one for one in told if one)


def _meaning(code: str) -> str:
    counted = _COUNTED.fullmatch(code)
    return counted[1] if counted else _CODES.get(code, "")


def _compared(node: Node) -> str:
    sign = node.text("comparator")
    return _LESS_MORE.get(sign, f"{sign} " if sign else "")
