"""Findings that were talked about: what a finding is about now, and why one that was talked about is open again."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date
from typing import Any

from app.domain.checking import Finding
from app.domain.interactions import DataFile
from app.domain.medicines import Medicine
from app.domain.products import Product
from app.domain.regimens import Regimen, current
from app.domain.talks import Difference, Snapshot, Talk, Thing, difference
from app.services import words
from app.services.finding_view import FindingView, TalkedView
from app.services.findings import Current, DiaryView
from app.services.reviews import digest

_NOT_THE_DOSE = frozenset({"id", "medicine_id", "valid_from", "valid_to", "note"})
_LABEL = ("form", "basis", "thc", "cbd", "thca", "cbda", "heated")
"""What of a product is its dose. A new pack is none: what it holds more shows in the amounts that are logged."""


def snapshot(finding: Finding, now: Current, view: DiaryView, data: DataFile) -> Snapshot:
    """What a finding is about as the look-up `now` has it; `view` is the diary behind it."""
    things = (_thing(index, finding, now, view) for index in finding.items)
    return Snapshot(tuple(things), digest(finding.category, data), int(finding.seriousness))


def with_talks(
    views: tuple[FindingView, ...], now: Current, view: DiaryView, data: DataFile
) -> tuple[FindingView, ...]:
    """The same findings, each with the times it was talked about, the newest first."""
    if not view.talks:
        return views
    found = {finding.category.id: finding for finding in now.result.findings}
    return tuple(_with_talks(each, found[each.id], now, view, data) for each in views)


def newest_first(talks: Iterable[Talk]) -> list[Talk]:
    """In the order in which they count: the newest is the one that says where a finding stands."""
    return sorted(talks, key=lambda talk: (talk.on, talk.id), reverse=True)


def reasons(change: Difference) -> Iterator[str]:
    """Each thing that is not as it was when the finding was talked about, to stand after "as"."""
    if change.added:
        yield f"{words.listed(change.added)} {_was(change.added)} added"
    if change.gone:
        yield f"{words.listed(change.gone)} {_was(change.gone)} taken off"
    for name in change.doses:
        yield f"the dose of {name}, or how it is taken, changed"
    if change.more_serious:
        yield "it counts as more serious now"
    if change.entry:
        yield "the entry in the data file changed"


def _with_talks(each: FindingView, finding: Finding, now: Current, view: DiaryView, data: DataFile) -> FindingView:
    talks = newest_first(talk for talk in view.talks if talk.category == each.id)
    if not talks:
        return each
    change = difference(talks[0].then, snapshot(finding, now, view, data))
    newest = _talked(talks[0], tuple(reasons(change)))
    return replace(each, talks=(newest, *(_talked(talk, ()) for talk in talks[1:])))


def _talked(talk: Talk, changed: tuple[str, ...]) -> TalkedView:
    people = f" with {talk.people}" if talk.people else ""
    return TalkedView(talk.id, talk.on, f"Talked about on {words.day(talk.on)}{people}", talk.said, changed)


def _was(names: tuple[str, ...]) -> str:
    return "was" if len(names) == 1 else "were"


def _thing(index: int, finding: Finding, now: Current, view: DiaryView) -> Thing:
    item, record_id = now.items[index], now.ids[index]
    substances = tuple(sorted({part.substance for part in finding.parts if part.item == index}))
    routes = tuple(each.value for each in item.routes)
    medicine = next((each for each in view.medicines if each.id == record_id), None)
    if medicine is not None:
        plan = _plan(medicine, [each for each in view.regimens if each.medicine_id == record_id], now.day)
        return Thing(item.name, substances, routes, plan)
    product = next((each for each in view.products if each.id == record_id), None)
    most = tuple(
        (one.substance, one.daily_mg)
        for one in item.contents
        if one.substance in substances and one.daily_mg is not None
    )
    return Thing(item.name, substances, routes, _label(product) if product else "", most)


def _plan(medicine: Medicine, regimens: list[Regimen], day: date) -> str:
    """How a medicine is taken: strength, and all that its regimen says apart from when it began."""
    regimen = current(regimens, day)
    said: dict[str, Any] = {"strength": medicine.strength, "stopped": medicine.stopped}
    if regimen is not None:
        said |= {one.name: getattr(regimen, one.name) for one in fields(regimen) if one.name not in _NOT_THE_DOSE}
        defaults = {one.name: one.default for one in fields(regimen) if one.default is not MISSING}
        # What a regimen leaves empty is left out, so that a field it may get later changes no plan of today.
        said = {name: value for name, value in said.items() if value != defaults.get(name)}
    return _text(said)


def _label(product: Product) -> str:
    return _text({name: getattr(product, name) for name in _LABEL})


def _text(said: dict[str, Any]) -> str:
    kept = {name: _plain(value) for name, value in said.items() if value is not None}
    return json.dumps(kept, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if is_dataclass(value) and not isinstance(value, type):
        return [_plain(getattr(value, one.name)) for one in fields(value)]
    return None if value is None else str(value)
