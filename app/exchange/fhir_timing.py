"""When a dose is taken, from the structure of FHIR to words: exactly what is written, nothing put in.

A frequency without its period stays without one, and a week stays a week.
"""

from decimal import Decimal

from app.domain.amounts import plain
from app.exchange.fhir_amounts import amount_range, quantity
from app.exchange.fhir_nodes import Node, code_words, concept_words
from app.services import words

_PERIODS = {"s": "second", "min": "minute", "h": "hour", "d": "day", "wk": "week", "mo": "month", "a": "year"}
_DAYS = {"mon": "Mondays", "tue": "Tuesdays", "wed": "Wednesdays", "thu": "Thursdays", "fri": "Fridays"}
_DAYS |= {"sat": "Saturdays", "sun": "Sundays"}
_WHEN = {
    "MORN": "in the morning",
    "MORN.early": "early in the morning",
    "MORN.late": "late in the morning",
    "NOON": "at noon",
    "AFT": "in the afternoon",
    "AFT.early": "early in the afternoon",
    "AFT.late": "late in the afternoon",
    "EVE": "in the evening",
    "EVE.early": "early in the evening",
    "EVE.late": "late in the evening",
    "NIGHT": "at night",
    "PHS": "after falling asleep",
    "HS": "before sleep",
    "WAKE": "after waking",
    "C": "with a meal",
    "CM": "with breakfast",
    "CD": "with lunch",
    "CV": "with dinner",
    "AC": "before a meal",
    "ACM": "before breakfast",
    "ACD": "before lunch",
    "ACV": "before dinner",
    "PC": "after a meal",
    "PCM": "after breakfast",
    "PCD": "after lunch",
    "PCV": "after dinner",
}
"""The codes of FHIR's EventTiming. One that is not here is shown as it stands."""

_ONCE_TWICE = {Decimal(1): "once", Decimal(2): "twice"}


def timing_words(timing: Node) -> str:
    """When: "once a week, on Mondays", "every 6 to 8 hours", "at 08:00 and 20:00"; empty where nothing is said."""
    repeat, code = timing.node("repeat"), timing.node("code")
    told = [
        concept_words(code) or _quoted(code_words(code).removeprefix("code ")),
        _often(repeat),
        _listed("on", [_DAYS.get(one, f"“{one}”") for one in repeat.texts("dayOfWeek")]),
        _listed("at", [_clock(one) for one in repeat.texts("timeOfDay")]),
        _when(repeat),
        _lasting(repeat),
        _counted(repeat),
        _bounds(repeat),
        _listed("on", [_event(one) for one in timing.texts("event")]),
    ]
    return ", ".join(dict.fromkeys(one for one in told if one))


def _often(repeat: Node) -> str:
    times = _span(repeat.number("frequency"), repeat.number("frequencyMax"))
    period, most = repeat.number("period"), repeat.number("periodMax")
    unit = repeat.text("periodUnit")
    if period is None:
        return _without_period(repeat, unit)
    if unit not in _PERIODS:
        repeat.say("periodUnit", "the unit of time cannot be read; none was put in.")
        every = f"every {_span(period, most)} {f'“{unit}”' if unit else '(unit of time not given)'}"
        return f"{_times(repeat)} {every}" if times else every
    if period == 1 and most is None:
        one = f"{'an' if unit == 'h' else 'a'} {_PERIODS[unit]}"
        return f"{_times(repeat)} {one}" if times else f"every {_PERIODS[unit]}"
    every = f"every {_span(period, most)}{words.NBSP}{_PERIODS[unit]}s"
    alone = repeat.number("frequency") in (None, Decimal(1)) and repeat.number("frequencyMax") is None
    return every if alone else f"{_times(repeat)} {every}"


def _without_period(repeat: Node, unit: str) -> str:
    times = _times(repeat) if repeat.has("frequency", "frequencyMax") else ""
    counted = f"counted in {_PERIODS[unit]}s" if unit in _PERIODS else ""
    if times.strip() or counted:
        repeat.say("period", "how often is given without the time it counts in.")
    return " ".join(one for one in (times, counted, "(in which time is not given)" if times or counted else "") if one)


def _times(repeat: Node) -> str:
    first, most = repeat.number("frequency"), repeat.number("frequencyMax")
    if most is None and first in _ONCE_TWICE:
        return _ONCE_TWICE[first]
    return f"{_span(first, most)} times"


def _span(first: Decimal | None, most: Decimal | None) -> str:
    if first is None or most is None:
        found = most if first is None else first
        return "" if found is None else f"up to {plain(found)}" if first is None else plain(found)
    return f"{plain(first)} to {plain(most)}"


def _when(repeat: Node) -> str:
    offset = repeat.number("offset")
    told = _listed("", [_WHEN.get(one, f"“{one}”") for one in repeat.texts("when")])
    return f"{plain(offset)} minutes {told}" if offset and told else told


def _lasting(repeat: Node) -> str:
    length = _span(repeat.number("duration"), repeat.number("durationMax"))
    unit = repeat.text("durationUnit")
    if not length:
        return ""
    return f"over {length} {f'{_PERIODS[unit]}s' if unit in _PERIODS else '(unit of time not given)'}"


def _counted(repeat: Node) -> str:
    count = _span(repeat.number("count"), repeat.number("countMax"))
    return f"{count} {'time' if count == '1' else 'times'} in all" if count else ""


def _bounds(repeat: Node) -> str:
    length = quantity(repeat.node("boundsDuration")) or amount_range(repeat.node("boundsRange"))
    if length:
        return f"for {length}"
    period = repeat.node("boundsPeriod")
    first, last = period.day("start"), period.day("end")
    told = [f"from {words.partial(first)}" if first else "", f"until {words.partial(last)}" if last else ""]
    return " ".join(one for one in told if one)


def _listed(before: str, told: list[str]) -> str:
    return f"{before} {words.listed(told)}".strip() if told else ""


def _clock(text: str) -> str:
    return text[:5] if text[5:] in ("", ":00", ":00.000") else text


def _event(text: str) -> str:
    return text.replace("T", " ")


def _quoted(text: str) -> str:
    return f"“{text}”" if text else ""
