"""One dose as a row of `intake`, and back."""

from datetime import time

from app.domain.intakes import Intake, IntakeStatus
from app.domain.kept_text import keep
from app.domain.moments import TimePrecision
from app.domain.regimens import DayPart
from app.store.records import cells
from app.store.records.cells import Cell, Row


def to_row(intake: Intake) -> dict[str, Cell]:
    """The row; `at_utc` only orders rows and is not read back."""
    return {
        "id": keep(intake.id),
        "medicine_id": keep(intake.medicine_id),
        "at": cells.keep_instant(intake.at),
        "at_utc": cells.keep_utc(intake.at),
        "status": intake.status.value,
        "pieces": cells.keep_decimal(intake.pieces),
        "part": None if intake.part is None else intake.part.value,
        "note": keep(intake.note),
        "precision": intake.precision.value,
        "due": cells.keep_day(intake.due),
        "due_time": None if intake.due_time is None else intake.due_time.isoformat(),
        "skip_reason": keep(intake.skip_reason),
        "site": keep(intake.site),
        "removed": cells.keep_maybe_instant(intake.removed),
    }


def from_row(row: Row) -> Intake:
    """The record; raises ValueError or KeyError when the row is damaged."""
    return Intake(
        id=cells.read_text(row, "id"),
        medicine_id=cells.read_text(row, "medicine_id"),
        at=cells.read_instant(row, "at"),
        status=cells.read_choice(row, "status", IntakeStatus),
        pieces=cells.read_decimal(row, "pieces"),
        part=cells.read_maybe_choice(row, "part", DayPart),
        note=cells.read_text(row, "note"),
        precision=cells.read_choice(row, "precision", TimePrecision),
        due=cells.read_day(row, "due"),
        due_time=None if row["due_time"] is None else time.fromisoformat(cells.read_raw(row, "due_time")),
        skip_reason=cells.read_text(row, "skip_reason"),
        site=cells.read_text(row, "site"),
        removed=cells.read_maybe_instant(row, "removed"),
    )
