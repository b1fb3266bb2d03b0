"""What a day was like besides how it felt, in words: names of habits, and one quiet line of the day."""

from collections.abc import Iterator

from app.domain.lifestyle import CALM, MOVING, Habit, Lifestyle
from app.domain.people import Answer
from app.services import words

HABITS = {
    Habit.AEROBIC: "Aerobic",
    Habit.STRENGTH: "Strength",
    Habit.STRETCHING: "Stretching",
    Habit.YOGA: "Yoga",
    Habit.BREATHING: "Breathing",
    Habit.MEDITATION: "Meditation",
    Habit.RELAXATION: "Relaxation",
}
HINTS = {Habit.AEROBIC: "walking, swimming, cycling"}


def minutes(number: int) -> str:
    """A number of minutes: "1 minute", "20 minutes"."""
    return f"{number:,}{words.NBSP}minute{'' if number == 1 else 's'}"


def lines(life: Lifestyle) -> tuple[str, ...]:
    """What was noted, in the order of the form, each a few words; what nobody said is not among them."""
    return tuple(each for each in (*_sleep(life), *_habits(life), *_food(life)) if each)


def _sleep(life: Lifestyle) -> Iterator[str]:
    if life.in_bed:
        yield f"in bed {life.in_bed:%H:%M}"
    if life.up:
        yield f"up {life.up:%H:%M}"
    if life.naps is not None:
        yield f"naps {minutes(life.naps)}" if life.naps else "no nap"
    yield {Answer.YES: "screens or caffeine late", Answer.NO: "no screens or caffeine late"}.get(life.late, "")


def _habits(life: Lifestyle) -> Iterator[str]:
    noted = dict(life.minutes)
    yield from (f"{HABITS[habit].lower()} {minutes(noted[habit])}" for habit in MOVING if habit in noted)
    if life.effort is not None:
        yield f"effort {life.effort}{words.NBSP}of{words.NBSP}10"
    yield {Answer.YES: "paced", Answer.NO: "not paced"}.get(life.paced, "")
    yield from (f"{HABITS[habit].lower()} {minutes(noted[habit])}" for habit in CALM if habit in noted)


def _food(life: Lifestyle) -> Iterator[str]:
    yield {Answer.YES: "food with omega-3", Answer.NO: "no food with omega-3"}.get(life.omega3, "")
    yield life.food
