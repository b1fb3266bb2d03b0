"""Which entries a name that nobody knows exactly could have meant, nearest first. Nothing here is ever accepted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.domain.name_index import NameIndex, Reading
from app.domain.names import CHANGES_INGREDIENTS, normalise, without_salt
from app.domain.nearness import SHORTEST

MOST = 8
"""Lines a person is shown at most, look-alikes among them."""

_ENOUGH_BEGINNINGS = 3
_SHORTEST_BEGINNING, _SHORTEST_INNER = 2, 3
_MOST_WORDS = 12
_WIDEST = 99


@dataclass(frozen=True, slots=True)
class Line:
    """One suggestion: a reading, how it is printed, and the entry beside which it stands as a look-alike."""

    reading: Reading
    display: str
    look_alike_of: str = ""


def beginnings(index: NameIndex, key: str) -> list[Reading]:
    """Names that begin with what was typed, the likeliest first; from two letters, inner words from three."""
    if len(key) < _SHORTEST_BEGINNING:
        return []
    front = _ranked(index, index.beginning_with(key))
    inner = _ranked(index, index.with_a_word_beginning(key)) if len(key) >= _SHORTEST_INNER else []
    return _one_each([*index.exact.get(key, ()), *front, *inner])


def suggestions(index: NameIndex, keys: tuple[str, ...], *, joined: bool, typing: bool) -> list[Reading]:
    """What normalised names could have meant: by other spaces, by beginning, by one or two slips, by a name within.

    `keys` are the typed name whole and cut. Of a `joined` text no single part is offered: the rest would be lost.
    `typing` also takes a misspelt beginning of a longer name.
    """
    otherwise_spaced = [index.unspaced().get(key.replace(" ", ""), "") for key in keys]
    found = _readings(index, filter(None, otherwise_spaced))
    found = _one_each([*found, *(reading for key in keys for reading in beginnings(index, key))])
    if len(found) < _ENOUGH_BEGINNINGS:
        salt_free = tuple(filter(None, map(without_salt, keys)))
        near = [name for key in (*keys, *salt_free) for name in index.nearness().near(key)]
        found = _one_each([*found, *_readings(index, near)])
    if not found and not joined:
        found = within(index, keys[0])
    if not found and typing:
        found = _readings(index, index.nearness().near_beginnings(keys[0]))
    return found


def within(index: NameIndex, key: str) -> list[Reading]:
    """Exact names that stand whole inside a longer text ("gabapentin at night"): brands only in front.

    Where a word stands that changes ingredients (plus, HCT, PM …), the plain name would be another medicine: then only
    other things whose names hold it are offered.
    """
    words = key.split(" ")
    if not 1 < len(words) <= _MOST_WORDS:
        return []
    found: list[Reading] = []
    at = 0
    while at < len(words):
        size = next((size for size in range(len(words) - at, 0, -1) if _stands(index, words, at, size)), 0)
        if size:
            name = " ".join(words[at : at + size])
            rest = words[:at] + words[at + size :]
            found += _longer(index, name) if _changes(index, name, rest) else index.exact[name]
        at += size or 1
    return _one_each(found)


def plain(index: NameIndex, readings: Iterable[Reading]) -> tuple[Line, ...]:
    """One line for each reading of a name that is known exactly, without look-alikes."""
    return tuple(Line(reading, _own_name(index, reading.entry_id).name) for reading in readings)


def lay_out(index: NameIndex, readings: Iterable[Reading]) -> tuple[Line, ...]:
    """The lines to show, every listed entry followed by those it is easily taken for. At most `MOST`."""
    lines: list[Line] = []
    for reading in _one_each(readings):
        listed = [line.reading.entry_id for line in lines]
        own = [] if reading.entry_id in listed else [Line(reading, _display(index, reading))]
        group = own + [line for line in _look_alikes(index, reading) if line.reading.entry_id not in listed]
        if len(lines) + len(group) > MOST:
            break
        at = len(lines) if own else listed.index(reading.entry_id) + 1
        lines[at:at] = group
    return tuple(lines)


def _look_alikes(index: NameIndex, reading: Reading) -> Iterator[Line]:
    for other_id, display in {each.entry_id: each.display for each in index.partners.get(reading.entry_id, ())}.items():
        met = [each for each in index.exact.get(normalise(display), ()) if each.entry_id == other_id]
        yield Line(met[0] if met else _own_name(index, other_id), display, reading.entry_id)


def _display(index: NameIndex, reading: Reading) -> str:
    """Tall-man letters of the name that was met; of the entry's own name where that was met; else the plain name."""
    own = _own_name(index, reading.entry_id)
    displays = {normalise(each.own_display): each.own_display for each in index.partners.get(reading.entry_id, ())}
    return displays.get(normalise(reading.name)) or displays.get(normalise(own.name)) or own.name


def _own_name(index: NameIndex, entry_id: str) -> Reading:
    entry = index.vocabulary.entry(entry_id)
    return Reading(entry_id, entry.name if entry else entry_id, generic=True)


def _stands(index: NameIndex, words: list[str], at: int, size: int) -> bool:
    name = " ".join(words[at : at + size])
    if len(name) < SHORTEST or size == len(words):
        return False
    readings = index.exact.get(name, ())
    return any(reading.generic or at == 0 for reading in readings)


def _readings(index: NameIndex, keys: Iterable[str]) -> list[Reading]:
    return _one_each(reading for key in keys for reading in index.exact[key])


def _one_each(readings: Iterable[Reading]) -> list[Reading]:
    """Brands of one entry fall into one line, at the first one's place."""
    found: dict[str, Reading] = {}
    for reading in readings:
        found.setdefault(reading.entry_id, reading)
    return list(found.values())


def _changes(index: NameIndex, name: str, rest: list[str]) -> bool:
    """Whether what stands beside a name can make another medicine of it."""
    numbered = name in index.numbered and any(word.isdigit() for word in rest)
    return numbered or not CHANGES_INGREDIENTS.isdisjoint(rest)


def _longer(index: NameIndex, name: str) -> list[Reading]:
    """Names that hold this one and more, but for other names of the same thing."""
    same = {reading.entry_id for reading in index.exact[name]}
    found = _ranked(index, index.beginning_with(f"{name} ")) + _ranked(index, index.with_a_word_beginning(name))
    return [reading for reading in found if reading.entry_id not in same]


def _ranked(index: NameIndex, keys: Iterable[str]) -> list[Reading]:
    """Readings of names that are all as near: what the rules look at, then what is sold widest, then the shortest."""
    met = [(reading, key) for key in keys for reading in index.exact[key]]
    met.sort(key=lambda each: (*_remoteness(index, each[0]), len(each[1]), each[1]))
    return _one_each(reading for reading, _ in met)


def _remoteness(index: NameIndex, reading: Reading) -> tuple[bool, int]:
    words = index.vocabulary
    parts = [words.substances[one] for one in words.ingredients(reading.entry_id) if one in words.substances]
    plain_name = reading.generic and reading.entry_id in words.substances
    return not all(part.looked_at for part in parts), -(_WIDEST if plain_name else len(reading.countries))
