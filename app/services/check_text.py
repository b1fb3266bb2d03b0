"""The outcome of one check as plain text for a terminal or a screen reader; the not-checked part comes first."""

from collections.abc import Iterable, Iterator

from app.domain.interactions import DataFile
from app.domain.matching import MatchState
from app.services import words
from app.services.coverage_view import view_coverage
from app.services.finding_view import FindingView, advice_with_signs, view_findings
from app.services.typed_record import TypedCheck


def check_text(outcome: TypedCheck, data: DataFile) -> str:
    """Everything the window's Interactions page says, line by line."""
    items = tuple(each.item for each in outcome.items)
    coverage = view_coverage(outcome.result, items, data)
    lines = [coverage.headline + ".", coverage.remark, ""]
    for each in coverage.unchecked:
        lines += [f"{'Not checked' if each.wholly else 'Partly checked'}: {each.name}", *_indent(each.reasons)]
        lines += _indent([_suggested(outcome, each.item, data)])
    lines += [""] * bool(coverage.unchecked)
    for view in view_findings(outcome.result, items, data):
        lines += [*_finding(view, data), ""]
    if not outcome.result.findings:
        lines += [coverage.no_match, ""]
    lines += [_on_request(len(outcome.result.on_request)), ""] * bool(outcome.result.on_request)
    lines += [data.sentences["topical_remark"]] * bool(coverage.on_skin)
    return "\n".join([*lines, coverage.scope])


def _on_request(count: int) -> str:
    """How many entries the record meets that are shown to whoever asks; they flag nothing."""
    return f"Shown on request only: {count} {'entry' if count == 1 else 'entries'}. {words.ON_REQUEST}"


def _finding(view: FindingView, data: DataFile) -> Iterator[str]:
    yield f"{view.word}: {view.title}"
    yield from _indent([f"How sure: {view.certainty_words}. About: {words.listed(view.things)}."])
    yield from _indent([view.effect, *(f"More serious here: {why}" for why in view.raised_by), *view.amounts])
    yield from _indent(
        [
            *view.notes,
            f"Not known: {view.not_known}",
            *view.unknowns,
            f"Sources disagree: {view.conflict}" * bool(view.conflict),
        ]
    )
    yield from _indent([f"Ask: {view.ask}", *advice_with_signs(view, data), view.review])


def _suggested(outcome: TypedCheck, index: int, data: DataFile) -> str:
    match = outcome.items[index].match
    if match.state is MatchState.EXACT:  # recognised, and yet not checked: there is nothing to ask about its name
        return ""
    found = [data.vocabulary.entry(each.entry_id) for each in match.candidates]
    names = list(dict.fromkeys(entry.name for entry in found if entry is not None))
    return f"Did you mean {', '.join(names)}? Nothing was chosen." if names else ""


def _indent(lines: Iterable[str]) -> list[str]:
    return [f"  {line}" for line in lines if line]
