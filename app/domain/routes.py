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
