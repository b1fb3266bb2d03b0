"""One dose of a medicine: taken, skipped, or not known."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum

from app.domain.expected import Slot
from app.domain.moments import TimePrecision
from app.domain.regimens import DayPart


class IntakeStatus(StrEnum):
    """What happened to a dose. One that nobody wrote down has no Intake at all: it is "not recorded", none of these."""

    TAKEN = "taken"
    SKIPPED = "skipped"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Intake:
    """One dose. `at` keeps its wall-clock offset; how much of it is known says `precision`.

    The planned dose it belongs to is named by `part` or `due_time` on the day `due` (None is the day of `at`); an extra
    dose has none of the three. For a patch `at` is when it was put on, `site` where, `removed` when it came off.
    """

    id: str
    medicine_id: str
    at: datetime
    status: IntakeStatus = IntakeStatus.TAKEN
    pieces: Decimal | None = None
    part: DayPart | None = None
    note: str = ""
    precision: TimePrecision = TimePrecision.EXACT
    due: date | None = None
    due_time: time | None = None
    skip_reason: str = ""
    site: str = ""
    removed: datetime | None = None

    def slot(self) -> Slot | None:
        """The planned dose it belongs to; None for an extra one."""
        if self.part is None and self.due is None and self.due_time is None:
            return None
        return Slot(self.due or self.at.date(), self.part, self.due_time)

    def at_slot(self, slot: Slot | None) -> "Intake":
        """The same dose as that of a planned one, or with None as an extra one."""
        if slot is None:
            return replace(self, part=None, due=None, due_time=None)
        named = slot.part is not None or slot.clock is not None
        due = None if named and slot.day == self.at.date() else slot.day
        return replace(self, part=slot.part, due=due, due_time=slot.clock)

    @property
    def timed(self) -> bool:
        """Whether its clock time is known, exactly or about."""
        return self.precision in (TimePrecision.EXACT, TimePrecision.ABOUT)
