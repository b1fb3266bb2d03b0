"""Words: one place for how things are said, on screen and on paper alike."""

from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.amounts import Amount
from app.domain.interactions import Certainty, Review, Seriousness, Source
from app.domain.items import Unchecked, UncheckedPart
from app.domain.moments import PartialDate
from app.domain.products import Basis, ProductForm, StrengthSource
from app.domain.regimens import DayPart
from app.domain.routes import Route
from app.domain.uses import AmountSource, LabelMg, Quality, UseUnit
from app.services import words
from app.services.reviews import ReviewState, Standing

DAY = date(2026, 11, 6)
MEASURED, PARTLY, ROUGH = Quality.MEASURED, Quality.PARTLY_ESTIMATED, Quality.ROUGH


def untied(text: str) -> str:
    return text.replace(words.NBSP, " ")


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        (words.SERIOUSNESS, Seriousness),
        (words.CERTAINTY, Certainty),
        (words.BARS, Certainty),
        (words.ROUTES, Route),
        (words.DAY_PARTS, DayPart),
        (words.PRODUCT_FORMS, ProductForm),
        (words.BASES, Basis),
        (words.USE_UNITS, UseUnit),
        (words.AMOUNT_SOURCES, AmountSource),
        (words.STRENGTH_SOURCES, StrengthSource),
    ],
)
def test_every_value_has_its_word(table: dict[Any, Any], kind: type[StrEnum]) -> None:
    assert list(table) == list(kind) or set(table) == set(kind)


def test_a_surer_evidence_never_has_fewer_bars() -> None:
    bars = [words.BARS[each] for each in Certainty]
    assert bars == sorted(bars, reverse=True)
    assert all(1 <= each <= 6 for each in bars)


@pytest.mark.parametrize(
    ("value", "quality", "rounded"),
    [
        ("0.04", MEASURED, "0"),
        ("0.75", MEASURED, "0.8"),
        ("0.25", MEASURED, "0.3"),
        ("1", MEASURED, "1"),
        ("2.7", MEASURED, "2.5"),
        ("2.75", MEASURED, "3"),
        ("9.8", MEASURED, "10"),
        ("18.75", MEASURED, "19"),
        ("18.5", MEASURED, "19"),
        ("10.67", PARTLY, "10"),
        ("12", PARTLY, "10"),
        ("12.5", PARTLY, "15"),
        ("64", PARTLY, "65"),
        ("64", ROUGH, "65"),
        ("104", MEASURED, "100"),
        ("105", MEASURED, "110"),
        ("1000", MEASURED, "1000"),
        ("1249", MEASURED, "1200"),
        ("1250", MEASURED, "1300"),
    ],
)
def test_mg_are_rounded_half_up_in_steps_that_fit_how_well_they_are_known(
    value: str, quality: Quality, rounded: str
) -> None:
    assert words.round_mg(Decimal(value), quality) == Decimal(rounded)


@given(st.decimals("0.01", 999, places=3), st.sampled_from([MEASURED, PARTLY, ROUGH]))
def test_a_derived_figure_never_has_more_than_two_digits_that_count(value: Decimal, quality: Quality) -> None:
    digits = words.number(words.round_mg(value, quality)).replace(".", "").strip("0")
    assert len(digits) <= 2


@pytest.mark.parametrize(
    ("value", "quality", "text"),
    [
        ("18", MEASURED, "about 18 mg THC"),
        ("10.67", PARTLY, "roughly 10 mg THC"),
        ("12", ROUGH, "very rough: 6 to 25 mg THC"),
        ("10", ROUGH, "very rough: 5 to 20 mg THC"),
        ("0", MEASURED, "about 0 mg THC"),
        ("0.04", MEASURED, "less than 0.1 mg THC"),
        ("1250", MEASURED, "about 1,300 mg THC"),
    ],
)
def test_a_figure_says_how_it_is_known_and_what_is_there_is_never_nought(
    value: str, quality: Quality, text: str
) -> None:
    assert untied(words.label_mg(LabelMg(Decimal(value), quality), "THC")) == text


