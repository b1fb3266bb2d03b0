"""How often the things of a finding that joins cannabis with a medicine met in time, over the last 30 days."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.intakes import IntakeStatus
from app.domain.items import ItemKind
from app.domain.moments import Period
from app.domain.overlap import cbd_days
from app.domain.regimens import open_on
from app.domain.statements import Said
from app.services import words
from app.services.finding_view import FindingView
from app.services.findings import Current
from app.services.summary import last_days
from app.services.trend_co_use import counts_sentence
from app.services.trend_records import TrendRecords
from app.services.trend_spans import met_in

SHOWN_DAYS = 14
_BUILDS_UP = "builds-up"


class Noted(StrEnum):
    """What is noted of one thing on one day."""

    RECORDED = "recorded"
    NOT_USED = "not-used"
    NO_ENTRY = "no-entry"


@dataclass(frozen=True, slots=True)
class MetDay:
    """One day of the picture; `joined` where the hours counted for a dose and a use fell together."""

    day: date
    medicine: Noted
    cannabis: Noted
    joined: bool


@dataclass(frozen=True, slots=True)
class Met:
    """One medicine of a finding and cannabis: the last 14 days as a picture, the last 30 as a sentence."""

    medicine: str
    days: tuple[MetDay, ...]
    sentence: str


def met_of(view: FindingView, now: Current, records: TrendRecords, timing: str) -> tuple[Met, ...]:
    """One for each medicine of the finding; nothing for a finding without cannabis. Creams are not counted.

    Where levels build up over days (`timing`), the days with CBD stand in place of hours.
    """
    kinds = {now.items[index].kind for index in view.items}
    if ItemKind.CANNABIS not in kinds:
        return ()
    ids = dict.fromkeys(now.ids[index] for index in view.items if now.items[index].kind is not ItemKind.CANNABIS)
    return tuple(_met(each, now.day, records, by_days=timing == _BUILDS_UP) for each in ids)


def _met(medicine_id: str, today: date, records: TrendRecords, *, by_days: bool) -> Met:
    name = next((each.name for each in records.medicines if each.id == medicine_id), "")
    period = last_days(today)
    counts, found = met_in(records, [medicine_id], period)
    joined = {each.day for each in found if not each.same_day_only}
    shown = tuple(_day(day, medicine_id, records, joined=day in joined) for day in last_days(today, SHOWN_DAYS).days())
    sentence = counts_sentence(name, counts, len(period))
    if by_days:
        sentence = f"{sentence} {_days_with_cbd(medicine_id, today, records)}"
    return Met(name, shown, sentence)


def _day(day: date, medicine_id: str, records: TrendRecords, *, joined: bool) -> MetDay:
    own = [each.status for each in records.intakes if each.medicine_id == medicine_id and each.at.date() == day]
    taken, skipped = IntakeStatus.TAKEN in own, IntakeStatus.SKIPPED in own
    used = any(each.at.date() == day for each in records.uses)
    none = any(each.day == day and each.said is Said.NONE for each in records.statements)
    return MetDay(day, _noted(there=taken, no=skipped), _noted(there=used, no=none), joined)


def _noted(*, there: bool, no: bool) -> Noted:
    return Noted.RECORDED if there else Noted.NOT_USED if no else Noted.NO_ENTRY


def _days_with_cbd(medicine_id: str, today: date, records: TrendRecords) -> str:
    """The rule of days: CBD used on days of the last 14 on which a plan of the medicine was in force."""
    used = {each.at.date() for each in records.uses if each.strength.cbd != 0}
    own = [each for each in records.regimens if each.medicine_id == medicine_id]
    days = cbd_days(used, lambda day: any(open_on(each, day) for each in own), today)
    return f"A product that has, or may have, CBD: on {len(days)} of the last {words.counted(SHOWN_DAYS, 'day')}."


def reach(today: date) -> Period:
    """The days whose records are looked at: a window may begin before the 30."""
    return Period(today - timedelta(days=32), today)
