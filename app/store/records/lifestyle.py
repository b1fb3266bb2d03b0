"""What a day was like besides how it felt, as columns of its check-in, and back."""

import json

from app.domain.kept_text import keep
from app.domain.lifestyle import Habit, Lifestyle
from app.domain.people import Answer
from app.store.records import cells
from app.store.records.cells import Cell, Row


def to_columns(life: Lifestyle) -> dict[str, Cell]:
    """The columns; the minutes are a list of pairs in JSON."""
    return {
        "in_bed": cells.keep_clock(life.in_bed),
        "up": cells.keep_clock(life.up),
        "naps": cells.keep_whole(life.naps),
        "late": life.late.value,
        "minutes": cells.to_json([[habit.value, minutes] for habit, minutes in life.minutes]),
        "effort": cells.keep_whole(life.effort),
        "paced": life.paced.value,
        "omega3": life.omega3.value,
        "food": keep(life.food),
    }


def from_columns(row: Row) -> Lifestyle:
    """The lifestyle; raises ValueError, KeyError or TypeError when the row is damaged."""
    return Lifestyle(
        in_bed=cells.read_clock(row, "in_bed"),
        up=cells.read_clock(row, "up"),
        naps=cells.read_whole(row, "naps"),
        late=cells.read_choice(row, "late", Answer),
        minutes=tuple((Habit(habit), minutes) for habit, minutes in json.loads(cells.read_raw(row, "minutes"))),
        effort=cells.read_whole(row, "effort"),
        paced=cells.read_choice(row, "paced", Answer),
        omega3=cells.read_choice(row, "omega3", Answer),
        food=cells.read_text(row, "food"),
    )
