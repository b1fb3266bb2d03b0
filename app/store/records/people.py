"""A person as a row of `person`, and back."""

import json
from datetime import date
from typing import Any

from app.domain.contacts import Contact, HelpNumbers, Knows, Role
from app.domain.kept_text import keep, restore
from app.domain.people import AllergiesAsked, Allergy, FactSaid, FactSource, Measure, Measured, Person
from app.store.records import cells
from app.store.records.cells import Cell, Row


def to_row(person: Person) -> dict[str, Cell]:
    """The row; allergies, facts and what else is a list are lists of lists in JSON."""
    return {
        "id": keep(person.id),
        "name": keep(person.name),
        "birth": cells.keep_partial(person.birth),
        "allergies_asked": person.allergies_asked.value,
        "allergies": cells.to_json(
            [[keep(text) for text in (one.what, one.reaction, one.known)] for one in person.allergies]
        ),
        "facts": cells.to_json([[keep(fact), keep(answer)] for fact, answer in person.facts]),
        "invented": int(person.invented),
        "said": cells.to_json([[keep(one.fact), one.source.value, one.on.isoformat()] for one in person.said]),
        "measured": cells.to_json([_keep_measured(one) for one in person.measured]),
        "operation": keep(person.operation),
        "operation_on": cells.keep_partial(person.operation_on),
        "contacts": cells.to_json([_keep_contact(one) for one in person.contacts]),
        "emergency": keep(person.numbers.emergency),
        "crisis": keep(person.numbers.crisis),
        "poison": keep(person.numbers.poison),
        "hidden": cells.to_json([keep(one) for one in person.hidden]),
    }


def from_row(row: Row) -> Person:
    """The record; raises ValueError, KeyError or TypeError when the row is damaged."""
    return Person(
        id=cells.read_text(row, "id"),
        name=cells.read_text(row, "name"),
        birth=cells.read_partial_date(row, "birth"),
        allergies_asked=cells.read_choice(row, "allergies_asked", AllergiesAsked),
        allergies=tuple(Allergy(*map(restore, one)) for one in _list(row, "allergies")),
        facts=tuple((restore(fact), restore(answer)) for fact, answer in _list(row, "facts")),
        invented=cells.read_flag(row, "invented"),
        said=tuple(
            FactSaid(restore(fact), FactSource(source), date.fromisoformat(on))
            for fact, source, on in _list(row, "said")
        ),
        measured=tuple(_to_measured(one) for one in _list(row, "measured")),
        operation=cells.read_text(row, "operation"),
        operation_on=cells.read_partial_date(row, "operation_on"),
        contacts=tuple(_to_contact(one) for one in _list(row, "contacts")),
        numbers=HelpNumbers(
            cells.read_text(row, "emergency"), cells.read_text(row, "crisis"), cells.read_text(row, "poison")
        ),
        hidden=tuple(restore(one) for one in _list(row, "hidden")),
    )


def _list(row: Row, key: str) -> list[Any]:
    found: list[Any] = json.loads(cells.read_raw(row, key))
    return found


def _keep_allergy(one: Allergy) -> list[str]:
    """What older diaries have: what and what happened; a third text only where there is one."""
    texts = (one.what, one.reaction, one.known) if one.known else (one.what, one.reaction)
    return [keep(text) for text in texts]


def _keep_measured(one: Measured) -> list[str | None]:
    return [one.what.value, cells.keep_decimal(one.value), keep(one.unit), cells.keep_day(one.on)]


def _to_measured(kept: Any) -> Measured:
    what, value, unit, on = kept
    return Measured(Measure(what), cells.to_decimal(value), restore(unit), date.fromisoformat(on) if on else None)


def _keep_contact(one: Contact) -> list[str]:
    return [keep(one.name), one.role.value, keep(one.phone), keep(one.fax), one.knows.value]


def _to_contact(kept: Any) -> Contact:
    name, role, phone, fax, knows = kept
    return Contact(restore(name), Role(role), restore(phone), restore(fax), Knows(knows))
