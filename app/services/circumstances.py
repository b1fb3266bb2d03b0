"""Circumstances of the person that findings take into account: asked as yes/no, or derived from a number."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from app.domain.interactions import DataFile, PersonFact
from app.domain.moments import PartialDate
from app.domain.people import Answer, Person

AGE = "age"


def answers(person: Person, data: DataFile, day: date) -> dict[str, Answer]:
    """An answer for every circumstance the data file asks about; unknown where nobody said."""
    said = dict(person.facts)
    return {fact.id: _answer(fact, said, person.birth, day) for fact in data.person_facts.values()}


def numbers(data: DataFile) -> dict[str, str]:
    """The numbers that circumstances are derived from, and their units: {"age": "years"}."""
    return {fact.number: fact.unit for fact in data.person_facts.values() if fact.number}


def age_range(birth: PartialDate, day: date) -> tuple[int, int]:
    """The youngest and oldest age in whole years that a birth date, perhaps partial, allows on `day`."""
    return _years(birth.latest(), day), _years(birth.earliest(), day)


def _answer(fact: PersonFact, said: Mapping[str, str], birth: PartialDate | None, day: date) -> Answer:
    if fact.id in said:
        return Answer(said[fact.id]) if said[fact.id] in list(Answer) else Answer.UNKNOWN
    if not fact.number:
        return Answer.UNKNOWN
    if fact.number in said:
        value = _number(said[fact.number])
        return Answer.UNKNOWN if value is None else _within(fact, value)
    if fact.number == AGE and birth is not None:
        both = {_within(fact, Decimal(age)) for age in age_range(birth, day)}
        return both.pop() if len(both) == 1 else Answer.UNKNOWN
    return Answer.UNKNOWN


def _within(fact: PersonFact, value: Decimal) -> Answer:
    high_enough = fact.at_least is None or value >= fact.at_least
    low_enough = fact.below is None or value < fact.below
    return Answer.YES if high_enough and low_enough else Answer.NO


def _number(text: str) -> Decimal | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _years(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
