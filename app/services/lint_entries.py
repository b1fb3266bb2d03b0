"""What a machine can check about the parts of one entry: that they belong to it and can ever matter."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from app.domain.interactions import Category, CategoryKind, DataFile, Side, Status
from app.services.lint_sides import members_of, sides_of


def entries_stand_in_order(data: DataFile) -> Iterator[str]:
    """Categories stand in the order of their ids, so that a reader finds one and a change shows as a change."""
    for one, other in pairwise(data.categories):
        if one > other:
            yield f"category {other}: stands after {one}; entries stand in the order of their ids."


def members_are_on_their_side(data: DataFile) -> Iterator[str]:
    """What differs for somebody who is not on that side would be silence."""
    for category in data.categories.values():
        for member in category.members:
            for name, side in ((member.a, category.a), (member.b, category.b)):
                if name and name in _known(data) and not _is_on(name, side, data):
                    yield f"category {category.id}: the member {name} is not on that side."


def studied_amounts_are_cited(data: DataFile) -> Iterator[str]:
    """An amount that was studied rests on a source whose findings the entry tells."""
    for category in data.categories.values():
        told = {each.source for each in category.evidence}
        for each in category.studied:
            if each.source not in told:
                yield f"category {category.id}: a studied amount rests on {each.source}, not one of its sources."


def raises_can_happen(data: DataFile) -> Iterator[str]:
    """A raise to a level that the entry has already says nothing, and so would hide a mistake."""
    for category in data.categories.values():
        lowest = min([category.seriousness, *(each.seriousness or 4 for each in category.members)])
        for each in category.raises:
            if each.to is not None and each.to <= lowest:
                yield f"category {category.id}: a raise to {int(each.to)} changes nothing."


def stopping_lines_can_print(data: DataFile) -> Iterator[str]:
    """`withdrawal` asks for a line about those a sudden stop matters for; with none on any side it never prints."""
    marked = {one.id for one in data.vocabulary.substances.values() if one.stop_slowly or one.stop_clots}
    for category in data.categories.values():
        if category.withdrawal and not any(members_of(side, data) & marked for side in sides_of(category)):
            yield f"category {category.id}: withdrawal is true, and nobody in it is marked stop_slowly or stop_clots."


def on_request_is_for_active_entries(data: DataFile) -> Iterator[str]:
    """What is shown on request only is in force, not serious and no change: those must be seen unasked."""
    for category in data.categories.values():
        if not category.on_request:
            continue
        if category.status is not Status.ACTIVE or category.kind is CategoryKind.CHANGE:
            yield f"category {category.id}: on_request is for active entries that are no change."
        if _highest(category) > 1:
            yield f"category {category.id}: on_request is for entries that never rise above 1, good to know."


def _highest(category: Category) -> int:
    grades = [category.seriousness, *(each.seriousness or 0 for each in category.members)]
    return max([*grades, *(each.to or 0 for each in category.raises)]) + any(each.by for each in category.raises)


def _known(data: DataFile) -> set[str]:
    return {*data.vocabulary.substances, *data.vocabulary.groups}


def _is_on(name: str, side: Side | None, data: DataFile) -> bool:
    named = members_of(Side(substances=(name,), groups=(name,)), data)
    return side is not None and bool(named & members_of(side, data))


RULES: tuple[Callable[[DataFile], Iterator[str]], ...] = (
    entries_stand_in_order,
    members_are_on_their_side,
    studied_amounts_are_cited,
    raises_can_happen,
    stopping_lines_can_print,
    on_request_is_for_active_entries,
)
