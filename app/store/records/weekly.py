"""The answer of one week as a row of `weekly`, and back."""

from app.domain.kept_text import keep
from app.domain.weekly import Compared, WeeklyLook
from app.store.records import cells
from app.store.records.cells import Cell, Row


def to_row(look: WeeklyLook) -> dict[str, Cell]:
    """The row; `at_utc` only orders rows and is not read back."""
    return {
        "id": keep(look.id),
        "at": cells.keep_instant(look.at),
        "at_utc": cells.keep_utc(look.at),
        "compared": None if look.compared is None else look.compared.value,
        "note": keep(look.note),
    }


def from_row(row: Row) -> WeeklyLook:
    """The record; raises ValueError or KeyError when the row is damaged."""
    return WeeklyLook(
        id=cells.read_text(row, "id"),
        at=cells.read_instant(row, "at"),
        compared=cells.read_maybe_choice(row, "compared", Compared),
        note=cells.read_text(row, "note"),
    )
