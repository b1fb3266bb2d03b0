"""What is said of a whole day: that nothing was used, or that nobody knows. Never the same as a day without an entry.

As in `diary`: each is one transaction and one Change.
"""

from datetime import date

from app.domain.moments import Period
from app.domain.records import RecordChange
from app.domain.statements import DayStatement, Said
from app.domain.uses import Use
from app.services import words
from app.services.changes import Change, change_of
from app.services.diary import DiaryProblem
from app.services.ports import Store, Tools

SENTENCES = {
    Said.NONE: "You noted that nothing was used on this day.",
    Said.UNKNOWN: "You noted that you do not know what was used on this day.",
}
"""What was said of a day, as its page shows it; a day of which nothing was said has "no entry"."""
_DEEDS = {Said.NONE: "nothing used", Said.UNKNOWN: "not known"}
_USED = "A use is recorded on this day, so it cannot be a day on which nothing was used. Nothing was saved."
_GONE = "Nothing is said of this day any more. Nothing was saved."


def statement_of(store: Store, day: date) -> DayStatement | None:
    """What was said of a day, or None when nothing was."""
    found = store.within(DayStatement, Period(day, day))
    return found[-1] if found else None


def say_of_day(store: Store, tools: Tools, day: date, said: Said) -> Change:
    """Say that nothing was used on a day, or that nobody knows; what was said of it before gives way.

    Raises DiaryProblem for "nothing used" on a day that has a use.
    """
    if said is Said.NONE and store.within(Use, Period(day, day)):
        raise DiaryProblem(_USED)
    earlier = store.within(DayStatement, Period(day, day))
    kept = earlier[-1].id if earlier else tools.new_id()
    changes = [RecordChange(each, None) for each in earlier[:-1]]
    changes.append(RecordChange(earlier[-1] if earlier else None, DayStatement(kept, day, said)))
    what = f"Recorded for {words.short_day(day)}: {_DEEDS[said]}"
    return change_of(store.apply(changes, what, tools.clock()))


def unsay_day(store: Store, tools: Tools, day: date) -> Change:
    """Take back what was said of a day: it has no entry again."""
    earlier = store.within(DayStatement, Period(day, day))
    if not earlier:
        raise DiaryProblem(_GONE)
    changes = [RecordChange(each, None) for each in earlier]
    return change_of(store.apply(changes, f"Took back what was said of {words.short_day(day)}", tools.clock()))
