"""The data file as types: categories, seriousness, certainty, sources, reviews."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import IntEnum, StrEnum

from app.domain.routes import Route
from app.domain.substances import Vocabulary


class Seriousness(IntEnum):
    """How serious; one of the two axes of a finding."""

    GOOD_TO_KNOW = 1
    WORTH_DISCUSSING = 2
    RAISE_SOON = 3
    ASK_FIRST = 4


class Certainty(StrEnum):
    """How sure; the best evidence for this pair, the strongest first."""

    LABEL = "label"
    GUIDELINE = "guideline"
    HUMAN_STUDY = "human-study"
    OBSERVED = "observed"
    CASE_REPORTS = "case-reports"
    LABORATORY = "laboratory"
    THEORY = "theory"


class CategoryKind(StrEnum):
    """The five shapes a category can have."""

    PAIR = "pair"
    COUNT = "count"
    DUPLICATE = "duplicate"
    CHANGE = "change"
    NOTE = "note"


class Status(StrEnum):
    """Where an entry stands: in force, a documented negative, or withdrawn (never deleted)."""

    ACTIVE = "active"
    NEGATIVE = "negative"
    WITHDRAWN = "withdrawn"


class EventKind(StrEnum):
    """What can change about something on the record."""

    STARTED = "started"
    RAISED = "raised"
    REDUCED = "reduced"
    STOPPED = "stopped"
    SWITCHED_AWAY = "switched-away"


@dataclass(frozen=True, slots=True)
class Source:
    """Something published that a statement rests on, and how far it was read."""

    id: str
    title: str
    year: int
    kind: str
    read: str
    read_on: date
    identifiers: tuple[tuple[str, str], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """What one side of a category matches: any of the substances, groups or roles, in all of the routes and forms."""

    substances: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    routes: tuple[Route, ...] = ()
    forms: tuple[str, ...] = ()
    lingers_days: int = 0


@dataclass(frozen=True, slots=True)
class Member:
    """What differs for one substance or group on side a, on side b, or for the two together."""

    a: str = ""
    b: str = ""
    seriousness: Seriousness | None = None
    certainty: Certainty | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """That something on a side changed in one of these ways within so many days."""

    side: str
    events: tuple[EventKind, ...]
    within_days: int


@dataclass(frozen=True, slots=True)
class DailyMg:
    """That the mg a day of a substance are above a figure, or not known."""

    of: str
    above: Decimal
    or_unknown: bool = False


@dataclass(frozen=True, slots=True)
class Raise:
    """When a category counts as more serious: all conditions of one Raise must hold; the highest of several wins."""

    why: str
    to: Seriousness | None = None
    by: int = 0
    other: Side | None = None
    person: tuple[str, ...] = ()
    routes: tuple[Route, ...] = ()
    changed: Changed | None = None
    daily_mg: DailyMg | None = None


@dataclass(frozen=True, slots=True)
class Studied:
    """An amount at which the evidence was obtained."""

    what: str
    low: Decimal
    high: Decimal
    unit: str
    source: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A source of a category and, in our words, what it says."""

    source: str
    says: str


@dataclass(frozen=True, slots=True)
class EventRule:
    """For kind change: which event on which side, within how many days."""

    of: Side
    kinds: tuple[EventKind, ...]
    within_days: int


@dataclass(frozen=True, slots=True)
class Category:
    """One known interaction category; the guide beside the data file explains each field and how one is written.

    `on_request`: too little to interrupt anybody with; shown to whoever asks, and to professionals.
    """

    id: str
    kind: CategoryKind
    status: Status
    family: str
    title: str
    seriousness: Seriousness
    certainty: Certainty
    timing: str = ""
    effect: str = ""
    mechanism: str = ""
    not_known: str = ""
    ask: str = ""
    pharmacist: str = ""
    conflict: str = ""
    ask_first: str = ""
    withdrawal: bool = False
    red_flags: tuple[str, ...] = ()
    a: Side | None = None
    b: Side | None = None
    within_one_item: bool = False
    at_least: int = 0
    count_as_one: tuple[tuple[str, ...], ...] = ()
    event: EventRule | None = None
    person: tuple[str, ...] = ()
    always: bool = False
    ask_when_unknown: bool = False
    on_request: bool = False
    opposes: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    members: tuple[Member, ...] = ()
    raises: tuple[Raise, ...] = ()
    studied: tuple[Studied, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonFact:
    """A circumstance findings take into account: asked as yes/no, or derived from a number (age, eGFR)."""

    id: str
    name: str
    number: str = ""
    at_least: Decimal | None = None
    below: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class NamedEvent:
    """An event a person can name, such as having stopped smoking cannabis."""

    id: str
    name: str
    of: str
    kind: EventKind


@dataclass(frozen=True, slots=True)
class RedFlag:
    """A set of signs that call for help now (emergency) or the same day (urgent)."""

    id: str
    level: str
    title: str
    signs: tuple[str, ...]
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """That somebody checked an entry, bound to what it said by its digest."""

    category: str
    kind: str
    by: str
    on: date
    digest: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class DataFile:
    """The reviewed data file, whole: vocabulary, categories, fixed sentences, sources and the review ledger.

    `changed_since_edition`: its digest is not the one that the ledger gives as the edition's, or the ledger gives none.
    """

    edition: str
    language: str
    licence: str
    next_review: date
    digest: str
    vocabulary: Vocabulary
    sentences: Mapping[str, str]
    sources: Mapping[str, Source]
    categories: Mapping[str, Category]
    person_facts: Mapping[str, PersonFact] = field(default_factory=dict)
    events: Mapping[str, NamedEvent] = field(default_factory=dict)
    red_flags: Mapping[str, RedFlag] = field(default_factory=dict)
    reviews: tuple[Review, ...] = ()
    changed_since_edition: bool = False
