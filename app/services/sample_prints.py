"""A print of the summary that the invented person made before a dose was raised, so that the page says what changed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from app.domain.interactions import DataFile
from app.domain.printed import PrintedPage
from app.services.findings import DiaryView
from app.services.summary import gather, last_days
from app.services.what_changed import page_lines

_DAYS_AGO = 62
"""Before the talk with the doctor of the sample, for which it was printed."""


def print_records(view: DiaryView, data: DataFile, now: datetime) -> Iterator[PrintedPage]:
    """The one print, with what the page said on its day."""
    at = now - timedelta(days=_DAYS_AGO)
    measured = tuple(each for each in view.person.measured if each.on is not None and each.on <= at.date())
    view = replace(view, person=replace(view.person, measured=measured))
    then = gather(view, data, last_days(at.date()), at, "SAMPLE-1", "")
    lines = page_lines(then.person, then.groups, then.products, then.findings)
    yield PrintedPage("print-1", at, then.document_id, lines)
