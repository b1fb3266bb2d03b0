from decimal import Decimal

import pytest

from app.domain.name_index import build_index
from app.domain.names import cuts
from app.domain.parts import exact_readings, made_of_parts
from app.domain.substances import Brand, Combination, FixedAmount, Substance, Vocabulary

SUBSTANCES = {
    "paracetamol": Substance("paracetamol", "paracetamol", "medicine", us_name="acetaminophen"),
    "codeine": Substance("codeine", "codeine", "medicine"),
    "caffeine": Substance("caffeine", "caffeine", "medicine"),
    "thc": Substance("thc", "THC", "cannabinoid"),
    "cbd": Substance("cbd", "CBD", "cannabinoid"),
    "cetirizine": Substance("cetirizine", "cetirizine", "medicine", brands=(Brand("Benadryl", ("UK",)),)),
    "ibuprofen": Substance("ibuprofen", "ibuprofen", "medicine", brands=(Brand("Salbrand"),)),
}
COMBINATIONS = {
    "two": Combination("two", "Two", ("codeine", "paracetamol"), brands=(Brand("Benadryl", ("CA",)),)),
    "three": Combination("three", "Three", ("codeine", "paracetamol", "caffeine")),
    "spray": Combination("spray", "Spray", ("thc", "cbd"), amounts=(FixedAmount("thc", Decimal("2.7"), "spray", "s"),)),
}
INDEX = build_index(Vocabulary(SUBSTANCES, COMBINATIONS), frozenset())


def parts(text: str) -> list[str]:
    found = made_of_parts(INDEX, text)
    return [reading.entry_id for reading in found[0]] if found else []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("codeine/paracetamol", ["two"]),
        ("codeine 30 mg + acetaminophen 500 mg", ["two"]),
        ("caffeine, codeine and paracetamol", ["three"]),
        ("Two and caffeine", ["three"]),
        ("codeine phosphate with paracetamol", ["two"]),
        ("codeine and codeine", []),
        ("Two + codeine", []),
        ("codeine + caffeine", []),
        ("codeine + Benadryl", []),
        ("codeine + something", []),
    ],
)
def test_joined_ingredients_are_the_one_combination_that_is_all_of_them(text: str, wanted: list[str]) -> None:
    assert parts(text) == wanted


def test_naming_what_is_in_a_product_of_fixed_amounts_does_not_say_that_it_is_that_product() -> None:
    assert parts("THC + CBD") == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Benadryl (cetirizine)", ["cetirizine"]),
        ("Benadryl (codeine/paracetamol)", ["two"]),
        ("Benadryl (codeine)", []),
        ("codeine (opioid)", []),
        ("Spray (THC and CBD)", ["spray"]),
    ],
)
def test_a_bracket_chooses_among_readings_and_never_adds_one(text: str, wanted: list[str]) -> None:
    assert parts(text) == wanted


def test_a_salt_is_left_out_of_generic_names_only() -> None:
    found = exact_readings(INDEX, cuts("codeine phosphate 30 mg"))
    assert found is not None
    assert (found[0][0].entry_id, found[1].name) == ("codeine", "codeine phosphate")
    assert exact_readings(INDEX, cuts("Salbrand sodium")) is None


def test_a_strength_in_front_is_no_part_of_the_name() -> None:
    assert parts("500 mg paracetamol") == ["paracetamol"]
    assert parts("500 mg") == []
