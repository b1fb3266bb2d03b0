"""Diaries to be taken out: any records, and the sample person with today's findings."""

from collections.abc import Iterable
from datetime import datetime, timedelta, timezone
from functools import cache
from typing import TypeVar

from app.domain.medicines import Medicine
from app.domain.people import Person
from app.domain.products import Product
from app.domain.records import Record
from app.domain.regimens import Regimen
from app.domain.talks import Talk
from app.domain.uses import Use
from app.services.discussed import with_talks
from app.services.finding_view import view_findings
from app.services.findings import DiaryView, current_findings
from app.services.reference import checking_off, load
from app.services.sample import sample_records
from app.services.taking_out import Everything, Seen, seen_today
from tests.data_files import RESOURCES

MADE = datetime(2026, 11, 20, 21, 40, tzinfo=timezone(timedelta(hours=1)))


def taken(*records: Record) -> Everything:
    """These records, without a data file."""
    return Everything(records, MADE, "0.1.0", Seen(checking_off()))


R = TypeVar("R")


def _all(records: Iterable[Record], family: type[R]) -> tuple[R, ...]:
    return tuple(each for each in records if isinstance(each, family))


@cache
def the_sample() -> Everything:
    """The sample person as the window takes them out."""
    data = load(RESOURCES)
    records = sample_records(MADE, data)

    view = DiaryView(
        _all(records, Person)[0],
        _all(records, Medicine),
        _all(records, Regimen),
        _all(records, Product),
        uses=_all(records, Use),
        talks=_all(records, Talk),
    )
    now = current_findings(view, data, MADE.date())
    views = with_talks(view_findings(now.result, now.items, data), now, view, data)
    return Everything(records, MADE, "0.1.0", seen_today(now, views, data, "", {"dizzy": "Dizzy"}))
