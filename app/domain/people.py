"""The person whose record this is: who they are, what they react to, what findings take into account."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.moments import PartialDate


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
    """Something the person reacted badly to, and what happened (empty when they did not say)."""

    what: str
    reaction: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """One diary's owner. `facts` maps a circumstance's id in the data file to yes, no, unknown or a number's text."""

    id: str
    name: str = ""
    birth: PartialDate | None = None
    allergies_asked: AllergiesAsked = AllergiesAsked.NOT_ASKED
    allergies: tuple[Allergy, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    invented: bool = False
