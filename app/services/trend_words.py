"""The last week in words, and how the main picture is told and tabled."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from app.domain.moments import Period
from app.domain.regimens import RegimenKind, current
from app.domain.uses import cbd_mg, thc_mg
from app.domain.windows import use_window
from app.services import words
from app.services.axis_words import amount_words, lane_words, span
from app.services.day_amounts import DayState, counts_in_totals, known_mg
from app.services.figure import NOT_ENOUGH, Told, dash, few, middle_words
from app.services.symptom_panels import ENOUGH, SymptomPanel, middle
from app.services.time_axis import TimeAxis
from app.services.trend_records import TrendRecords
from app.services.trend_spans import met_in

WEEK_DAYS = 7


def last_week(period: Period) -> Period:
    """The last seven days of a period, or all of a shorter one."""
    return Period(max(period.first, period.last - timedelta(days=WEEK_DAYS - 1)), period.last)


def week_in_words(records: TrendRecords, week: Period, axis: TimeAxis) -> str:
    """What was noted in some days: notes, cannabis, medicines taken as needed, how one felt. Counts and middles."""
    noted = len(records.recorded_days(week))
    start = f"{span(week.first, week.last)}: notes on {noted} of {words.counted(len(week), 'day')}."
    return words.joined([start, _cannabis(records, week), *_as_needed(records, week), *_feelings(axis)])


def _cannabis(records: TrendRecords, week: Period) -> str:
    own = [each for each in records.uses if each.at.date() in week]
    if not own:
        return "No use of cannabis noted"
    names = {each.id: each.name for each in records.products}
    products = Counter(names.get(each.product_id, "a product no longer kept") for each in own)
    days = len({each.at.date() for each in own})
    listed = ", ".join(f"{name} ×{count}" for name, count in products.most_common())
    sums = [(name, *known_mg(own, figure)) for name, figure in (("THC", thc_mg), ("CBD", cbd_mg))]
    known = [
        f"about {words.number(words.two_figures(mg))}{words.NBSP}mg {name}" for name, mg, _ in sums if mg is not None
    ]
    unknown = [f"{name} of {words.counted(count, 'use')}" for name, _, count in sums if count]
    labels = f"; {words.listed(known)} on labels" if known else ""
    skin = len([each for each in own if not counts_in_totals(each)])
    on_skin = f"; {words.counted(skin, 'use')} on the skin not counted in mg" if skin else ""
    lacking = f", {' and '.join(unknown)} unknown" if unknown else ""
    uses = f"{words.counted(days, 'day')}, {words.counted(len(own), 'use')}: {listed}"
    return f"Cannabis on {uses}{labels}{lacking}{on_skin}"


def _as_needed(records: TrendRecords, week: Period) -> Iterator[str]:
    hours = {window for each in records.uses if (window := use_window(each.route)) is not None}
    within = (
        f"within {words.counted(round(min(hours) / timedelta(hours=1)), 'hour')}"
        if len(hours) == 1
        else "within the hours counted"
    )
    for medicine in records.medicines:
        own = [each for each in records.regimens if each.medicine_id == medicine.id]
        regimen = current(own, week.last)
        if regimen is not None and regimen.kind is RegimenKind.AS_NEEDED:
            counts, _ = met_in(records, [medicine.id], week)
            if counts.doses:
                yield f"{medicine.name} {words.counted(counts.doses, 'dose')}, {counts.after} {within} after cannabis"


def _feelings(axis: TimeAxis) -> Iterator[str]:
    for panel in axis.panels:
        said = week_middle(panel, len(panel.scores) - WEEK_DAYS, len(panel.scores))
        if said != NOT_ENOUGH:
            yield f"{panel.name}: middle value {said}"


def week_middle(panel: SymptomPanel, start: int, end: int) -> str:
    """The middle value of some places of a panel with the lowest and highest; too few values say so."""
    values = [each for each in panel.scores[max(0, start) : end] if each is not None]
    found = middle(values)
    if found is None or len(values) < ENOUGH:
        return NOT_ENOUGH
    return middle_words(found, min(values), max(values))


def axis_told(axis: TimeAxis) -> Told:
    """The main picture as a table, the newest day first, and as one description."""
    names = [lane.name for lane in axis.lanes if lane.doses]
    doses = [{each.day: each.doses for each in lane.doses} for lane in axis.lanes if lane.doses]
    rows = tuple(
        (
            words.short_day(day.day),
            amount_words(day.thc),
            amount_words(day.cbd),
            *(dash(words.counted(taken[day.day], "dose") if day.day in taken else "") for taken in doses),
            *(dash("" if panel.scores[at] is None else str(panel.scores[at])) for panel in axis.panels),
        )
        for at, day in reversed(list(enumerate(axis.days)))
    )
    headers = ("Day", "THC, label", "CBD, label", *names, *(panel.name for panel in axis.panels))
    scored = max((sum(each is not None for each in panel.scores) for panel in axis.panels), default=0)
    return Told(
        title=span(axis.first, axis.last),
        headers=headers,
        rows=rows,
        spoken=words.joined(_spoken(axis)),
        coverage=axis.coverage,
        few=few(scored, "check-in"),
        note=axis.note,
    )


def _spoken(axis: TimeAxis) -> Iterator[str]:
    for name, amounts in (("THC", [d.thc for d in axis.days]), ("CBD", [d.cbd for d in axis.days])):
        known = [each.mg for each in amounts if each.mg]
        states = Counter(each.state for each in amounts)
        lead = f"{name} by the labels on {words.counted(len(known), 'day')}"
        most = f", at most {max(known):,g}{words.NBSP}mg" if known else ""
        yield (
            f"{lead}{most}; 0 used on {states[DayState.NONE]}; strength not known on "
            f"{states[DayState.UNKNOWN] + states[DayState.PARTLY]}; no entry on {states[DayState.NO_ENTRY]}"
        )
    yield from (f"{lane.name}: {lane_words(lane)}" for lane in axis.lanes)
    for panel in axis.panels:
        values = [each for each in panel.scores if each is not None]
        found = middle(values)
        if found is not None:
            yield f"{panel.name}: middle value {middle_words(found, min(values), max(values))} of {len(values)}"
    yield from (f"{change.mark}: {change.what} on {words.short_day(change.day)}" for change in axis.changes)
    yield "The table has the same figures"
