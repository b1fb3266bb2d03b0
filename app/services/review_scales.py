"""The two scales, the kinds and the review states as a reviewer needs them explained; DESIGN and the guide agree."""

from app.domain.interactions import CategoryKind, Certainty, Seriousness
from app.services import words
from app.services.reviews import ReviewState
from app.services.side_words import Line

_SERIOUSNESS = {
    Seriousness.ASK_FIRST: "a regulator contraindicates the pair, or a regulator’s boxed text names death, coma, "
    "stopped breathing, a blood pressure crisis or serotonin syndrome for it",
    Seriousness.RAISE_SOON: "a label, regulator or guideline names serious harm for the class pair, or studies or "
    "repeated serious reports show it",
    Seriousness.WORTH_DISCUSSING: "an added effect that a label lists or a study measured, and that can usually be "
    "managed",
    Seriousness.GOOD_TO_KNOW: "single reports, contradictory or theoretical",
}
_CERTAINTY = {
    Certainty.LABEL: "a product label or a regulator names the pair or its class",
    Certainty.GUIDELINE: "a guideline, consensus list or national interaction list",
    Certainty.HUMAN_STUDY: "a controlled study in people",
    Certainty.OBSERVED: "people were observed, nothing was assigned",
    Certainty.CASE_REPORTS: "single people",
    Certainty.LABORATORY: "test tubes",
    Certainty.THEORY: "reasoning from how things act",
}
_STATES = {
    ReviewState.NOT_REVIEWED: "nobody has compared this wording with its sources and entered that in the ledger",
    ReviewState.SOURCE_CHECKED: "the project opened every cited source and compared it with the entry; no health "
    "professional has judged it",
    ReviewState.REVIEWED: "a named health professional signed this very wording",
    ReviewState.CHANGED_SINCE: "somebody checked it, and the entry, a source or a group has changed after that",
}
_STATE_NAMES = {
    ReviewState.NOT_REVIEWED: "Not yet checked",
    ReviewState.SOURCE_CHECKED: "Checked against its sources",
    ReviewState.REVIEWED: "Reviewed",
    ReviewState.CHANGED_SINCE: "Changed since",
}
_KINDS = {
    CategoryKind.PAIR: "something of side a with something of side b",
    CategoryKind.COUNT: "at least so many different substances of side a",
    CategoryKind.DUPLICATE: "the same substance or group from two treatments",
    CategoryKind.CHANGE: "something was started, stopped or changed while side b is on the record",
    CategoryKind.NOTE: "something of side a in a certain person, or in everybody",
}


def seriousness_scale() -> tuple[tuple[Seriousness, Line], ...]:
    """The four words of seriousness, the most serious first, each with when it is used."""
    return tuple((each, Line(words.SERIOUSNESS[each], said)) for each, said in _SERIOUSNESS.items())


def certainty_scale() -> tuple[tuple[int, Line], ...]:
    """The seven words of certainty, the surest first, each with its bars (of six) and what it rests on."""
    return tuple((words.BARS[each], Line(words.CERTAINTY[each], said)) for each, said in _CERTAINTY.items())


def states_scale() -> tuple[Line, ...]:
    """The four review states, each with what it means."""
    return tuple(Line(_STATE_NAMES[state], said) for state, said in _STATES.items())


def kinds() -> tuple[Line, ...]:
    """The five kinds of entry, each with what it matches."""
    return tuple(Line(kind.value, said) for kind, said in _KINDS.items())
