"""What the figures of Trends are drawn from: the records of some days, and which of those days have any."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from typing import Any, TypeVar

from app.domain.checkins import CheckIn
from app.domain.intakes import Intake, IntakeStatus
from app.domain.medicines import Medicine
from app.domain.moments import Period
from app.domain.products import Product
from app.domain.regimens import Regimen
from app.domain.side_effects import SideEffect
from app.domain.statements import DayStatement
from app.domain.uses import Use
from app.services.findings import DiaryView
from app.services.ports import Happened

D = TypeVar("D", bound=Happened)
_FAMILIES = ("medicines", "regimens", "products", "uses", "intakes", "checkins", "effects", "statements")


@dataclass(frozen=True, slots=True)
class TrendRecords:
    """Records that reach at least over the days of a figure; what happened, the oldest first.

    `late` holds the ids of those that were entered more than 24 hours after they happened.
    """

    medicines: tuple[Medicine, ...] = ()
    regimens: tuple[Regimen, ...] = ()
    products: tuple[Product, ...] = ()
    uses: tuple[Use, ...] = ()
    intakes: tuple[Intake, ...] = ()
    checkins: tuple[CheckIn, ...] = ()
    effects: tuple[SideEffect, ...] = ()
    statements: tuple[DayStatement, ...] = ()
    late: frozenset[str] = field(default_factory=frozenset)

    @staticmethod
    def of(view: DiaryView) -> "TrendRecords":
        """What a diary's view holds."""
        return TrendRecords(
            view.medicines,
            view.regimens,
            view.products,
            view.uses,
            view.intakes,
            view.checkins,
            view.effects,
            view.statements,
            view.late,
        )

    @staticmethod
    def joined(parts: Sequence["TrendRecords"]) -> "TrendRecords":
        """Parts of which each is later than the one before, as one."""
        found = TrendRecords(late=frozenset(chain.from_iterable(part.late for part in parts)))
        lists: dict[str, Any] = {}
        for name in _FAMILIES:
            lists[name] = tuple(chain.from_iterable(getattr(part, name) for part in parts))
        return replace(found, **lists)

    def taken(self, medicine_id: str | None = None) -> tuple[Intake, ...]:
        """The doses that were taken, of one medicine or of all."""
        return tuple(
            each
            for each in self.intakes
            if each.status is IntakeStatus.TAKEN and medicine_id in (None, each.medicine_id)
        )

    def dated(self) -> tuple[Happened, ...]:
        """Everything that has a moment of its own."""
        return (*self.uses, *self.intakes, *self.checkins, *self.effects)

    def recorded_days(self, period: Period) -> frozenset[date]:
        """The days of a period on which anything was noted at all."""
        noted = {each.at.date() for each in self.dated()} | {each.day for each in self.statements}
        return frozenset(day for day in noted if day in period)

    def entered_late(self, period: Period) -> int:
        """How many entries of the period were made more than 24 hours after what they are about."""
        return sum(each.id in self.late and each.at.date() in period for each in self.dated())


def by_day(records: Iterable[D]) -> Mapping[date, Sequence[D]]:
    """Records by the wall-clock day they happened on."""
    found: dict[date, list[D]] = {}
    for each in records:
        found.setdefault(each.at.date(), []).append(each)
    return found
