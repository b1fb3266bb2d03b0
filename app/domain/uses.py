"""One recorded use of cannabis: how much, how, when, and what the label makes of it in mg."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from app.domain.products import Basis, Product, StrengthSource, total
from app.domain.routes import Route

HEATED = frozenset({Route.SMOKED, Route.VAPORISED, Route.DABBED})
DROPS_PER_ML = Decimal(20)
"""Used, and called an estimate, when a label does not say how many drops make one mL."""


class AmountSource(StrEnum):
    """How the amount used is known."""

    WEIGHED = "weighed"
    COUNTED = "counted"
    MARKED = "marked"
    ESTIMATED = "estimated"
    UNKNOWN = "unknown"


class UseUnit(StrEnum):
    """What the amount counts."""

    G = "g"
    MG = "mg"
    ML = "mL"
    DROP = "drop"
    PIECE = "piece"
    SPRAY = "spray"


class Quality(StrEnum):
    """How well a figure in mg is known: the worse of the strength and the amount."""

    MEASURED = "measured"
    PARTLY_ESTIMATED = "partly-estimated"
    ROUGH = "rough"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class FrozenStrength:
    """The label as it stood when the use was recorded; later corrections of the product do not rewrite the past."""

    basis: Basis
    thc: Decimal | None
    cbd: Decimal | None
    source: StrengthSource
    drops_per_ml: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Use:
    """One use. `at` keeps its wall-clock offset; `share` is the part of it the person had (1 is all of it)."""

    id: str
    product_id: str
    at: datetime
    route: Route
    amount: Decimal | None
    unit: UseUnit
    strength: FrozenStrength
    amount_source: AmountSource = AmountSource.ESTIMATED
    share: Decimal = Decimal(1)
    about_when: bool = False
    reason: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class LabelMg:
    """mg as the label has them, never what the body took up. `value` None is not known."""

    value: Decimal | None
    quality: Quality


def freeze(product: Product, route: Route) -> FrozenStrength:
    """The strength that counts for this route: heated things yield their total, swallowed ones what is printed."""
    heated = route in HEATED
    return FrozenStrength(
        basis=product.basis,
        thc=total(product.thc, product.thca) if heated else product.thc,
        cbd=total(product.cbd, product.cbda) if heated else product.cbd,
        source=product.strength_source,
        drops_per_ml=product.drops_per_ml,
    )


def units_for(basis: Basis) -> tuple[UseUnit, ...]:
    """The units an amount can have under a basis, the usual one first."""
    return {
        Basis.PERCENT: (UseUnit.G, UseUnit.MG),
        Basis.MG_PER_G: (UseUnit.G, UseUnit.MG),
        Basis.MG_PER_ML: (UseUnit.ML, UseUnit.DROP),
        Basis.MG_PER_PIECE: (UseUnit.PIECE,),
        Basis.MG_PER_SPRAY: (UseUnit.SPRAY,),
    }[basis]


def label_mg(use: Use, strength: Decimal | None) -> LabelMg:
    """`strength` (of THC or CBD, in the frozen basis) times the amount, in mg.

    The formulae: percent is 10 mg in each gram; per gram, mL, piece and spray multiply directly; drops become mL by the
    label's count, or 20 to the mL and then called an estimate.
    """
    factor = _amount_in_basis(use)
    if strength is None or factor is None:
        return LabelMg(None, Quality.UNKNOWN)
    return LabelMg(strength * factor * use.share, _quality(use))


def thc_mg(use: Use) -> LabelMg:
    """mg of THC by the label."""
    return label_mg(use, use.strength.thc)


def cbd_mg(use: Use) -> LabelMg:
    """mg of CBD by the label."""
    return label_mg(use, use.strength.cbd)


def _amount_in_basis(use: Use) -> Decimal | None:
    if use.amount is None or use.amount_source is AmountSource.UNKNOWN or use.unit not in units_for(use.strength.basis):
        return None
    amount = use.amount
    if use.unit is UseUnit.DROP:
        amount /= use.strength.drops_per_ml or DROPS_PER_ML
    if use.unit is UseUnit.MG:
        amount /= 1000
    return amount * 10 if use.strength.basis is Basis.PERCENT else amount


def _quality(use: Use) -> Quality:
    drops_guessed = use.unit is UseUnit.DROP and use.strength.drops_per_ml is None
    guesses = [
        use.strength.source not in (StrengthSource.LABEL, StrengthSource.CERTIFICATE),
        use.amount_source is AmountSource.ESTIMATED or drops_guessed or use.share != 1,
    ]
    return (Quality.MEASURED, Quality.PARTLY_ESTIMATED, Quality.ROUGH)[sum(guesses)]
