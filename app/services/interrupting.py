"""Which findings are worth one interruption: new ones of the highest level that did not stand here lately."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from app.domain.checking import Finding
from app.domain.events import ReportedEvent
from app.domain.intakes import Intake
from app.domain.interactions import DataFile, Seriousness
from app.domain.lots import Lot
from app.domain.medicines import Medicine
from app.domain.people import Person
from app.domain.products import Product
from app.domain.records import RecordChange
from app.domain.regimens import Regimen
from app.domain.talks import Snapshot, difference
from app.domain.uses import Use
from app.services.discussed import snapshot
from app.services.findings import Current, DiaryView, current_findings
from app.services.ports import AppliedChange, Store, Tools

QUIET = timedelta(days=14)
"""The same finding, with the same things and doses, does not interrupt again within this time."""

_MOST_ENTRIES = 500
_FIELDS: Mapping[type, str] = {
    Medicine: "medicines",
    Regimen: "regimens",
    Product: "products",
    Use: "uses",
    Intake: "intakes",
    Lot: "lots",
    ReportedEvent: "events",
}
_DECIDING = (Medicine, Regimen, Product, Person, Lot, ReportedEvent)
"""Families whose changes make or end findings; uses and doses are put back too, without a look-up for each."""


def new_ask_first(before: Current, after: Current) -> tuple[Finding, ...]:
    """The findings of the highest level that were not there, or were less serious, before."""
    known = {each.category.id for each in before.result.findings if each.seriousness is Seriousness.ASK_FIRST}
    top = (each for each in after.result.findings if each.seriousness is Seriousness.ASK_FIRST)
    return tuple(each for each in top if each.category.id not in known)


def worth_interrupting(
    store: Store, tools: Tools, found: Iterable[Finding], after: Current, view: DiaryView, data: DataFile
) -> tuple[Finding, ...]:
    """Those of `found` that did not stand, just as they are now, within the last 14 days; nor were talked about.

    What stood is read from the diary's history, so that it survives a restart. `view` is the diary behind `after`.
    """
    wanted = {each.category.id: snapshot(each, after, view, data) for each in found}
    for talk in view.talks:
        if talk.category in wanted and not difference(talk.then, wanted[talk.category]):
            del wanted[talk.category]
    since = tools.clock() - QUIET
    for entry in store.history(_MOST_ENTRIES) if wanted else ():
        if entry.at < since:
            break
        view = _taken_back(view, entry)
        if wanted and any(isinstance(_record(change), _DECIDING) for change in entry.changes):
            _drop_what_stood(wanted, view, data, entry)
    return tuple(each for each in found if each.category.id in wanted)


def _drop_what_stood(wanted: dict[str, Snapshot], view: DiaryView, data: DataFile, entry: AppliedChange) -> None:
    """Take out what stood just as it does now before an entry of the history was made."""
    now = current_findings(view, data, entry.at.date())
    for finding in now.result.findings:
        key = finding.category.id
        if key in wanted and not difference(snapshot(finding, now, view, data), wanted[key]):
            del wanted[key]


def _taken_back(view: DiaryView, entry: AppliedChange) -> DiaryView:
    """The diary as it was before an entry of its history."""
    was: dict[str, dict[str, Any]] = {}
    for change in reversed(entry.changes):
        record = _record(change)
        if isinstance(record, Person):
            view = replace(view, person=change.before if isinstance(change.before, Person) else Person(record.id))
        elif type(record) in _FIELDS:
            was.setdefault(_FIELDS[type(record)], {})[record.id] = change.before
    for name, records in was.items():
        kept = tuple(each for each in getattr(view, name) if each.id not in records)
        before: dict[str, Any] = {name: (*kept, *(each for each in records.values() if each is not None))}
        view = replace(view, **before)
    return view


def _record(change: RecordChange) -> Any:
    return change.before if change.after is None else change.after
