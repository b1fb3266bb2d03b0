"""When something was, only as exactly as it is known."""

from datetime import datetime

from app.domain.expected import Slot, part_of
from app.domain.intakes import Intake
from app.domain.moments import TimePrecision
from app.services import words


def when_words(at: datetime, precision: TimePrecision) -> str:
    """The time as it is known: "21:40", "about 21:40", "evening", or nothing where only the day is."""
    if precision is TimePrecision.DAY_ONLY:
        return ""
    if precision is TimePrecision.PART_OF_DAY:
        return words.DAY_PARTS[part_of(at.time())].lower()
    return f"about {words.clock(at)}" if precision is TimePrecision.ABOUT else words.clock(at)


def dose_time(dose: Intake) -> str:
    """When a dose was, as it is known."""
    return when_words(dose.at, dose.precision)


def slot_words(slot: Slot) -> str:
    """A planned dose by its place in the day: "Morning", "14:00", "This day"."""
    if slot.part is not None:
        return words.DAY_PARTS[slot.part]
    return slot.clock.strftime("%H:%M") if slot.clock else "This day"
