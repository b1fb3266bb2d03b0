"""Which sides a category has, and which substances a side names: what lint, reviews and findings all ask."""

from app.domain.interactions import Category, DataFile, Side


def sides_of(category: Category) -> list[Side]:
    """Every side a category has, those of its raises and its event included."""
    sides = [category.a, category.b, category.event.of if category.event else None]
    return [side for side in (*sides, *(each.other for each in category.raises)) if side is not None]


def members_of(side: Side, data: DataFile) -> frozenset[str]:
    """The ids of every substance a side names, by itself, by group or by role."""
    # Asked hundreds of times at every full lint: sets are made once, and roles are looked at only where a side has any.
    named, groups, roles = set(side.substances), set(side.groups), set(side.roles)
    return frozenset(
        substance.id
        for substance in data.vocabulary.substances.values()
        if substance.id in named
        or not groups.isdisjoint(substance.groups)
        or (roles and any(role.role in roles for role in substance.roles))
    )
