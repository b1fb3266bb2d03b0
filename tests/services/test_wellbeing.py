"""Checking in, noting side effects and keeping questions: each one saved change that can be undone."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import count

import pytest

from app.domain.checkins import Also, CheckIn, Scale
from app.domain.questions import Question
from app.domain.records import FAMILIES, Record
from app.domain.side_effects import Severity, SideEffect
from app.services import wellbeing
from app.services.changes import Change, redo, undo
from app.services.diary import DiaryProblem
from app.services.ports import Store, Tools
from app.store import database
from app.store.store import DiaryStore

AT = datetime(2026, 11, 20, 17, 20, tzinfo=timezone(timedelta(hours=1)))
SCORES = ((Scale.PAIN, 6), (Scale.LIMIT, 0))
Deed = Callable[[Store, Tools], Change]


@pytest.fixture
def store() -> Iterator[DiaryStore]:
    opened = DiaryStore(database.memory())
    yield opened
    opened.close()


@pytest.fixture
def tools() -> Tools:
    numbers = count(1)
    return Tools(lambda: AT, lambda: f"new-{next(numbers)}")


def contents(store: Store) -> dict[str, Record]:
    return {f"{family.__name__} {one.id}": one for family in FAMILIES for one in store.all(family)}


def test_a_day_has_one_check_in_and_the_second_corrects_the_first(store: DiaryStore, tools: Tools) -> None:
    first = wellbeing.save_checkin(store, tools, CheckIn("", AT, SCORES))
    later = CheckIn("", AT + timedelta(hours=3), ((Scale.PAIN, 2),), note="better")
    second = wellbeing.save_checkin(store, tools, later)
    assert store.all(CheckIn) == (replace(later, id="new-1"),)
    assert (first.what, second.what) == ("Recorded the check-in", "Corrected the check-in")
    assert undo(store, tools.clock) is not None
    assert store.all(CheckIn) == (CheckIn("new-1", AT, SCORES),)


def test_the_next_day_is_another_check_in_by_the_wall_clock(store: DiaryStore, tools: Tools) -> None:
    midnight = datetime(2026, 11, 21, 0, 5, tzinfo=AT.tzinfo)
    assert midnight.astimezone(UTC).date() == AT.date()
    for at in (AT, midnight):
        wellbeing.save_checkin(store, tools, CheckIn("", at, SCORES))
    assert [each.at for each in store.all(CheckIn)] == [AT, midnight]


def test_a_check_in_is_not_moved_onto_a_day_that_has_one(store: DiaryStore, tools: Tools) -> None:
    for at in (AT, AT + timedelta(days=1)):
        wellbeing.save_checkin(store, tools, CheckIn("", at, SCORES))
    before = contents(store)
    with pytest.raises(DiaryProblem, match="one for each day"):
        wellbeing.save_checkin(store, tools, replace(store.all(CheckIn)[0], at=AT + timedelta(days=1)))
    assert contents(store) == before


@pytest.mark.parametrize(
    "deed",
    [
        lambda store, tools: wellbeing.save_checkin(store, tools, CheckIn("", AT)),
        lambda store, tools: wellbeing.record_side_effect(store, tools, SideEffect("", AT, severity=Severity.MILD)),
        lambda store, tools: wellbeing.add_question(store, tools, Question("", " \n")),
        lambda store, tools: wellbeing.remove_checkin(store, tools, "gone"),
        lambda store, tools: wellbeing.remove_side_effect(store, tools, "gone"),
        lambda store, tools: wellbeing.correct_side_effect(store, tools, SideEffect("gone", AT, ("sleepy",))),
        lambda store, tools: wellbeing.tick_off_question(store, tools, "gone", AT.date()),
        lambda store, tools: wellbeing.correct_question(store, tools, Question("gone", "Why?")),
    ],
)
def test_what_says_nothing_or_is_gone_is_refused_in_a_sentence(store: DiaryStore, tools: Tools, deed: Deed) -> None:
    with pytest.raises(DiaryProblem) as caught:
        deed(store, tools)
    assert caught.value.sentence.endswith(".")
    assert contents(store) == {}


DEEDS: tuple[Deed, ...] = (
    lambda store, tools: wellbeing.save_checkin(store, tools, CheckIn("c", AT, SCORES, (Also.GUT,))),
    lambda store, tools: wellbeing.save_checkin(store, tools, CheckIn("c", AT, ((Scale.FOG, 1),))),
    lambda store, tools: wellbeing.record_side_effect(store, tools, SideEffect("s", AT, ("sleepy",))),
    lambda store, tools: wellbeing.correct_side_effect(store, tools, SideEffect("s", AT, ("sleepy",), Severity.MILD)),
    lambda store, tools: wellbeing.add_question(store, tools, Question("q", "Why two tablets?")),
    lambda store, tools: wellbeing.correct_question(store, tools, Question("q", "Why one tablet?", answer="To see.")),
    lambda store, tools: wellbeing.tick_off_question(store, tools, "q", AT.date()),
    lambda store, tools: wellbeing.ask_again(store, tools, "q"),
    lambda store, tools: wellbeing.remove_question(store, tools, "q"),
    lambda store, tools: wellbeing.remove_side_effect(store, tools, "s"),
    lambda store, tools: wellbeing.remove_checkin(store, tools, "c"),
)


def test_every_deed_can_be_undone_and_done_again_in_its_turn(store: DiaryStore, tools: Tools) -> None:
    states = [contents(store)]
    for deed in DEEDS:
        assert deed(store, tools).undoable
        states.append(contents(store))
    for state in reversed(states[:-1]):
        assert undo(store, tools.clock) is not None
        assert contents(store) == state
    for state in states[1:]:
        assert redo(store, tools.clock) is not None
        assert contents(store) == state
    assert store.verify_chain() is None


def test_a_question_ticked_off_leaves_the_list_and_stays_in_the_diary(store: DiaryStore, tools: Tools) -> None:
    for text in ("First?", "Second?"):
        wellbeing.add_question(store, tools, Question("", text))
    wellbeing.tick_off_question(store, tools, "new-1", date(2026, 11, 20))
    assert [each.text for each in wellbeing.open_questions(store)] == ["Second?"]
    assert store.get(Question, "new-1") == Question("new-1", "First?", date(2026, 11, 20))
