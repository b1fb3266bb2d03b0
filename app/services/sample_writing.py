"""Writing the sample diary as a person would have: day by day, one weekend filled in later."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from app.domain.interactions import DataFile
from app.domain.records import Record, RecordChange
from app.services.ports import Store
from app.services.sample import sample_records

_EVENING = time(23, 30)
_LATE_DAYS = (8, 9)
"""Days ago that were only written down two days later: it can be seen what Trends says of such."""
_LATE = timedelta(days=2)


def write_sample(store: Store, now: datetime, data: DataFile) -> None:
    """Write the sample diary into an empty store, as it would be on the day of `now`."""
    for moment, records in written(sample_records(now, data), now):
        store.apply([RecordChange(None, each) for each in records], "The sample diary", moment)


def written(records: Sequence[Record], now: datetime) -> tuple[tuple[datetime, tuple[Record, ...]], ...]:
    """What is written together, with the moment of the writing: first what lasts, then each day's in its evening."""
    days: dict[date, list[Record]] = defaultdict(list)
    lasting: list[Record] = []
    for each in records:
        day = _day(each)
        (lasting if day is None else days[day]).append(each)
    late = {now.date() - timedelta(days=ago) for ago in _LATE_DAYS}
    evenings = {day: datetime.combine(day, _EVENING, now.tzinfo) for day in days}
    evenings |= {day: evenings[day] + _LATE for day in late & evenings.keys()}
    begun = min((*evenings.values(), now)) - timedelta(days=1)
    groups = [(min(evenings[day], now), tuple(own)) for day, own in sorted(days.items())]
    return ((begun, tuple(lasting)), *sorted(groups, key=lambda group: group[0]))


def _day(record: Record) -> date | None:
    """The wall-clock day that a record is about; None for what lasts."""
    found = next((value for name in ("at", "day", "on") if (value := getattr(record, name, None)) is not None), None)
    return found.date() if isinstance(found, datetime) else found if isinstance(found, date) else None
