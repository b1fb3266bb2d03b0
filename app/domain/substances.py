"""The vocabulary: substances, their names and groups, combination products, look-alike names."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.domain.routes import Route


class Look(StrEnum):
    """What the rules can look at for a substance."""

    EFFECTS = "effects"
    LEVELS = "levels"


@dataclass(frozen=True, slots=True)
class LookedAt:
    """That somebody looked: at effects or at blood levels, with sources, or on a day when nothing was found."""

    at: Look
    sources: tuple[str, ...] = ()
    searched: date | None = None


@dataclass(frozen=True, slots=True)
class Brand:
    """A trade name and the countries (ISO-like codes, EU among them) whose register lists it."""

    name: str
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EnzymeRole:
    """What a substance does at an enzyme or transporter ("cyp1a2-substrate") and the id of the source saying so."""

    role: str
    source: str


@dataclass(frozen=True, slots=True)
class Group:
    """A group of substances that rules can name, and how a person reads it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Substance:
    """One thing that acts in the body. Checked only as far as `looked_at` says; having a name proves nothing.

    `stop_slowly`: a sudden stop is known to bring withdrawal or rebound effects. `stop_clots`: a stop can bring a clot.
    """

    id: str
    name: str
    kind: str
    us_name: str = ""
    synonyms: tuple[str, ...] = ()
    brands: tuple[Brand, ...] = ()
    rxcui: str = ""
    unii: str = ""
    groups: tuple[str, ...] = ()
    roles: tuple[EnzymeRole, ...] = ()
    looked_at: tuple[LookedAt, ...] = ()
    default_route: Route | None = None
    stop_slowly: bool = False
    stop_clots: bool = False


@dataclass(frozen=True, slots=True)
class FixedAmount:
    """What a prescribed cannabinoid holds by its label: mg of a substance per spray, mL or piece, with its source."""

    substance: str
    mg: Decimal
    per: str
    source: str


@dataclass(frozen=True, slots=True)
class Combination:
    """A product that is its ingredients, all of them. `uncovered` names those the file has no substance for."""

    id: str
    name: str
    ingredients: tuple[str, ...]
    us_name: str = ""
    uncovered: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    brands: tuple[Brand, ...] = ()
    rxcui: str = ""
    amounts: tuple[FixedAmount, ...] = ()
    default_route: Route | None = None


@dataclass(frozen=True, slots=True)
class LookAlike:
    """Two names that are taken for each other, and how to print them so that they differ at a glance."""

    a: str
    b: str
    display: tuple[str, str]


Entry = Substance | Combination


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All names the file knows, by id."""

    substances: Mapping[str, Substance] = field(default_factory=dict)
    combinations: Mapping[str, Combination] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    look_alikes: tuple[LookAlike, ...] = ()

    def entry(self, entry_id: str) -> Entry | None:
        """The substance or combination with this id."""
        return self.substances.get(entry_id) or self.combinations.get(entry_id)

    def ingredients(self, entry_id: str) -> tuple[str, ...]:
        """The substance ids an entry is made of; one itself for a substance, none for an id nobody knows."""
        if entry_id in self.substances:
            return (entry_id,)
        combination = self.combinations.get(entry_id)
        return combination.ingredients if combination else ()
