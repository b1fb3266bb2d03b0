"""The picture on one time axis in words: day by day, as text and as the rows of a table."""

from collections.abc import Iterator
from datetime import date

from app.services import words
from app.services.day_amounts import CannabisDay, DayAmount, DayState
from app.services.lanes import Lane, change_words
from app.services.symptom_panels import SymptomPanel, middle
from app.services.time_axis import TimeAxis

NO_ENTRY = "no entry"
_STATES = {
    DayState.NONE: "0 used",
    DayState.UNKNOWN: "mg not known",
    DayState.NO_ENTRY: NO_ENTRY,
}


def amount_words(amount: DayAmount) -> str:
    """One day's mg: "18 mg", "18 mg and a use of unknown strength", "0 used", "no entry"."""
    if amount.mg is None or amount.state is DayState.NONE:
        return _STATES.get(amount.state, "mg not known")
    known = f"{amount.mg:,g}{words.NBSP}mg"
    return f"{known} and a use of unknown strength" if amount.state is DayState.PARTLY else known


def axis_lines(axis: TimeAxis) -> Iterator[str]:
    """The picture as lines of text."""
    yield axis.coverage
    for day in axis.days:
        yield f"{words.short_day(day.day)}: {_cannabis(day)}"
    for lane in axis.lanes:
        yield f"{lane.name}: {lane_words(lane)}"
    for panel in axis.panels:
        yield f"{panel.name}, 0 to 10, higher is worse, from {words.short_day(axis.first)} on: {score_words(panel)}"
    for change in axis.changes:
        yield change_words(change)
    if axis.note:
        yield axis.note


def lane_words(lane: Lane) -> str:
    """What was planned from when to when, and on how many days doses were noted."""
    planned = [
        f"{step.amount} from {words.short_day(step.first)} to {words.short_day(step.last)}" for step in lane.steps
    ]
    if lane.doses:
        total = sum(each.doses for each in lane.doses)
        planned.append(f"{words.counted(total, 'dose')} noted on {words.counted(len(lane.doses), 'day')}")
    return "; ".join(planned)


def score_words(panel: SymptomPanel) -> str:
    """The scores in order, a dash where there is none: "6, 7, –, 5; middle 6, last 5"."""
    scores = ", ".join("–" if score is None else str(score) for score in panel.scores)
    return "; ".join(text for text in (scores, middle_and_last(panel)) if text)


def middle_and_last(panel: SymptomPanel) -> str:
    """The middle of all scores of the period and the last of them: "middle 6, last 9"."""
    values = [score for score in panel.scores if score is not None]
    found = middle(values)
    return "" if found is None else f"middle {found:g}, last {values[-1]}"


def span(first: date, last: date) -> str:
    """Some days as a heading: "22 October 2026 to 20 November 2026"."""
    return words.day(first) if first == last else f"{words.day(first)} to {words.day(last)}"


def _cannabis(day: CannabisDay) -> str:
    thc, cbd = amount_words(day.thc), amount_words(day.cbd)
    return thc if thc == cbd and day.thc.mg is None else f"THC {thc}, CBD {cbd}"
