"""What new versions of how a medicine is taken change about the ones there are: none is edited, only closed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.domain.records import RecordChange
from app.domain.regimens import Regimen, day_before


def with_versions(versions: Sequence[Regimen], new: Sequence[Regimen]) -> list[RecordChange]:
    """What several new versions together change, one after the other."""
    kept = {one.id: one for one in versions}
    for version in new:
        for change in _with_new_version(tuple(kept.values()), version):
            if change.after is None:
                kept.pop(change.before.id if change.before else "")
            elif isinstance(change.after, Regimen):
                kept[change.after.id] = change.after
    before = {one.id: one for one in versions}
    ids = dict.fromkeys((*before, *kept))
    return [RecordChange(before.get(one), kept.get(one)) for one in ids if before.get(one) != kept.get(one)]


def _with_new_version(versions: Sequence[Regimen], new: Regimen) -> list[RecordChange]:
    start = new.valid_from or date.min
    later = min((one.valid_from for one in versions if one.valid_from and one.valid_from > start), default=None)
    if later is not None and (new.valid_to is None or new.valid_to >= later):
        new = replace(new, valid_to=day_before(later))
    changes = []
    for old in versions:
        began = old.valid_from or date.min
        if began == start:
            changes.append(RecordChange(old, None))
        elif began < start and (old.valid_to is None or old.valid_to >= start):
            changes.append(RecordChange(old, replace(old, valid_to=day_before(start))))
    return [*changes, RecordChange(None, new)]
