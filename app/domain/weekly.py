"""Once a week, one question: how the week was compared with the one before."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Compared(StrEnum):
    """Seven steps from much better to much worse, in their order."""

    MUCH_BETTER = "much-better"
    BETTER = "better"
    LITTLE_BETTER = "little-better"
    SAME = "same"
    LITTLE_WORSE = "little-worse"
    WORSE = "worse"
    MUCH_WORSE = "much-worse"


@dataclass(frozen=True, slots=True)
class WeeklyLook:
    """The answer of one week, given at `at` (with its wall-clock offset). None: the person left the week out."""

    id: str
    at: datetime
    compared: Compared | None = None
    note: str = ""
