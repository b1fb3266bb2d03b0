"""One side effect as a row of `side_effect`, and back."""

import json

from app.domain.side_effects import Severity, SideEffect
from app.store.records import cells
from app.store.records.cells import Cell, Row, keep, restore


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
    )
