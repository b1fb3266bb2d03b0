"""A person as a row of `person`, and back."""

import json

from app.domain.people import AllergiesAsked, Allergy, Person
from app.store.records import cells
from app.store.records.cells import Cell, Row, keep, restore


def to_row(person: Person) -> dict[str, Cell]:
    """The row; allergies and facts are lists of pairs in JSON."""
    return {
        "id": keep(person.id),
        "name": keep(person.name),
        "birth": cells.keep_partial(person.birth),
        "allergies_asked": person.allergies_asked.value,
        "allergies": cells.to_json([[keep(one.what), keep(one.reaction)] for one in person.allergies]),
        "facts": cells.to_json([[keep(fact), keep(answer)] for fact, answer in person.facts]),
        "invented": int(person.invented),
    }


def from_row(row: Row) -> Person:
    """The record; raises ValueError, KeyError or TypeError when the row is damaged."""
    allergies = json.loads(cells.read_raw(row, "allergies"))
    facts = json.loads(cells.read_raw(row, "facts"))
    return Person(
        id=cells.read_text(row, "id"),
        name=cells.read_text(row, "name"),
        birth=cells.read_partial_date(row, "birth"),
        allergies_asked=cells.read_choice(row, "allergies_asked", AllergiesAsked),
        allergies=tuple(Allergy(restore(what), restore(reaction)) for what, reaction in allergies),
        facts=tuple((restore(fact), restore(answer)) for fact, answer in facts),
        invented=cells.read_flag(row, "invented"),
    )
