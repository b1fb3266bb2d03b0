"""Figures that are seldom met are asked about at their thresholds and nowhere below."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from app.domain.products import Basis, Product, ProductForm
from app.domain.routes import Route
from app.domain.strengths import freeze
from app.domain.uses import Use, UseUnit
from app.services.label_questions import cbd_question, far_more, thc_question

D = Decimal
FLOWER, CONCENTRATE, EDIBLE = ProductForm.FLOWER, ProductForm.CONCENTRATE, ProductForm.EDIBLE


@pytest.mark.parametrize(
    ("form", "basis", "highest", "asked"),
    [
        (FLOWER, Basis.PERCENT, "35", "flower above 35 % THC"),
        (FLOWER, Basis.MG_PER_G, "350", "flower above 35 % THC"),
        (ProductForm.PREROLL, Basis.PERCENT, "35", "flower above 35 % THC"),
        (CONCENTRATE, Basis.PERCENT, "95", "concentrate above 95 % THC"),
        (EDIBLE, Basis.MG_PER_PIECE, "100", "more than 100\u00a0mg THC"),
        (ProductForm.OIL, Basis.PERCENT, "100", "Perhaps the label counts in mg"),
    ],
)
def test_a_thc_figure_is_asked_about_above_its_threshold_only(
    form: ProductForm, basis: Basis, highest: str, asked: str
) -> None:
    assert thc_question(Product("p", "x", form, basis, thc=D(highest))) == ""
    assert asked in thc_question(Product("p", "x", form, basis, thc=D(highest) + D("0.1")))


def test_the_acid_counts_in_the_question() -> None:
    assert thc_question(Product("p", "x", FLOWER, Basis.PERCENT, thc=D(1), thca=D(39))) != ""


def test_a_cbd_flower_is_asked_about_above_a_quarter() -> None:
    assert cbd_question(Product("p", "x", FLOWER, Basis.PERCENT, cbd=D(25))) == ""
    assert "above 25 % CBD" in cbd_question(Product("p", "x", FLOWER, Basis.PERCENT, cbd=D(26)))
    assert "counts in mg" in cbd_question(Product("p", "x", ProductForm.OIL, Basis.PERCENT, cbd=D(101)))


def test_what_is_not_known_is_not_asked_about() -> None:
    assert thc_question(Product("p", "x", FLOWER, Basis.PERCENT)) == ""
    assert cbd_question(Product("p", "x", FLOWER, Basis.PERCENT)) == ""


def test_an_amount_is_asked_about_above_ten_times_the_last_in_the_same_unit_only() -> None:
    product = Product("p", "Oil", ProductForm.OIL, Basis.MG_PER_ML, thc=D(10))
    last = Use("u", "p", datetime(2026, 11, 20, tzinfo=UTC), Route.UNKNOWN, D("0.3"), UseUnit.ML, freeze(product))
    assert far_more(D(3), UseUnit.ML, last) == ""
    assert "more than ten times" in far_more(D("3.1"), UseUnit.ML, last)
    assert far_more(D(9), UseUnit.DROP, last) == ""
    assert far_more(None, UseUnit.ML, last) == ""
    assert far_more(D(1800), UseUnit.ML, replace(last, amount=None)) == ""
    assert far_more(D(1800), UseUnit.ML, None) == ""
