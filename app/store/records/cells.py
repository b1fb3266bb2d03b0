"""One value to one cell of a table and back, exactly. A cell that cannot be read raises ValueError or KeyError.

Text may be anything Python's `str` can hold (`app.domain.kept_text`). Decimals keep their exponent: 0.50 comes back as
0.50.
"""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, TypeVar

from app.domain.amounts import Amount
from app.domain.kept_text import keep, restore
from app.domain.moments import PartialDate, read_partial

Cell = str | int | None
Row = Mapping[str, Cell]
E = TypeVar("E", bound=StrEnum)


def keep_maybe(text: str | None) -> str | None:
    """`keep`, or None."""
    return None if text is None else keep(text)


def keep_decimal(value: Decimal | None) -> str | None:
    """The digits and the exponent; NaN and infinity are refused, since no amount is one."""
    if value is not None and not value.is_finite():
        raise ValueError("an amount is a finite number")
    return None if value is None else str(value)


def keep_instant(at: datetime) -> str:
    """ISO text with the wall clock's offset; an instant without one is refused."""
    if at.utcoffset() is None:
        raise ValueError("an instant needs its offset")
    return at.isoformat()


def keep_utc(at: datetime) -> str:
    """The same instant in UTC to the microsecond, all of one length, so that text order is time order."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds")


def keep_day(day: date | None) -> str | None:
    """ISO text of a whole day, or None."""
    return None if day is None else day.isoformat()


def keep_clock(clock: time | None) -> str | None:
    """ISO text of a wall clock's time without a zone, or None."""
    return None if clock is None else clock.isoformat()


def keep_whole(number: int | None) -> str | None:
    """The digits of a whole number, or None."""
    return None if number is None else str(number)


def keep_partial(day: PartialDate | None) -> str | None:
    """As much of a date as is known, or None."""
    return None if day is None else str(day)


def keep_amount(amount: Amount | None) -> list[str] | None:
    """An amount inside JSON: digits and unit."""
    return None if amount is None else [str(keep_decimal(amount.value)), keep(amount.unit)]


def to_json(value: Any) -> str:
    """Canonical JSON: keys sorted, no spaces, UTF-8 as it is. Any text in it has been through `keep`."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def read_raw(row: Row, key: str) -> str:
    """A cell that must be text, without undoing the escape."""
    value = row[key]
    if not isinstance(value, str):
        raise ValueError("the cell is not text")  # noqa: TRY004 - a damaged file, not a caller's mistake
    return value


def read_text(row: Row, key: str) -> str:
    """Text as it was typed."""
    return restore(read_raw(row, key))


def read_maybe(row: Row, key: str) -> str | None:
    """Text as it was typed, or None."""
    return None if row[key] is None else read_text(row, key)


def read_decimal(row: Row, key: str) -> Decimal | None:
    """An exact number, or None."""
    return None if row[key] is None else to_decimal(read_raw(row, key))


def to_decimal(text: str) -> Decimal:
    """An exact number from its text."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise ValueError("the cell is not a number") from None
    if not value.is_finite():
        raise ValueError("the cell is not a finite number")
    return value


def to_amount(value: Any) -> Amount | None:
    """An amount from inside JSON."""
    if value is None:
        return None
    digits, unit = value
    return Amount(to_decimal(digits), restore(unit))


def read_instant(row: Row, key: str) -> datetime:
    """An aware instant with the offset it was kept with."""
    at = datetime.fromisoformat(read_raw(row, key))
    if at.tzinfo is None:
        raise ValueError("the cell is an instant without its offset")
    return at


def keep_maybe_instant(at: datetime | None) -> str | None:
    """`keep_instant`, or None."""
    return None if at is None else keep_instant(at)


def read_maybe_instant(row: Row, key: str) -> datetime | None:
    """`read_instant`, or None."""
    return None if row[key] is None else read_instant(row, key)


def read_day(row: Row, key: str) -> date | None:
    """A whole day, or None."""
    return None if row[key] is None else date.fromisoformat(read_raw(row, key))


def read_clock(row: Row, key: str) -> time | None:
    """A wall clock's time without a zone, or None."""
    return None if row[key] is None else time.fromisoformat(read_raw(row, key))


def read_whole(row: Row, key: str) -> int | None:
    """A whole number, or None."""
    return None if row[key] is None else int(read_raw(row, key))


def read_partial_date(row: Row, key: str) -> PartialDate | None:
    """As much of a date as is known, or None."""
    return None if row[key] is None else read_partial(read_raw(row, key))


def read_flag(row: Row, key: str) -> bool:
    """A yes or no."""
    value = row[key]
    if value not in (0, 1):
        raise ValueError("the cell is not 0 or 1")
    return bool(value)


def read_list(row: Row, key: str) -> list[str]:
    """Words kept with commas between them."""
    kept = read_raw(row, key)
    return kept.split(",") if kept else []


def read_choice(row: Row, key: str, choices: type[E]) -> E:
    """One of a closed list."""
    return choices(read_raw(row, key))


def read_maybe_choice(row: Row, key: str, choices: type[E]) -> E | None:
    """One of a closed list, or None."""
    return None if row[key] is None else read_choice(row, key, choices)
