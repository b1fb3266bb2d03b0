"""Circumstances: asked, derived from a number or an age, and unknown where nobody said."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.interactions import PersonFact
from app.domain.moments import PartialDate
from app.domain.people import Answer, Person
from app.services.circumstances import age_range, answers, numbers
from tests.data_files import TODAY, small

KIDNEY = PersonFact("low-egfr", "reduced kidney function", "egfr", below=Decimal(60), unit="mL/min")
DATA = small()
DATA = replace(DATA, person_facts={**DATA.person_facts, "low-egfr": KIDNEY})
ME = Person("me")


def answer(fact: str, person: Person) -> Answer:
    return answers(person, DATA, TODAY)[fact]


def test_every_circumstance_has_an_answer_and_it_is_unknown_until_somebody_says() -> None:
    assert set(answers(ME, DATA, TODAY).values()) == {Answer.UNKNOWN}
    assert set(answers(ME, DATA, TODAY)) == set(DATA.person_facts)


@pytest.mark.parametrize("said", list(Answer))
def test_an_answer_is_what_was_said(said: Answer) -> None:
    assert answer("lung-disease", Person("me", facts=(("lung-disease", said.value),))) is said


def test_an_answer_that_is_no_answer_is_unknown() -> None:
    assert answer("lung-disease", Person("me", facts=(("lung-disease", "perhaps"),))) is Answer.UNKNOWN


@pytest.mark.parametrize(
    ("egfr", "expected"),
    [("59.9", Answer.YES), ("60", Answer.NO), ("low", Answer.UNKNOWN), ("NaN", Answer.UNKNOWN), ("", Answer.UNKNOWN)],
)
def test_a_number_decides_and_one_that_cannot_be_read_is_unknown(egfr: str, expected: Answer) -> None:
    assert answer("low-egfr", Person("me", facts=(("egfr", egfr),))) is expected


@pytest.mark.parametrize(
    ("birth", "expected"),
    [
        (PartialDate(1961, 11, 20), Answer.YES),
        (PartialDate(1961, 11, 21), Answer.NO),
        (PartialDate(1961, 11), Answer.UNKNOWN),
        (PartialDate(1961), Answer.UNKNOWN),
        (PartialDate(1960), Answer.YES),
        (PartialDate(1962), Answer.NO),
        (None, Answer.UNKNOWN),
    ],
)
def test_an_age_is_told_by_the_birth_date_only_where_it_is_certain(birth: PartialDate | None, expected: Answer) -> None:
    assert answer("age-65-or-over", Person("me", birth=birth)) is expected


def test_an_age_that_was_said_goes_before_the_birth_date() -> None:
    assert answer("age-65-or-over", Person("me", birth=PartialDate(1990), facts=(("age", "65"),))) is Answer.YES


def test_a_birthday_on_a_leap_day_is_counted() -> None:
    assert age_range(PartialDate(2000, 2, 29), date(2026, 2, 28)) == (25, 25)
    assert age_range(PartialDate(2000, 2, 29), date(2026, 3, 1)) == (26, 26)


def test_the_numbers_that_circumstances_come_from_have_their_units() -> None:
    assert numbers(DATA) == {"age": "years", "egfr": "mL/min"}
