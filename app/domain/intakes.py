"""One dose of a medicine: taken, skipped, or not known."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from app.domain.regimens import DayPart


class IntakeStatus(StrEnum):
    """What happened to a dose. One that nobody wrote down has no Intake at all: it is "not recorded", none of these."""

    TAKEN = "taken"
    SKIPPED = "skipped"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Intake:
    """One dose. `at` keeps its wall-clock offset; `part` is the planned day part, None for an extra dose."""

    id: str
    medicine_id: str
    at: datetime
    status: IntakeStatus = IntakeStatus.TAKEN
    pieces: Decimal | None = None
    part: DayPart | None = None
    note: str = ""
