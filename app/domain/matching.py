"""What a person typed -> candidates: exact or asked, never guessed."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.name_index import NameIndex, build_index
from app.domain.names import LONGEST, Cut, cuts, is_joined, joined, normalise, without_salt, without_strengths
from app.domain.parts import exact_readings, made_of_parts, parts_by_name
from app.domain.suggestions import Line, beginnings, lay_out, plain, suggestions, within

__all__ = ["Candidate", "Match", "MatchState", "NameIndex", "build_index", "is_only_known", "resolve", "search"]


class MatchState(StrEnum):
    """The five answers a typed name can get."""

    EXACT = "exact"
    SEVERAL = "several"
    SUGGESTED = "suggested"
    KNOWN_NOT_COVERED = "known-not-covered"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing a typed name could be.

    `entry_id` is a substance or combination, `matched` the name that was met (a brand, a synonym), `countries` where a
    brand means this, `look_alike_of` the entry it is easily taken for (then shown with tall-man letters in `display`).
    `ingredients` are the names of what is in it, `group` the first group of its first ingredient that has one.
    """

    entry_id: str
    matched: str
    display: str
    countries: tuple[str, ...] = ()
    look_alike_of: str = ""
    ingredients: tuple[str, ...] = ()
    group: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """The answer to one typed name. Only `exact` has one candidate that may be taken without asking.

    `name` is the typed text without strength and form; `strength` and `form` hold what was cut off, as typed.
    """

    state: MatchState
    typed: str
    name: str
    strength: str = ""
    form: str = ""
    candidates: tuple[Candidate, ...] = ()


def resolve(index: NameIndex, typed: str) -> Match:
    """What a whole typed name stands for. Any text gets an answer; a real name is never pulled onto a look-alike.

    The order: a name of the vocabulary exactly (whole, then without strength, form, release word and salt), several
    names that make one combination, a name that is only known to exist, names that are near, nothing.
    """
    return _answer(index, typed, typing=False)


def search(index: NameIndex, typed: str) -> Match:
    """The same while it is being typed: a beginning that happens to be a known name still lists how it may go on."""
    return _answer(index, typed, typing=True)


def is_only_known(index: NameIndex, name: str) -> bool:
    """Whether `resolve` would say of a name that it is known and not covered; without looking at other spellings."""
    text = name.strip()
    if len(text) > LONGEST or not normalise(text):
        return False
    pieces = tuple(cuts(text))
    return not (exact_readings(index, pieces) or made_of_parts(index, text)) and _is_known(index, pieces)


def _answer(index: NameIndex, typed: str, *, typing: bool) -> Match:
    text = typed.strip()
    if len(text) > LONGEST or not normalise(text):
        return Match(MatchState.UNKNOWN, typed, text)
    pieces = tuple(cuts(text))
    found = exact_readings(index, pieces) or made_of_parts(index, text)
    if found:
        readings, cut = found
        state = MatchState.EXACT if len(readings) == 1 else MatchState.SEVERAL
        return _match(index, state, typed, cut, plain(index, readings))
    # A number that nobody can place stays with a name that nobody knows.
    left = [cut for cut in pieces if not cut.bare][-1]
    if _is_known(index, pieces):
        # A register also lists a name with its maker ("pregabalin sandoz"): what stands whole in it is shown beside it.
        whole = [] if is_joined(text) else within(index, pieces[0].key)
        going_on = beginnings(index, pieces[0].key) if typing else []
        return _match(index, MatchState.KNOWN_NOT_COVERED, typed, left, lay_out(index, [*whole, *going_on]))
    keys = dict.fromkeys((pieces[0].key, pieces[-1].key))
    parts = next(joined(without_strengths(text).name), ())
    for order in (parts, parts[::-1]):
        keys[normalise(" with ".join(order))] = None
    keys.pop("", None)
    near = parts_by_name(index, parts) or suggestions(index, tuple(keys), joined=is_joined(text), typing=typing)
    lines = lay_out(index, near)
    return _match(index, MatchState.SUGGESTED if lines else MatchState.UNKNOWN, typed, left, lines)


def _is_known(index: NameIndex, pieces: Sequence[Cut]) -> bool:
    """Whether the name, or every part of it, is a real medicine's name; of the parts some are in the vocabulary."""
    return any(_in_known(index, cut) for cut in pieces) or any(
        all(exact_readings(index, part) or any(_in_known(index, cut) for cut in part) for part in parts)
        and not all(exact_readings(index, part) for part in parts)
        for parts in ([tuple(cuts(part)) for part in texts] for texts in joined(pieces[-1].name))
    )


def _in_known(index: NameIndex, cut: Cut) -> bool:
    """Known and nothing else: of a name that the vocabulary holds, only the cut-off end can be what nobody knows."""
    keys = (cut.key, without_salt(cut.key))
    return any(key in index.known() and key not in index.exact for key in keys)


def _match(index: NameIndex, state: MatchState, typed: str, cut: Cut, lines: Sequence[Line]) -> Match:
    candidates = tuple(_candidate(index, line) for line in lines)
    return Match(state, typed, cut.name, cut.strength, cut.form, candidates)


def _candidate(index: NameIndex, line: Line) -> Candidate:
    words, reading = index.vocabulary, line.reading
    substances = [words.substances[one] for one in words.ingredients(reading.entry_id) if one in words.substances]
    mixture = words.combinations.get(reading.entry_id)
    group_ids = [group for substance in substances for group in substance.groups if group in words.groups]
    return Candidate(
        entry_id=reading.entry_id,
        matched=reading.name,
        display=line.display,
        countries=reading.countries,
        look_alike_of=line.look_alike_of,
        ingredients=(*(each.name for each in substances), *(mixture.uncovered if mixture else ())),
        group=words.groups[group_ids[0]].name if group_ids else "",
    )
