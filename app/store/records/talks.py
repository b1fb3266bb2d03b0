"""One talk about a finding as a row of `talk`, and back."""

import json
from typing import Any

from app.domain.kept_text import keep, restore
from app.domain.talks import Snapshot, Talk, Thing
from app.store.records import cells
from app.store.records.cells import Cell, Row


def to_row(talk: Talk) -> dict[str, Cell]:
    """The row; the things that the finding was about are a list in JSON."""
    return {
        "id": keep(talk.id),
        "category": keep(talk.category),
        "day": cells.keep_day(talk.on),
        "people": keep(talk.people),
        "said": keep(talk.said),
        "things": cells.to_json([_from_thing(each) for each in talk.then.things]),
        "entry": keep(talk.then.entry),
        "seriousness": talk.then.seriousness,
    }


def from_row(row: Row) -> Talk:
    """The record; raises ValueError, KeyError or TypeError when the row is damaged."""
    day, seriousness = cells.read_day(row, "day"), row["seriousness"]
    if day is None or not isinstance(seriousness, int):
        raise ValueError("a cell is missing")
    things = tuple(_to_thing(each) for each in json.loads(cells.read_raw(row, "things")))
    return Talk(
        id=cells.read_text(row, "id"),
        category=cells.read_text(row, "category"),
        on=day,
        people=cells.read_text(row, "people"),
        said=cells.read_text(row, "said"),
        then=Snapshot(things, cells.read_text(row, "entry"), seriousness),
    )


def _from_thing(thing: Thing) -> dict[str, Any]:
    return {
        "name": keep(thing.name),
        "substances": [keep(each) for each in thing.substances],
        "routes": [keep(each) for each in thing.routes],
        "plan": keep(thing.plan),
        "most": [[keep(name), cells.keep_decimal(amount)] for name, amount in thing.most],
    }


def _to_thing(kept: Any) -> Thing:
    return Thing(
        name=restore(kept["name"]),
        substances=tuple(restore(each) for each in kept["substances"]),
        routes=tuple(restore(each) for each in kept["routes"]),
        plan=restore(kept["plan"]),
        most=tuple((restore(name), cells.to_decimal(amount)) for name, amount in kept["most"]),
    )
