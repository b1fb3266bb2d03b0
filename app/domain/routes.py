"""How something gets into, or onto, the body."""

import re
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

_ELSEWHERE = frozenset({"oral", "vaginal", "transdermal", "ear", "dental"})
_PIECES = frozenset({"tablet", "tab", "capsule", "cap", "caplet", "softgel", "pill"})
_NOT_ON_ONE_PLACE = _ELSEWHERE | _PIECES | {"syrup", "elixir", "sachet", "granule"}
_BY_WORD: tuple[tuple[Route | None, frozenset[str]], ...] = (
    (Route.PATCH, frozenset({"patch", "plaster", "pflaster"})),
    (Route.INHALED, frozenset({"inhaler", "inhalation", "inhaled", "nebuliser", "nebulizer"})),
    (Route.INJECTED, frozenset({"injection", "infusion", "syringe", "ampoule"})),
    (Route.UNDER_TONGUE, frozenset({"tongue", "sublingual", "buccal", "oromucosal", "mouth"})),
    # Taken up by the whole body or not said: a gel for the mouth is not one for the skin.
    (None, _ELSEWHERE),
    (Route.RECTAL, frozenset({"suppository", "rectal", "enema"})),
    (Route.NASAL, frozenset({"nasal", "nose"})),
    (Route.EYE, frozenset({"eye", "ophthalmic"})),
    (Route.TOPICAL, frozenset({"cream", "gel", "ointment", "lotion", "topical", "cutaneous"})),
)
"""Words of a form and the route each tells, the strongest first: "eye ointment" goes into the eye."""

_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""))


def route_of_form(form: str) -> Route | None:
    """The route that a medicine's form tells by itself ("transdermal patches" is a patch); None when it tells none.

    None also where the words say only that it is not put on one place: whoever asks then takes the usual route.
    """
    words = _words(form)
    return next((route for route, known in _BY_WORD if not known.isdisjoint(words)), None)


def likely_route(form: str, usual: Route | None) -> Route:
    """What the form tells, else the usual route of the thing, else swallowed. No tablet is put on the skin.

    A form that is not for the skin or the eye takes a thing that usually is off that route: else rules would be silent.
    """
    told = route_of_form(form)
    if told is None and usual in LOCAL_ROUTES and not _NOT_ON_ONE_PLACE.isdisjoint(_words(form)):
        return Route.SWALLOWED
    return told or usual or Route.SWALLOWED


def is_swallowed_whole(form: str) -> bool:
    """Whether a form is a piece to swallow ("capsules"), as far as its words tell."""
    return route_of_form(form) is None and not _PIECES.isdisjoint(_words(form)) and "vaginal" not in _words(form)


def _words(form: str) -> set[str]:
    """The words of a form, each also as one thing ("patches": patch)."""
    words = set(re.findall(r"[^\W\d_]+", form.casefold()))
    return words | {word.removesuffix(end) + one for word in words for end, one in _ENDINGS if word.endswith(end)}
