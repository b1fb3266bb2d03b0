"""One version of a regimen as a row of `regimen`, and back."""

from datetime import time

from app.domain.kept_text import keep
from app.domain.regimens import ChangedBy, DayPart, EveryUnit, Regimen, RegimenKind, Weekday
from app.store.records import cells
from app.store.records.cells import Cell, Row


def to_row(regimen: Regimen) -> dict[str, Cell]:
    """The row; each day part has its own column of pieces, and times and weekdays are lists with commas."""
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
        "times": ",".join(each.isoformat() for each in regimen.times),
        "every": cells.keep_decimal(regimen.every),
        "every_unit": regimen.every_unit.value,
        "anchor": cells.keep_day(regimen.anchor),
        "weekdays": ",".join(each.value for each in regimen.weekdays),
        "rate": cells.keep_decimal(regimen.rate),
        "taper": int(regimen.taper),
        "changed_by": regimen.changed_by.value,
        "why": keep(regimen.why),
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
        times=tuple(time.fromisoformat(each) for each in cells.read_list(row, "times")),
        every=cells.read_decimal(row, "every"),
        every_unit=cells.read_choice(row, "every_unit", EveryUnit),
        anchor=cells.read_day(row, "anchor"),
        weekdays=tuple(Weekday(each) for each in cells.read_list(row, "weekdays")),
        rate=cells.read_decimal(row, "rate"),
        taper=cells.read_flag(row, "taper"),
        changed_by=cells.read_choice(row, "changed_by", ChangedBy),
        why=cells.read_text(row, "why"),
    )
