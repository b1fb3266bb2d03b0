"""Something a person noticed and does not want: what, how bad, since when. It never says from what."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from app.domain.people import Answer


class Severity(StrEnum):
    """How bad it was for the person."""

    MILD = "mild"
    MODERATE = "moderate"
    SEVERE = "severe"


@dataclass(frozen=True, slots=True)
class SideEffect:
    """What began at `at` (with its wall-clock offset). `symptoms` are ids of the checklist, in the checklist's order.

    `other` is what the person wrote that the list does not have. `severity` is None when they did not say. `day_only`
    says that the time of `at` is not known and means nothing. `times` is how often it came in 24 hours; `hurt`,
    `head` and `shower` are whether there was an injury, a knock to the head, and whether a hot shower helped. `did`
    is what the person did about it, `tell` whether the pharmacist shall hear of it. It ended on `over`, at `over_at`
    when the time is known; `over` None says nothing about whether it has ended.
    """

    id: str
    at: datetime
    symptoms: tuple[str, ...] = ()
    severity: Severity | None = None
    other: str = ""
    note: str = ""
    day_only: bool = False
    times: int | None = None
    hurt: Answer = Answer.UNKNOWN
    head: Answer = Answer.UNKNOWN
    shower: Answer = Answer.UNKNOWN
    did: str = ""
    tell: bool = False
    over: date | None = None
    over_at: time | None = None
