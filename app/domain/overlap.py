"""Which uses of cannabis and doses of a medicine met in time: counted by fixed windows, and never a statement of more.

A: a dose was taken within the window after a use. B: cannabis was used while the dose may still have acted. A pair
counts once for each dose and calendar day. Differences between times are those of the clock of the world (UTC), so a
change to or from summer time moves nothing; a day is the one on the wall clock where it was lived.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import groupby, pairwise
from operator import attrgetter

from app.domain.windows import CBD_LOOKS_BACK

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Span:
    """One use or one dose: when it began, with its wall clock's offset, and for how long it is counted from there.

    `timed` False: only the day is known. What is put on one place of the body has no span at all.
    """

    at: datetime
    lasts: timedelta
    timed: bool = True


@dataclass(frozen=True, slots=True)
class Meeting:
    """One dose (its place among those given) and one calendar day on which it met cannabis.

    `after` is how long after the nearest use the dose was taken (A), `before` how long before the next use (B); None
    where that did not happen. Neither is known where one of the two has no time of day: then it is the same day only.
    """

    dose: int
    day: date
    after: timedelta | None = None
    before: timedelta | None = None

    @property
    def same_day_only(self) -> bool:
        """Whether all that is known is that both were on this day."""
        return self.after is None and self.before is None


@dataclass(frozen=True, slots=True)
class CoUse:
    """How often the doses of one or several medicines met cannabis. All are numbers of doses, but `days`.

    `timed` have a time of day and are what A and B are counted out of; `days` are calendar days with an A or a B.
    """

    doses: int = 0
    timed: int = 0
    after: int = 0
    before: int = 0
    either: int = 0
    same_day: int = 0
    days: int = 0


def meetings(uses: Sequence[Span], doses: Sequence[Span]) -> Iterator[Meeting]:
    """Every meeting, one after the other, those of one dose together and by day; doses without a time come first.

    The time grows with uses + doses + meetings.
    """
    untimed_days = {use.at.date() for use in uses if not use.timed}
    untimed = [(place, dose.at.date()) for place, dose in enumerate(doses) if not dose.timed]
    every_day = {use.at.date() for use in uses} if untimed else set()
    for place, day in untimed:
        if day in every_day:
            yield Meeting(place, day)
    placed = list(_in_order(uses))
    earlier, coming = _Earlier(placed), _Coming(placed)
    for taken, ends, place, own in _in_order(doses):
        after, before = earlier.nearest(taken), coming.days(taken, ends)
        if after is not None or own in untimed_days:
            before.setdefault(own, None)
        for day in sorted(before):
            yield Meeting(place, day, after if day == own else None, before[day])


def counted(doses: Sequence[Span], found: Iterable[Meeting]) -> CoUse:
    """The counts of some meetings of these doses, those of one dose together."""
    after = before = either = same = 0
    days: set[date] = set()
    for _, of_one in groupby(found, attrgetter("dose")):
        mine = list(of_one)
        is_after = any(each.after is not None for each in mine)
        is_before = any(each.before is not None for each in mine)
        after, before = after + is_after, before + is_before
        either, same = either + (is_after or is_before), same + (not is_after and not is_before)
        days.update(each.day for each in mine if not each.same_day_only)
    timed = sum(dose.timed for dose in doses)
    return CoUse(len(doses), timed, after, before, either, same, len(days))


def cbd_days(used: Collection[date], active: Callable[[date], bool], last: date) -> tuple[date, ...]:
    """The days of the last 14 up to `last` with a use of CBD on which the medicine was on the record.

    This rule of days stands in place of windows where levels in the blood build up.
    """
    days = (last - timedelta(days=back) for back in reversed(range(CBD_LOOKS_BACK)))
    return tuple(day for day in days if day in used and active(day))


_Placed = tuple[timedelta, timedelta, int, date]
"""A span by its first and last instant (since 1970, UTC), its place among those given, and its wall-clock day."""


def _in_order(spans: Sequence[Span]) -> Iterable[_Placed]:
    placed = (
        (start := span.at - _EPOCH, start + span.lasts, place, span.at.date())
        for place, span in enumerate(spans)
        if span.timed
    )
    return (
        placed
        if all(one.at.astimezone(UTC) <= two.at.astimezone(UTC) for one, two in pairwise(spans))
        else sorted(placed)
    )


class _Earlier:
    """The uses up to a moment that only moves on.

    `_reaching` holds those that may reach a later dose, the latest on top, each ending before the one below it: an
    earlier use that ends no later can never be the nearest again. So each is put on and taken off once.
    """

    def __init__(self, uses: Sequence[_Placed]) -> None:
        self._uses, self._next = uses, 0
        self._reaching: list[_Placed] = []

    def nearest(self, taken: timedelta) -> timedelta | None:
        """How long before `taken` the nearest use was that still reaches it; None when none does."""
        uses, reaching = self._uses, self._reaching
        while self._next < len(uses) and uses[self._next][0] <= taken:
            use = uses[self._next]
            while reaching and reaching[-1][1] <= use[1]:
                reaching.pop()
            reaching.append(use)
            self._next += 1
        while reaching and reaching[-1][1] < taken:
            reaching.pop()
        return taken - reaching[-1][0] if reaching else None


class _Coming:
    """The uses from a moment that only moves on; of each day only the first one is looked at."""

    def __init__(self, uses: Sequence[_Placed]) -> None:
        self._uses, self._first = uses, 0
        self._next_day = list(range(1, len(uses) + 1))
        for at in reversed(range(len(uses) - 1)):
            if uses[at][3] == uses[at + 1][3]:
                self._next_day[at] = self._next_day[at + 1]

    def days(self, taken: timedelta, ends: timedelta) -> dict[date, timedelta | None]:
        """The days with a use from `taken` to `ends`, and how long after `taken` the first of each was."""
        uses = self._uses
        while self._first < len(uses) and uses[self._first][0] < taken:
            self._first += 1
        at = self._first
        found: dict[date, timedelta | None] = {}
        while at < len(uses) and uses[at][0] <= ends:
            found.setdefault(uses[at][3], uses[at][0] - taken)
            at = self._next_day[at]
        return found
