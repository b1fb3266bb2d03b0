"""Digests and the review ledger: what is signed, and what changed since."""

import hashlib
import json
from dataclasses import asdict, dataclass, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from app.domain.interactions import Category, DataFile, Review
from app.services.lint_sides import members_of, sides_of


class ReviewState(StrEnum):
    """How far an entry has been checked by people."""

    NOT_REVIEWED = "not-reviewed"
    SOURCE_CHECKED = "source-checked"
    REVIEWED = "reviewed"
    CHANGED_SINCE = "changed-since"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one entry stands, and the review that says so (None while nobody has checked it)."""

    state: ReviewState
    review: Review | None = None


def digest(category: Category, data: DataFile) -> str:
    """SHA-256 (hex) over the entry's canonical form: the category, its sources' records, who its sides resolve to.

    Names and brands do not touch it; a substance that joins or leaves a group does. Fields that an entry leaves empty
    are left out, so that a field added to the schema later does not undo every review.
    """
    cited = {each.source for each in category.evidence} | {each.source for each in category.studied}
    content = {
        "category": category,
        "sources": [data.sources[one] for one in sorted(cited) if one in data.sources],
        "members": [sorted(members_of(side, data)) for side in sides_of(category)],
    }
    text = json.dumps(_plain(content), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def standing(category: Category, data: DataFile) -> Standing:
    """The best review that still fits what the entry says; a review of an older text counts as changed since."""
    ledger = [review for review in data.reviews if review.category == category.id]
    if not ledger:
        return Standing(ReviewState.NOT_REVIEWED)
    now = digest(category, data)
    fitting = sorted((review for review in ledger if review.digest == now), key=_weight, reverse=True)
    if not fitting:
        return Standing(ReviewState.CHANGED_SINCE, max(ledger, key=_weight))
    professional = fitting[0].kind == "professional"
    return Standing(ReviewState.REVIEWED if professional else ReviewState.SOURCE_CHECKED, fitting[0])


def _weight(review: Review) -> tuple[bool, date]:
    return (review.kind == "professional", review.on)


def _plain(value: Any) -> Any:
    """A value as JSON has it: dates and decimals as text, records as tables, in an order that never varies."""
    if is_dataclass(value) and not isinstance(value, type):
        return _plain(asdict(value))
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items() if each or isinstance(each, Decimal)}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return str(value) if isinstance(value, date | Decimal) else value
