"""mg of THC and CBD by the labels, day by day; a day of which nobody knows is neither 0 nor left out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.domain.moments import Period
from app.domain.routes import LOCAL_ROUTES
from app.domain.statements import DayStatement, Said
from app.domain.uses import LabelMg, Use, cbd_mg, thc_mg
from app.services import words
from app.services.trend_records import TrendRecords, by_day

Figure = Callable[[Use], LabelMg]


class DayState(StrEnum):
    """What is known of a cannabinoid on one day.

    `NONE`: it was noted that nothing was used, or the labels of what was used have none of it. `PARTLY`: the mg are
    those of some uses, the strength of others is not known. `UNKNOWN`: used, or perhaps used, and no mg known at all.
    """

    KNOWN = "known"
    PARTLY = "partly"
    NONE = "none"
    UNKNOWN = "unknown"
    NO_ENTRY = "no-entry"


@dataclass(frozen=True, slots=True)
class DayAmount:
    """mg by the labels on one day, to two figures; None unless some of it is known."""

    state: DayState
    mg: float | None = None


@dataclass(frozen=True, slots=True)
class CannabisDay:
    """One day: THC and CBD. Things put on the skin are no part of it."""

    day: date
    thc: DayAmount
    cbd: DayAmount
    uses: int


def cannabis_days(records: TrendRecords, period: Period) -> tuple[CannabisDay, ...]:
    """Every day of the period, the oldest first."""
    used, said = by_day(records.uses), {each.day: each for each in records.statements}
    return tuple(_day(day, used.get(day, ()), said.get(day)) for day in period.days())


def counts_in_totals(use: Use) -> bool:
    """Whether the mg of a use are summed: what is put on one place of the body is listed only."""
    return use.route not in LOCAL_ROUTES


def known_mg(uses: Sequence[Use], figure: Figure) -> tuple[Decimal | None, int]:
    """The sum of what is known, None when nothing is, and the number of uses of which it is not known."""
    values = [figure(use).value for use in uses if counts_in_totals(use)]
    known = [value for value in values if value is not None]
    return (sum(known, Decimal(0)) if known else None, len(values) - len(known))


def _day(day: date, uses: Sequence[Use], said: DayStatement | None) -> CannabisDay:
    return CannabisDay(day, _amount(uses, said, thc_mg), _amount(uses, said, cbd_mg), len(uses))


def _amount(uses: Sequence[Use], said: DayStatement | None, figure: Figure) -> DayAmount:
    if not uses:
        states = {None: DayState.NO_ENTRY, Said.NONE: DayState.NONE, Said.UNKNOWN: DayState.UNKNOWN}
        return DayAmount(states[said.said if said else None])
    known, unknown = known_mg(uses, figure)
    if known is None:
        return DayAmount(DayState.UNKNOWN if unknown else DayState.NONE)
    if not known and not unknown:
        return DayAmount(DayState.NONE, 0.0)
    return DayAmount(DayState.PARTLY if unknown else DayState.KNOWN, float(words.two_figures(known)))
