"""The outcome of one check as a JSON object, for scripts; its fields are documented in docs/command-line.md."""

import json
from typing import Any

from app.domain.checking import Finding
from app.domain.interactions import DataFile, Source
from app.domain.matching import MatchState
from app.services import words
from app.services.finding_view import FindingView, advice_with_signs, amounts, view_finding
from app.services.reviews import standing
from app.services.typed_record import TypedCheck, TypedItem


def check_json(outcome: TypedCheck, data: DataFile) -> str:
    """One JSON object over the whole outcome, with a stable order."""
    items = tuple(each.item for each in outcome.items)
    states = {each.item: each for each in outcome.result.coverage}
    content = {
        "edition": data.edition,
        "digest": data.digest,
        "changed_since_edition": data.changed_since_edition,
        "items": [
            _item(
                each,
                states[each.item.index].state.value,
                data,
                [words.unchecked(p) for p in states[each.item.index].unchecked],
            )
            for each in outcome.items
        ],
        "findings": [_finding(each, view_finding(each, items, data), data) for each in outcome.result.findings],
        "negatives": [
            _negative(each, data, [amounts(one, each, items, data) for one in each.category.studied])
            for each in outcome.result.negatives
        ],
        "on_request": [
            _negative(each, data, [amounts(one, each, items, data) for one in each.category.studied])
            for each in outcome.result.on_request
        ],
    }
    return json.dumps(content, indent=2)  # in ASCII, so that no encoding of a terminal or a pipe can break it


def _item(typed: TypedItem, state: str, data: DataFile, not_checked: list[str]) -> dict[str, Any]:
    exact = typed.match.state is MatchState.EXACT
    found = [] if exact else [data.vocabulary.entry(one.entry_id) for one in typed.match.candidates]
    return {
        "index": typed.item.index,
        "kind": typed.item.kind.value,
        "name": typed.item.name,
        "state": state,
        "match": typed.match.state.value,
        "substances": [content.substance for content in typed.item.contents],
        "suggestions": list(dict.fromkeys(entry.name for entry in found if entry is not None)),
        "not_checked": not_checked,
    }


def _finding(finding: Finding, view: FindingView, data: DataFile) -> dict[str, Any]:
    stands = standing(finding.category, data)
    return {
        "id": view.id,
        "kind": view.kind,
        "family": view.family,
        "title": view.title,
        "seriousness": int(view.seriousness),
        "base_seriousness": int(view.base),
        "raised_by": list(view.raised_by),
        "certainty": view.certainty.value,
        "items": list(view.items),
        "effect": view.effect,
        "dose_context": list(view.amounts),
        "not_known": view.not_known,
        "unknown_here": list(view.unknowns),
        "conflict": view.conflict,
        "ask": view.ask,
        "advice": list(advice_with_signs(view, data)),
        "review": {"state": stands.state.value, "says": view.review},
        "sources": [_source(data.sources[each.source], each.says) for each in finding.category.evidence],
    }


def _negative(finding: Finding, data: DataFile, context: list[str]) -> dict[str, Any]:
    return {
        "id": finding.category.id,
        "title": finding.category.title,
        "items": list(finding.items),
        "not_known": finding.category.not_known,
        "dose_context": context,
        "sources": [_source(data.sources[each.source], each.says) for each in finding.category.evidence],
    }


def _source(source: Source, says: str) -> dict[str, Any]:
    return {
        "id": source.id,
        "title": source.title,
        "year": source.year,
        **dict(source.identifiers),
        "read": source.read,
        "says": says,
    }
