"""Any record to plain JSON values and back, exactly, by the types of its fields: no field can be forgotten.

An amount is the text of its digits with its exponent ("0.50"), an instant ISO text with the wall clock's offset, a
partial date as much of ISO text as is known, a choice its word, what is not known null.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from app.domain.kept_text import keep, restore
from app.domain.moments import PartialDate, read_partial
from app.exchange.safe_reading import within
from app.services.incoming import ImportProblem

_DECIMAL = re.compile(r"-?[0-9]{1,60}(?:\.[0-9]{1,60})?(?:E[+-][0-9]{1,2})?", re.ASCII)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_PARTIAL = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?", re.ASCII)
_CLOCK = re.compile(r"[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{6})?", re.ASCII)
_OFFSET = re.compile(r"[+-][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{6})?)?", re.ASCII)
_INSTANT = re.compile(f"{_DAY.pattern}T{_CLOCK.pattern}{_OFFSET.pattern}", re.ASCII)
_LARGEST = Decimal("1E+12")
_MOST = 1_000_000
_YEARS = range(1900, 2101)


def to_plain(value: object) -> Any:
    """One value of a record as JSON can hold it; TypeError for a type that no field may have."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, str):
        return keep(value)
    if isinstance(value, Decimal | PartialDate):
        return str(value)
    if isinstance(value, date | time):  # an instant too, which is a date
        return value.isoformat()
    if isinstance(value, tuple):
        return [to_plain(each) for each in value]
    kind: type = type(value)
    if is_dataclass(kind):
        return {name: to_plain(getattr(value, name)) for name in hints_of(kind)}
    raise TypeError(f"no field may be a {kind.__name__}")


def from_plain(hint: Any, value: Any, place: str) -> Any:
    """What `to_plain` was given, by the type of its field. Raises ImportProblem."""
    options = get_args(hint)
    if NoneType in options:
        (hint,) = (each for each in options if each is not NoneType)
        return None if value is None else from_plain(hint, value, place)
    if get_origin(hint) is tuple:
        return _tuple(options, value, place)
    if hint in _READERS:
        kind, read = _READERS[hint]
        if type(value) is not kind:  # a boolean is an int to isinstance
            raise ImportProblem(place, f"must be {_KINDS[kind]}.")
        return read(value, place)
    if is_dataclass(hint):
        return _record(hint, value, place)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _choice(hint, value, place)
    raise TypeError(f"no field may be a {hint}")


@cache
def hints_of(record: type) -> Mapping[str, Any]:
    """The fields of a dataclass in their order, with their types."""
    hints = get_type_hints(record)
    return {each.name: hints[each.name] for each in fields(record)}


def names_in(hint: Any) -> frozenset[str]:
    """The names of all fields inside a type."""
    found = frozenset[str]().union(*map(names_in, get_args(hint)))
    if is_dataclass(hint) and isinstance(hint, type) and hint is not PartialDate:
        found |= frozenset(hints_of(hint)).union(*map(names_in, hints_of(hint).values()))
    return found


def _record(record: Any, value: Any, place: str) -> Any:
    """One dataclass. A field that is lacking has its default, as in an archive that is older than the field."""
    if not isinstance(value, dict):
        raise ImportProblem(place, "must be an object.")
    hints = hints_of(record)
    if set(value) - set(hints):
        raise ImportProblem(place, "has a field that this version of Doseleaf does not know.")
    given = {name: from_plain(hints[name], each, within(place, name)) for name, each in value.items()}
    for each in fields(record):
        if each.name not in given and each.default is MISSING and each.default_factory is MISSING:
            raise ImportProblem(within(place, each.name), "is not there.")
    try:
        return record(**given)
    except ValueError:
        raise ImportProblem(place, "has answers that no form can give.") from None


def _tuple(options: tuple[Any, ...], value: Any, place: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise ImportProblem(place, "must be a list.")
    hints = [options[0]] * len(value) if options[-1] is Ellipsis else list(options)
    if len(value) != len(hints):
        raise ImportProblem(place, f"must have {len(hints)} values.")
    pairs = zip(hints, value, strict=True)
    return tuple(from_plain(hint, each, f"{place}[{number}]") for number, (hint, each) in enumerate(pairs))


def _choice(choices: type[StrEnum], value: Any, place: str) -> StrEnum:
    found = next((each for each in choices if each.value == value), None)
    if found is None:
        raise ImportProblem(place, f"must be one of: {', '.join(choices)}.")
    return found


def _count(number: int, place: str) -> int:
    if not 0 <= number <= _MOST:
        raise ImportProblem(place, f"must be between 0 and {_MOST:,}.")
    return number


def _decimal(text: str, place: str) -> Decimal:
    if not _DECIMAL.fullmatch(text):
        raise ImportProblem(place, 'must be a number as text, such as "2.5".')
    value = Decimal(text)
    if value < 0 or value > _LARGEST:
        raise ImportProblem(place, "must not be below 0 or above anything that can be taken.")
    return value


def _instant(text: str, place: str) -> datetime:
    at: datetime = _iso(_INSTANT, datetime.fromisoformat, text, place, "2026-03-01T08:30:00+01:00")
    if at.year not in _YEARS:
        raise ImportProblem(place, "must be between the years 1900 and 2100.")
    return at


def _iso(shape: re.Pattern[str], read: Callable[[str], Any], text: str, place: str, example: str) -> Any:
    try:
        if shape.fullmatch(text):
            return read(text)
    except ValueError:
        pass  # the right shape, and no such day or hour
    raise ImportProblem(place, f"must be written like {example}.")


def _as_it_is(value: Any, _place: str) -> Any:
    return value


_KINDS = {str: "text", int: "a whole number", bool: "true or false"}
_READERS: dict[Any, tuple[type, Callable[[Any, str], Any]]] = {
    str: (str, lambda text, _: restore(text)),
    bool: (bool, _as_it_is),
    int: (int, _count),
    Decimal: (str, _decimal),
    datetime: (str, _instant),
    date: (str, lambda text, place: _iso(_DAY, date.fromisoformat, text, place, "2026-03-01")),
    time: (str, lambda text, place: _iso(_CLOCK, time.fromisoformat, text, place, "08:30:00")),
    PartialDate: (str, lambda text, place: _iso(_PARTIAL, read_partial, text, place, "2026, 2026-03 or 2026-03-01")),
}
