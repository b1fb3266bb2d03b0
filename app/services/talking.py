"""What a person can do with a finding: say that it was talked about, correct that, take it back.

As in `diary`: each is one transaction and one Change, a draft's id may be empty, only what is impossible is refused.
"""

from dataclasses import replace
from datetime import date

from app.domain.interactions import DataFile
from app.domain.records import RecordChange
from app.domain.talks import Snapshot, Talk
from app.services.changes import Change, change_of
from app.services.diary import DiaryProblem
from app.services.discussed import snapshot
from app.services.findings import DiaryView, current_findings
from app.services.ports import Store, Tools

_GONE = "This entry is no longer in the diary. Nothing was saved."


def snapshot_on(category: str, view: DiaryView, data: DataFile, day: date) -> Snapshot | None:
    """What a finding was about on a day, or None when the record did not meet it then. `view` reaches back from it."""
    now = current_findings(view, data, day)
    found = next((each for each in now.result.findings if each.category.id == category), None)
    return snapshot(found, now, view, data) if found else None


def talk_about(store: Store, tools: Tools, talk: Talk) -> Change:
    """Mark a finding as talked about. It stays listed, and is open again when what it is about changes."""
    return _save(store, tools, None, replace(talk, id=talk.id or tools.new_id()), "Marked a finding as talked about")


def correct_talk(store: Store, tools: Tools, talk: Talk) -> Change:
    """Replace with whom and when a finding was talked about, or what was said."""
    return _save(store, tools, _there(store, talk.id), talk, "Corrected what was talked about")


def remove_talk(store: Store, tools: Tools, talk_id: str) -> Change:
    """Take back that a finding was talked about."""
    return _save(store, tools, _there(store, talk_id), None, "Removed what was talked about")


def _there(store: Store, talk_id: str) -> Talk:
    found = store.get(Talk, talk_id)
    if found is None:
        raise DiaryProblem(_GONE)
    return found


def _save(store: Store, tools: Tools, before: Talk | None, after: Talk | None, what: str) -> Change:
    return change_of(store.apply([RecordChange(before, after)], what, tools.clock()))
