"""What a person writes down about themselves: numbers for help, what is asked daily, where answers come from.

As in `diary`: each is one transaction and one Change.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from app.domain.checkins import MOST_HIDDEN, Scale
from app.domain.contacts import HelpNumbers
from app.domain.people import Answer, FactSaid, FactSource, Person
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


def save_numbers(store: Store, tools: Tools, person: Person, numbers: HelpNumbers) -> Change:
    """Record the numbers to call for help where the person lives."""
    return _save(store, tools, replace(person, numbers=numbers), "Saved the numbers for help")


OWN_QUESTIONS = {
    "drives": "driving, or working with machines",
    "fell": "a fall in the last 12 months",
}
"""What a reader of the page asks that no finding takes into account; answered like the circumstances of the file."""
OPERATION = "operation-planned"
SOURCES = {FactSource.ME: "me", FactSource.LETTER: "a letter", FactSource.PROFESSIONAL: "a pharmacist or doctor"}


def own_answers(person: Person) -> dict[str, Answer]:
    """An answer for each of our own questions; unknown where nobody said, or would rather not."""
    said = dict(person.facts)
    return {each: Answer(said[each]) if said.get(each) in list(Answer) else Answer.UNKNOWN for each in OWN_QUESTIONS}


def told_by(
    before: Person, facts: tuple[tuple[str, str], ...], source: FactSource, today: date
) -> tuple[FactSaid, ...]:
    """Where each answer comes from: of those that are new or changed, `source` today; of the others as it was."""
    earlier, said = dict(before.facts), {each.fact: each for each in before.said}
    found = {}
    for fact, answer in facts:
        if answer != earlier.get(fact, Answer.UNKNOWN) and answer != Answer.UNKNOWN:
            found[fact] = FactSaid(fact, source, today)
        elif fact in said and answer == earlier.get(fact):
            found[fact] = said[fact]
    return tuple(found.values())


def with_operation(facts: tuple[tuple[str, str], ...], *, planned: bool) -> tuple[tuple[str, str], ...]:
    """The facts with an operation that was written down answered with yes, unless the question has an answer."""
    said = dict(facts)
    if planned and said.get(OPERATION, Answer.UNKNOWN) == Answer.UNKNOWN:
        said[OPERATION] = Answer.YES.value
    return tuple(sorted(said.items()))


def hidden_questions(person: Person) -> frozenset[Scale]:
    """The questions that the check-in leaves off; one that this version does not know is none of them."""
    return frozenset(scale for scale in Scale if scale.value in person.hidden)


def _save(store: Store, tools: Tools, person: Person, what: str) -> Change:
    before = store.get(Person, person.id)
    return change_of(store.apply([RecordChange(before, person)], what, tools.clock()))
