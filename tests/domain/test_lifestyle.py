"""What a day was like besides how it felt: every part can be left out, and left out is never 0."""

from datetime import time

import pytest

from app.domain.lifestyle import CALM, MOVING, NOT_ASKED, Habit, Lifestyle
from app.domain.people import Answer


def test_every_habit_is_a_way_of_moving_or_of_coming_to_rest_and_never_both() -> None:
    assert (*MOVING, *CALM) == tuple(Habit)


@pytest.mark.parametrize(
    "minutes",
    [((Habit.YOGA, 5), (Habit.YOGA, 6)), ((Habit.YOGA, 5), (Habit.AEROBIC, 6)), ((Habit.YOGA, 1441),)],
)
def test_minutes_are_at_most_a_day_once_for_each_habit_and_in_their_order(
    minutes: tuple[tuple[Habit, int], ...],
) -> None:
    with pytest.raises(ValueError, match=r"each habit|minutes"):
        Lifestyle(minutes=minutes)


def test_naps_and_effort_have_their_limits() -> None:
    for naps, effort in ((-1, None), (1441, None), (None, 11), (None, -1)):
        with pytest.raises(ValueError, match="whole number"):
            Lifestyle(naps=naps, effort=effort)


@pytest.mark.parametrize(
    "life",
    [
        Lifestyle(in_bed=time(0, 0)),
        Lifestyle(naps=0),
        Lifestyle(minutes=((Habit.YOGA, 0),)),
        Lifestyle(omega3=Answer.NO),
        Lifestyle(food="soup"),
    ],
)
def test_a_nought_and_a_no_say_something(life: Lifestyle) -> None:
    assert life.says_something()
    assert not NOT_ASKED.says_something()
