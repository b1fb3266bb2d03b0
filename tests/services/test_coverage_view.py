"""Coverage in words: what was not checked is as loud as a finding, and named."""

from dataclasses import replace

import pytest

from app.domain.checking import check, renumber
from app.domain.items import Content, Item, ItemKind, RecordDay, Unchecked, UncheckedPart
from app.domain.routes import Route
from app.services.coverage_view import CoverageView, view_coverage
from app.services.words import NOTHING_IN_IT
from tests.data_files import TODAY, small

DATA = small()
KNOWN = Item(0, ItemKind.MEDICINE, "Gabapentin", (Content("gabapentin"),), (Route.SWALLOWED,))
UNKNOWN = Item(0, ItemKind.MEDICINE, "Drops", unchecked=(Unchecked(UncheckedPart.NAME, "Drops"),))
OIL = Item(0, ItemKind.CANNABIS, "Oil", (Content("cbd", unknown=True),), (Route.SWALLOWED,))
OIL = replace(OIL, unchecked=(Unchecked(UncheckedPart.CONTENT, "CBD"),))


def seen(*items: Item) -> CoverageView:
    numbered = renumber(items)
    return view_coverage(check(RecordDay(TODAY, numbered, {}), DATA), numbered, DATA)


def test_only_things_without_an_unchecked_part_count_as_checked() -> None:
    view = seen(KNOWN, OIL, UNKNOWN, KNOWN)
    assert view.states == ("checked", "partly", "not-checked", "checked")
    assert view.headline == "2 of 4 could be checked"
    assert view.remark == "1 only partly · 1 not at all. No rule matching is not evidence of safety."
    assert [(each.name, each.wholly) for each in view.unchecked] == [("Oil", False), ("Drops", True)]


def test_a_flagged_thing_with_an_unknown_part_is_still_named() -> None:
    view = seen(KNOWN, OIL)
    assert view.unchecked[0].reasons == ("CBD content not known",)


def test_that_no_match_is_no_evidence_of_safety_is_always_said_with_the_edition_and_the_scope() -> None:
    for view in (seen(), seen(KNOWN)):
        assert view.no_match == "No rule in edition 2026.11 matched; that is not evidence of safety."
        assert view.remark == "No rule matching is not evidence of safety."
        assert view.scope == "The sentence outside_scope."


@pytest.mark.parametrize(
    ("item", "reasons"),
    [
        (UNKNOWN, ("The sentence not_recognised.",)),
        (replace(UNKNOWN, unchecked=(Unchecked(UncheckedPart.NOT_COVERED, "Drops"),)), ("The sentence not_covered.",)),
        (replace(UNKNOWN, unchecked=()), ("The sentence not_covered.",)),
        (replace(OIL, contents=(), unchecked=()), (NOTHING_IN_IT,)),
        (
            replace(KNOWN, contents=(Content("newdrug"),)),
            ("newdrug: effects together not looked at", "newdrug: blood levels not looked at"),
        ),
    ],
)
def test_whatever_was_not_checked_has_a_reason(item: Item, reasons: tuple[str, ...]) -> None:
    (unchecked,) = seen(item).unchecked
    assert unchecked.wholly
    assert unchecked.reasons == reasons


def test_a_cream_that_meets_no_rule_is_named_for_the_remark() -> None:
    assert seen(KNOWN, replace(OIL, name="Cream", routes=(Route.TOPICAL,))).on_skin == ("Cream",)
