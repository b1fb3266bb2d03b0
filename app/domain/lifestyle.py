"""What a day was like besides how it felt: sleep, movement, calm, food. All of it optional, none of it judged."""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from app.domain.people import Answer

MINUTES_IN_A_DAY = 24 * 60
HARDEST = 10


class Habit(StrEnum):
    """What minutes are noted for: first the ways of moving, then the ways of coming to rest."""

    AEROBIC = "aerobic"
    STRENGTH = "strength"
    STRETCHING = "stretching"
    YOGA = "yoga"
    BREATHING = "breathing"
    MEDITATION = "meditation"
    RELAXATION = "relaxation"


MOVING = (Habit.AEROBIC, Habit.STRENGTH, Habit.STRETCHING)
CALM = (Habit.YOGA, Habit.BREATHING, Habit.MEDITATION, Habit.RELAXATION)


@dataclass(frozen=True, slots=True)
class Lifestyle:
    """One day. Clock times are the wall clock's of that day, with no zone; what nobody said is None or unknown.

    `in_bed` and `up` are of the night before the day, `naps` its minutes. `late` is screens or caffeine late that
    night. `minutes` holds each habit at most once, in their order. `effort` (0 to 10) and `paced` are of all the
    movement of the day together. `omega3` is a serving of food, never a capsule: that is a supplement.
    """

    in_bed: time | None = None
    up: time | None = None
    naps: int | None = None
    late: Answer = Answer.UNKNOWN
    minutes: tuple[tuple[Habit, int], ...] = ()
    effort: int | None = None
    paced: Answer = Answer.UNKNOWN
    omega3: Answer = Answer.UNKNOWN
    food: str = ""

    def __post_init__(self) -> None:
        """Raise ValueError when minutes or effort are none, or a habit stands twice or out of its order."""
        noted = [habit for habit, _ in self.minutes]
        if noted != [habit for habit in Habit if habit in noted]:
            raise ValueError("each habit is noted once, in their order")
        counted = [number for _, number in self.minutes] + ([] if self.naps is None else [self.naps])
        if any(not 0 <= number <= MINUTES_IN_A_DAY for number in counted):
            raise ValueError("minutes are a whole number of at most a day")
        if self.effort is not None and not 0 <= self.effort <= HARDEST:
            raise ValueError("effort is a whole number from 0 to 10")

    def says_something(self) -> bool:
        """Whether anything at all was filled in."""
        return self != NOT_ASKED


NOT_ASKED = Lifestyle()
