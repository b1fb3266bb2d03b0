"""An event a person reported as a row of `reported_event`, and back."""

from app.domain.events import ReportedEvent
from app.domain.kept_text import keep
from app.store.records import cells
from app.store.records.cells import Cell, Row


def to_row(event: ReportedEvent) -> dict[str, Cell]:
    """The row."""
    return {
        "id": keep(event.id),
        "on_day": cells.keep_day(event.on),
        "event": keep(event.event),
        "said": keep(event.said),
        "note": keep(event.note),
    }


def from_row(row: Row) -> ReportedEvent:
    """The record; raises ValueError or KeyError when the row is damaged."""
    on = cells.read_day(row, "on_day")
    if on is None:
        raise ValueError("an event has its day")
    return ReportedEvent(
        id=cells.read_text(row, "id"),
        on=on,
        event=cells.read_text(row, "event"),
        said=cells.read_text(row, "said"),
        note=cells.read_text(row, "note"),
    )
