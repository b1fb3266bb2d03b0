"""Something a person noticed and does not want: what, how bad, since when. It never says from what."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Severity(StrEnum):
    """How bad it was for the person."""

    MILD = "mild"
    MODERATE = "moderate"
    SEVERE = "severe"


@dataclass(frozen=True, slots=True)
class SideEffect:
    """What began at `at` (with its wall-clock offset). `symptoms` are ids of the checklist, in the checklist's order.

    `other` is what the person wrote that the list does not have. `severity` is None when they did not say.
    """

    id: str
    at: datetime
    symptoms: tuple[str, ...] = ()
    severity: Severity | None = None
    other: str = ""
    note: str = ""
