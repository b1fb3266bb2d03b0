"""The person whose record this is: who they are, what they react to, what findings take into account."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.domain.contacts import NO_NUMBERS, Contact, HelpNumbers
from app.domain.moments import PartialDate

NOT_SAID = "not-said"
"""The answer of a fact that the person prefers not to give. Like unknown, it is never read as no."""


class Answer(StrEnum):
    """An answer to a yes/no question; unknown is the default and is never read as no."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class AllergiesAsked(StrEnum):
    """What an empty list of allergies means."""

    NOT_ASKED = "not-asked"
    NONE_KNOWN = "none-known"
    LISTED = "listed"


@dataclass(frozen=True, slots=True)
class Allergy:
    """Something the person reacted badly to, what happened, and when and by whom it is known (empty when not said)."""

    what: str
    reaction: str = ""
    known: str = ""


class FactSource(StrEnum):
    """Who an answer comes from."""

    ME = "me"
    LETTER = "letter"
    PROFESSIONAL = "professional"


@dataclass(frozen=True, slots=True)
class FactSaid:
    """Where the answer to one fact comes from, and the day it was written down or changed."""

    fact: str
    source: FactSource
    on: date


class Measure(StrEnum):
    """What is measured. A kidney value is either a filtration rate or the creatinine in the blood."""

    WEIGHT = "weight"
    FILTRATION = "egfr"
    CREATININE = "creatinine"


@dataclass(frozen=True, slots=True)
class Measured:
    """A value as it was typed or stood on the letter, with its own unit. `on` is None when nobody knows the day."""

    what: Measure
    value: Decimal
    unit: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """One diary's owner. `facts` maps a circumstance's id to yes, no, unknown, not-said or a number's text.

    `said` tells where some of those answers come from. `measured` holds every value that was kept, in any order;
    `operation` and `operation_on` are a planned operation. `hidden` are the questions that the check-in leaves off, by
    their names there.
    """

    id: str
    name: str = ""
    birth: PartialDate | None = None
    allergies_asked: AllergiesAsked = AllergiesAsked.NOT_ASKED
    allergies: tuple[Allergy, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    invented: bool = False
    said: tuple[FactSaid, ...] = ()
    measured: tuple[Measured, ...] = ()
    operation: str = ""
    operation_on: PartialDate | None = None
    contacts: tuple[Contact, ...] = ()
    numbers: HelpNumbers = NO_NUMBERS
    hidden: tuple[str, ...] = ()

    def latest(self, *whats: Measure) -> Measured | None:
        """The newest of some measures; of equals the one written down last, and one without a day before all others."""
        known = [each for each in self.measured if each.what in whats]
        return max(enumerate(known), key=lambda each: (each[1].on or date.min, each[0]))[1] if known else None
