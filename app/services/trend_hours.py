"""F7, the hours of the day: doses by class and uses by route, each where its clock time is known."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from app.domain.moments import Period
from app.services import words
from app.services.figure import Told, dash, few
from app.services.trend_knows import Knows
from app.services.trend_records import TrendRecords

HOURS = 24


@dataclass(frozen=True, slots=True)
class HourRow:
    """How many fell into each hour from 0 to 23; `untimed` have no clock time and are in none."""

    name: str
    hours: tuple[int, ...]
    untimed: int = 0

    @property
    def counted(self) -> int:
        """All that have a clock time."""
        return sum(self.hours)


@dataclass(frozen=True, slots=True)
class Hours:
    """Two strips on the same 24 hours."""

    told: Told
    doses: tuple[HourRow, ...]
    uses: tuple[HourRow, ...]


def hours(records: TrendRecords, period: Period, knows: Knows, coverage: str) -> Hours:
    """Both strips of a period."""
    taken = [each for each in records.taken() if each.at.date() in period]
    used = [each for each in records.uses if each.at.date() in period]
    doses = _rows((knows.classes.get(each.medicine_id, ""), each.at, each.timed) for each in taken)
    uses = _rows((words.ROUTES[each.route], each.at, each.timed) for each in used)
    return Hours(_told(doses, uses, coverage), doses, uses)


def _rows(events: Iterable[tuple[str, datetime, bool]]) -> tuple[HourRow, ...]:
    bins: dict[str, list[int]] = {}
    untimed: dict[str, int] = {}
    for name, at, timed in events:
        own = bins.setdefault(name, [0] * HOURS)
        if timed:
            own[at.hour] += 1
        else:
            untimed[name] = untimed.get(name, 0) + 1
    return tuple(HourRow(name, tuple(own), untimed.get(name, 0)) for name, own in bins.items())


def _told(doses: tuple[HourRow, ...], uses: tuple[HourRow, ...], coverage: str) -> Told:
    every = (*doses, *uses)
    rows = tuple(
        (f"{hour:02}:00 to {hour:02}:59", *(dash(str(row.hours[hour] or "")) for row in every))
        for hour in range(HOURS)
        if any(row.hours[hour] for row in every)
    )
    spoken = " ".join(f"{row.name}: {_busiest(row)}" for row in every) or "Nothing with a clock time is noted."
    number = sum(row.counted for row in every)
    lost = sum(row.untimed for row in every)
    note = (
        f"{words.counted(number, 'entry').replace('entrys', 'entries')} with a clock time; {lost} without are left out."
    )
    headers = ("Hour", *(f"{row.name} ({row.counted})" for row in every))
    return Told("Hours of the day", headers, rows, spoken, coverage, few(number, "time"), note)


def _busiest(row: HourRow) -> str:
    if not row.counted:
        return "no clock time known."
    most = max(row.hours)
    at = row.hours.index(most)
    return f"{words.counted(row.counted, 'time')}, most between {at:02}:00 and {at:02}:59 ({most})."
