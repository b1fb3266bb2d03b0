"""F2, label THC and CBD per week: sums of what is known, the uses of unknown strength beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from app.domain.moments import Period
from app.domain.uses import Use, cbd_mg, thc_mg
from app.services import words
from app.services.day_amounts import Figure, counts_in_totals, known_mg
from app.services.figure import NOT_ENOUGH, Told, dash
from app.services.trend_records import TrendRecords, by_day

ENOUGH_DAYS = 4
"""Recorded days of a week from which it gets a value."""
_MOST_UNKNOWN = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class WeekSum:
    """One cannabinoid in one week: mg by the labels to two figures, None without a total; `unknown` are uses."""

    mg: float | None
    unknown: int


@dataclass(frozen=True, slots=True)
class Week:
    """The days of one ISO week that lie in the period. Uses are those that count in totals, not on the skin."""

    first: date
    last: date
    recorded: int
    uses: int
    used_days: int
    thc: WeekSum
    cbd: WeekSum

    @property
    def days(self) -> int:
        """How many days of it lie in the period."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Weeks:
    """Weeks, the oldest first."""

    told: Told
    weeks: tuple[Week, ...]


def weeks(records: TrendRecords, period: Period, coverage: str) -> Weeks:
    """The weeks of a period."""
    used = by_day(each for each in records.uses if counts_in_totals(each))
    recorded = records.recorded_days(period)
    found = []
    for days in iso_weeks(period):
        own = [use for day in days.days() for use in used.get(day, ())]
        noted = sum(day in recorded for day in days.days())
        on = sum(day in used for day in days.days())
        thc, cbd = (_sum(own, figure, noted) for figure in (thc_mg, cbd_mg))
        found.append(Week(days.first, days.last, noted, len(own), on, thc, cbd))
    return Weeks(_told(found, coverage), tuple(found))


def iso_weeks(period: Period) -> list[Period]:
    """The period cut at each Monday."""
    first, found = period.first, []
    while first <= period.last:
        last = min(first + timedelta(days=6 - first.weekday()), period.last)
        found.append(Period(first, last))
        first = last + timedelta(days=1)
    return found


def week_name(week: Period | Week) -> str:
    """A week's days: "2 Jun 2026 to 8 Jun 2026"."""
    if week.first == week.last:
        return words.short_day(week.first)
    return f"{words.short_day(week.first)} to {words.short_day(week.last)}"


def _sum(uses: Sequence[Use], figure: Figure, recorded: int) -> WeekSum:
    known, unknown = known_mg(uses, figure)
    total = known is not None and recorded >= ENOUGH_DAYS and unknown <= _MOST_UNKNOWN * len(uses)
    return WeekSum(float(words.two_figures(known)) if known is not None and total else None, unknown)


def mg_cell(found: WeekSum, week: Week) -> str:
    """A week's total in a cell: "about 51 mg", "no use noted", "uses only: too many of unknown strength"."""
    if week.recorded < ENOUGH_DAYS:
        return NOT_ENOUGH
    if not week.uses:
        return "no use noted"
    return f"about {found.mg:,g}{words.NBSP}mg" if found.mg is not None else "no total, strength unknown"


def _told(found: Sequence[Week], coverage: str) -> Told:
    rows = tuple(
        (
            week_name(week),
            f"{week.recorded} of {week.days}",
            str(week.used_days),
            str(week.uses),
            mg_cell(week.thc, week),
            dash(words.counted(week.thc.unknown, "use") if week.thc.unknown else ""),
            mg_cell(week.cbd, week),
            dash(words.counted(week.cbd.unknown, "use") if week.cbd.unknown else ""),
        )
        for week in reversed(found)
    )
    headers = ("Week", "Recorded", "Days used", "Uses", "THC, label", "THC not known", "CBD, label", "CBD not known")
    enough = sum(week.recorded >= ENOUGH_DAYS for week in found)
    uses, days = sum(week.uses for week in found), sum(week.used_days for week in found)
    spoken = (
        f"{words.counted(len(found), 'week')}, {enough} with at least {ENOUGH_DAYS} recorded days. "
        f"{words.counted(uses, 'use')} on {words.counted(days, 'day')}. {_range(found)}"
    )
    note = (
        f"Under a bar: days used / days recorded; over it: uses of unknown strength. "
        f"A week needs {ENOUGH_DAYS} recorded days. {words.MG_FOOTNOTE}"
    )
    return Told("THC and CBD per week, from labels", headers, rows, spoken, coverage, note=note)


def _range(found: Sequence[Week]) -> str:
    said = []
    for name, sums in (("THC", [week.thc.mg for week in found]), ("CBD", [week.cbd.mg for week in found])):
        known = [mg for mg in sums if mg is not None]
        if known:
            low, high = min(known), max(known)
            span = f"{low:g}" if low == high else f"{low:g} to {high:g}"
            said.append(f"{name} about {span}{words.NBSP}mg a week where there is a total")
    return f"{'; '.join(said)}." if said else "No week has a total."
