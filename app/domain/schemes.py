"""The day in four numbers as it is written on plans: "1-0-1-0" is one in the morning and one in the evening."""

import re
from decimal import Decimal

from app.domain.amounts import parse_number

Four = tuple[Decimal | None, Decimal | None, Decimal | None, Decimal | None]

_DASHES = re.compile(r"\s*[-‐‑‒–—−]\s*")
_NUMBER = re.compile(r"\d*[.,]?\d*[½¼¾]?")
_PARTS = (3, 4)


def read_scheme(text: str) -> Four | None:
    """The four numbers of "1-0-1-0" or, without a bedtime, "1-0-1"; None when it is anything else, dates included.

    Each number is at most two digits before the decimal sign, so "2026-11-06" is not taken for one.
    """
    numbers = _DASHES.split(text.strip())
    if len(numbers) not in _PARTS or not all(each and _NUMBER.fullmatch(each) for each in numbers):
        return None
    if any(len(re.split("[.,]", each)[0]) > 2 for each in numbers):
        return None
    read = [parse_number(each, "") for each in numbers]
    values = [each or None for each in read if isinstance(each, Decimal)]
    if len(values) != len(numbers) or not any(values):
        return None
    first, second, third, *rest = values
    return first, second, third, rest[0] if rest else None
