"""Uses and doses as the spans that co-use is counted with, and the counts of some medicines over some days."""

from collections.abc import Iterable, Sequence

from app.domain.intakes import Intake
from app.domain.moments import Period
from app.domain.overlap import CoUse, Meeting, Span, counted, meetings
from app.domain.regimens import Regimen
from app.domain.uses import Use
from app.domain.windows import intake_window, use_window
from app.services.trend_records import TrendRecords


def use_spans(uses: Iterable[Use]) -> tuple[Span, ...]:
    """The uses that have a window; what is put on the skin has none."""
    windows = ((each, use_window(each.route)) for each in uses)
    return tuple(Span(each.at, window, timed=each.timed) for each, window in windows if window is not None)


def dose_spans(doses: Iterable[Intake], regimens: Sequence[Regimen]) -> tuple[Span, ...]:
    """Doses of one medicine or several, each by its own regimen."""
    own: dict[str, list[Regimen]] = {}
    for each in regimens:
        own.setdefault(each.medicine_id, []).append(each)
    return tuple(Span(each.at, intake_window(each, own.get(each.medicine_id, [])), timed=each.timed) for each in doses)


def met_in(records: TrendRecords, medicine_ids: Iterable[str], period: Period) -> tuple[CoUse, tuple[Meeting, ...]]:
    """How the doses that some medicines had in a period met cannabis, and each meeting; uses before it count too."""
    wanted = frozenset(medicine_ids)
    taken = [each for each in records.taken() if each.medicine_id in wanted and each.at.date() in period]
    doses = dose_spans(taken, records.regimens)
    found = tuple(meetings(use_spans(records.uses), doses))
    return counted(doses, found), found
