"""Counting what met in time: ten times the events over the same ten years."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random

from app.domain.overlap import Span, counted, meetings
from tests.benchmarks.figures import Figure, in_turn

_MINUTES = 3650 * 24 * 60
_FEW, _MANY = 10_000, 100_000


def overlap() -> Iterator[Figure]:
    """A tenth of ten years of events is the yardstick: half of them uses, half of them doses."""
    few, many = _events(_FEW), _events(_MANY)
    small, large = in_turn(5, lambda: _count(*few), lambda: _count(*many))
    yield Figure("co-use over ten years, 100,000 events", large, "10,000 events of the same years", small, 12, "100 ms")


def _events(count: int) -> tuple[list[Span], list[Span]]:
    """Uses and doses in no order, by the same throw of the dice every time."""
    dice = Random(count)  # noqa: S311 - an invented record, nothing secret
    start = datetime(2016, 11, 20, tzinfo=UTC)
    spans = [
        Span(start + timedelta(minutes=dice.randrange(_MINUTES)), timedelta(hours=dice.choice((6, 8, 12, 24))))
        for _ in range(count)
    ]
    return spans[::2], spans[1::2]


def _count(uses: list[Span], doses: list[Span]) -> None:
    counted(doses, meetings(uses, doses))
