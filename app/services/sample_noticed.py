"""What the invented person noticed over the year."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta, timezone

from app.domain.people import Answer
from app.domain.side_effects import Severity, SideEffect


def noticed_records(now: datetime, zone: timezone) -> Iterator[SideEffect]:
    """Side effects with what was asked about them; of one the time of day is not known."""

    def at(days_ago: int, clock: time) -> datetime:
        return datetime.combine(now.date() - timedelta(days=days_ago), clock, zone)

    yield SideEffect(
        "s-90", at(90, time(16, 30)), ("fall",), Severity.MILD, hurt=Answer.YES, head=Answer.NO, did="Sat down a while"
    )
    yield SideEffect(
        "s-61",
        at(61, time(7, 15)),
        ("vomiting",),
        Severity.MODERATE,
        times=3,
        shower=Answer.NO,
        over=at(61, time(12)).date(),
        over_at=time(15, 0),
    )
    yield SideEffect("s-47", at(47, time(12)), ("sleepy",), Severity.MODERATE, note="All morning.", day_only=True)
    yield SideEffect(
        "s-12",
        at(12, time(22, 30)),
        ("dizzy", "unsteady"),
        Severity.MODERATE,
        note="On the stairs in the evening.",
        did="Sat down and drank some water",
        tell=True,
        over=at(11, time(8)).date(),
    )
    yield SideEffect("s-3", at(3, time(9, 40)), ("dry-mouth",), Severity.MILD)
