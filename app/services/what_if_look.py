"""A what-if on paper: marked as not taken, with what could not be checked of it as loud as what was found."""

from dataclasses import dataclass

from app.domain.interactions import Seriousness
from app.services.coverage_view import UncheckedView
from app.services.what_if import NOT_A_PLAN, WhatIf, WouldBe

HEADING = "What if: NOT TAKEN, only asked about"


@dataclass(frozen=True, slots=True)
class WouldBeLine:
    """One finding of a what-if on paper."""

    title: str
    seriousness: Seriousness
    word: str
    certainty_words: str
    things: tuple[str, ...]
    remark: str
    ask: str


@dataclass(frozen=True, slots=True)
class WhatIfLook:
    """A what-if on paper, marked as such: `names` are not taken. `same` counts what would stay as it is."""

    names: tuple[str, ...]
    not_a_plan: str
    headline: str
    unchecked: tuple[UncheckedView, ...]
    on_skin: str
    new: tuple[WouldBeLine, ...]
    changed: tuple[WouldBeLine, ...]
    same: int
    no_match: str


def look_of(found: WhatIf) -> WhatIfLook | None:
    """What paper says of a what-if; None when nothing was asked about."""
    if not found.names:
        return None
    return WhatIfLook(
        names=found.names,
        not_a_plan=NOT_A_PLAN,
        headline=found.headline,
        unchecked=found.unchecked,
        on_skin=found.on_skin,
        new=tuple(map(_line, found.new)),
        changed=tuple(map(_line, found.changed)),
        same=len(found.same),
        no_match="" if found.new or found.changed else found.no_match,
    )


def _line(one: WouldBe) -> WouldBeLine:
    view = one.view
    return WouldBeLine(view.title, view.seriousness, view.word, view.certainty_words, view.things, one.remark, view.ask)
