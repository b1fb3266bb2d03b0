"""Which uses of cannabis and doses of a medicine met in time: counted by fixed windows, and never a statement of more.

A: a dose was taken within the window after a use. B: cannabis was used while the dose may still have acted. A pair
counts once for each dose and calendar day. Differences between times are those of the clock of the world (UTC), so a
change to or from summer time moves nothing; a day is the one on the wall clock where it was lived.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

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


def meetings(uses: Sequence[Span], doses: Sequence[Span]) -> tuple[Meeting, ...]:
    """Every meeting, by the doses' places and then by day. The time grows with uses + doses + meetings."""
    timed_uses, timed_doses = _in_order(uses), _in_order(doses)
    after = dict(_taken_after(timed_uses, timed_doses))
    before: dict[int, dict[date, timedelta]] = {}
    for place, day, gap in _used_after(timed_uses, timed_doses):
        before.setdefault(place, {}).setdefault(day, gap)
    every_day = {use.at.date() for use in uses}
    untimed_days = {use.at.date() for use in uses if not use.timed}
    found: list[Meeting] = []
    for place, dose in enumerate(doses):
        own, mine, later = dose.at.date(), after.get(place), before.get(place, {})
        untimed = own in (untimed_days if dose.timed else every_day)
        days = {own, *later} if mine is not None or untimed else set(later)
        found += [Meeting(place, day, mine if day == own else None, later.get(day)) for day in sorted(days)]
    return tuple(found)


def counted(doses: Sequence[Span], found: Iterable[Meeting]) -> CoUse:
    """The counts of some meetings of these doses."""
    after, before, same, days = set(), set(), set(), set()
    for meeting in found:
        if meeting.after is not None:
            after.add(meeting.dose)
        if meeting.before is not None:
            before.add(meeting.dose)
        if meeting.same_day_only:
            same.add(meeting.dose)
        else:
            days.add(meeting.day)
    return CoUse(
        doses=len(doses),
        timed=sum(dose.timed for dose in doses),
        after=len(after),
        before=len(before),
        either=len(after | before),
        same_day=len(same - after - before),
        days=len(days),
    )


def cbd_days(used: Collection[date], active: Callable[[date], bool], last: date) -> tuple[date, ...]:
    """The days of the last 14 up to `last` with a use of CBD on which the medicine was on the record.

    This rule of days stands in place of windows where levels in the blood build up.
    """
    days = (last - timedelta(days=back) for back in reversed(range(CBD_LOOKS_BACK)))
    return tuple(day for day in days if day in used and active(day))


_Placed = tuple[timedelta, timedelta, int, date]
"""A span by its first and last instant (since 1970, UTC), its place among those given, and its wall-clock day."""


def _in_order(spans: Sequence[Span]) -> list[_Placed]:
    placed = []
    for place, span in enumerate(spans):
        if span.timed:
            start = span.at - _EPOCH
            placed.append((start, start + span.lasts, place, span.at.date()))
    placed.sort()
    return placed


def _taken_after(uses: Sequence[_Placed], doses: Sequence[_Placed]) -> Iterator[tuple[int, timedelta]]:
    """A, in one pass: the place of each dose taken inside a window, and how long after the nearest such use.

    `reaching` holds uses that may reach a later dose, the latest on top, each ending before the one below it: an
    earlier use that ends no later can never be the nearest again.
    """
    reaching: list[_Placed] = []
    coming = 0
    for taken, _, place, _ in doses:
        while coming < len(uses) and uses[coming][0] <= taken:
            while reaching and reaching[-1][1] <= uses[coming][1]:
                reaching.pop()
            reaching.append(uses[coming])
            coming += 1
        while reaching and reaching[-1][1] < taken:
            reaching.pop()
        if reaching:
            yield place, taken - reaching[-1][0]


def _used_after(uses: Sequence[_Placed], doses: Sequence[_Placed]) -> Iterator[tuple[int, date, timedelta]]:
    """B, in one pass: from the first use at or after each dose, one step for each further day inside its window."""
    next_day = list(range(1, len(uses) + 1))
    for at in reversed(range(len(uses) - 1)):
        if uses[at][3] == uses[at + 1][3]:
            next_day[at] = next_day[at + 1]
    first = 0
    for taken, ends, place, _ in doses:
        while first < len(uses) and uses[first][0] < taken:
            first += 1
        at = first
        while at < len(uses) and uses[at][0] <= ends:
            yield place, uses[at][3], uses[at][0] - taken
            at = next_day[at]
