"""Record + data file -> findings and coverage; one pure function."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.grading import Grade, grade_all, strongest
from app.domain.hits import Hit, can_meet, find_hits
from app.domain.interactions import Category, Certainty, DataFile, Member, Raise, Seriousness, Status
from app.domain.items import Item, ItemKind, Part, RecordDay, Unchecked, UncheckedPart, terms_of
from app.domain.routes import LOCAL_ROUTES, Route
from app.domain.substances import Look, Vocabulary

_RANK = {certainty: rank for rank, certainty in enumerate(Certainty)}


class ItemState(StrEnum):
    """What became of one thing on the record. There is no fourth state, and none that says all is well."""

    FLAGGED = "flagged"
    CHECKED = "checked"
    NOT_CHECKED = "not-checked"


@dataclass(frozen=True, slots=True)
class MetPart:
    """One substance of one item in a finding, and how sure the evidence is for it."""

    item: int
    substance: str
    unknown: bool
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Finding:
    """One category that the record meets, with every item that meets it.

    `base` is the seriousness before `raises` lifted it; `asks` are circumstances of the person that are not known and
    decide the matter; `content_unknown` says that a content nobody knows was counted as present; `members` are what
    differs for some of the things in it.
    """

    category: Category
    seriousness: Seriousness
    base: Seriousness
    certainty: Certainty
    items: tuple[int, ...]
    parts: tuple[MetPart, ...]
    raises: tuple[Raise, ...] = ()
    asks: tuple[str, ...] = ()
    content_unknown: bool = False
    members: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """What became of one item. `unchecked` names its parts that could not be checked even when the rest was.

    `on_skin` says that it is put on the skin and met no category, so the fixed remark about creams belongs to it.
    """

    item: int
    state: ItemState
    unchecked: tuple[Unchecked, ...] = ()
    on_skin: bool = False

    def whole(self) -> bool:
        """Whether no part of it was left unchecked."""
        return self.state is not ItemState.NOT_CHECKED and not self.unchecked


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The outcome of one check: findings (most serious first), one Coverage per item, documented negatives met.

    `on_request` holds what the record meets that is shown only to whoever asks; it is no finding and flags nothing.
    """

    findings: tuple[Finding, ...]
    coverage: tuple[Coverage, ...]
    negatives: tuple[Finding, ...]
    on_request: tuple[Finding, ...] = ()


def check(record: RecordDay, data: DataFile) -> CheckResult:
    """Look the record of one day up in the data file. Never raises for any record; says nothing about a dose."""
    present = terms_of(record, data.vocabulary)
    near = [category for category in data.categories.values() if can_meet(category, present)]
    found = [finding for category in near if (finding := _meet(category, record, data))]
    in_force = sorted((f for f in found if f.category.status is Status.ACTIVE), key=_order)
    active = [finding for finding in in_force if not finding.category.on_request]
    negatives = sorted((f for f in found if f.category.status is Status.NEGATIVE), key=_order)
    flagged = {index for finding in active for index in finding.items}
    coverage = tuple(_cover(item, flagged, data.vocabulary) for item in record.items)
    on_request = tuple(finding for finding in in_force if finding.category.on_request)
    return CheckResult(tuple(active), coverage, tuple(negatives), on_request)


def _meet(category: Category, record: RecordDay, data: DataFile) -> Finding | None:
    if category.status is Status.WITHDRAWN:
        return None
    hits = find_hits(category, record, data.vocabulary)
    if not hits:
        return None
    graded = list(zip(grade_all(category, hits, record, data.vocabulary), hits, strict=True))
    top = min((one for one, _ in graded), key=strongest)
    lifting = {each: None for one, _ in graded if one.seriousness == top.seriousness for each in one.raises}
    parts = _merge(graded)
    return Finding(
        category=category,
        seriousness=top.seriousness,
        base=top.base,
        certainty=top.certainty,
        items=tuple(sorted({part.item for part in parts})),
        parts=parts,
        raises=tuple(lifting) if top.seriousness > top.base else (),
        asks=tuple(dict.fromkeys(fact for hit in hits for fact in hit.asks)),
        content_unknown=any(part.unknown for part in parts),
        members=tuple(dict.fromkeys(member for one, _ in graded for member in one.members)),
    )


def _merge(graded: Iterable[tuple[Grade, Hit]]) -> tuple[MetPart, ...]:
    """Each substance of each item once, with the surest certainty of the hits it takes part in."""
    best: dict[tuple[int, str], tuple[Grade, Part]] = {}
    for one, hit in graded:
        for part in hit.parts():
            key = (part.item.index, part.content.substance)
            if key not in best or _surer(one, best[key][0]):
                best[key] = (one, part)
    return tuple(
        MetPart(index, substance, part.content.unknown, one.certainty)
        for (index, substance), (one, part) in sorted(best.items(), key=lambda entry: entry[0])
    )


def _surer(one: Grade, other: Grade) -> bool:
    return _RANK[one.certainty] < _RANK[other.certainty]


def _order(finding: Finding) -> tuple[int, str, str]:
    return (-finding.seriousness, finding.category.family, finding.category.id)


def _cover(item: Item, flagged: set[int], vocabulary: Vocabulary) -> Coverage:
    parts = item.unchecked + tuple(
        part for content in item.contents for part in _unlooked(content.substance, vocabulary)
    )
    on_skin = item.kind is ItemKind.CANNABIS and set(item.routes) == {Route.TOPICAL} and item.index not in flagged
    on_one_place = _on_one_place(item)
    if on_one_place:
        parts += (Unchecked(UncheckedPart.PLACE, item.name),)
    if item.index in flagged:
        return Coverage(item.index, ItemState.FLAGGED, parts)
    looked = any(_looks(content.substance, vocabulary) for content in item.contents)
    state = ItemState.CHECKED if looked and not on_one_place else ItemState.NOT_CHECKED
    return Coverage(item.index, state, parts, on_skin)


def _on_one_place(item: Item) -> bool:
    """A gel or drops of a medicine: what its entry was looked at for is the medicine in the whole body.

    Cannabis on the skin has its own remark instead.
    """
    return item.kind is not ItemKind.CANNABIS and bool(item.contents) and LOCAL_ROUTES.issuperset(item.routes)


def _looks(substance_id: str, vocabulary: Vocabulary) -> set[Look]:
    substance = vocabulary.substances.get(substance_id)
    return {look.at for look in substance.looked_at} if substance else set()


def _unlooked(substance_id: str, vocabulary: Vocabulary) -> list[Unchecked]:
    """What nobody has looked at for a substance of the file, named by what a person reads."""
    substance = vocabulary.substances.get(substance_id)
    name = substance.name if substance else substance_id
    looks = _looks(substance_id, vocabulary)
    missing = [(Look.EFFECTS, UncheckedPart.EFFECTS), (Look.LEVELS, UncheckedPart.LEVELS)]
    return [Unchecked(part, name) for look, part in missing if look not in looks]


def renumber(items: Iterable[Item]) -> tuple[Item, ...]:
    """The same items with `index` as their place in the list, which is what findings refer to."""
    return tuple(replace(item, index=index) for index, item in enumerate(items))
