"""One side effect as a row of `side_effect`, and back."""

import json

from app.domain.kept_text import keep, restore
from app.domain.people import Answer
from app.domain.side_effects import Severity, SideEffect
from app.store.records import cells
from app.store.records.cells import Cell, Row


def to_row(effect: SideEffect) -> dict[str, Cell]:
    """The row; the symptoms are a list of ids in JSON, and `at_utc` only orders rows and is not read back."""
    return {
        "id": keep(effect.id),
        "at": cells.keep_instant(effect.at),
        "at_utc": cells.keep_utc(effect.at),
        "symptoms": cells.to_json([keep(each) for each in effect.symptoms]),
        "severity": None if effect.severity is None else effect.severity.value,
        "other": keep(effect.other),
        "note": keep(effect.note),
        "day_only": int(effect.day_only),
        "times": cells.keep_whole(effect.times),
        "hurt": effect.hurt.value,
        "head": effect.head.value,
        "shower": effect.shower.value,
        "did": keep(effect.did),
        "tell": int(effect.tell),
        "ended": cells.keep_day(effect.over),
        "ended_at": cells.keep_clock(effect.over_at),
    }


def from_row(row: Row) -> SideEffect:
    """The record; raises ValueError, KeyError or TypeError when the row is damaged."""
    return SideEffect(
        id=cells.read_text(row, "id"),
        at=cells.read_instant(row, "at"),
        symptoms=tuple(restore(each) for each in json.loads(cells.read_raw(row, "symptoms"))),
        severity=cells.read_maybe_choice(row, "severity", Severity),
        other=cells.read_text(row, "other"),
        note=cells.read_text(row, "note"),
        day_only=cells.read_flag(row, "day_only"),
        times=cells.read_whole(row, "times"),
        hurt=cells.read_choice(row, "hurt", Answer),
        head=cells.read_choice(row, "head", Answer),
        shower=cells.read_choice(row, "shower", Answer),
        did=cells.read_text(row, "did"),
        tell=cells.read_flag(row, "tell"),
        over=cells.read_day(row, "ended"),
        over_at=cells.read_clock(row, "ended_at"),
    )
