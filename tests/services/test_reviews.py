"""Reviews: what a digest covers, what it does not, and where an entry stands."""

from datetime import timedelta
from typing import Any

import pytest

from app.domain.interactions import DataFile
from app.services.reviews import ReviewState, digest, standing
from tests.data_files import TODAY, category, changed, names, rules, small, source, substance

NAMES = names()
CITES_THE_OTHER = category("two", status="withdrawn", source=[{"id": "other", "says": "Nobody felt sleepy."}])
RULES = rules(category=[category("one"), CITES_THE_OTHER], source=[source(), source("other")])


def of(substances: dict[str, Any] = NAMES, interactions: dict[str, Any] = RULES) -> str:
    data = small(substances, interactions)
    return digest(data.categories["one"], data)


BEFORE = of()


def test_a_digest_is_a_sha_256_and_always_the_same() -> None:
    assert len(BEFORE) == 64
    assert of() == BEFORE


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "Another title"),
        ("effect", "Another effect."),
        ("not_known", "Something else."),
        ("ask", "Another question?"),
        ("mechanism", "Added."),
        ("pharmacist", "Added."),
        ("conflict", "Added."),
        ("seriousness", 3),
        ("certainty", "theory"),
        ("timing", "builds-up"),
        ("family", "mind"),
        ("withdrawal", True),
        ("red_flags", ["breathing"]),
        ("source", [{"id": "study", "says": "Thirteen adults felt sleepy."}]),
        ("source", [{"id": "other", "says": "Twelve adults felt sleepy."}]),
        ("member", [{"b": "cbd", "note": "Only reasoning."}]),
        ("raise", [{"to": 3, "person": ["lung-disease"], "why": "Lungs."}]),
        ("studied", [{"what": "thc", "low": 0, "high": 1, "unit": "mg once", "source": "study"}]),
        ("a", {"groups": ["gabapentinoid"], "lingers_days": 3}),
        ("a", {"groups": ["gabapentinoid", "opioid"]}),
        ("within_one_item", True),
    ],
)
def test_a_digest_changes_with_every_word_and_number_of_the_entry(field: str, value: Any) -> None:
    assert of(interactions=changed(RULES, f"category.0.{field}", value)) != BEFORE


@pytest.mark.parametrize(("field", "value"), [("title", "Another"), ("year", 2021), ("read", "whole"), ("pmid", "2")])
def test_a_digest_changes_with_the_record_of_a_cited_source(field: str, value: Any) -> None:
    assert of(interactions=changed(RULES, f"source.0.{field}", value)) != BEFORE
    assert of(interactions=changed(RULES, f"source.1.{field}", value)) == BEFORE


def test_a_digest_changes_when_a_substance_joins_or_leaves_a_group() -> None:
    joined = names(substance=[*NAMES["substance"], substance("mirogabalin", "gabapentinoid")])
    assert of(joined) != BEFORE
    assert of(changed(NAMES, "substance.1.groups", ["sedating"])) != BEFORE
    assert of(names(substance=[*NAMES["substance"], substance("elsewhere", "opioid")])) == BEFORE


def test_names_and_brands_do_not_touch_a_digest() -> None:
    assert of(changed(NAMES, "substance.0.brands", [{"name": "Another"}])) == BEFORE
    assert of(changed(NAMES, "substance.0.synonyms", ["gabapentine"])) == BEFORE
    assert of(changed(NAMES, "group.0.name", "gabapentin and its kin")) == BEFORE


def test_a_nought_is_not_the_same_as_nothing_said() -> None:
    studied = {"what": "thc", "low": 0, "high": 1, "unit": "mg once", "source": "study"}
    nought = changed(RULES, "category.0.studied", [studied])
    assert of(interactions=nought) != of(interactions=changed(nought, "category.0.studied.0.low", 1))


def reviewed(*reviews: dict[str, Any]) -> DataFile:
    return small(NAMES, RULES, *reviews)


def review(kind: str, text: str, days_ago: int = 0) -> dict[str, Any]:
    by = "project" if kind == "source-check" else "A. Nother, pharmacist"
    return {"category": "one", "kind": kind, "by": by, "on": TODAY - timedelta(days=days_ago), "digest": text}


@pytest.mark.parametrize(
    ("ledger", "state", "by"),
    [
        ([], ReviewState.NOT_REVIEWED, None),
        ([review("source-check", BEFORE)], ReviewState.SOURCE_CHECKED, "project"),
        ([review("professional", BEFORE)], ReviewState.REVIEWED, "A. Nother, pharmacist"),
        ([review("professional", "old")], ReviewState.CHANGED_SINCE, "A. Nother, pharmacist"),
        (
            [review("source-check", BEFORE), review("professional", BEFORE, 9)],
            ReviewState.REVIEWED,
            "A. Nother, pharmacist",
        ),
        ([review("source-check", BEFORE), review("professional", "old")], ReviewState.SOURCE_CHECKED, "project"),
        ([review("source-check", "old"), review("source-check", "older", 9)], ReviewState.CHANGED_SINCE, "project"),
    ],
)
def test_an_entry_stands_where_the_best_review_that_still_fits_puts_it(
    ledger: list[dict[str, Any]], state: ReviewState, by: str | None
) -> None:
    data = reviewed(*ledger)
    found = standing(data.categories["one"], data)
    assert found.state is state
    assert (found.review.by if found.review else None) == by
    assert found.review is None or state is not ReviewState.CHANGED_SINCE or found.review.on == TODAY
