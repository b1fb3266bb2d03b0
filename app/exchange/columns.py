"""The columns of a table of records, by the types of their fields, so that no field can be forgotten.

A record inside a record becomes columns of its own, and so do scores and the parts of a day; what else may stand
several times is one cell. What is not known is None, and never 0.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, is_dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from types import NoneType
from typing import Any, get_args

from app.domain.lifestyle import Lifestyle
from app.domain.medicines import Ingredient
from app.domain.moments import PartialDate
from app.domain.regimens import DayPart, Regimen
from app.domain.side_effects import SideEffect
from app.domain.talks import Thing
from app.exchange.archive_values import hints_of

Cell = str | Decimal | int | None
"""A number, or text that a person may have typed. None is not known, or nothing there."""

_MEASURES: dict[tuple[type, str], str] = {
    (Lifestyle, "naps"): "naps_minutes",
    (Lifestyle, "effort"): "effort_0_to_10",
    (Regimen, "gap_hours"): "least_hours_between",
    (Regimen, "most_in_24h"): "most_pieces_in_24_hours",
    (Regimen, "dose"): "dose_pieces",
    (Regimen, "rate"): "rate_micrograms_per_hour",
    (SideEffect, "times"): "times_in_24_hours",
}
"""Fields whose name does not say what they count."""
_COUNTED = {"scores": "0_to_10", "minutes": "minutes"}
"""What the columns of these fields, one for each choice, count."""
_NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, and what a record has in it."""

    name: str
    read: Callable[[Any], Cell]


def columns_of(family: type) -> tuple[Column, ...]:
    """A column for every field of a family."""
    return tuple(_inside(family, "", lambda record: record))


def cell(value: Any) -> Cell:
    """One value as a spreadsheet can hold it; several in one cell have a semicolon between them."""
    if value is None or isinstance(value, Decimal):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, int):
        return value
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, tuple):
        return "; ".join(_joined(each) for each in value)
    return str(value)


def digits(value: Decimal) -> str:
    """All the digits of a number, without an exponent: Decimal("1E+3") is "1000"."""
    return format(abs(value) if value == 0 else value, "f")


def _inside(family: type, before: str, get: Callable[[Any], Any]) -> Iterator[Column]:
    for name, hint in hints_of(family).items():
        yield from _columns(hint, f"{before}{_MEASURES.get((family, name), name)}", _field(get, name))


def _field(get: Callable[[Any], Any], name: str) -> Callable[[Any], Any]:
    def read(record: Any) -> Any:
        found = get(record)
        return None if found is None else getattr(found, name)

    return read


def _columns(hint: Any, name: str, get: Callable[[Any], Any]) -> Iterator[Column]:
    hints = [each for each in get_args(hint) if each is not NoneType]
    inner = hints[0] if NoneType in get_args(hint) else hint
    if is_dataclass(inner) and isinstance(inner, type) and inner is not PartialDate:
        yield from _inside(inner, f"{name}_", get)
    elif len(hints) == len(DayPart) and NoneType not in get_args(hint):
        yield from (Column(f"{name}_{part}", _at(get, number)) for number, part in enumerate(DayPart))
    elif choices := _scored(hint):
        counted = _COUNTED[name.rsplit("_", 1)[-1]]
        yield from (Column(f"{each}_{counted}", _of(get, each)) for each in choices)
    else:
        yield Column(name, _whole(get))


def _scored(hint: Any) -> tuple[StrEnum, ...]:
    """The choices of which each has a number of its own; none for any other type."""
    pair = get_args(get_args(hint)[0]) if get_args(hint) else ()
    kind = pair[0] if pair else None
    return tuple(kind) if isinstance(kind, type) and issubclass(kind, StrEnum) else ()


def _at(get: Callable[[Any], Any], place: int) -> Callable[[Any], Cell]:
    return lambda record: cell(get(record)[place])


def _of(get: Callable[[Any], Any], choice: StrEnum) -> Callable[[Any], Cell]:
    return lambda record: dict(get(record) or ()).get(choice)


def _whole(get: Callable[[Any], Any]) -> Callable[[Any], Cell]:
    return lambda record: cell(get(record))


def _joined(value: Any) -> str:
    """One of several: the name of a thing, "name: value" of a pair, all that is there of a record."""
    if isinstance(value, Thing | Ingredient):
        return value.name
    if isinstance(value, tuple):
        name, what = value
        return f"{_text(name)}: {_NOT_KNOWN if what is None else _text(what)}"
    if is_dataclass(value) and not isinstance(value, PartialDate):
        kind: type = type(value)
        found = [_joined(getattr(value, name)) for name in hints_of(kind) if getattr(value, name) is not None]
        return ", ".join(each for each in found if each)
    return _text(value)


def _text(value: Any) -> str:
    found = cell(value)
    return digits(found) if isinstance(found, Decimal) else str(found or "")
