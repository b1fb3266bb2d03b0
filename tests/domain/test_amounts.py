"""Amounts: what people type becomes an exact number, or a sentence that names the field."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.amounts import UNITS, Amount, parse_amount, parse_number, plain, read_unit
from app.domain.problems import Problem

KEPT = st.decimals(min_value=0, max_value=Decimal("999999.999999"), places=6)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("0.3", "0.3"),
        ("0,3", "0.3"),
        (",5", "0.5"),
        (".5", "0.5"),
        (" 5 ", "5"),
        ("½", "0.5"),
        ("1½", "1.5"),
        ("1 ½", "1.5"),
        ("¼", "0.25"),
        ("2¾", "2.75"),
        ("0,125", "0.125"),
        ("0", "0"),
        ("1200", "1200"),
        ("999999.999999", "999999.999999"),
    ],
)
def test_a_number_is_read_as_people_write_it(typed: str, value: str) -> None:
    assert parse_number(typed, "Amount") == Decimal(value)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "a number is needed"),
        ("   ", "a number is needed"),
        ("many", "is not a number"),
        ("1e5", "is not a number"),
        ("NaN", "is not a number"),
        ("Infinity", "is not a number"),
        ("-1", "less than nothing"),
        ("-½", "less than nothing"),
        ("1,200", "two ways"),
        ("1,200.5", "two ways"),
        ("1,200,000", "two ways"),
        ("1.5½", "is not a number"),
        ("x½", "is not a number"),
        ("0.1234567", "six decimals"),
        ("1000000", "larger than anything"),
        ("999999.99999999999999999999999999999", "six decimals"),
        ("٣", "is not a number"),
        ("²", "is not a number"),
        ("1.2.3", "is not a number"),
        ("1\n2", "is not a number"),
        ("9" * 10_000, "larger than anything"),
        ("9" * 1_100_000, "larger than anything"),
        ("word " * 2_000, "is not a number"),
    ],
    ids=lambda text: text[:20],
)
def test_what_is_no_number_gives_one_short_sentence_that_names_the_field(typed: str, says: str) -> None:
    found = parse_number(typed, "Dose")
    assert isinstance(found, Problem)
    assert found.field == "Dose"
    assert found.sentence.startswith("Dose: ")
    assert says in found.sentence
    assert len(found.sentence) < 160
    assert "\n" not in found.sentence


@given(st.text(max_size=60))
def test_no_text_at_all_makes_reading_fail_otherwise(text: str) -> None:
    for read in (parse_number, parse_amount):
        found = read(text, "Amount")
        assert found.sentence.startswith("Amount: ") if isinstance(found, Problem) else True


@given(KEPT)
def test_plain_digits_read_back_as_the_same_number(value: Decimal) -> None:
    assert parse_number(plain(value), "Amount") == value


@given(KEPT)
def test_plain_digits_have_no_trailing_zero_and_no_exponent(value: Decimal) -> None:
    text = plain(value)
    assert "E" not in text
    assert not ("." in text and text.endswith(("0", ".")))
    assert not text.startswith(".")


@pytest.mark.parametrize(("value", "text"), [("0.50", "0.5"), ("5.0", "5"), ("1E+3", "1000"), ("100", "100")])
def test_plain_digits_are_as_doses_are_written(value: str, text: str) -> None:
    assert plain(Decimal(value)) == text


@pytest.mark.parametrize(
    ("typed", "value", "unit"),
    [
        ("75 mg", "75", "mg"),
        ("75mg", "75", "mg"),
        ("75", "75", "mg"),
        ("0,3 ML", "0.3", "mL"),
        ("½ g", "0.5", "g"),
        ("1 ½ mg", "1.5", "mg"),
        ("25 mcg", "25", "micrograms"),
        ("25 µg", "25", "micrograms"),
        ("25 μg", "25", "micrograms"),
        ("12 mcg/h", "12", "micrograms/hour"),
        ("5 mg/ml", "5", "mg/mL"),
        ("100 IU", "100", "units"),
        ("1 %", "1", "%"),
    ],
)
def test_an_amount_is_a_number_with_its_unit(typed: str, value: str, unit: str) -> None:
    assert parse_amount(typed, "Strength") == Amount(Decimal(value), unit)


def test_the_unit_of_the_field_is_used_when_none_was_typed() -> None:
    assert parse_amount("3", "Amount", "mL") == Amount(Decimal(3), "mL")


@pytest.mark.parametrize("typed", ["", "mg", "5 parsecs", "1,200 mg", "-5 mg", "5 mg 3", "many mg", "5 ٣"])
def test_what_is_no_amount_gives_a_sentence_that_names_the_field(typed: str) -> None:
    found = parse_amount(typed, "Strength")
    assert isinstance(found, Problem)
    assert found.sentence.startswith("Strength: ")


@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_reads_back_as_itself_in_any_case(unit: str) -> None:
    assert read_unit(unit) == unit
    assert read_unit(unit.upper()) == unit


def test_a_word_that_is_no_unit_is_none() -> None:
    assert read_unit("spoons") is None
