"""Reading what a label says as people copy it down: "600 in 30", "CBG 0.4, CBN"."""

import re
from decimal import Decimal

from app.domain.amounts import parse_number
from app.domain.problems import Problem, problem
from app.domain.products import Named

_PARTED = re.compile(r"(.+?)\s*(?:/|\bin\b|\bper\b)\s*(.+)", re.IGNORECASE | re.DOTALL)
_UNIT = re.compile(r"\s*(?:mg|g|ml|%)\s*$", re.IGNORECASE)
_SIX = Decimal("0.000001")


def parse_strength(text: str, field: str, unit: str = "") -> Decimal | Problem:
    """A strength as a number, or as the content of a pack and its size: "600 in 30" and "600 mg / 30 mL" are 20.

    The `unit` that the number is in may be typed behind it ("18 %"); any other is refused, since it may mean another
    number.
    """
    said = re.fullmatch(rf"(.*\S)\s*{re.escape(unit)}", text.strip(), re.IGNORECASE) if unit else None
    if said is not None:
        text = said[1]
    parted = _PARTED.fullmatch(text.strip())
    if parted is None:
        return parse_number(text, field)
    content, size = (parse_number(_UNIT.sub("", each), field) for each in parted.groups())
    if isinstance(content, Problem):
        return content
    if isinstance(size, Problem):
        return size
    if not size:
        return problem(field, "a pack of size 0 holds nothing.")
    found = content / size
    return found if found == found.quantize(_SIX) else found.quantize(_SIX)


def parse_named(text: str, field: str) -> tuple[Named, ...] | Problem:
    """A list such as "CBG 0.4, CBN": each name with its figure, or without one. Commas or semicolons part them."""
    found: list[Named] = []
    for part in re.split(r"[;\n]|,(?!\d)", text):
        words = _UNIT.sub("", part).split()
        if not words:
            continue
        if len(words) == 1 or not words[-1][:1].isdigit():
            found.append((" ".join(words), None))
            continue
        value = parse_number(words[-1], field)
        if isinstance(value, Problem):
            return value
        found.append((" ".join(words[:-1]), value))
    return tuple(found)
