"""What the figures take from the look-up: the class of each medicine, what is flagged with cannabis, what is drowsy."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.interactions import DataFile
from app.domain.items import ItemKind
from app.domain.medicines import Medicine
from app.domain.substances import Vocabulary
from app.services.findings import Current

_DROWSY = frozenset({"drowsiness", "breathing"})
"""Families of the data file; a medicine in a finding of one of them counts as one that makes drowsy."""


@dataclass(frozen=True, slots=True)
class Knows:
    """By the ids of medicines: their class in words, the titles of findings they share with cannabis, the drowsy ones.

    `signs` are the words for what can be noticed, by their ids.
    """

    classes: Mapping[str, str] = field(default_factory=dict)
    flagged: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    drowsy: frozenset[str] = frozenset()
    signs: Mapping[str, str] = field(default_factory=dict)


def knows(now: Current, data: DataFile, medicines: tuple[Medicine, ...], signs: Mapping[str, str]) -> Knows:
    """Read off the current findings and the data file."""
    flagged: dict[str, tuple[str, ...]] = {}
    drowsy: set[str] = set()
    for finding in now.result.findings:
        kinds = {now.items[index].kind for index in finding.items}
        own = [now.ids[index] for index in finding.items if now.items[index].kind is not ItemKind.CANNABIS]
        if finding.category.family in _DROWSY:
            drowsy.update(own)
        if ItemKind.CANNABIS in kinds:
            for each in own:
                flagged[each] = (*flagged.get(each, ()), finding.category.title)
    classes = {each.id: class_of(each, data.vocabulary) for each in medicines}
    return Knows(classes, flagged, frozenset(drowsy), signs)


def class_of(medicine: Medicine, vocabulary: Vocabulary) -> str:
    """The first group the data file names for its first ingredient, as a person reads it; else the medicine's name."""
    for ingredient in medicine.ingredients:
        substance = vocabulary.substances.get(ingredient.substance or "")
        groups = [
            vocabulary.groups[one].name for one in (substance.groups if substance else ()) if one in vocabulary.groups
        ]
        if groups:
            return groups[0]
    return medicine.name
