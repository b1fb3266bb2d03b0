"""Label mg: the worked examples, and that what is not known never becomes a number."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.products import Basis, Product, ProductForm, StrengthSource, total
from app.domain.routes import Route
from app.domain.uses import (
    AmountSource,
    FrozenStrength,
    LabelMg,
    Quality,
    Use,
    UseUnit,
    cbd_mg,
    freeze,
    label_mg,
    thc_mg,
    units_for,
)
from app.services.words import label_mg as in_words

AT = datetime(2026, 11, 20, 21, 40, tzinfo=UTC)
D = Decimal


def use_of(
    product: Product, amount: str | None, unit: UseUnit, source: AmountSource, route: Route = Route.VAPORISED
) -> Use:
    typed = None if amount is None else D(amount)
    return Use("u", product.id, AT, route, typed, unit, freeze(product, route), source)


def flower(thc: str | None = None, thca: str | None = None, basis: Basis = Basis.PERCENT) -> Product:
    return Product(
        "p", "flower", ProductForm.FLOWER, basis, thc=D(thc) if thc else None, thca=D(thca) if thca else None
    )


def liquid(drops: str | None = None) -> Product:
    return Product("p", "tincture", ProductForm.OIL, thc=D(1), cbd=D(20), drops_per_ml=D(drops) if drops else None)


WEIGHED, COUNTED, MARKED, GUESSED = (
    AmountSource.WEIGHED,
    AmountSource.COUNTED,
    AmountSource.MARKED,
    AmountSource.ESTIMATED,
)
CONCENTRATE = Product("p", "concentrate", ProductForm.CONCENTRATE, Basis.PERCENT, thc=D(75))
GUMMY = Product("p", "gummy", ProductForm.EDIBLE, Basis.MG_PER_PIECE, thc=D(5))
SPRAY = Product("p", "mouth spray", ProductForm.SPRAY, Basis.MG_PER_SPRAY, thc=D("2.7"), cbd=D("2.5"))
G, MG, ML, DROP, PIECE, SPRAYS = UseUnit.G, UseUnit.MG, UseUnit.ML, UseUnit.DROP, UseUnit.PIECE, UseUnit.SPRAY


@pytest.mark.parametrize(
    ("use", "exact", "words"),
    [
        (use_of(flower("0.6", "20.0"), "0.25", G, WEIGHED, Route.SMOKED), "45.35", "about 45 mg THC"),
        (use_of(flower("18"), "0.1", G, WEIGHED), "18", "about 18 mg THC"),
        (use_of(flower("182", basis=Basis.MG_PER_G), "0.3", G, WEIGHED), "54.6", "about 55 mg THC"),
        (use_of(flower("20"), "0.32", G, GUESSED, Route.SMOKED), "64", "roughly 65 mg THC"),
        (use_of(GUMMY, "0.5", PIECE, COUNTED, Route.SWALLOWED), "2.5", "about 2.5 mg THC"),
        (use_of(liquid(), "0.75", ML, MARKED, Route.UNDER_TONGUE), "0.75", "about 0.8 mg THC"),
        (use_of(liquid("24"), "12", DROP, COUNTED, Route.UNDER_TONGUE), "0.5", "about 0.5 mg THC"),
        (use_of(liquid(), "12", DROP, COUNTED, Route.UNDER_TONGUE), "0.6", "roughly 0.6 mg THC"),
        (use_of(SPRAY, "4", SPRAYS, COUNTED, Route.UNDER_TONGUE), "10.8", "about 11 mg THC"),
        (use_of(CONCENTRATE, "25", MG, WEIGHED, Route.DABBED), "18.75", "about 19 mg THC"),
    ],
    ids=["1 acid", "2 total", "3 mg/g", "4 joint", "6 half", "7 mL", "8 drops", "9 guessed drops", "10 spray", "11 mg"],
)
def test_a_worked_example_for_thc_gives_its_exact_mg_and_its_words(use: Use, exact: str, words: str) -> None:
    found = thc_mg(use)
    assert found.value == D(exact)
    assert in_words(found, "THC").replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("use", "exact", "words"),
    [
        (use_of(liquid(), "0.75", ML, MARKED, Route.UNDER_TONGUE), "15", "about 15 mg CBD"),
        (use_of(liquid("24"), "12", DROP, COUNTED, Route.UNDER_TONGUE), "10", "about 10 mg CBD"),
        (use_of(liquid(), "12", DROP, COUNTED, Route.UNDER_TONGUE), "12", "roughly 10 mg CBD"),
        (use_of(SPRAY, "4", SPRAYS, COUNTED, Route.UNDER_TONGUE), "10", "about 10 mg CBD"),
        (
            use_of(Product("p", "cream", basis=Basis.MG_PER_G, cbd=D(10)), "2", G, WEIGHED, Route.TOPICAL),
            "20",
            "about 20 mg CBD",
        ),
    ],
    ids=["7", "8", "9", "10", "12 cream"],
)
def test_a_worked_example_for_cbd_gives_its_exact_mg_and_its_words(use: Use, exact: str, words: str) -> None:
    found = cbd_mg(use)
    assert found.value == D(exact)
    assert in_words(found, "CBD").replace("\u00a0", " ") == words


def test_a_brownie_without_a_label_has_an_amount_that_is_not_known() -> None:
    brownie = Product("p", "brownie", ProductForm.EDIBLE, strength_source=StrengthSource.UNKNOWN)
    for found in (thc_mg(use_of(brownie, "1", ML, COUNTED)), cbd_mg(use_of(brownie, "1", ML, COUNTED))):
        assert found == LabelMg(None, Quality.UNKNOWN)
        assert in_words(found, "THC") == "THC amount not known"


def test_a_share_of_a_joint_is_multiplied_and_called_an_estimate() -> None:
    joint = replace(use_of(flower("20"), "0.3", G, WEIGHED, Route.SMOKED), share=D("0.5"))
    assert thc_mg(joint) == LabelMg(D(30), Quality.PARTLY_ESTIMATED)


def test_acid_counts_only_where_heat_turns_it() -> None:
    raw = flower("0.6", "20.0")
    assert freeze(raw, Route.SWALLOWED).thc == D("0.6")
    assert freeze(raw, Route.SMOKED).thc == D("18.14")


@given(st.decimals(min_value=0, max_value=100, places=3) | st.none())
def test_an_acid_of_nothing_never_makes_an_unknown_content_nothing(neutral: Decimal | None) -> None:
    assert total(neutral, D(0)) == neutral
    assert total(neutral, None) == neutral


def test_acid_alone_is_the_least_that_is_known() -> None:
    assert total(None, D(20)) == D("17.54")


@given(st.sampled_from(Basis), st.sampled_from(UseUnit), st.none() | st.decimals(0, 1000, places=2))
def test_an_amount_that_is_not_known_is_never_a_number_of_mg(
    basis: Basis, unit: UseUnit, strength: Decimal | None
) -> None:
    frozen = FrozenStrength(basis, strength, None, StrengthSource.LABEL)
    use = Use("u", "p", AT, Route.SMOKED, None, unit, frozen)
    assert label_mg(use, strength) == LabelMg(None, Quality.UNKNOWN)
    unsure = replace(use, amount=D(1), amount_source=AmountSource.UNKNOWN)
    assert label_mg(unsure, strength) == LabelMg(None, Quality.UNKNOWN)
    known = replace(use, amount=D(1))
    assert (label_mg(known, strength).value is None) is (strength is None or unit not in units_for(basis))


def test_a_unit_that_the_label_does_not_count_in_gives_no_mg() -> None:
    assert thc_mg(use_of(GUMMY, "1", G, WEIGHED)).value is None


@pytest.mark.parametrize(
    ("strength", "amount", "quality"),
    [
        (StrengthSource.LABEL, WEIGHED, Quality.MEASURED),
        (StrengthSource.CERTIFICATE, COUNTED, Quality.MEASURED),
        (StrengthSource.SELLER, WEIGHED, Quality.PARTLY_ESTIMATED),
        (StrengthSource.LABEL, GUESSED, Quality.PARTLY_ESTIMATED),
        (StrengthSource.GUESS, GUESSED, Quality.ROUGH),
    ],
)
def test_a_figure_is_as_well_known_as_the_worse_of_strength_and_amount(
    strength: StrengthSource, amount: AmountSource, quality: Quality
) -> None:
    product = replace(flower("18"), strength_source=strength)
    assert thc_mg(use_of(product, "0.1", G, amount)).quality is quality


def test_a_product_corrected_later_does_not_rewrite_a_use() -> None:
    product = flower("18")
    use = use_of(product, "0.1", G, WEIGHED)
    corrected = replace(product, thc=D(10), basis=Basis.MG_PER_G)
    assert thc_mg(use).value == 18
    assert freeze(corrected, Route.VAPORISED) != use.strength
