"""What can be done with any entries of the list: remove several at once, record one once more."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from app.domain.checkins import CheckIn
from app.domain.intakes import Intake
from app.domain.medicines import Medicine
from app.domain.products import Product
from app.domain.questions import Question
from app.domain.records import Record, RecordChange
from app.domain.side_effects import SideEffect
from app.domain.statements import DayStatement
from app.domain.uses import Use
from app.services import diary, statements, wellbeing
from app.services.changes import Change, change_of
from app.services.diary import DiaryProblem
from app.services.ports import Store, Tools
from app.services.record_rows import Key

_GONE = "This entry is no longer in the diary. Nothing was saved."


def remove_entries(store: Store, tools: Tools, keys: Sequence[Key]) -> Change | None:
    """Take several records off the diary in one action, each medicine and product with all that belongs to it.

    What is gone already is passed over; None when nothing is left to remove. One undo brings all of it back.
    """
    if len(keys) == 1:
        return _remove_one(store, tools, keys[0])
    found = [record for family, record_id in keys if (record := store.get(family, record_id)) is not None]
    gone: dict[Key, Record] = {}
    for record in found:
        for each in (*diary.belongings(store, record), record):
            gone[type(each), each.id] = each
    if not gone:
        return None
    what = _removed(found, len(gone))
    return change_of(store.apply([RecordChange(each, None) for each in gone.values()], what, tools.clock()))


def copy_entry(store: Store, tools: Tools, key: Key, at: datetime) -> Change:
    """Record a use, a dose or a side effect once more at another moment; raises DiaryProblem for anything else."""
    record = store.get(*key)
    if isinstance(record, Use):
        return diary.repeat_use(store, tools, record, at)
    if isinstance(record, Intake):
        return diary.record_intake(store, tools, replace(record, id="", at=at, note=""))
    if isinstance(record, SideEffect):
        return wellbeing.record_side_effect(store, tools, replace(record, id="", at=at))
    raise DiaryProblem(_GONE)


def can_be_copied(key: Key) -> bool:
    """Whether there can be another one like it: a day has one check-in, and one statement."""
    return key[0] in (Use, Intake, SideEffect)


def _remove_one(store: Store, tools: Tools, key: Key) -> Change | None:
    """With the sentence that names what was removed."""
    family, record_id = key
    removals: dict[type, Callable[[Store, Tools, str], Change]] = {
        Use: diary.remove_use,
        Intake: diary.remove_intake,
        Medicine: diary.remove_medicine,
        Product: diary.remove_product,
        CheckIn: wellbeing.remove_checkin,
        SideEffect: wellbeing.remove_side_effect,
        Question: wellbeing.remove_question,
    }
    record = store.get(family, record_id)
    if isinstance(record, DayStatement):
        return statements.unsay_day(store, tools, record.day)
    if record is None or family in removals:
        return removals[family](store, tools, record_id) if record is not None else None
    return change_of(store.apply([RecordChange(record, None)], "Removed an entry", tools.clock()))


def _removed(found: Sequence[Record], in_all: int) -> str:
    more = in_all - len(found)
    told = f"Removed {len(found):,} entries"
    return f"{told} and {more:,} that belonged to them" if more else told
