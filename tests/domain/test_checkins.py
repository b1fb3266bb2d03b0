"""A check-in: six questions that run the same way, each of which can be left out."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from app.domain.checkins import Also, CheckIn, Scale

AT = datetime(2026, 11, 20, 17, 20, tzinfo=UTC)


def test_a_question_left_out_has_no_score_and_is_not_zero() -> None:
    found = CheckIn("c", AT, ((Scale.PAIN, 0), (Scale.FOG, 10)))
    assert [found.score(scale) for scale in Scale] == [0, None, None, 10, None, None]


@pytest.mark.parametrize(
    "scores",
    [((Scale.PAIN, 1), (Scale.PAIN, 2)), ((Scale.LIMIT, 1), (Scale.PAIN, 2))],
)
def test_each_question_is_answered_once_and_in_their_order(scores: tuple[tuple[Scale, int], ...]) -> None:
    with pytest.raises(ValueError, match="once"):
        CheckIn("c", AT, scores)


@pytest.mark.parametrize(
    ("checkin", "says"),
    [
        (CheckIn("c", AT), False),
        (CheckIn("c", AT, note=" \n"), False),
        (CheckIn("c", AT, ((Scale.PAIN, 0),)), True),
        (CheckIn("c", AT, also=(Also.MOVED,)), True),
        (CheckIn("c", AT, slept_hours=Decimal(0)), True),
        (CheckIn("c", AT, note="fair"), True),
    ],
)
def test_a_check_in_says_something_when_anything_was_filled_in_zero_too(checkin: CheckIn, says: bool) -> None:
    assert checkin.says_something() is says
