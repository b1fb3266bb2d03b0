"""One version of a regimen as a row of `regimen`, and back."""

from app.domain.regimens import DayPart, Regimen, RegimenKind
from app.store.records import cells
from app.store.records.cells import Cell, Row, keep


def to_row(regimen: Regimen) -> dict[str, Cell]:
    """The row; each day part has its own column of pieces."""
    parts = zip(DayPart, regimen.parts, strict=True)
    return {
        "id": keep(regimen.id),
        "medicine_id": keep(regimen.medicine_id),
        "kind": regimen.kind.value,
        "valid_from": cells.keep_day(regimen.valid_from),
        "valid_to": cells.keep_day(regimen.valid_to),
        **{part.value: cells.keep_decimal(pieces) for part, pieces in parts},
        "dose": cells.keep_decimal(regimen.dose),
        "gap_hours": cells.keep_decimal(regimen.gap_hours),
        "most_in_24h": cells.keep_decimal(regimen.most_in_24h),
        "words": keep(regimen.words),
    }


def from_row(row: Row) -> Regimen:
    """The record; raises ValueError or KeyError when the row is damaged."""
    return Regimen(
        id=cells.read_text(row, "id"),
        medicine_id=cells.read_text(row, "medicine_id"),
        kind=cells.read_choice(row, "kind", RegimenKind),
        valid_from=cells.read_day(row, "valid_from"),
        valid_to=cells.read_day(row, "valid_to"),
        parts=(
            cells.read_decimal(row, DayPart.MORNING),
            cells.read_decimal(row, DayPart.NOON),
            cells.read_decimal(row, DayPart.EVENING),
            cells.read_decimal(row, DayPart.BEDTIME),
        ),
        dose=cells.read_decimal(row, "dose"),
        gap_hours=cells.read_decimal(row, "gap_hours"),
        most_in_24h=cells.read_decimal(row, "most_in_24h"),
        words=cells.read_text(row, "words"),
    )
