"""Cannabis, medicines and how one felt, side by side on one time axis: what screen and paper both draw."""

from dataclasses import dataclass
from datetime import date

from app.domain.moments import Period
from app.services import words
from app.services.day_amounts import CannabisDay, cannabis_days
from app.services.lanes import Change, Lane, changes, lanes
from app.services.symptom_panels import SymptomPanel, symptom_panels
from app.services.trend_records import TrendRecords

NOT_WHY = "This shows what you noted. It does not show why. Other things may explain a change."


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """The days from `first` to `last`; `days` and every panel have one place for each of them.

    `coverage` says how many days have notes and how many entries came late; `note` what the figure cannot
    say, where anything was noted at all.
    """

    first: date
    last: date
    days: tuple[CannabisDay, ...]
    lanes: tuple[Lane, ...]
    panels: tuple[SymptomPanel, ...]
    changes: tuple[Change, ...]
    coverage: str
    note: str


def time_axis(records: TrendRecords, period: Period) -> TimeAxis:
    """The whole picture of a period; the records have to reach back a week before it for the medians."""
    return TimeAxis(
        first=period.first,
        last=period.last,
        days=cannabis_days(records, period),
        lanes=lanes(records, period),
        panels=symptom_panels(records.checkins, period),
        changes=changes(records, period),
        coverage=coverage(records, period),
        note=NOT_WHY if records.recorded_days(period) else "",
    )


def coverage(records: TrendRecords, period: Period) -> str:
    """The line under every figure: "Recorded days 26 of 30; entered more than 24 hours later: 3."."""
    recorded, late = len(records.recorded_days(period)), records.entered_late(period)
    return f"Recorded days {recorded} of {len(period)}; entered more than 24{words.NBSP}hours later: {late:,}."
