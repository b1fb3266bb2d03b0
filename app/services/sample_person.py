"""The invented person of the sample: allergies, values, who looks after them. The numbers are of nobody."""

from datetime import date, timedelta
from decimal import Decimal

from app.domain.contacts import Contact, Knows, Role
from app.domain.moments import PartialDate, whole_date
from app.domain.people import (
    NOT_SAID,
    AllergiesAsked,
    Allergy,
    Answer,
    FactSaid,
    FactSource,
    Measure,
    Measured,
    Person,
)
from app.services.about_person import OPERATION

_RATE = "mL/min/1.73 m²"


def sample_person(name: str, today: date) -> Person:
    """The person as they are on a day. The numbers for help stay empty, as in every new diary: nobody invents those."""

    def ago(days: int) -> date:
        return today - timedelta(days=days)

    return Person(
        id="person",
        name=name,
        birth=PartialDate(1971, 5, 14),
        allergies_asked=AllergiesAsked.LISTED,
        allergies=(Allergy("Penicillin", "rash", "1994, told by a doctor"),),
        facts=(
            ("drives", Answer.YES.value),
            ("heavy-alcohol", NOT_SAID),
            ("lung-disease", Answer.NO.value),
            (OPERATION, Answer.YES.value),
            ("sleep-apnoea", Answer.UNKNOWN.value),
        ),
        invented=True,
        said=(FactSaid("drives", FactSource.ME, ago(40)), FactSaid("lung-disease", FactSource.LETTER, ago(200))),
        measured=(
            Measured(Measure.WEIGHT, Decimal("68.5"), "kg", ago(25)),
            Measured(Measure.FILTRATION, Decimal(74), _RATE, ago(200)),
            Measured(Measure.FILTRATION, Decimal(71), _RATE, ago(20)),
        ),
        operation="wisdom tooth",
        operation_on=whole_date(today + timedelta(days=33)),
        contacts=(
            Contact("Dr Example", Role.DOCTOR, "555-0134", "555-0135", Knows.YES),
            Contact("Sample Street Pharmacy", Role.PHARMACY, "555-0136", "555-0137", Knows.NO),
            Contact("Pain clinic", Role.OTHER, "555-0138"),
        ),
    )
