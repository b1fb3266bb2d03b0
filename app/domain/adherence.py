"""What was recorded of planned doses, counted; and the facts of doses taken as needed. "Not recorded" is no verdict."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from app.domain.expected import Slot, expected
from app.domain.intakes import Intake, IntakeStatus
from app.domain.moments import Period
from app.domain.regimens import Regimen

_DAY = timedelta(hours=24)
_ENOUGH = 7
"""Recorded doses from which a share of them says anything."""


@dataclass(frozen=True, slots=True)
class Adherence:
    """E planned doses, T of them taken, S skipped; `unknown` of the rest are written down as not known.

    Every dose is counted once, so taken, skipped and not recorded always add up to what was planned; `extra` are the
    doses taken that belong to no planned one.
    """

    planned: int
    taken: int
    skipped: int
    unknown: int
    extra: int

    @property
    def not_recorded(self) -> int:
        """N = E - T - S, the doses marked as not known included."""
        return self.planned - self.taken - self.skipped

    @property
    def recorded_share(self) -> Decimal | None:
        """(T + S) / E; None where nothing was planned."""
        return Decimal(self.taken + self.skipped) / self.planned if self.planned else None

    @property
    def taken_share_of_recorded(self) -> Decimal | None:
        """T / (T + S); None below seven recorded doses. It is only ever shown beside `recorded_share`."""
        recorded = self.taken + self.skipped
        return Decimal(self.taken) / recorded if recorded >= _ENOUGH else None


@dataclass(frozen=True, slots=True)
class AsNeededFacts:
    """Doses taken in a period of `days`: how many, on how many days, the shortest gap, the most within 24 hours.

    `shortest_gap` and `most_in_24h` (pieces) look only at doses whose clock time is known, `untimed` are the others;
    `most_in_24h` is None where the amount of any of them is not known.
    """

    uses: int
    days_used: int
    days: int
    shortest_gap: timedelta | None
    most_in_24h: Decimal | None
    untimed: int


def adherence(
    regimens: Sequence[Regimen], intakes: Sequence[Intake], period: Period, since: date | None = None
) -> Adherence:
    """Count one medicine's doses in a period. `since` is the day it was begun, where that is known.

    While neither it nor a version's beginning is known, nothing counts as planned before the first dose recorded.
    """
    first = since or min((one.at.date() for one in intakes), default=None)
    planned = frozenset(expected(regimens, period, first))
    doses = [(one, one.slot()) for one in intakes]
    in_period = [(one, slot) for one, slot in doses if (slot.day if slot else one.at.date()) in period]
    had = planned & _slots(in_period, IntakeStatus.TAKEN)
    skipped = planned & _slots(in_period, IntakeStatus.SKIPPED) - had
    unknown = planned & _slots(in_period, IntakeStatus.UNKNOWN) - had - skipped
    taken = sum(one.status is IntakeStatus.TAKEN for one, _ in in_period)
    return Adherence(len(planned), len(had), len(skipped), len(unknown), taken - len(had))


def as_needed_facts(intakes: Sequence[Intake], period: Period) -> AsNeededFacts:
    """The facts of the doses taken in a period."""
    taken = [one for one in intakes if one.status is IntakeStatus.TAKEN and one.at.date() in period]
    timed = sorted((one for one in taken if one.timed), key=lambda one: one.at)
    return AsNeededFacts(
        uses=len(taken),
        days_used=len({one.at.date() for one in taken}),
        days=len(period),
        shortest_gap=min((after.at - before.at for before, after in pairwise(timed)), default=None),
        most_in_24h=_highest(timed),
        untimed=len(taken) - len(timed),
    )


def most_around(dose: Intake, others: Sequence[Intake]) -> tuple[Decimal | None, int]:
    """The most pieces in any 24 hours that hold this dose, and how many doses those are; None: an amount is not known.

    The two ends of a stretch of exactly 24 hours are not in it together.
    """
    near = sorted((*_timed_beside(dose, others), dose), key=lambda one: one.at)
    found: list[tuple[Decimal, list[Intake]]] = []
    for start in near:
        window = [one for one in near if start.at <= one.at < start.at + _DAY]
        if dose in window:
            if any(one.pieces is None for one in window):
                return None, max(len(window), 1)
            found.append((sum((one.pieces or Decimal(0) for one in window), Decimal(0)), window))
    most = max(found, key=lambda each: each[0])
    return most[0], len(most[1])


def gap_beside(dose: Intake, others: Sequence[Intake]) -> timedelta | None:
    """The time to the nearest other dose taken, before or after; None where there is none with a known time."""
    return min((abs(one.at - dose.at) for one in _timed_beside(dose, others)), default=None)


def patches_on(intakes: Sequence[Intake]) -> tuple[Intake, ...]:
    """The patches put on and not taken off again, as far as the record says, the earliest first."""
    worn = [one for one in intakes if one.status is IntakeStatus.TAKEN and one.removed is None]
    return tuple(sorted(worn, key=lambda one: one.at))


def _timed_beside(dose: Intake, others: Sequence[Intake]) -> list[Intake]:
    if not dose.timed:
        return []
    return [one for one in others if one.id != dose.id and one.status is IntakeStatus.TAKEN and one.timed]


def _highest(timed: Sequence[Intake]) -> Decimal | None:
    if not timed or any(one.pieces is None for one in timed):
        return None
    best, total, first = Decimal(0), Decimal(0), 0
    for one in timed:
        total += one.pieces or Decimal(0)
        while one.at - timed[first].at >= _DAY:
            total -= timed[first].pieces or Decimal(0)
            first += 1
        best = max(best, total)
    return best


def _slots(doses: Sequence[tuple[Intake, Slot | None]], status: IntakeStatus) -> frozenset[Slot]:
    return frozenset(slot for one, slot in doses if slot is not None and one.status is status)
