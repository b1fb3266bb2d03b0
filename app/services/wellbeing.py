"""What a person can do with how they feel: check in, note a side effect, keep questions for the pharmacist.

As in `diary`: each is one transaction and one Change, a draft's id may be empty, only what is impossible is refused.
"""

from dataclasses import replace
from datetime import date
from typing import TypeVar

from app.domain.checkins import CheckIn
from app.domain.moments import Period
from app.domain.questions import Question
from app.domain.records import RecordChange
from app.domain.side_effects import SideEffect
from app.services.changes import Change, change_of
from app.services.diary import DiaryProblem
from app.services.ports import Store, Tools

R = TypeVar("R", CheckIn, SideEffect, Question)

_GONE = "This entry is no longer in the diary. Nothing was saved."
_TWO = "That day has a check-in already, and there is one for each day. Nothing was saved."
_NOTHING_SCORED = "Nothing is filled in yet. Any line can be left out, but not everything at once."
_NOTHING_NOTICED = "Nothing is ticked or written yet, so there is nothing to save."
_NOTHING_ASKED = "Question: it is empty, so there is nothing to save."


def checkin_of(store: Store, day: date) -> CheckIn | None:
    """The check-in of a day, or None."""
    found = store.within(CheckIn, Period(day, day))
    return found[0] if found else None


def save_checkin(store: Store, tools: Tools, checkin: CheckIn) -> Change:
    """Record the check-in of a day. There is one for each day: a second one corrects the first.

    Raises DiaryProblem when nothing is filled in, and when a recorded one is moved to a day that has one.
    """
    if not checkin.says_something():
        raise DiaryProblem(_NOTHING_SCORED)
    of_the_day = checkin_of(store, checkin.at.date())
    before = store.get(CheckIn, checkin.id) if checkin.id else None
    if before is not None and of_the_day is not None and before.id != of_the_day.id:
        raise DiaryProblem(_TWO)
    before = before or of_the_day
    after = replace(checkin, id=before.id if before else checkin.id or tools.new_id())
    return _save(store, tools, before, after, f"{'Corrected' if before else 'Recorded'} the check-in")


def remove_checkin(store: Store, tools: Tools, checkin_id: str) -> Change:
    """Take a check-in off the diary."""
    return _save(store, tools, _there(store, CheckIn, checkin_id), None, "Removed the check-in")


def record_side_effect(store: Store, tools: Tools, effect: SideEffect) -> Change:
    """Record something that was noticed. Raises DiaryProblem when it says nothing at all."""
    _check_effect(effect)
    return _save(store, tools, None, replace(effect, id=effect.id or tools.new_id()), "Recorded a side effect")


def correct_side_effect(store: Store, tools: Tools, effect: SideEffect) -> Change:
    """Replace what is recorded about a side effect."""
    _check_effect(effect)
    return _save(store, tools, _there(store, SideEffect, effect.id), effect, "Corrected a side effect")


def remove_side_effect(store: Store, tools: Tools, effect_id: str) -> Change:
    """Take a side effect off the diary."""
    return _save(store, tools, _there(store, SideEffect, effect_id), None, "Removed a side effect")


def add_question(store: Store, tools: Tools, question: Question) -> Change:
    """Keep a question for the pharmacist. Raises DiaryProblem when it is empty."""
    _check_question(question)
    return _save(store, tools, None, replace(question, id=question.id or tools.new_id()), "Added a question")


def correct_question(store: Store, tools: Tools, question: Question) -> Change:
    """Replace a question, or what was said to it."""
    _check_question(question)
    return _save(store, tools, _there(store, Question, question.id), question, "Corrected a question")


def tick_off_question(store: Store, tools: Tools, question_id: str, on: date) -> Change:
    """Say that a question was answered on a day; it leaves the list and the printed page, and stays in the diary."""
    question = _there(store, Question, question_id)
    return _save(store, tools, question, replace(question, answered=on), "Ticked off a question")


def ask_again(store: Store, tools: Tools, question_id: str) -> Change:
    """Put an answered question back on the list."""
    question = _there(store, Question, question_id)
    return _save(store, tools, question, replace(question, answered=None), "Put a question back on the list")


def remove_question(store: Store, tools: Tools, question_id: str) -> Change:
    """Take a question off the diary."""
    return _save(store, tools, _there(store, Question, question_id), None, "Removed a question")


def open_questions(store: Store) -> tuple[Question, ...]:
    """The questions that have not been answered yet, the first one asked first."""
    return tuple(each for each in store.all(Question) if each.answered is None)


def _check_effect(effect: SideEffect) -> None:
    if not (effect.symptoms or effect.other.strip() or effect.note.strip()):
        raise DiaryProblem(_NOTHING_NOTICED)


def _check_question(question: Question) -> None:
    if not question.text.strip():
        raise DiaryProblem(_NOTHING_ASKED)


def _there(store: Store, family: type[R], record_id: str) -> R:
    found = store.get(family, record_id)
    if found is None:
        raise DiaryProblem(_GONE)
    return found


def _save(store: Store, tools: Tools, before: R | None, after: R | None, what: str) -> Change:
    return change_of(store.apply([RecordChange(before, after)], what, tools.clock()))
