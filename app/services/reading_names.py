"""Read substances.toml: groups, substances, combinations, look-alikes."""

from collections.abc import Callable
from typing import TypeVar

from app.domain.routes import Route
from app.domain.substances import (
    Brand,
    Combination,
    EnzymeRole,
    FixedAmount,
    Group,
    Look,
    LookAlike,
    LookedAt,
    Substance,
    Vocabulary,
)
from app.services.toml_table import Table

Read = TypeVar("Read")


def read_vocabulary(root: Table) -> Vocabulary:
    """Everything substances.toml names. Problems go to the table's list; what could be read is returned."""
    groups: dict[str, Group] = {}
    substances: dict[str, Substance] = {}
    combinations: dict[str, Combination] = {}
    root.named_tables("group", "group", lambda table, gid: groups.update({gid: Group(gid, table.text("name"))}))
    root.named_tables("substance", "substance", lambda table, sid: substances.update({sid: _substance(table, sid)}))
    root.named_tables("combination", "combination", lambda table, cid: combinations.update({cid: _product(table, cid)}))
    look_alikes = _all(root.tables("look_alike"), _look_alike)
    return Vocabulary(substances, combinations, groups, tuple(each for each in look_alikes if each is not None))


def _substance(table: Table, substance_id: str) -> Substance:
    return Substance(
        id=substance_id,
        name=table.text("name"),
        kind=table.text("kind"),
        us_name=table.text("us_name", needed=False),
        synonyms=table.texts("synonyms"),
        brands=_all(table.tables("brands"), _brand),
        rxcui=table.text("rxcui", needed=False),
        unii=table.text("unii", needed=False),
        groups=table.texts("groups"),
        roles=_all(table.tables("roles"), _role),
        looked_at=tuple(look for look in _all(table.tables("looked_at"), _look) if look is not None),
        default_route=_route(table),
        stop_slowly=table.flag("stop_slowly"),
        stop_clots=table.flag("stop_clots"),
    )


def _product(table: Table, combination_id: str) -> Combination:
    return Combination(
        id=combination_id,
        name=table.text("name"),
        ingredients=table.texts("ingredients", needed=True),
        us_name=table.text("us_name", needed=False),
        uncovered=table.texts("uncovered"),
        synonyms=table.texts("synonyms"),
        brands=_all(table.tables("brands"), _brand),
        rxcui=table.text("rxcui", needed=False),
        amounts=tuple(each for each in _all(table.tables("amounts"), _amount) if each is not None),
        default_route=_route(table),
    )


def _route(table: Table) -> Route | None:
    return table.choice("default_route", Route) if table.has("default_route") else None


def _brand(table: Table) -> Brand:
    return Brand(table.text("name"), table.texts("countries"))


def _role(table: Table) -> EnzymeRole:
    return EnzymeRole(table.text("is"), table.text("source"))


def _look(table: Table) -> LookedAt | None:
    at = table.choice("at", Look)
    return None if at is None else LookedAt(at, table.texts("sources"), table.day("searched", needed=False))


def _amount(table: Table) -> FixedAmount | None:
    mg = table.decimal("mg")
    found = table.text("substance"), table.text("per"), table.text("source")
    return None if mg is None else FixedAmount(found[0], mg, found[1], found[2])


def _look_alike(table: Table) -> LookAlike | None:
    display = table.texts("display", needed=True)
    one, other = table.text("a"), table.text("b")
    if len(display) != 2:
        table.complain("display needs two names.")
        return None
    return LookAlike(one, other, (display[0], display[1]))


def _all(tables: list[Table], read: Callable[[Table], Read]) -> tuple[Read, ...]:
    """Read each table and then complain of its unknown fields."""
    found = []
    for table in tables:
        found.append(read(table))
        table.close()
    return tuple(found)
