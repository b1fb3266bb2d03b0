"""The vocabulary arranged for looking a name up: exact readings, beginnings, near spellings, look-alikes."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from app.domain.names import normalise
from app.domain.nearness import Nearness
from app.domain.substances import Entry, Vocabulary

KnownNames = frozenset[str] | Callable[[], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing a name stands for. `generic` tells a substance's or combination's own name from a brand."""

    entry_id: str
    name: str
    countries: tuple[str, ...] = ()
    generic: bool = False


@dataclass(frozen=True, slots=True)
class Partner:
    """The other half of a look-alike pair, and how to print both halves so that they differ at a glance."""

    entry_id: str
    own_display: str
    display: str


@dataclass(frozen=True, slots=True)
class NameIndex:
    """All names by their normalised spelling. Immutable; what only a misspelling needs is made when first asked for.

    `numbered` holds names that exist with a number behind them ("tylenol", of "Tylenol 3") and how many digits it has;
    `mixtures` the combinations by their whole set of ingredients, without those whose amounts are fixed: naming
    what is in them does not say that it is that product.
    """

    vocabulary: Vocabulary
    exact: Mapping[str, tuple[Reading, ...]]
    numbered: Mapping[str, int]
    mixtures: Mapping[frozenset[str], tuple[str, ...]]
    partners: Mapping[str, tuple[Partner, ...]]
    sorted_keys: Callable[[], tuple[str, ...]]
    inner_words: Callable[[], tuple[tuple[str, str], ...]]
    unspaced: Callable[[], Mapping[str, str]]
    nearness: Callable[[], Nearness]
    known: Callable[[], frozenset[str]]

    def beginning_with(self, key: str) -> Iterator[str]:
        """Every normalised name that begins with this, in alphabetical order."""
        keys = self.sorted_keys()
        for at in range(bisect_left(keys, key), len(keys)):
            if not keys[at].startswith(key):
                return
            yield keys[at]

    def with_a_word_beginning(self, key: str) -> Iterator[str]:
        """Every normalised name in which a later word begins with this ("codamol" finds "co codamol")."""
        words = self.inner_words()
        for at in range(bisect_left(words, (key, "")), len(words)):
            if not words[at][0].startswith(key):
                return
            yield words[at][1]

    def family(self, key: str) -> frozenset[str]:
        """The entries whose names are this name and more words ("panadol": also Panadol Ultra, Panadol Night)."""
        return frozenset(
            reading.entry_id for longer in self.beginning_with(f"{key} ") for reading in self.exact[longer]
        )

    def warm(self) -> None:
        """Make now what the first misspelling would wait for; meant for a worker."""
        self.sorted_keys()
        self.inner_words()
        self.unspaced()
        self.nearness().near("warm")
        self.known()


def build_index(vocabulary: Vocabulary, known_names: KnownNames) -> NameIndex:
    """Index a vocabulary. `known_names` are names of other real medicines: as a set in any spelling.

    As a function they are read when first needed, and already have the spelling for comparing: there are so many that
    making it would be felt in the keystroke that asks for them.
    """
    exact = _exact(vocabulary)
    sorted_keys = cache(lambda: tuple(sorted(exact)))
    return NameIndex(
        vocabulary=vocabulary,
        exact=exact,
        numbered=_numbered(exact),
        mixtures=_mixtures(vocabulary),
        partners=_partners(vocabulary),
        sorted_keys=sorted_keys,
        inner_words=cache(lambda: tuple(sorted(_inner_words(sorted_keys())))),
        unspaced=cache(lambda: {key.replace(" ", ""): key for key in sorted_keys()}),
        nearness=cache(lambda: Nearness(sorted_keys())),
        known=cache(known_names if callable(known_names) else lambda: frozenset(map(normalise, known_names))),
    )


def _exact(vocabulary: Vocabulary) -> dict[str, tuple[Reading, ...]]:
    found: dict[str, tuple[Reading, ...]] = {}
    entries: tuple[Entry, ...] = (*vocabulary.substances.values(), *vocabulary.combinations.values())
    for entry in entries:
        for reading in _readings(entry):
            key = normalise(reading.name)
            if key:
                found[key] = _added(found.get(key, ()), reading)
    return found


def _readings(entry: Entry) -> Iterator[Reading]:
    for name in (entry.name, entry.us_name, *entry.synonyms):
        yield Reading(entry.id, name, generic=True)
    for brand in entry.brands:
        yield Reading(entry.id, brand.name, brand.countries)


def _added(readings: tuple[Reading, ...], new: Reading) -> tuple[Reading, ...]:
    """Add a reading; one of the same entry takes in its countries instead."""
    for at, old in enumerate(readings):
        if old.entry_id == new.entry_id:
            countries = tuple(dict.fromkeys(old.countries + new.countries))
            merged = Reading(old.entry_id, old.name, countries, old.generic or new.generic)
            return (*readings[:at], merged, *readings[at + 1 :])
    return (*readings, new)


def _numbered(keys: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for key in keys:
        stem, _, end = key.rpartition(" ")
        if end.isdigit():
            found[stem] = max(found.get(stem, 0), len(end))
    return found


def _mixtures(vocabulary: Vocabulary) -> dict[frozenset[str], tuple[str, ...]]:
    found: dict[frozenset[str], tuple[str, ...]] = {}
    for combination in vocabulary.combinations.values():
        ingredients = frozenset(combination.ingredients)
        if len(ingredients) > 1 and not combination.uncovered and not combination.amounts:
            found[ingredients] = (*found.get(ingredients, ()), combination.id)
    return found


def _partners(vocabulary: Vocabulary) -> dict[str, tuple[Partner, ...]]:
    found: dict[str, tuple[Partner, ...]] = {}
    for pair in vocabulary.look_alikes:
        first, second = pair.display
        for one, other, own, display in ((pair.a, pair.b, first, second), (pair.b, pair.a, second, first)):
            if vocabulary.entry(one) and vocabulary.entry(other):
                found[one] = (*found.get(one, ()), Partner(other, own, display))
    return found


def _inner_words(keys: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for key in keys:
        words = key.split(" ")
        for at in range(1, len(words)):
            yield " ".join(words[at:]), key
