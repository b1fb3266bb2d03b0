"""The figures of Trends: what was noted, side by side. Counts, sums and middles; never why."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.moments import Period
from app.services.figure import Told
from app.services.lanes import Change
from app.services.time_axis import TimeAxis, time_axis
from app.services.trend_calendar import Calendar, calendar
from app.services.trend_change import AFTER, BEFORE, SETTLING, BeforeAfter, before_after
from app.services.trend_co_use import CoUseTable, co_use
from app.services.trend_effects import Effects, effects
from app.services.trend_hours import Hours, hours
from app.services.trend_knows import Knows
from app.services.trend_records import TrendRecords
from app.services.trend_weeks import Weeks, weeks
from app.services.trend_words import axis_told, last_week, week_in_words


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of a period. `axis` joins the medicines (F3) and how one felt (F5) on one time axis.

    `changes` are those that can be looked at before and after; `last_week` says the last seven days in words.
    """

    period: Period
    axis: TimeAxis
    axis_told: Told
    calendar: Calendar
    weeks: Weeks
    co_use: CoUseTable
    hours: Hours
    effects: Effects
    comparisons: tuple[BeforeAfter, ...]
    last_week: str

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes of the period in their order."""
        return tuple(each.change for each in self.comparisons)


def needed(period: Period, today: date) -> Period:
    """The days whose records the figures of a period look at: those of the changes reach beyond it."""
    last = min(period.last + timedelta(days=SETTLING + AFTER), max(today, period.last))
    return Period(period.first - timedelta(days=BEFORE), last)


def figures(records: TrendRecords, period: Period, knows: Knows) -> Figures:
    """Every figure. Pure, and it takes its time: a window hands it to its worker."""
    axis = time_axis(records, period)
    line = axis.coverage
    return Figures(
        period=period,
        axis=axis,
        axis_told=axis_told(axis),
        calendar=calendar(records, period, line),
        weeks=weeks(records, period, line),
        co_use=co_use(records, period, knows, line),
        hours=hours(records, period, knows, line),
        effects=effects(records, period, knows, line),
        comparisons=tuple(before_after(records, each) for each in axis.changes),
        last_week=week_in_words(records, last_week(period), axis),
    )