@pytest.mark.parametrize(
    "found", [LabelMg(None, Quality.UNKNOWN), LabelMg(None, MEASURED), LabelMg(Decimal(0), Quality.UNKNOWN)]
)
def test_an_unknown_amount_is_said_and_is_never_nought(found: LabelMg) -> None:
    assert words.label_mg(found, "CBD") == "CBD amount not known"


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        ("3", "6", "about 3 to 6 mg"),
        ("3", "3.1", "about 3 mg"),
        ("0.04", "6", "about 6 mg or less"),
        ("0", "6", "about 0 to 6 mg"),
    ],
)
def test_a_range_of_figures_is_said_once_where_both_ends_are_the_same(low: str, high: str, text: str) -> None:
    assert untied(words.mg_range(Decimal(low), Decimal(high), MEASURED)) == text


@pytest.mark.parametrize(
    ("value", "text"), [("0.50", "0.5"), ("5.0", "5"), ("1200", "1,200"), ("1234567.5", "1,234,567.5"), ("0", "0")]
)
def test_numbers_are_written_as_doses_are(value: str, text: str) -> None:
    assert words.number(Decimal(value)) == text


def test_dates_and_times_are_said_in_words_that_nobody_can_swap() -> None:
    assert untied(words.day(DAY)) == "6 November 2026"
    assert untied(words.short_day(DAY)) == "6 Nov 2026"
    assert untied(words.long_day(DAY)) == "Friday 6 November 2026"
    assert untied(words.partial(PartialDate(2024, 3))) == "March 2024"
    assert untied(words.partial(PartialDate(2024, 3, 1))) == "1 Mar 2024"
    assert words.partial(PartialDate(2024)) == "2024"
    assert words.clock(datetime(2026, 11, 6, 21, 5, tzinfo=UTC)) == "21:05"


def test_a_number_is_never_parted_from_its_unit() -> None:
    assert words.tie("take 5 mg or ½ tablet on 6 Nov") == "take 5\u00a0mg or ½\u00a0tablet on 6\u00a0Nov"
    assert words.tie("no number here mg") == "no number here mg"
    assert words.amount(Amount(Decimal("0.5"), "mg")) == "0.5\u00a0mg"
    assert untied(words.counted(1, "use")) == "1 use"
    assert untied(words.counted(1200, "use")) == "1,200 uses"


def test_things_are_listed_as_a_sentence_has_them() -> None:
    assert words.listed([]) == ""
    assert words.listed(["a"]) == "a"
    assert words.listed(["a", "b", "c"]) == "a, b and c"
    assert words.joined(["One", "Two.", "", "Three?"]) == "One. Two. Three?"


@pytest.mark.parametrize("part", UncheckedPart)
def test_every_unchecked_part_is_named(part: UncheckedPart) -> None:
    text = words.unchecked(Unchecked(part, "moonstone"))
    assert text
    assert part is UncheckedPart.ROUTE or "moonstone" in text


def test_the_state_of_a_review_is_shown_as_it_is() -> None:
    review = Review("one", "professional", "A. Nother, pharmacist", DAY, "0")
    assert "Not yet checked" in words.review(Standing(ReviewState.NOT_REVIEWED))
    assert untied(words.review(Standing(ReviewState.REVIEWED, review))) == (
        "Reviewed by A. Nother, pharmacist on 6 November 2026."
    )
    assert "by the project" in words.review(Standing(ReviewState.SOURCE_CHECKED, review))
    assert "Changed since" in words.review(Standing(ReviewState.CHANGED_SINCE, review))
    for state in (ReviewState.NOT_REVIEWED, ReviewState.SOURCE_CHECKED, ReviewState.CHANGED_SINCE):
        assert "No health professional has signed" in words.review(
            Standing(state, None if state is ReviewState.NOT_REVIEWED else review)
        )


@pytest.mark.parametrize(
    ("read", "says"),
    [
        ("whole", "Read whole."),
        ("part", "Read in part."),
        ("abstract", "Abstract read."),
        ("quoted-elsewhere", "second-hand"),
        ("not-found", "Could not be found"),
    ],
)
def test_a_source_says_how_far_it_was_read(read: str, says: str) -> None:
    line = words.source(Source("s", "A title", 2020, "review", read, DAY, (("doi", "10.1/x"), ("address", "a.org"))))
    assert line.startswith("A title (2020). doi 10.1/x, a.org. ")
    assert says in line


def test_without_findings_the_heading_claims_neither_a_match_nor_a_count_of_none() -> None:
    assert words.findings_heading(2) == "Findings: known interaction categories this record falls into (2)"
    assert "falls into" not in words.findings_heading(0)
    assert "0" not in words.findings_heading(0)
