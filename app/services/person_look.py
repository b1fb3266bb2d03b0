"""The person as a reader of the page sees them."""

from dataclasses import dataclass
from datetime import date

from app.domain.interactions import DataFile
from app.domain.people import AllergiesAsked, Allergy, Answer, Person
from app.services import person_words, words
from app.services.about_person import OWN_QUESTIONS, own_answers
from app.services.circumstances import AGE, age_range, answers


@dataclass(frozen=True, slots=True)
class PersonLook:
    """Who the page is about. `allergies` is one line and never empty; `facts` and `contacts` are (label, value) pairs.

    `not_asked` names the circumstances that nobody asked about or knows; they are never printed as no.
    """

    name: str
    born: str
    allergies: str
    facts: tuple[tuple[str, str], ...]
    not_asked: tuple[str, ...] = ()
    age: str = ""
    contacts: tuple[tuple[str, str], ...] = ()


def look_at_person(person: Person, data: DataFile, day: date) -> PersonLook:
    """The person in words; what nobody asked is named beside it, and is never printed as no."""
    known = answers(person, data, day) | own_answers(person)
    said = {Answer.YES: "yes", Answer.NO: "no"}
    ages = {fact.id for fact in data.person_facts.values() if fact.number == AGE}
    names = {fact.id: fact.name for fact in data.person_facts.values()} | OWN_QUESTIONS
    facts = tuple((name, said[known[fact]]) for fact, name in names.items() if fact not in ages and known[fact] in said)
    unknown = [name for fact, name in names.items() if known[fact] not in said and not (fact in ages and person.birth)]
    planned = person_words.operation(person)
    return PersonLook(
        person.name or "Name not recorded",
        _born(person, day),
        allergies(person),
        (*person_words.values(person), *((("planned operation", planned),) if planned else ()), *facts),
        (*unknown, *person_words.not_recorded(person)),
        _age(person, day),
        person_words.contacts(person),
    )


def allergies(person: Person) -> str:
    """The allergies line: what and what happened, "none known", or "not asked"."""
    if person.allergies_asked is AllergiesAsked.NONE_KNOWN and not person.allergies:
        return "none known"
    if not person.allergies:
        return "not asked"
    return "; ".join(map(_allergy, person.allergies))


def _allergy(one: Allergy) -> str:
    about = ", ".join(text for text in (one.reaction, one.known) if text)
    return f"{one.what} ({about})" if about else one.what


def _born(person: Person, day: date) -> str:
    if person.birth is None:
        return "birth date not recorded"
    return f"born {words.partial(person.birth)} ({_age(person, day)})"


def _age(person: Person, day: date) -> str:
    if person.birth is None:
        return ""
    youngest, oldest = age_range(person.birth, day)
    years = f"{youngest}" if youngest == oldest else f"{youngest} or {oldest}"
    return f"{years}{words.NBSP}years"
