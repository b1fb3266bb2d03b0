"""Remembering that the summary was printed or saved, so that the next one can say what changed since."""

from app.domain.printed import PrintedPage
from app.domain.records import RecordChange
from app.services.changes import Change, change_of
from app.services.ports import Store, Tools
from app.services.summary import SummaryData
from app.services.what_changed import page_lines


def remember_print(store: Store, tools: Tools, summary: SummaryData) -> Change | None:
    """Keep what a page said, once: another copy of the same document is no other print."""
    if any(page.document == summary.document_id for page in store.all(PrintedPage)):
        return None
    lines = page_lines(summary.person, summary.groups, summary.products, summary.findings)
    page = PrintedPage(tools.new_id(), summary.printed_at, summary.document_id, lines)
    return change_of(store.apply([RecordChange(None, page)], "Noted that the summary was printed", tools.clock()))
