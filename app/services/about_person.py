"""What a person can write down about themselves beside the look-up: contacts, local numbers, what is asked daily.

As in `diary`: each is one transaction and one Change.
"""

from collections.abc import Iterable
from dataclasses import replace

from app.domain.checkins import MOST_HIDDEN, Scale
from app.domain.contacts import Contact, HelpNumbers
from app.domain.people import Person
from app.domain.records import RecordChange
from app.services.changes import Change, change_of
from app.services.diary import DiaryProblem
from app.services.ports import Store, Tools

_TOO_MANY = f"At least {len(Scale) - MOST_HIDDEN} of the questions stay. Nothing was saved."


def hide_questions(store: Store, tools: Tools, person: Person, hidden: Iterable[Scale]) -> Change:
    """Leave questions off the check-in from now on; what was answered stays. Raises DiaryProblem for too many."""
    left_off = frozenset(hidden)
    if len(left_off) > MOST_HIDDEN:
        raise DiaryProblem(_TOO_MANY)
    names = tuple(scale.value for scale in Scale if scale in left_off)
    return _save(store, tools, replace(person, hidden=names), "Changed what the check-in asks")


def save_contacts(store: Store, tools: Tools, person: Person, contacts: tuple[Contact, ...]) -> Change:
    """Record who looks after the person."""
    return _save(store, tools, replace(person, contacts=contacts), "Saved doctors and pharmacies")


def save_numbers(store: Store, tools: Tools, person: Person, numbers: HelpNumbers) -> Change:
    """Record the numbers to call for help where the person lives."""
    return _save(store, tools, replace(person, numbers=numbers), "Saved the numbers for help")


def hidden_questions(person: Person) -> frozenset[Scale]:
    """The questions that the check-in leaves off; one that this version does not know is none of them."""
    return frozenset(scale for scale in Scale if scale.value in person.hidden)


def _save(store: Store, tools: Tools, person: Person, what: str) -> Change:
    before = store.get(Person, person.id)
    return change_of(store.apply([RecordChange(before, person)], what, tools.clock()))
