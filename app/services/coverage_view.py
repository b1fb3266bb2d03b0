"""What was checked and what was not, in words: as loud as any finding, on screen and on paper."""

from dataclasses import dataclass
from typing import Literal

from app.domain.checking import CheckResult, Coverage, ItemState
from app.domain.interactions import DataFile
from app.domain.items import Item, ItemKind, UncheckedPart
from app.services import words

State = Literal["checked", "partly", "not-checked"]


@dataclass(frozen=True, slots=True)
class UncheckedView:
    """One thing that was not, or only partly, checked, and each part that was not."""

    item: int
    name: str
    wholly: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CoverageView:
    """The strip and the box: `states` holds "checked", "partly" or "not-checked" for each item in order."""

    states: tuple[State, ...]
    headline: str
    remark: str
    unchecked: tuple[UncheckedView, ...]
    on_skin: tuple[str, ...]
    no_match: str
    scope: str


def view_coverage(result: CheckResult, items: tuple[Item, ...], data: DataFile) -> CoverageView:
    """Coverage in words. The sentence that no match is no evidence of safety is always part of it."""
    states = tuple(_state(each) for each in result.coverage)
    partly, not_at_all = states.count("partly"), states.count("not-checked")
    counts = [f"{partly} only partly"] * bool(partly) + [f"{not_at_all} not at all"] * bool(not_at_all)
    no_match = data.sentences["no_match"].replace("{edition}", data.edition)
    remark = f"{' · '.join(counts)}. " if counts else ""
    return CoverageView(
        states=states,
        headline=f"{states.count('checked')} of {len(states)} could be checked",
        remark=f"{remark}{words.NO_EVIDENCE}",
        unchecked=tuple(_unchecked(each, items, data) for each in result.coverage if not each.whole()),
        on_skin=tuple(items[each.item].name for each in result.coverage if each.on_skin),
        no_match=no_match,
        scope=data.sentences["outside_scope"],
    )


def _state(coverage: Coverage) -> State:
    if coverage.state is ItemState.NOT_CHECKED:
        return "not-checked"
    return "partly" if coverage.unchecked else "checked"


def _unchecked(coverage: Coverage, items: tuple[Item, ...], data: DataFile) -> UncheckedView:
    item = items[coverage.item]
    reasons = tuple(words.unchecked(part) for part in coverage.unchecked)
    if any(part.part is UncheckedPart.NAME for part in coverage.unchecked):
        reasons = (data.sentences["not_recognised"],)
    elif any(part.part is UncheckedPart.NOT_COVERED for part in coverage.unchecked):
        reasons = (data.sentences["not_covered"],)
    elif not reasons:
        reasons = (words.NOTHING_IN_IT if item.kind is ItemKind.CANNABIS else data.sentences["not_covered"],)
    return UncheckedView(coverage.item, item.name, coverage.state is ItemState.NOT_CHECKED, reasons)
