"""Counting what met in time: ten years of events, and a tenth of them."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random

from app.domain.overlap import Span, counted, meetings
from tests.benchmarks.figures import Figure, in_turn

_DAYS = 3650
_EVENTS = 100_000


def overlap() -> Iterator[Figure]:
    """One year of a record is the yardstick for ten such years: half of the events are uses, half are doses."""
    year, all_years = _events(_EVENTS // 10, _DAYS // 10), _events(_EVENTS, _DAYS)
    small, large = in_turn(7, lambda: _count(*year), lambda: _count(*all_years))
    yield Figure("co-use over ten years, 100,000 events", large, "a year of it, 10,000 events", small, 12, "100 ms")


def _events(count: int, days: int) -> tuple[list[Span], list[Span]]:
    """Uses and doses, the earliest first as a store gives them, by the same throw of the dice every time."""
    dice = Random(count)  # noqa: S311 - an invented record, nothing secret
    start = datetime(2016, 11, 20, tzinfo=UTC)
    minutes = sorted(dice.randrange(days * 24 * 60) for _ in range(count))
    spans = [Span(start + timedelta(minutes=each), timedelta(hours=dice.choice((6, 8, 12, 24)))) for each in minutes]
    return spans[::2], spans[1::2]


def _count(uses: list[Span], doses: list[Span]) -> None:
    counted(doses, meetings(uses, doses))
