"""How serious and how sure one hit is: the category's grade, what differs for a member, what raises it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.domain.hits import Hit
from app.domain.interactions import Category, CategoryKind, Certainty, Changed, DailyMg, Member, Raise, Seriousness
from app.domain.items import Part, RecordDay, names, parts_on
from app.domain.people import Answer
from app.domain.routes import Route
from app.domain.substances import Vocabulary

RAISING_FAMILIES = frozenset({"drowsiness", "breathing"})
"""Families in which general raising (`by`) is allowed; elsewhere it would only add noise."""

_SUREST_FIRST = tuple(Certainty)
_CANNABINOIDS = frozenset({"thc", "cbd", "cannabis-smoke"})


@dataclass(frozen=True, slots=True)
class Grade:
    """The grade of one hit. `raises` are those that lifted it above `base`, `members` what differs for its parts."""

    seriousness: Seriousness
    base: Seriousness
    certainty: Certainty
    raises: tuple[Raise, ...] = ()
    members: tuple[Member, ...] = ()


def grade(category: Category, hit: Hit, record: RecordDay, vocabulary: Vocabulary) -> Grade:
    """Grade one hit. Of several members that apply, the more serious and the less sure value counts."""
    return grade_all(category, [hit], record, vocabulary)[0]


def grade_all(category: Category, hits: Sequence[Hit], record: RecordDay, vocabulary: Vocabulary) -> list[Grade]:
    """Grade every hit of a category; what its raises ask of the person and the record is looked up once."""
    possible = [
        (each, others)
        for each in category.raises
        if _person_and_amounts_hold(each, record) and (others := _beside(each, record, vocabulary)) != frozenset()
    ]
    if not (category.members or possible):
        return [Grade(category.seriousness, category.seriousness, category.certainty)] * len(hits)
    return [_grade(category, hit, record, vocabulary, possible) for hit in hits]


def _beside(each: Raise, record: RecordDay, vocabulary: Vocabulary) -> frozenset[int] | None:
    """The items that a raise wants to stand beside a hit; None where it asks for nothing beside."""
    if each.other is None:
        return None
    return frozenset(part.item.index for part in parts_on(each.other, record, vocabulary))


def _grade(
    category: Category,
    hit: Hit,
    record: RecordDay,
    vocabulary: Vocabulary,
    possible: Sequence[tuple[Raise, frozenset[int] | None]],
) -> Grade:
    members = [member for member in category.members if _is_member(member, hit, vocabulary)]
    specific = [member for member in members if member.a and member.b] or members
    base = _base(category, hit, specific, vocabulary)
    certainty = max(
        (m.certainty for m in specific if m.certainty is not None),
        key=_SUREST_FIRST.index,
        default=category.certainty,
    )
    reached = [
        (_reach(each, base, category, hit, vocabulary), each)
        for each, others in possible
        if (others is None or _another_holds(others, category, hit))
        and (not each.routes or _route_holds(each, category, hit, vocabulary))
        and (each.changed is None or _change_holds(each.changed, hit, record))
    ]
    top = max((level for level, _ in reached), default=base)
    lifting = tuple(each for level, each in reached if level > base)
    return Grade(max(top, base), base, certainty, lifting, tuple(specific))


def strongest(one: Grade) -> tuple[int, int, int]:
    """Sort key: the most serious first, then the higher base, then the surer; smallest is strongest."""
    return (-one.seriousness, -one.base, _SUREST_FIRST.index(one.certainty))


def _base(category: Category, hit: Hit, members: list[Member], vocabulary: Vocabulary) -> Seriousness:
    """The category's own grade stands wherever some part of the hit has no member that says otherwise."""
    grading = [(member, member.seriousness) for member in members if member.seriousness is not None]
    covered = all(any(not member.a or _called(part, member.a, vocabulary) for member, _ in grading) for part in hit.a)
    own = [] if grading and covered else [category.seriousness]
    return max(own + [seriousness for _, seriousness in grading])


def _is_member(member: Member, hit: Hit, vocabulary: Vocabulary) -> bool:
    sides = ((member.a, hit.a), (member.b, hit.b))
    return all(not name or any(_called(part, name, vocabulary) for part in parts) for name, parts in sides)


def _called(part: Part, name: str, vocabulary: Vocabulary) -> bool:
    substance = vocabulary.substances.get(part.content.substance)
    return name == part.content.substance or (substance is not None and name in substance.groups)


def _reach(each: Raise, base: Seriousness, category: Category, hit: Hit, vocabulary: Vocabulary) -> Seriousness:
    if each.to is not None:
        return each.to
    if category.family not in RAISING_FAMILIES:
        return base
    ceiling = Seriousness.RAISE_SOON if _cannabis_without_opioid(hit, vocabulary) else Seriousness.ASK_FIRST
    return max(base, Seriousness(min(base + 1, ceiling)))


def _cannabis_without_opioid(hit: Hit, vocabulary: Vocabulary) -> bool:
    substances = [part.content.substance for part in hit.parts()]
    found = [vocabulary.substances[one] for one in substances if one in vocabulary.substances]
    opioid = any("opioid" in substance.groups for substance in found)
    return not opioid and any(substance in _CANNABINOIDS for substance in substances)


def _person_and_amounts_hold(each: Raise, record: RecordDay) -> bool:
    return (not each.person or any(record.person.get(fact) is Answer.YES for fact in each.person)) and (
        each.daily_mg is None or _amount_holds(each.daily_mg, record)
    )


def _another_holds(others: frozenset[int], category: Category, hit: Hit) -> bool:
    own = {part.item.index for part in hit.parts()}
    several_alike = category.kind is CategoryKind.NOTE and len(own) > 1
    if category.kind is CategoryKind.COUNT or several_alike:  # beside each of several things stand the others
        own = set()
    return not others <= own


def _route_holds(each: Raise, category: Category, hit: Hit, vocabulary: Vocabulary) -> bool:
    """Routes of a raise are those of the cannabis, or of any part in a category without cannabis; unknown counts.

    The category decides, not the hit: otherwise cannabis that joins a hit could lower it.
    """
    sides = [side for side in (category.a, category.b) if side is not None]
    of_cannabis = any(names(side, one, vocabulary) for side in sides for one in _CANNABINOIDS)
    parts = [part for part in hit.parts() if not of_cannabis or part.content.substance in _CANNABINOIDS]
    return any(route in (*each.routes, Route.UNKNOWN) for part in parts for route in part.item.routes)


def _change_holds(rule: Changed, hit: Hit, record: RecordDay) -> bool:
    parts = hit.a if rule.side == "a" else hit.b
    return any(
        kind in rule.events and 0 <= (record.day - on).days <= rule.within_days
        for part in parts
        for kind, on in part.item.changes
    )


def _amount_holds(rule: DailyMg, record: RecordDay) -> bool:
    """The sum over the record, so that one more product can only add; one use is the least a day can hold."""
    contents = [content for item in record.items for content in item.contents if content.substance == rule.of]
    least = sum((c.daily_mg or c.use_mg or Decimal(0) for c in contents), Decimal(0))
    return least > rule.above or (rule.or_unknown and any(content.daily_mg is None for content in contents))
