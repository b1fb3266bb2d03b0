"""What the file says of a substance beside its names: groups, roles, how far it was looked at; what a product holds."""

from app.domain.interactions import DataFile
from app.domain.substances import Combination, Look, LookedAt, Substance
from app.services import words
from app.services.side_words import Line, name_of, role_name

_LOOKS = {Look.EFFECTS: "Effects together", Look.LEVELS: "Blood levels"}


def substance_line(substance: Substance) -> Line:
    """One substance: groups, roles with their sources, looks with theirs, and what a stop can bring."""
    told = [
        substance.groups and f"Groups: {', '.join(substance.groups)}.",
        substance.roles and f"Roles: {', '.join(f'{role_name(one.role)} ({one.source})' for one in substance.roles)}.",
        *(_look(one) for one in substance.looked_at),
        not substance.looked_at and "Not looked at.",
        substance.stop_slowly and "A sudden stop can bring withdrawal effects.",
        substance.stop_clots and "A stop can let a clot form.",
    ]
    return Line(substance.name, " ".join(str(one) for one in told if one))


def product_line(product: Combination, data: DataFile) -> Line:
    """One product of fixed ingredients: all of them, those the file does not cover named as such, fixed amounts."""
    covered = [name_of(one, data) for one in product.ingredients]
    uncovered = [f"{one} (not in the checked list)" for one in product.uncovered]
    amounts = [
        f"{name_of(one.substance, data)} {words.number(one.mg)} mg per {one.per} ({one.source})"
        for one in product.amounts
    ]
    told = f"{words.listed([*covered, *uncovered])}."
    return Line(product.name, " ".join([told, *([f"By its label: {', '.join(amounts)}."] if amounts else [])]))


def _look(look: LookedAt) -> str:
    if look.sources:
        return f"{_LOOKS[look.at]}: {', '.join(look.sources)}."
    searched = f" on {words.short_day(look.searched)}" if look.searched else ""
    return f"{_LOOKS[look.at]}: searched{searched}, nothing found."
