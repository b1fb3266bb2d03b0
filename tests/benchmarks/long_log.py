"""Printing a log of 50,000 entries, beside one plain LongTable of the same rows."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from itertools import cycle, islice

from reportlab.platypus import LongTable, SimpleDocTemplate

from app.domain.moments import Period
from app.report.log_pdf import log_pdf
from app.services import reference
from app.services.log import LogData, log_rows
from app.services.sample import sample_view
from tests.benchmarks.figures import Figure, worked
from tests.benchmarks.keeping import NOW
from tests.benchmarks.looking import RESOURCES

ENTRIES = 50_000


def log_on_paper() -> Iterator[Figure]:
    """Each once, in the time of the processor: the plain table alone takes minutes, and others work meanwhile."""
    log = _log()
    rows = [(row.day, row.time, row.kind, row.what, row.amount, row.detail) for row in log_rows(log)]
    ours = worked(lambda: log_pdf(log, paper="a4", fonts=RESOURCES / "fonts"))
    plain = worked(lambda: SimpleDocTemplate(BytesIO()).build([LongTable(rows, repeatRows=1)]))
    yield Figure(f"a log of {ENTRIES:,} entries", ours, "one plain LongTable of them", plain, 1 / 8, "8 s")


def _log() -> LogData:
    view = sample_view(NOW, reference.load(RESOURCES))
    doses = islice(cycle(view.intakes), ENTRIES - len(view.uses))
    many = tuple(replace(dose, id=f"i{number}") for number, dose in enumerate(doses))
    period = Period(NOW.date() - timedelta(days=365), NOW.date())
    return LogData(NOW, "LOG", period, replace(view, intakes=many), (), (), (), "0.1.0")
