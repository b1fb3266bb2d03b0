"""Who looks after the person: doctors, pharmacies, others; and the numbers to call where they live."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody is to the person."""

    DOCTOR = "doctor"
    PHARMACY = "pharmacy"
    OTHER = "other"


class Knows(StrEnum):
    """Whether a contact knows that the person uses cannabis; not said is the default and is never read as no."""

    YES = "yes"
    NO = "no"
    NOT_SAID = "not-said"


@dataclass(frozen=True, slots=True)
class Contact:
    """One doctor, pharmacy or other contact; numbers as they were typed, empty when nobody gave one."""

    name: str
    role: Role = Role.DOCTOR
    phone: str = ""
    fax: str = ""
    knows: Knows = Knows.NOT_SAID


@dataclass(frozen=True, slots=True)
class HelpNumbers:
    """The numbers to call for help where the person lives, as they typed them. Empty until somebody does."""

    emergency: str = ""
    crisis: str = ""
    poison: str = ""


NO_NUMBERS = HelpNumbers()
