"""Label mg: the worked examples word for word, and that what is not known never becomes a number."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.lots import Lot
from app.domain.people import Answer
from app.domain.products import Basis, Pack, PackUnit, Printed, Product, ProductForm, StrengthSource, total
from app.domain.routes import Route
from app.domain.strengths import FrozenStrength, freeze
from app.domain.uses import (
    NOT_KNOWN,
    AmountSource,
    LabelMg,
    Quality,
    Use,
    UseUnit,
    cbd_mg,
    counts_in_totals,
    thc_mg,
    thc_units,
    units_for,
)
from app.services import medicine_words
from app.services.words import label_mg as in_words

AT = datetime(2026, 11, 20, 21, 40, tzinfo=UTC)
D = Decimal


def use_of(
    product: Product, amount: str | None, unit: UseUnit, source: AmountSource, route: Route = Route.VAPORISED
) -> Use:
    typed = None if amount is None else D(amount)
    return Use("u", product.id, AT, route, typed, unit, freeze(product), source)


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
SPRAY = Product("p", "mouth spray", ProductForm.SPRAY, Basis.MG_PER_SPRAY, thc=D("2.7"), cbd=D("2.5"), prescribed=True)
CARTRIDGE = Product(
    "p", "cartridge", ProductForm.CARTRIDGE, Basis.PERCENT, thc=D(80), pack=Pack(D("0.5"), PackUnit.G, puffs=D(150))
)
CREAM = Product("p", "cream", ProductForm.CREAM, Basis.MG_PER_G, cbd=D(10))
BROWNIE = Product("p", "a friend’s brownie", ProductForm.HOME_MADE, Basis.MG_PER_PIECE)
G, MG, ML, DROP, PIECE, SPRAYS = UseUnit.G, UseUnit.MG, UseUnit.ML, UseUnit.DROP, UseUnit.PIECE, UseUnit.SPRAY
TONGUE, SWALLOWED, SMOKED = Route.UNDER_TONGUE, Route.SWALLOWED, Route.SMOKED

EXAMPLES = {
    "1 flower with THC and THCA": (
        use_of(flower("0.6", "20.0"), "0.25", G, WEIGHED, SMOKED),
        ("45.35", "about 45 mg THC", "9.1"),
        None,
    ),
    "2 flower with its total": (use_of(flower("18"), "0.1", G, WEIGHED), ("18", "about 18 mg THC", "3.6"), None),
    "3 flower in mg/g": (
        use_of(flower("182", basis=Basis.MG_PER_G), "0.3", G, WEIGHED),
        ("54.6", "about 55 mg THC", "10.9"),
        None,
    ),
    "4 a joint": (use_of(flower("20"), "1", UseUnit.JOINT, COUNTED, SMOKED), ("64", "roughly 65 mg THC", ""), None),
    "5 a cartridge by puffs": (
        use_of(CARTRIDGE, "4", UseUnit.PUFF, COUNTED),
        ("10.67", "roughly 10 mg THC", ""),
        None,
    ),
    "6 half a gummy": (use_of(GUMMY, "0.5", PIECE, COUNTED, SWALLOWED), ("2.5", "about 2.5 mg THC", "0.5"), None),
    "7 tincture in mL": (
        use_of(liquid(), "0.75", ML, MARKED, TONGUE),
        ("0.75", "about 0.8 mg THC", "0.2"),
        ("15", "about 15 mg CBD"),
    ),
    "8 tincture in drops": (
        use_of(liquid("24"), "12", DROP, COUNTED, TONGUE),
        ("0.5", "about 0.5 mg THC", "0.1"),
        ("10", "about 10 mg CBD"),
    ),
    "9 drops of unknown size": (
        use_of(liquid(), "12", DROP, COUNTED, TONGUE),
        ("0.6", "roughly 0.6 mg THC", ""),
        ("12", "roughly 10 mg CBD"),
    ),
    "10 four sprays by prescription": (
        use_of(SPRAY, "4", SPRAYS, COUNTED, TONGUE),
        ("10.8", "10.8 mg THC", "2.2"),
        ("10", "10 mg CBD"),
    ),
    "11 concentrate": (
        use_of(CONCENTRATE, "25", MG, WEIGHED, Route.DABBED),
        ("18.75", "about 19 mg THC", "3.8"),
        None,
    ),
    "12 cream": (use_of(CREAM, "2", G, WEIGHED, Route.TOPICAL), None, ("20", "about 20 mg CBD")),
    "13 a friend’s brownie": (use_of(BROWNIE, "1", PIECE, COUNTED, SWALLOWED), None, None),
}
"""The use, then THC (exact mg, words, THC units) and CBD (exact mg, words); None where the label tells nothing."""


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=list(EXAMPLES))
def test_a_worked_example_gives_its_exact_mg_its_words_and_its_units(
    example: tuple[Use, tuple[str, str, str] | None, tuple[str, str] | None],
) -> None:
    use, thc, cbd = example
    exact, words, units = thc or ("", "THC amount not known", "")
    found = thc_mg(use)
    assert (found.value and round(found.value, 2)) == (D(exact) if exact else None)
    assert in_words(found, "THC").replace("\u00a0", " ") == words
    counted = thc_units(found)
    assert ("" if counted is None else str(counted.quantize(D("0.1"), "ROUND_HALF_UP"))) == units
    exact, words = cbd or ("", "CBD amount not known")
    assert cbd_mg(use).value == (D(exact) if exact else None)
    assert in_words(cbd_mg(use), "CBD").replace("\u00a0", " ") == words


def test_what_is_on_the_skin_is_said_to_be_left_out_of_totals() -> None:
    use = EXAMPLES["12 cream"][0]
    assert not counts_in_totals(use)
    assert "on the skin, not added to totals" in medicine_words.use_mg(use)


def reference_total(n: Decimal | None, a: Decimal | None) -> Decimal | None:
    if n is None and a is None:
        return None
    return n if a is None else (n or D(0)) + D("0.877") * a


def reference_label_mg(
    basis: str,
    strength: Decimal | None,
    amount: Decimal | None,
    drops_per_ml: Decimal | None = None,
    puffs: Decimal | None = None,
) -> Decimal | None:
    if strength is None or amount is None:
        return None
    direct = {"percent_ww": amount * 10 * strength, "oil_percent": amount * strength / 100}
    if basis == "drops":
        return amount / (drops_per_ml or D(20)) * strength
    if basis == "puffs":
        return amount * strength / puffs if puffs else None
    return direct.get(basis, amount * strength)


figures = st.decimals("0.01", 100, places=2)


@given(figures, figures, st.none() | figures)
def test_every_basis_agrees_with_the_reference_calculation(
    strength: Decimal, amount: Decimal, per_ml: Decimal | None
) -> None:
    pack = Pack(D(1), PackUnit.G, D(10), D(150))
    cases = {
        "percent_ww": (Basis.PERCENT, G),
        "mg_per_g": (Basis.MG_PER_G, G),
        "mg_per_ml": (Basis.MG_PER_ML, ML),
        "drops": (Basis.MG_PER_ML, DROP),
        "mg_per_unit": (Basis.MG_PER_PIECE, PIECE),
        "mg_per_spray": (Basis.MG_PER_SPRAY, SPRAYS),
        "mg_per_pack": (Basis.MG_PER_PACK, UseUnit.PACK),
        "oil_percent": (Basis.PERCENT, MG),
        "puffs": (Basis.MG_PER_PACK, UseUnit.PUFF),
    }
    for name, (basis, unit) in cases.items():
        frozen = FrozenStrength(basis, strength, None, StrengthSource.LABEL, per_ml, pack=pack)
        found = thc_mg(Use("u", "p", AT, SWALLOWED, amount, unit, frozen, COUNTED)).value
        meant = reference_label_mg(name, strength, amount, per_ml, D(150))
        assert found is not None
        assert meant is not None
        assert abs(found - meant) < D("1e-15"), name


@given(st.none() | figures, st.none() | figures)
def test_the_total_agrees_with_the_reference_calculation(neutral: Decimal | None, acid: Decimal | None) -> None:
    assert total(neutral, acid) == reference_total(neutral, acid)


def test_a_share_of_a_joint_is_multiplied_and_called_an_estimate() -> None:
    joint = replace(use_of(flower("20"), "0.3", G, WEIGHED, SMOKED), share=D("0.5"))
    assert thc_mg(joint) == LabelMg(D(30), Quality.PARTLY_ESTIMATED)


def test_acid_counts_only_where_heat_turns_it() -> None:
    raw = flower("0.6", "20.0")
    assert thc_mg(use_of(raw, "1", G, WEIGHED, SWALLOWED)).value == 6
    assert thc_mg(use_of(raw, "1", G, WEIGHED, SMOKED)).value == D("181.4")
    heated = replace(raw, heated=Answer.YES)
    assert thc_mg(use_of(heated, "1", G, WEIGHED, SWALLOWED)).value == D("181.4")


def test_a_printed_total_gets_no_acid_added_and_tells_nothing_of_the_raw_plant() -> None:
    both = replace(flower("18", "20"), printed=Printed.TOTAL)
    assert thc_mg(use_of(both, "0.1", G, WEIGHED)) == LabelMg(D(18), Quality.MEASURED)
    assert thc_mg(use_of(both, "0.1", G, WEIGHED, SWALLOWED)) == NOT_KNOWN
    assert thc_mg(use_of(replace(both, thc=D(0)), "0.1", G, WEIGHED, SWALLOWED)).value == 0


def test_a_number_before_heating_without_its_acid_is_the_least_and_called_partly_estimated() -> None:
    raw = replace(flower("0.6"), printed=Printed.BEFORE_HEATING)
    assert thc_mg(use_of(raw, "1", G, WEIGHED)) == LabelMg(D(6), Quality.PARTLY_ESTIMATED)
    assert thc_mg(use_of(replace(raw, thc=D(0)), "1", G, WEIGHED)) == NOT_KNOWN
    unsure = replace(flower("18"), printed=Printed.UNKNOWN)
    assert thc_mg(use_of(unsure, "0.1", G, WEIGHED)) == LabelMg(D(18), Quality.PARTLY_ESTIMATED)


def test_what_a_label_prints_is_only_asked_of_what_is_heated() -> None:
    assert freeze(replace(liquid(), printed=Printed.TOTAL)).printed is Printed.AS_PRINTED


def test_something_home_made_is_never_better_known_than_an_estimate() -> None:
    cake = Product("p", "cake", ProductForm.HOME_MADE, Basis.MG_PER_PIECE, thc=D(10), thca=D(10))
    assert thc_mg(use_of(cake, "1", PIECE, COUNTED, SWALLOWED)) == LabelMg(D("18.77"), Quality.PARTLY_ESTIMATED)
    raw = replace(cake, heated=Answer.NO)
    assert thc_mg(use_of(raw, "1", PIECE, COUNTED, SWALLOWED)).value == 10


def test_a_persons_own_count_of_puffs_is_no_estimate() -> None:
    own = replace(CARTRIDGE, pack=replace(CARTRIDGE.pack, puffs_counted=True))
    assert thc_mg(use_of(own, "3", UseUnit.PUFF, COUNTED)) == LabelMg(D(8), Quality.MEASURED)
    unknown = replace(CARTRIDGE, pack=Pack(D("0.5")))
    assert thc_mg(use_of(unknown, "3", UseUnit.PUFF, COUNTED)) == NOT_KNOWN


@given(st.decimals(min_value=0, max_value=100, places=3) | st.none())
def test_an_acid_of_nothing_never_makes_an_unknown_content_nothing(neutral: Decimal | None) -> None:
    assert total(neutral, D(0)) == neutral
    assert total(neutral, None) == neutral


def test_acid_alone_is_the_least_that_is_known() -> None:
    assert thc_mg(use_of(flower(None, "20"), "0.1", G, WEIGHED)) == LabelMg(D("17.54"), Quality.PARTLY_ESTIMATED)


packs = st.builds(
    Pack, st.none() | figures | st.just(D(0)), st.sampled_from(PackUnit), st.none() | figures, st.none() | figures
)


@given(st.sampled_from(Basis), st.sampled_from(UseUnit), st.none() | figures, packs)
def test_an_amount_that_is_not_known_is_never_a_number_of_mg(
    basis: Basis, unit: UseUnit, strength: Decimal | None, pack: Pack
) -> None:
    frozen = FrozenStrength(basis, strength, None, StrengthSource.LABEL, pack=pack)
    use = Use("u", "p", AT, SMOKED, None, unit, frozen)
    assert thc_mg(use) == NOT_KNOWN
    assert thc_mg(replace(use, amount=D(1), amount_source=AmountSource.UNKNOWN)) == NOT_KNOWN
    known = replace(use, amount=D(1))
    assert (thc_mg(known).value is None) is (strength is None or unit not in units_for(basis, pack))
    unsourced = replace(known, strength=replace(frozen, source=StrengthSource.UNKNOWN))
    assert thc_mg(unsourced) == NOT_KNOWN


def test_a_part_of_a_pack_is_worked_out_through_its_size() -> None:
    bottle = replace(liquid(), pack=Pack(D(30), PackUnit.ML))
    assert cbd_mg(use_of(bottle, "0.5", UseUnit.PACK, COUNTED)).value == 300
    bag = replace(GUMMY, pack=Pack(pieces=D(10)))
    assert thc_mg(use_of(bag, "0.5", UseUnit.PACK, COUNTED)).value == 25
    whole = replace(bag, basis=Basis.MG_PER_PACK, thc=D(50))
    assert thc_mg(use_of(whole, "1", PIECE, COUNTED)).value == 5


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
        (StrengthSource.UNKNOWN, WEIGHED, Quality.UNKNOWN),
    ],
)
def test_a_figure_is_as_well_known_as_the_worse_of_strength_and_amount(
    strength: StrengthSource, amount: AmountSource, quality: Quality
) -> None:
    product = replace(flower("18"), strength_source=strength)
    assert thc_mg(use_of(product, "0.1", G, amount)).quality is quality


def test_a_product_corrected_later_does_not_rewrite_a_use() -> None:
    product = flower("18", "20")
    use = use_of(product, "0.1", G, WEIGHED)
    before = thc_mg(use)
    corrected = replace(product, thc=D(10), thca=None, basis=Basis.MG_PER_G)
    assert thc_mg(use) == before
    assert use.strength.thca == 20
    assert freeze(corrected) != use.strength


def test_a_lot_with_its_own_strengths_stands_for_the_products_and_one_without_does_not() -> None:
    own = Lot("l", "p", "B-209", own_strength=True, thc=D(16), strength_source=StrengthSource.CERTIFICATE)
    frozen = freeze(flower("18", "20"), own)
    assert (frozen.thc, frozen.thca, frozen.source) == (D(16), None, StrengthSource.CERTIFICATE)
    assert freeze(flower("18", "20"), replace(own, own_strength=False)) == freeze(flower("18", "20"))
