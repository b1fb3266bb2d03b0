"""What a person says of a whole day: that nothing was used, or that they do not know."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class About(StrEnum):
    """What a statement is about."""

    CANNABIS = "cannabis"


class Said(StrEnum):
    """What was said of the day. A day of which nobody said anything has no statement: it is "no entry"."""

    NONE = "none"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class DayStatement:
    """What was said of one wall-clock `day`. A use recorded on that day says more, and is believed before this."""

    id: str
    day: date
    said: Said
    about: About = About.CANNABIS
