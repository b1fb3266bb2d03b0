"""How something gets into, or onto, the body."""

from enum import StrEnum


class Route(StrEnum):
    """The closed list of routes; the same words name them in the data file and on the command line."""

    SMOKED = "smoked"
    VAPORISED = "vaporised"
    DABBED = "dabbed"
    SWALLOWED = "swallowed"
    UNDER_TONGUE = "under-tongue"
    TOPICAL = "topical"
    PATCH = "patch"
    RECTAL = "rectal"
    UNKNOWN = "unknown"
    INJECTED = "injected"
    INHALED = "inhaled"
    NASAL = "nasal"
    EYE = "eye"


CANNABIS_ROUTES = tuple(Route)[:9]
"""Routes a cannabis product can have; the rest are for medicines only."""

LOCAL_ROUTES = frozenset({Route.TOPICAL, Route.EYE})
"""Things put on one place: they meet only categories that list the route by name."""

_BY_FORM = {
    "cream": Route.TOPICAL,
    "gel": Route.TOPICAL,
    "ointment": Route.TOPICAL,
    "lotion": Route.TOPICAL,
    "patch": Route.PATCH,
    "suppository": Route.RECTAL,
    "injection": Route.INJECTED,
    "inhaler": Route.INHALED,
    "nasal spray": Route.NASAL,
    "eye drops": Route.EYE,
    "eye drop": Route.EYE,
    "mouth spray": Route.UNDER_TONGUE,
    "under-tongue tablet": Route.UNDER_TONGUE,
}


def route_of_form(form: str) -> Route | None:
    """The route that a medicine's form tells by itself ("patches" is a patch); None when it tells none."""
    word = form.strip().casefold()
    return _BY_FORM.get(word) or _BY_FORM.get(word.removesuffix("s")) or _BY_FORM.get(word.removesuffix("es"))
