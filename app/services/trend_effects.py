"""F8, what was noticed: counts per week by severity, and hours since the doses and the use before each. Times only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.moments import Period
from app.domain.side_effects import Severity, SideEffect
from app.services import words
from app.services.figure import Told, few
from app.services.trend_knows import Knows
from app.services.trend_records import TrendRecords
from app.services.trend_weeks import iso_weeks
from app.services.wellbeing_view import BEFORE, TIMES_ONLY, noticed, time_between
from app.services.wellbeing_words import SEVERITIES


@dataclass(frozen=True, slots=True)
class EffectWeek:
    """The side effects of a week by severity: mild, moderate, severe, not said."""

    first: date
    last: date
    counts: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Effects:
    """Weeks, the oldest first; the events are the table."""

    told: Told
    weeks: tuple[EffectWeek, ...]


def effects(records: TrendRecords, period: Period, knows: Knows, coverage: str) -> Effects:
    """The side effects of a period."""
    own = [each for each in records.effects if each.at.date() in period]
    found = []
    for days in iso_weeks(period):
        mine = [each.severity for each in own if each.at.date() in days]
        mild, moderate, severe, unsaid = (mine.count(one) for one in (*Severity, None))
        found.append(EffectWeek(days.first, days.last, (mild, moderate, severe, unsaid)))
    return Effects(_told(own, records, knows, coverage), tuple(found))


def _told(own: Sequence[SideEffect], records: TrendRecords, knows: Knows, coverage: str) -> Told:
    rows = tuple(_row(each, records, knows) for each in reversed(own))
    counts = [f"{sum(each.severity is one for each in own)} {SEVERITIES[one].lower()}" for one in Severity]
    unsaid = sum(each.severity is None for each in own)
    spoken = f"{words.counted(len(own), 'side effect')}: {', '.join(counts)}, {unsaid} without a severity."
    headers = ("When", "Noticed", "How bad", "After cannabis", "After medicines that can make drowsy")
    if not own:
        spoken = "No side effect is noted in these days. That is not evidence that there was none."
    return Told("Side effects", headers, rows, spoken, coverage, few(len(own), "side effect"), TIMES_ONLY)


def _row(effect: SideEffect, records: TrendRecords, knows: Knows) -> tuple[str, ...]:
    when, timed = words.short_day(effect.at.date()), not effect.day_only
    severity = SEVERITIES[effect.severity] if effect.severity else "not said"
    if not timed:
        return when, noticed(effect, knows.signs), severity, "", ""
    last_use = max((use.at for use in records.uses if use.timed and _before(use.at, effect.at)), default=None)
    last: dict[str, datetime] = {}
    for dose in records.taken():
        if dose.medicine_id in knows.drowsy and dose.timed and _before(dose.at, effect.at):
            name = knows.classes.get(dose.medicine_id, "")
            last[name] = max(dose.at, last.get(name, dose.at))
    since = [f"{name} {time_between(effect.at - at)}" for name, at in last.items()]
    used = time_between(effect.at - last_use) if last_use else ""
    return f"{when}, {words.clock(effect.at)}", noticed(effect, knows.signs), severity, used, "; ".join(since)


def _before(at: datetime, moment: datetime) -> bool:
    return moment - BEFORE <= at <= moment
