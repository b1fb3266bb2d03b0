"""One check-in as a row of `checkin`, and back."""

import json

from app.domain.checkins import Also, CheckIn, Scale
from app.domain.kept_text import keep
from app.store.records import cells, lifestyle
from app.store.records.cells import Cell, Row


def to_row(checkin: CheckIn) -> dict[str, Cell]:
    """The row; a question that was left out is NULL, and `at_utc` only orders rows and is not read back."""
    scores: dict[str, Cell] = {scale.value: checkin.score(scale) for scale in Scale}
    return {
        "id": keep(checkin.id),
        "at": cells.keep_instant(checkin.at),
        "at_utc": cells.keep_utc(checkin.at),
        **scores,
        "also": cells.to_json([each.value for each in checkin.also]),
        "slept_hours": cells.keep_decimal(checkin.slept_hours),
        "note": keep(checkin.note),
        **lifestyle.to_columns(checkin.life),
    }


def from_row(row: Row) -> CheckIn:
    """The record; raises ValueError, KeyError or TypeError when the row is damaged."""
    return CheckIn(
        id=cells.read_text(row, "id"),
        at=cells.read_instant(row, "at"),
        scores=tuple((scale, score) for scale in Scale if (score := _score(row, scale)) is not None),
        also=tuple(Also(each) for each in json.loads(cells.read_raw(row, "also"))),
        slept_hours=cells.read_decimal(row, "slept_hours"),
        note=cells.read_text(row, "note"),
        life=lifestyle.from_columns(row),
    )


def _score(row: Row, scale: Scale) -> int | None:
    value = row[scale.value]
    if isinstance(value, str):
        raise ValueError("the cell is not a score")  # noqa: TRY004 - a damaged file, not a caller's mistake
    return value
