"""How one feels on one day: six scores that all run the same way, and what else was there."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from app.domain.lifestyle import NOT_ASKED, Lifestyle

WORST = 10
MOST_HIDDEN = 4
"""So many of the six questions can be left off the check-in; what is left off is not asked, and is never 0."""


class Scale(StrEnum):
    """The six questions of a check-in, in their order. On every one of them 0 is the best and 10 the worst."""

    PAIN = "pain"
    FATIGUE = "fatigue"
    SLEEP_BAD = "sleep_bad"
    FOG = "fog"
    MOOD_BAD = "mood_bad"
    LIMIT = "limit"


class Also(StrEnum):
    """What else was there that day: each is one tap, and none of them is a score."""

    HEADACHE = "headache"
    GUT = "gut"
    TIGHTNESS = "tightness"
    FLARE = "flare"
    MOVED = "moved"
    RELAXED = "relaxed"
    SLEEP_ROUTINE = "sleep-routine"
    WEATHER_STRESS = "weather-stress"
    LIFE_EVENT = "life-event"
    INFECTION = "infection"
    CYCLE = "cycle"


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One day's check-in; `at` keeps its wall-clock offset, and its wall-clock day is the day it is about.

    `scores` holds the questions that were answered, each once and in their order, as whole numbers from 0 to 10. One
    that was left out is not in it, and is never 0. `slept_hours` is None when nobody said.
    """

    id: str
    at: datetime
    scores: tuple[tuple[Scale, int], ...] = ()
    also: tuple[Also, ...] = ()
    slept_hours: Decimal | None = None
    note: str = ""
    life: Lifestyle = NOT_ASKED

    def __post_init__(self) -> None:
        """Raise ValueError when a score is none, or stands twice or out of its order."""
        asked = [scale for scale, _ in self.scores]
        if asked != [scale for scale in Scale if scale in asked]:
            raise ValueError("each question is answered once, in their order")
        if any(isinstance(score, bool) or not 0 <= score <= WORST for _, score in self.scores):
            raise ValueError("a score is a whole number from 0 to 10")

    def score(self, scale: Scale) -> int | None:
        """The score of one question, or None when it was left out."""
        return dict(self.scores).get(scale)

    def says_something(self) -> bool:
        """Whether anything at all was filled in."""
        return bool(self.scores or self.also or self.slept_hours is not None or self.note.strip()) or (
            self.life.says_something()
        )
