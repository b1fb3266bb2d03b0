"""What was said of a day as a row of `day_statement`, and back."""

from app.domain.kept_text import keep
from app.domain.statements import About, DayStatement, Said
from app.store.records import cells
from app.store.records.cells import Cell, Row


def to_row(statement: DayStatement) -> dict[str, Cell]:
    """The row."""
    return {
        "id": keep(statement.id),
        "day": cells.keep_day(statement.day),
        "said": statement.said.value,
        "about": statement.about.value,
    }


def from_row(row: Row) -> DayStatement:
    """The record; raises ValueError or KeyError when the row is damaged."""
    day = cells.read_day(row, "day")
    if day is None:
        raise ValueError("a statement is about a day")
    return DayStatement(
        id=cells.read_text(row, "id"),
        day=day,
        said=cells.read_choice(row, "said", Said),
        about=cells.read_choice(row, "about", About),
    )
