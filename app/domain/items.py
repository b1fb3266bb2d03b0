"""What the check looks at: things on the record of one day, what is in them, and which side of a category they meet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.domain.interactions import EventKind, Side
from app.domain.people import Answer
from app.domain.routes import LOCAL_ROUTES, Route
from app.domain.substances import Vocabulary


class ItemKind(StrEnum):
    """The three sorts of things a person can have on the record."""

    MEDICINE = "medicine"
    CANNABIS = "cannabis"
    SUBSTANCE = "substance"


class UncheckedPart(StrEnum):
    """Why a part of an item could not be checked."""

    NAME = "name"
    NOT_COVERED = "not-covered"
    INGREDIENT = "ingredient"
    CONTENT = "content"
    ROUTE = "route"
    EFFECTS = "effects"
    LEVELS = "levels"
    NOT_YET = "not-yet"
    NO_LONGER = "no-longer"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Unchecked:
    """One part of an item that could not be checked; `what` is the name, ingredient or substance it is about."""

    part: UncheckedPart
    what: str


@dataclass(frozen=True, slots=True)
class Content:
    """One substance in an item. `unknown`: nobody knows whether it is in it, so it counts as present and says so.

    `daily_mg` is the most on one day of the log, `use_mg` one use; None is not known.
    """

    substance: str
    unknown: bool = False
    daily_mg: Decimal | None = None
    use_mg: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One thing on the record. `treatment` tells things apart when duplicates are looked for (name and prescriber)."""

    index: int
    kind: ItemKind
    name: str
    contents: tuple[Content, ...] = ()
    routes: tuple[Route, ...] = (Route.UNKNOWN,)
    form: str = ""
    treatment: str = ""
    prescribed: bool = False
    stopped: date | None = None
    changes: tuple[tuple[EventKind, date], ...] = ()
    unchecked: tuple[Unchecked, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Something a person says has changed about a substance, on a day, apart from any item on the record."""

    substance: str
    kind: EventKind
    on: date


@dataclass(frozen=True, slots=True)
class RecordDay:
    """The whole record as the check sees it on one day. A circumstance that is not in `person` is unknown."""

    day: date
    items: tuple[Item, ...]
    person: Mapping[str, Answer]
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One substance of one item, where it met a side of a category."""

    item: Item
    content: Content


def parts_on(side: Side, record: RecordDay, vocabulary: Vocabulary, lingers_days: int | None = None) -> list[Part]:
    """Every part of the record that meets `side` that day; `lingers_days` overrides the side's own."""
    lingers = side.lingers_days if lingers_days is None else lingers_days
    groups, roles = frozenset(side.groups), frozenset(side.roles)
    return [
        Part(item, content)
        for item in record.items
        for content in item.contents
        if (content.substance in side.substances or _belongs(content.substance, groups, roles, vocabulary))
        and _counts(item, record.day, lingers)
        and _fits(side, item)
    ]


def terms_of(record: RecordDay, vocabulary: Vocabulary) -> frozenset[str]:
    """Every word by which a side can name something of the record: ids, groups and enzyme roles of what is in it."""
    ids = {content.substance for item in record.items for content in item.contents}
    found = [vocabulary.substances[one] for one in ids if one in vocabulary.substances]
    words = (word for one in found for word in (*one.groups, *(role.role for role in one.roles)))
    return frozenset((*ids, *words))


def names(side: Side, substance_id: str, vocabulary: Vocabulary) -> bool:
    """Whether a side names this substance: by itself, by one of its groups or by one of its enzyme roles."""
    groups, roles = frozenset(side.groups), frozenset(side.roles)
    return substance_id in side.substances or _belongs(substance_id, groups, roles, vocabulary)


def _belongs(substance_id: str, groups: frozenset[str], roles: frozenset[str], vocabulary: Vocabulary) -> bool:
    """Whether a substance is in one of the groups or has one of the roles. One check asks this ten thousand times."""
    substance = vocabulary.substances.get(substance_id)
    if substance is None:
        return False
    return not groups.isdisjoint(substance.groups) or (
        bool(roles) and any(role.role in roles for role in substance.roles)
    )


def _counts(item: Item, day: date, lingers_days: int) -> bool:
    return item.stopped is None or (day - item.stopped).days <= lingers_days


def _fits(side: Side, item: Item) -> bool:
    if side.forms and item.form and item.form not in side.forms:
        return False
    if Route.UNKNOWN in item.routes:
        return True
    if side.routes:
        return any(route in side.routes for route in item.routes)
    return any(route not in LOCAL_ROUTES for route in item.routes)
