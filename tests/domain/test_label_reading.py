"""What people copy from labels is read as they write it, or gets a sentence naming the field."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.label_reading import parse_named, parse_strength
from app.domain.problems import Problem


@pytest.mark.parametrize(
    ("text", "value"),
    [("20", "20"), ("600 in 30", "20"), ("600 mg / 30 mL", "20"), ("500mg per 50g", "10"), ("1,5", "1.5")],
)
def test_a_strength_is_a_number_or_the_content_of_a_pack_and_its_size(text: str, value: str) -> None:
    assert parse_strength(text, "THC") == Decimal(value)


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [("18 %", "%", "18"), ("18%", "%", "18"), ("10 mg/ml", "mg/mL", "10"), ("600 mg / 30 mL", "mg/mL", "20")],
)
def test_the_unit_of_the_field_may_be_typed_behind_the_number(text: str, unit: str, value: str) -> None:
    assert parse_strength(text, "THC", unit) == Decimal(value)


@pytest.mark.parametrize(("text", "unit"), [("18 %", "mg/g"), ("180 mg/g", "%"), ("%", "%"), ("18 % %", "%")])
def test_another_unit_or_the_unit_alone_is_no_strength(text: str, unit: str) -> None:
    assert isinstance(parse_strength(text, "THC", unit), Problem)


def test_a_strength_that_does_not_come_out_even_has_six_decimals() -> None:
    assert parse_strength("100 in 3", "THC") == Decimal("33.333333")


@pytest.mark.parametrize("text", ["much", "600 in", "600 in much", "600 in 0", "much in 30", "-1"])
def test_a_strength_that_cannot_be_read_names_its_field(text: str) -> None:
    found = parse_strength(text, "THC")
    assert isinstance(found, Problem)
    assert found.sentence.startswith("THC: ")


@given(st.text(max_size=30))
def test_any_text_is_a_strength_or_a_sentence(text: str) -> None:
    assert isinstance(parse_strength(text, "THC"), Decimal | Problem)
    assert isinstance(parse_strength(text, "THC", "mg/mL"), Decimal | Problem)
    assert isinstance(parse_named(text, "Others"), tuple | Problem)


def test_other_cannabinoids_are_names_with_or_without_a_figure() -> None:
    found = parse_named("CBG 0.4, CBN; delta-8 THC 0,2 mg\nCBC", "Others")
    assert found == (("CBG", Decimal("0.4")), ("CBN", None), ("delta-8 THC", Decimal("0.2")), ("CBC", None))


def test_a_figure_that_cannot_be_read_names_its_field() -> None:
    found = parse_named("CBG 0.4.4", "Others")
    assert isinstance(found, Problem)
    assert found.sentence.startswith("Others: ")
