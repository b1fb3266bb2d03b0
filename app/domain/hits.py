"""Where a category is met by a record: one finder for each of the five kinds of category."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain

from app.domain.interactions import Category, CategoryKind, Side
from app.domain.items import Item, ItemKind, Part, RecordDay, names, parts_on
from app.domain.people import Answer
from app.domain.substances import Vocabulary


@dataclass(frozen=True, slots=True)
class Hit:
    """One way in which a record meets a category: the parts on side a and, for pairs and changes, on side b.

    `asks` holds circumstances of the person that decide the matter and are not known.
    """

    a: tuple[Part, ...]
    b: tuple[Part, ...] = ()
    asks: tuple[str, ...] = ()

    def parts(self) -> tuple[Part, ...]:
        """Every part of the hit."""
        return self.a + self.b


def can_meet(category: Category, present: frozenset[str]) -> bool:
    """Whether the sides that the category's kind needs name anything of what is present: most do not."""
    needed = {CategoryKind.PAIR: (category.a, category.b), CategoryKind.CHANGE: (category.b,)}
    return all(
        side is not None
        and not (
            present.isdisjoint(side.substances) and present.isdisjoint(side.groups) and present.isdisjoint(side.roles)
        )
        for side in needed.get(category.kind, (category.a,))
    )


def find_hits(category: Category, record: RecordDay, vocabulary: Vocabulary) -> list[Hit]:
    """Every way in which the record meets the category that day; empty when it does not."""
    return _FINDERS[category.kind](category, record, vocabulary)


def _pairs(category: Category, record: RecordDay, vocabulary: Vocabulary) -> list[Hit]:
    ones = parts_on(_side(category.a), record, vocabulary)
    others = parts_on(_side(category.b), record, vocabulary) if ones else []
    return [
        Hit((one,), (other,))
        for one in ones
        for other in others
        if one.content.substance != other.content.substance
        and (category.within_one_item or one.item.index != other.item.index)
    ]


def _counts(category: Category, record: RecordDay, vocabulary: Vocabulary) -> list[Hit]:
    parts = parts_on(_side(category.a), record, vocabulary)
    merged = {part.content.substance: part.content.substance for part in parts}
    for together in category.count_as_one:
        merged.update({substance: together[0] for substance in together if substance in merged})
    return [Hit(tuple(parts))] if len(set(merged.values())) >= category.at_least else []


def _duplicates(category: Category, record: RecordDay, vocabulary: Vocabulary) -> list[Hit]:
    side = _side(category.a)
    by_name: dict[str, list[Part]] = defaultdict(list)
    for part in parts_on(side, record, vocabulary):
        substance = vocabulary.substances.get(part.content.substance)
        groups = substance.groups if substance else ()
        for name in chain((part.content.substance,), groups):
            if name in side.substances or name in side.groups:
                by_name[name].append(part)
    return [Hit(tuple(parts)) for parts in by_name.values() if len({_treatment(part.item) for part in parts}) > 1]


def _treatment(item: Item) -> str:
    """Cannabis that nobody prescribed is never a duplicate of itself: all of it is one treatment."""
    return "cannabis" if item.kind is ItemKind.CANNABIS and not item.prescribed else item.treatment


def _changes(category: Category, record: RecordDay, vocabulary: Vocabulary) -> list[Hit]:
    rule = category.event
    if rule is None:
        return []

    def recent(kind: object, days_ago: int) -> bool:
        return kind in rule.kinds and 0 <= days_ago <= rule.within_days

    changed = [
        part
        for part in parts_on(rule.of, record, vocabulary, lingers_days=rule.within_days)
        if any(recent(kind, (record.day - on).days) for kind, on in part.item.changes)
    ]
    said = any(
        recent(event.kind, (record.day - event.on).days) and names(rule.of, event.substance, vocabulary)
        for event in record.events
    )
    others = parts_on(_side(category.b), record, vocabulary)
    hits = [Hit((one,), (other,)) for one in changed for other in others if one.item.index != other.item.index]
    return hits + ([Hit((), (other,)) for other in others] if said else [])


def _notes(category: Category, record: RecordDay, vocabulary: Vocabulary) -> list[Hit]:
    parts = tuple(parts_on(_side(category.a), record, vocabulary))
    answers = {fact: record.person.get(fact, Answer.UNKNOWN) for fact in category.person}
    unknown = tuple(fact for fact, answer in answers.items() if answer is Answer.UNKNOWN)
    if not parts:
        return []
    if category.always or Answer.YES in answers.values():
        return [Hit(parts)]
    return [Hit(parts, asks=unknown)] if unknown and category.ask_when_unknown else []


def _side(side: Side | None) -> Side:
    """The lint refuses a category without the sides its kind needs; an empty side matches nothing."""
    return side or Side()


_FINDERS: dict[CategoryKind, Callable[[Category, RecordDay, Vocabulary], list[Hit]]] = {
    CategoryKind.PAIR: _pairs,
    CategoryKind.COUNT: _counts,
    CategoryKind.DUPLICATE: _duplicates,
    CategoryKind.CHANGE: _changes,
    CategoryKind.NOTE: _notes,
}
