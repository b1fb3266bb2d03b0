"""The weekly question: when it is offered, and recording its answer. It is offered quietly, once, and never asks twice.

As in `wellbeing`: each is one transaction and one Change.
"""

from dataclasses import replace
from datetime import date, timedelta

from app.domain.checkins import CheckIn
from app.domain.moments import Period
from app.domain.records import RecordChange
from app.domain.weekly import Compared, WeeklyLook
from app.services.changes import Change, change_of
from app.services.diary import DiaryProblem
from app.services.ports import Store, Tools

WEEK = timedelta(days=7)
ENOUGH_DAYS = 4
"""Check-ins in the week before that make it worth asking, as a weekly value needs them (4 of 7 days)."""
QUESTION = "Compared with last week, my symptoms are"
CHANGED = "What changed?"
STEPS = {
    Compared.MUCH_BETTER: "Much better",
    Compared.BETTER: "Better",
    Compared.LITTLE_BETTER: "A little better",
    Compared.SAME: "No change",
    Compared.LITTLE_WORSE: "A little worse",
    Compared.WORSE: "Worse",
    Compared.MUCH_WORSE: "Much worse",
}
_GONE = "This entry is no longer in the diary. Nothing was saved."
_NOTHING = "Nothing is chosen or written yet, so there is nothing to save."


def is_offered(store: Store, today: date) -> bool:
    """Whether to offer the question: the last seven days have no answer, nor were left out, and enough check-ins."""
    week = Period(today - WEEK + timedelta(days=1), today)
    return not store.within(WeeklyLook, week) and len(store.within(CheckIn, week)) >= ENOUGH_DAYS


def save_weekly(store: Store, tools: Tools, look: WeeklyLook) -> Change:
    """Record the answer of a week, or correct one that has an id. Raises DiaryProblem when it says nothing."""
    if look.compared is None and not look.note.strip():
        raise DiaryProblem(_NOTHING)
    before = store.get(WeeklyLook, look.id) if look.id else None
    after = look if look.id else replace(look, id=tools.new_id())
    return _save(store, tools, before, after, f"{'Corrected' if before else 'Recorded'} how the week was")


def leave_week_out(store: Store, tools: Tools) -> Change:
    """Say nothing about this week; the question is not offered again for seven days."""
    return _save(store, tools, None, WeeklyLook(tools.new_id(), tools.clock()), "Left this week out")


def remove_weekly(store: Store, tools: Tools, look_id: str) -> Change:
    """Take the answer of a week off the diary."""
    before = store.get(WeeklyLook, look_id)
    if before is None:
        raise DiaryProblem(_GONE)
    return _save(store, tools, before, None, "Removed how the week was")


def said(look: WeeklyLook) -> str:
    """The answer in words: "A little better"; nothing for a week that was left out."""
    return STEPS[look.compared] if look.compared else ""


def _save(store: Store, tools: Tools, before: WeeklyLook | None, after: WeeklyLook | None, what: str) -> Change:
    return change_of(store.apply([RecordChange(before, after)], what, tools.clock()))
