"""The weekly question: offered once, to somebody who checks in, and never twice in seven days."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from itertools import count

import pytest

from app.domain.checkins import CheckIn, Scale
from app.domain.weekly import Compared, WeeklyLook
from app.services import weekly, wellbeing
from app.services.changes import undo
from app.services.diary import DiaryProblem
from app.services.ports import Tools
from app.store.database import memory
from app.store.store import DiaryStore

NOW = datetime(2026, 11, 20, 21, 40, tzinfo=timezone(timedelta(hours=1)))
TODAY = NOW.date()
numbers = count(1)
TOOLS = Tools(lambda: NOW, lambda: f"id{next(numbers)}")


@pytest.fixture
def store() -> Iterator[DiaryStore]:
    opened = DiaryStore(memory())
    yield opened
    opened.close()


def check_in_on(store: DiaryStore, *days_ago: int) -> None:
    for days in days_ago:
        wellbeing.save_checkin(store, TOOLS, CheckIn("", NOW - timedelta(days=days), ((Scale.PAIN, 5),)))


@pytest.mark.parametrize(("days_ago", "offered"), [((), False), ((0, 1, 2), False), ((0, 1, 2, 6), True)])
def test_it_is_offered_to_somebody_who_checked_in_on_four_of_the_last_seven_days(
    store: DiaryStore, days_ago: tuple[int, ...], offered: bool
) -> None:
    check_in_on(store, *days_ago, 7, 8, 9, 10)
    assert weekly.is_offered(store, TODAY) is offered


@pytest.mark.parametrize(("days_ago", "offered"), [(0, False), (6, False), (7, True)])
def test_after_an_answer_it_is_not_offered_for_seven_days(store: DiaryStore, days_ago: int, offered: bool) -> None:
    check_in_on(store, 0, 1, 2, 3)
    weekly.save_weekly(store, TOOLS, WeeklyLook("", NOW - timedelta(days=days_ago), Compared.SAME))
    assert weekly.is_offered(store, TODAY) is offered


def test_a_week_left_out_is_not_asked_about_again_and_says_nothing(store: DiaryStore) -> None:
    check_in_on(store, 0, 1, 2, 3)
    weekly.leave_week_out(store, TOOLS)
    assert not weekly.is_offered(store, TODAY)
    (left_out,) = store.all(WeeklyLook)
    assert weekly.said(left_out) == ""
    undo(store, TOOLS.clock)
    assert weekly.is_offered(store, TODAY)


def test_an_answer_is_corrected_removed_and_brought_back(store: DiaryStore) -> None:
    weekly.save_weekly(store, TOOLS, WeeklyLook("", NOW, Compared.WORSE, "A new chair"))
    (kept,) = store.all(WeeklyLook)
    better = replace(kept, compared=Compared.LITTLE_BETTER)
    assert weekly.save_weekly(store, TOOLS, better).what == "Corrected how the week was"
    weekly.remove_weekly(store, TOOLS, kept.id)
    assert store.all(WeeklyLook) == ()
    undo(store, TOOLS.clock)
    assert store.all(WeeklyLook) == (better,)
    with pytest.raises(DiaryProblem):
        weekly.remove_weekly(store, TOOLS, "nobody")


def test_an_answer_that_says_nothing_is_not_recorded(store: DiaryStore) -> None:
    with pytest.raises(DiaryProblem):
        weekly.save_weekly(store, TOOLS, WeeklyLook("", NOW, None, "  "))
    assert store.all(WeeklyLook) == ()


def test_the_seven_steps_are_our_own_words_from_best_to_worst() -> None:
    assert list(weekly.STEPS) == list(Compared)
    assert len(set(weekly.STEPS.values())) == 7
