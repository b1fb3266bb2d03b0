"""That a finding was talked about: with whom, when, what was said, and what the finding was about at that time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

MUCH_MORE = 2
"""Amounts of cannabis vary from day to day; only more than so many times the amount talked about is another dose."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing a finding was about. `substances` are what in it mattered, `routes` how it was taken.

    `plan` is how it is taken, or what its label says, as text that stays the same for as long as that does. `most` is
    the most of each substance on one day of the log, in mg by the label, where that is known.
    """

    name: str
    substances: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()
    plan: str = ""
    most: tuple[tuple[str, Decimal], ...] = ()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a finding was about at one time: its things, the digest of its entry, how serious it was (1 to 4)."""

    things: tuple[Thing, ...]
    entry: str
    seriousness: int

    def __post_init__(self) -> None:
        """Raise ValueError when the seriousness is none of the four."""
        if not 1 <= self.seriousness <= 4:
            raise ValueError("seriousness is a whole number from 1 to 4")


@dataclass(frozen=True, slots=True)
class Talk:
    """One finding talked about on a day. `category` is the id of its entry, `then` what the finding was about."""

    id: str
    category: str
    on: date
    people: str
    said: str
    then: Snapshot


@dataclass(frozen=True, slots=True)
class Difference:
    """What is not as it was: names of things, whether the entry was changed, whether it is more serious now."""

    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    doses: tuple[str, ...] = ()
    entry: bool = False
    more_serious: bool = False

    def __bool__(self) -> bool:
        return bool(self.added or self.gone or self.doses or self.entry or self.more_serious)


def difference(then: Snapshot, now: Snapshot) -> Difference:
    """Compare a finding with what it was. A thing is the same when its name and what matters in it are."""
    before, after = _by_key(then.things), _by_key(now.things)
    both = [key for key in after if key in before]
    return Difference(
        added=tuple(after[key].name for key in after if key not in before),
        gone=tuple(before[key].name for key in before if key not in after),
        doses=tuple(after[key].name for key in both if _another_dose(before[key], after[key])),
        entry=then.entry != now.entry,
        more_serious=now.seriousness > then.seriousness,
    )


def _by_key(things: Iterable[Thing]) -> dict[tuple[str, tuple[str, ...], int], Thing]:
    """Things by name and substances; of several alike each has a key of its own."""
    found: dict[tuple[str, tuple[str, ...], int], Thing] = {}
    for thing in sorted(things, key=lambda each: each.plan):
        name, count = " ".join(thing.name.casefold().split()), 0
        while (name, thing.substances, count) in found:
            count += 1
        found[name, thing.substances, count] = thing
    return found


def _another_dose(then: Thing, now: Thing) -> bool:
    """A route that was there and is no longer is no news; a new one is."""
    if then.plan != now.plan or not set(now.routes) <= set(then.routes):
        return True
    before = dict(then.most)
    return any(name in before and amount > MUCH_MORE * before[name] for name, amount in now.most)
