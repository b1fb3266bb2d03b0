"""The findings that medicines of a list would take part in, before any of them is brought in."""

from collections.abc import Sequence
from datetime import date

from app.domain.interactions import DataFile
from app.services import findings as looking
from app.services.discussed import with_talks
from app.services.finding_view import FindingView, view_finding
from app.services.findings import DiaryView
from app.services.list_bringing import Wanted, medicine_of


def findings_with(view: DiaryView, wanted: Sequence[Wanted], data: DataFile, day: date) -> tuple[FindingView, ...]:
    """The findings that at least one of them belongs to, as they would be with all of them on the record."""
    drafts = [medicine_of(each, f"draft-{number}", day, data.vocabulary) for number, each in enumerate(wanted)]
    then = view
    for draft in drafts:
        then = looking.with_medicine(then, draft)
    now, ids = looking.current_findings(then, data, day), {draft.id for draft in drafts}
    places = {index for index, each in enumerate(now.ids) if each in ids}
    found = (view_finding(each, now.items, data) for each in now.result.findings if places & set(each.items))
    return with_talks(tuple(found), now, then, data)
