"""Reading JSON that anybody may have made: bounded and strict, and what is wrong with it is said by its place.

Nothing here quotes a value, and of the names of fields only those that the reader knows: what was recorded must not
come into a message. A place is written as `records.use[3].amount`, the whole file as `(file)`.
"""

import json
import re
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from app.services.incoming import MOST_BYTES, WHOLE, ImportProblem

MOST_RECORDS = 200_000
MOST_DEPTH = 12
MOST_TEXT = 100_000
_MOST_PARTS = 8_000_000
_MOST_DIGITS = 18
_DECIMAL = re.compile(r"-?[0-9]{1,60}(?:\.[0-9]{1,60})?(?:[eE][+-]?[0-9]{1,3})?", re.ASCII)

# A string, closed or not, so that a bracket inside one is not counted; each character is looked at once.
_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|[\[\]{}]', re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class _Odd:
    """A number that stands for none, until the walk knows its place."""

    what: str


@dataclass(frozen=True, slots=True)
class Limits:
    """How deep a file may be nested, how long one text in it may be, and whether its numbers may have decimals."""

    depth: int = MOST_DEPTH
    text: int = MOST_TEXT
    decimals: bool = False


OURS = Limits()
"""For files that Doseleaf wrote."""


class _Fields(list[tuple[str, Any]]):
    """The fields of one object as they stand in the file, so that one that stands twice can be seen."""


def read_json(raw: bytes, names: Collection[str], limits: Limits = OURS) -> Any:
    """The content of a JSON file as dicts, lists, strings, whole numbers, booleans and None; Decimal where allowed.

    `names` are the fields that a place may name; any other is shown as "…". Raises ImportProblem.
    """
    if len(raw) > MOST_BYTES:
        raise ImportProblem(WHOLE, f"is larger than {MOST_BYTES // 1_000_000} MB.")
    if raw.count(b",") + raw.count(b"[") + raw.count(b"{") > _MOST_PARTS:
        raise ImportProblem(WHOLE, "has more values than any diary.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ImportProblem(WHOLE, "is not text in UTF-8.") from None
    _check_depth(text, limits.depth)
    try:
        found = json.loads(
            text,
            object_pairs_hook=_Fields,
            parse_int=_whole,
            parse_float=_decimal if limits.decimals else lambda _: _Odd("must be a whole number."),
            parse_constant=lambda _: _Odd("must be a number, and this is none."),
        )
    except json.JSONDecodeError as error:
        raise ImportProblem(WHOLE, f"is not JSON; line {error.lineno} cannot be read.") from None
    return _Walk(names, limits.text).value(found, "")


def _check_depth(text: str, most: int) -> None:
    """Refuse what is nested too deeply before anything recursive reads it."""
    depth = 0
    for match in _BRACKET.finditer(text):
        if match[0] in "[{":
            depth += 1
            if depth > most:
                raise ImportProblem(WHOLE, f"is nested more than {most} deep.")
        elif match[0] in "]}":
            depth -= 1


def _whole(digits: str) -> int | _Odd:
    return int(digits) if len(digits) <= _MOST_DIGITS else _Odd("is larger than any number in a diary.")


def _decimal(digits: str) -> Decimal | _Odd:
    return Decimal(digits) if _DECIMAL.fullmatch(digits) else _Odd("has more digits than any number in a diary.")


class _Walk:
    """Goes through what was read once: everything is checked, and each object becomes a dict."""

    def __init__(self, names: Collection[str], longest: int) -> None:
        self._names, self._longest = names, longest

    def value(self, value: Any, place: str) -> Any:
        if isinstance(value, _Odd):
            raise ImportProblem(place or WHOLE, value.what)
        if isinstance(value, str):
            return self._checked(value, place)
        if isinstance(value, _Fields):
            return self._object(value, place)
        if isinstance(value, list):
            return [self.value(each, f"{place}[{number}]") for number, each in enumerate(value)]
        return value

    def _object(self, pairs: _Fields, place: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, value in pairs:
            here = within(place, name if name in self._names else "…")
            if name in found:
                raise ImportProblem(here, "stands twice.")
            found[self._checked(name, here)] = self.value(value, here)
        return found

    def _checked(self, text: str, place: str) -> str:
        if len(text) > self._longest:
            raise ImportProblem(place or WHOLE, f"is longer than {self._longest:,} characters.")
        if _SURROGATE.search(text):
            raise ImportProblem(place or WHOLE, "has half of a character.")
        return text


def within(place: str, name: str) -> str:
    """The place of a field inside another place."""
    return f"{place}.{name}" if place else name
