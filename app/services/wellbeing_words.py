"""How one feels, in words: the questions and their ends, what else there was, how bad, and lines of the day."""

from dataclasses import dataclass

from app.domain.checkins import Also, CheckIn, Scale
from app.domain.people import Answer
from app.domain.side_effects import Severity, SideEffect
from app.services import lifestyle_words, words


@dataclass(frozen=True, slots=True)
class ScaleWords:
    """A question, what its two ends mean, and what goes up when its score goes up: the name for a line or a chart."""

    question: str
    low: str
    high: str
    upwards: str


SCALES = {
    Scale.PAIN: ScaleWords("Pain today", "none", "worst I can think of", "Pain"),
    Scale.FATIGUE: ScaleWords("Tiredness today", "none", "could not function", "Tiredness"),
    Scale.SLEEP_BAD: ScaleWords("Sleep last night", "very good", "very bad", "Bad sleep"),
    Scale.FOG: ScaleWords("Clear thinking today", "clear", "very foggy", "Foggy thinking"),
    Scale.MOOD_BAD: ScaleWords("Mood and worry today", "very good", "very bad", "Low mood or worry"),
    Scale.LIMIT: ScaleWords("How much did symptoms limit your day?", "not at all", "completely", "Limited day"),
}
ALSO = {
    Also.HEADACHE: "Headache or migraine",
    Also.GUT: "Gut",
    Also.TIGHTNESS: "Muscle tightness",
    Also.FLARE: "Flare day",
    Also.MOVED: "Moved my body",
    Also.RELAXED: "Relaxation or breathing",
    Also.SLEEP_ROUTINE: "Sleep routine kept",
    Also.WEATHER_STRESS: "Bad weather or stress",
    Also.LIFE_EVENT: "Something big happened",
    Also.INFECTION: "A cold or another infection",
    Also.CYCLE: "Period",
}
SEVERITIES = {Severity.MILD: "Mild", Severity.MODERATE: "Moderate", Severity.SEVERE: "Severe"}


def scores(checkin: CheckIn) -> str:
    """The scores that were given: "Pain 6 · tiredness 5"; nothing when none was."""
    said = [f"{SCALES[scale].upwards}{words.NBSP}{score}" for scale, score in checkin.scores]
    return " · ".join(said[:1] + [each[:1].lower() + each[1:] for each in said[1:]])


def besides(checkin: CheckIn) -> str:
    """What else was filled in: hours slept, what was there, what the day was like, the note."""
    slept = checkin.slept_hours
    unit = "hour" if slept == 1 else "hours"
    parts = [] if slept is None else [f"slept {words.number(slept)}{words.NBSP}{unit}"]
    parts += [ALSO[each] for each in checkin.also] + list(lifestyle_words.lines(checkin.life))
    return " · ".join([*parts, *([checkin.note] if checkin.note else [])])


def answered(count: int, asked: int = len(Scale)) -> str:
    """How many of the questions have an answer: "4 of 6"."""
    return f"{count} of {asked}"


def about_effect(effect: SideEffect) -> tuple[str, ...]:
    """What was noted about a side effect besides its signs and how bad it was, each a few words."""
    tell = "to tell the pharmacist" if effect.tell else ""
    return tuple(each for each in (*details(effect), tell) if each)


def details(effect: SideEffect) -> tuple[str, ...]:
    """The same without whom to tell of it."""
    said = [
        "time not known" if effect.day_only else "",
        "" if effect.times is None else times_in_a_day(effect.times),
        _answered(effect.shower, "a hot shower helped", "a hot shower did not help"),
        _answered(effect.hurt, "with an injury", "no injury"),
        _answered(effect.head, "the head hit something", "the head hit nothing"),
        f"did: {effect.did}" if effect.did else "",
        over(effect),
        effect.note,
    ]
    return tuple(each for each in said if each)


def times_in_a_day(times: int) -> str:
    """How often in 24 hours: "once in 24 hours", "3 times in 24 hours"."""
    often = "once" if times == 1 else f"{times}{words.NBSP}times"
    return f"{often} in 24{words.NBSP}hours"


def over(effect: SideEffect) -> str:
    """When it was over: "over on 6 Nov 2026, 15:00"; nothing when nobody said, which says nothing else."""
    if effect.over is None:
        return ""
    return f"over on {words.short_day(effect.over)}{f', {effect.over_at:%H:%M}' if effect.over_at else ''}"


def _answered(answer: Answer, yes: str, no: str) -> str:
    return {Answer.YES: yes, Answer.NO: no}.get(answer, "")
