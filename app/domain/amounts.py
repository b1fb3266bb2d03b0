"""Exact amounts with units, and reading what a person typed ("0,3", "½", "75 mg")."""

import re
from dataclasses import dataclass
from decimal import Decimal

from app.domain.problems import Problem, problem

UNITS = ("mg", "micrograms", "g", "mL", "mg/mL", "micrograms/hour", "units", "mmol", "%")
"""Units of strength a medicine can have; units of a dose are the words of its form (tablet, drop, puff)."""

_LARGEST = Decimal(1_000_000)
_DECIMALS = 6
_FRACTIONS = {"½": "0.5", "¼": "0.25", "¾": "0.75"}
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)?|[.,][0-9]+")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_SPELLINGS = {
    "ug": "micrograms",
    "µg": "micrograms",
    "μg": "micrograms",
    "mcg": "micrograms",
    "microgram": "micrograms",
    "micrograms": "micrograms",
    "milligram": "mg",
    "milligrams": "mg",
    "gram": "g",
    "grams": "g",
    "ml": "mL",
    "mg/ml": "mg/mL",
    "iu": "units",
    "unit": "units",
    "mcg/h": "micrograms/hour",
    "mcg/hour": "micrograms/hour",
    "micrograms/h": "micrograms/hour",
    "ug/h": "micrograms/hour",
}


@dataclass(frozen=True, slots=True)
class Amount:
    """An exact number of one unit; `value` is never negative and never NaN."""

    value: Decimal
    unit: str


def parse_number(text: str, field: str) -> Decimal | Problem:
    """Read a number as people write it: comma or point, ½ ¼ ¾, "1½". At most six decimals, below one million."""
    typed = text.strip()
    shown = _shorten(typed)
    if not typed:
        return problem(field, "a number is needed.")
    whole, fraction = typed, Decimal(0)
    if typed[-1] in _FRACTIONS:
        whole, fraction = typed[:-1].strip() or "0", Decimal(_FRACTIONS[typed[-1]])
        if not typed.startswith("-") and not whole.isdecimal():
            return problem(field, f"“{shown}” is not a number.")
    if typed.startswith("-"):
        return problem(field, f"“{shown}” is less than nothing.")
    if "," in whole and _GROUPED.fullmatch(whole):
        return problem(field, f"“{shown}” can be read in two ways. Write it without the comma.")
    if not whole.isascii() or not _NUMBER.fullmatch(whole):
        return problem(field, f"“{shown}” is not a number.")
    value = Decimal(whole.replace(",", "."))
    if value >= _LARGEST:
        return problem(field, f"“{shown}” is larger than anything Doseleaf can keep.")
    if -int(value.as_tuple().exponent) > _DECIMALS:
        return problem(field, f"“{shown}” has more than six decimals.")
    return value + fraction


def parse_amount(text: str, field: str, unit: str = "mg") -> Amount | Problem:
    """Read a number with or without a unit; `unit` is used when none was typed."""
    typed = text.strip()
    if not typed:
        return problem(field, "an amount is needed.")
    match = re.fullmatch(r"([0-9.,-]+\s*[½¼¾]|[½¼¾]|[0-9.,-]+)\s*(\D.*)?", typed)
    if match is None:
        return problem(field, f"“{_shorten(typed)}” is not a number with a unit.")
    number = parse_number(match[1], field)
    if isinstance(number, Problem):
        return number
    if not match[2]:
        return Amount(number, unit)
    word = read_unit(match[2])
    if word is None:
        return problem(field, f"“{_shorten(typed)}” is not a number with a unit.")
    return Amount(number, word)


def read_unit(text: str) -> str | None:
    """The unit that a spelling means, or None: "mcg" is micrograms, "ML" is mL."""
    typed = text.strip()
    if typed in UNITS:
        return typed
    low = typed.casefold()
    return _SPELLINGS.get(low) or next((unit for unit in UNITS if unit.casefold() == low), None)


def plain(value: Decimal) -> str:
    """Digits without a trailing zero or an exponent: 0.5, 5, 1200."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _shorten(text: str) -> str:
    """What was typed, short enough to stand inside a sentence, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:39] + "…"
