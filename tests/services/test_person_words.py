"""What is known of the person, in words: values as typed, the newest first, contacts with what they know."""

from datetime import date
from decimal import Decimal

from app.domain.contacts import Contact, Knows, Role
from app.domain.moments import PartialDate
from app.domain.people import Measure, Measured, Person
from app.services import person_words

RATE = "mL/min/1.73 m²"


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_newest_kidney_value_comes_first_with_the_two_before_it() -> None:
    values = [
        Measured(Measure.FILTRATION, Decimal(number), RATE, date(2026, month, 1))
        for number, month in ((60, 1), (71, 11), (74, 5), (70, 3))
    ]
    ((label, said),) = person_words.values(Person("p", measured=tuple(values)))
    assert label == "kidney value"
    assert plain(said) == (f"eGFR 71 {RATE} on 1 Nov 2026; before that 74 on 1 May 2026; before that 70 on 1 Mar 2026")


def test_a_weight_keeps_its_unit_and_a_day_nobody_knows_is_said() -> None:
    person = Person("p", measured=(Measured(Measure.WEIGHT, Decimal("150.50"), "lb"),))
    assert [(label, plain(said)) for label, said in person_words.values(person)] == [
        ("weight", "150.5 lb day not recorded")
    ]


def test_two_equal_values_are_both_named() -> None:
    same = Measured(Measure.CREATININE, Decimal("0.9"), "mg/dL", date(2026, 1, 1))
    ((_, said),) = person_words.values(Person("p", measured=(same, same)))
    assert plain(said) == "creatinine 0.9 mg/dL on 1 Jan 2026; before that 0.9 on 1 Jan 2026"


def test_an_earlier_value_of_another_kind_says_what_it_is() -> None:
    newer = Measured(Measure.FILTRATION, Decimal(71), RATE, date(2026, 2, 1))
    older = Measured(Measure.CREATININE, Decimal("0.9"), "mg/dL", date(2026, 1, 1))
    ((_, said),) = person_words.values(Person("p", measured=(older, newer)))
    assert plain(said) == f"eGFR 71 {RATE} on 1 Feb 2026; before that creatinine 0.9 mg/dL on 1 Jan 2026"


def test_what_a_contact_knows_is_said_only_when_somebody_said_it() -> None:
    people = (
        Contact("Dr A", Role.DOCTOR, "1", "2", Knows.YES),
        Contact("B", Role.PHARMACY, knows=Knows.NO),
        Contact("C", Role.OTHER),
    )
    assert person_words.contacts(Person("p", contacts=people)) == (
        ("doctor", "Dr A, phone 1, fax 2, knows about the cannabis"),
        ("pharmacy", "B, does not know about the cannabis"),
        ("somebody else", "C"),
    )


def test_an_operation_is_said_with_as_much_of_its_day_as_is_known() -> None:
    assert plain(person_words.operation(Person("p", operation="knee", operation_on=PartialDate(2027, 2)))) == (
        "knee, February 2027"
    )
    assert person_words.operation(Person("p")) == ""
