"""A typed name against the vocabulary exactly: whole, with its end cut off, or as ingredients joined together."""

import re
from collections.abc import Iterable, Sequence

from app.domain.name_index import NameIndex, Reading
from app.domain.names import (
    Cut,
    bracketed,
    cuts,
    joined,
    may_be_another_product,
    without_salt,
    without_strengths,
)
from app.domain.routes import LOCAL_ROUTES, is_swallowed_whole

Exact = tuple[tuple[Reading, ...], Cut]


def exact_readings(index: NameIndex, pieces: Iterable[Cut]) -> Exact | None:
    """The readings of the longest cut that is a name, and that cut; salts are left out last, of generic names only."""
    pieces = tuple(pieces)
    for cut in pieces:
        readings = index.exact.get(cut.key, ())
        if readings and _is_all_of_the_name(index, cut, readings):
            return readings, cut
    for cut in pieces:
        salt_free = tuple(one for one in index.exact.get(without_salt(cut.key), ()) if one.generic)
        if salt_free:
            return salt_free, cut
    return None


def _is_all_of_the_name(index: NameIndex, cut: Cut, readings: Sequence[Reading]) -> bool:
    """Whether nothing that was cut off could have changed the ingredients.

    It could where the name exists with a number of as many digits behind it ("Microgynon 30"), and where a brand has
    other products and a form of theirs was cut (a nasal spray under the name of tablets is often another medicine),
    or is a brand of creams or eye drops and tablets were cut (capsules under the name of a cream are often another).
    """
    if cut.bare and any(len(number) <= index.numbered.get(cut.key, 0) for number in re.findall(r"\d+", cut.strength)):
        return False
    brand = not any(reading.generic for reading in readings)
    if brand and may_be_another_product(cut.form):
        return index.family(cut.key) <= {reading.entry_id for reading in readings}
    entries = (index.vocabulary.entry(reading.entry_id) for reading in readings)
    local = any(entry is not None and entry.default_route in LOCAL_ROUTES for entry in entries)
    return not (brand and local and is_swallowed_whole(cut.form))


def made_of_parts(index: NameIndex, text: str) -> Exact | None:
    """The readings of a name that says its ingredients, or says a thing twice ("Neurontin (gabapentin)").

    Ingredients joined together ("paracetamol 500 mg/codeine 30 mg") are exact where one combination is all of them.
    """
    cut = without_strengths(text)
    if not cut.name:
        return None
    if met := exact_readings(index, (cut,)):
        return met[0], cut
    if pair := bracketed(cut.name):
        inside = {_ingredients(index, one) for one in _readings(index, pair[1])}
        inside |= {_all_ingredients(index, parts) for parts in joined(pair[1])}
        agreed = tuple(one for one in _readings(index, pair[0]) if _ingredients(index, one) in inside)
        return (agreed, cut) if agreed else None
    mixtures = _mixtures(index, cut.name)
    return (mixtures, cut) if mixtures else None


def parts_by_name(index: NameIndex, parts: Sequence[str]) -> list[Reading]:
    """The readings of joined names in their order, when each of them is exact; else none."""
    found = [_readings(index, part) for part in parts]
    return [reading for readings in found for reading in readings] if all(found) else []


def _mixtures(index: NameIndex, text: str) -> tuple[Reading, ...]:
    """The combinations that are all the parts of a joined name, and nothing else."""
    found: list[str] = []
    for parts in joined(text):
        found += index.mixtures.get(_all_ingredients(index, parts), ()) if not found else ()
    return tuple(Reading(one, index.vocabulary.combinations[one].name, generic=True) for one in found)


def _all_ingredients(index: NameIndex, parts: Sequence[str]) -> frozenset[str]:
    """What exact parts are made of together; nothing where a part is not exact, or two of them share an ingredient."""
    found = [_readings(index, part) for part in parts]
    if not all(len(readings) == 1 for readings in found):
        return frozenset()
    ingredients = [_ingredients(index, readings[0]) for readings in found]
    together = frozenset[str]().union(*ingredients)
    return together if len(together) == sum(map(len, ingredients)) else frozenset()


def _readings(index: NameIndex, text: str) -> tuple[Reading, ...]:
    found = exact_readings(index, cuts(text))
    return found[0] if found else ()


def _ingredients(index: NameIndex, reading: Reading) -> frozenset[str]:
    """What a reading is made of, ingredients that the file does not cover by their names."""
    combination = index.vocabulary.combinations.get(reading.entry_id)
    uncovered = combination.uncovered if combination else ()
    return frozenset((*index.vocabulary.ingredients(reading.entry_id), *uncovered))
