"""The strength of a product as it is frozen into a use, and what of it counts with heat and without."""

from dataclasses import dataclass, field
from decimal import Decimal

from app.domain.lots import Lot
from app.domain.people import Answer
from app.domain.products import Basis, Pack, Printed, Product, ProductForm, StrengthSource, total
from app.domain.routes import Route

HEATED = frozenset({Route.SMOKED, Route.VAPORISED, Route.DABBED})
ASKED_WHAT_IS_PRINTED = frozenset({ProductForm.FLOWER, ProductForm.PREROLL, ProductForm.CONCENTRATE})
"""Whose labels can print the raw number and the total."""


@dataclass(frozen=True, slots=True)
class FrozenStrength:
    """The label as it stood when the use was recorded, acids and pack included; later corrections do not rewrite it.

    `heated`: it was heated before it was used, so its acids count by every route. `pharmacy`: the label of a
    prescribed product, whose figures are shown as printed.
    """

    basis: Basis
    thc: Decimal | None
    cbd: Decimal | None
    source: StrengthSource
    drops_per_ml: Decimal | None = None
    thca: Decimal | None = None
    cbda: Decimal | None = None
    printed: Printed = Printed.AS_PRINTED
    heated: bool = False
    home_made: bool = False
    pharmacy: bool = False
    pack: Pack = field(default_factory=Pack)


@dataclass(frozen=True, slots=True)
class Counted:
    """The strength that counts by a route; `least` when it may be more, since the label leaves something open."""

    value: Decimal | None
    least: bool = False


def freeze(product: Product, lot: Lot | None = None) -> FrozenStrength:
    """What the label says today: the lot's own strengths where it has them, else the product's."""
    own = lot if lot is not None and lot.own_strength else product
    home_made = product.form is ProductForm.HOME_MADE
    return FrozenStrength(
        basis=product.basis,
        thc=own.thc,
        cbd=own.cbd,
        source=own.strength_source,
        drops_per_ml=product.drops_per_ml,
        thca=own.thca,
        cbda=own.cbda,
        printed=own.printed if product.form in ASKED_WHAT_IS_PRINTED else Printed.AS_PRINTED,
        heated=product.heated is Answer.YES or (home_made and product.heated is not Answer.NO),
        home_made=home_made,
        pharmacy=product.prescribed and own.strength_source is StrengthSource.LABEL,
        pack=product.pack,
    )


def counted_thc(strength: FrozenStrength, route: Route) -> Counted:
    """The THC that counts by a route."""
    return _counted(strength, route, strength.thc, strength.thca)


def counted_cbd(strength: FrozenStrength, route: Route) -> Counted:
    """The CBD that counts by a route."""
    return _counted(strength, route, strength.cbd, strength.cbda)


def _counted(strength: FrozenStrength, route: Route, neutral: Decimal | None, acid: Decimal | None) -> Counted:
    """Heat makes the acids count; without it only what is there already does, which a "total" does not tell."""
    printed = strength.printed
    if route not in HEATED and not strength.heated:
        return Counted(None if printed is Printed.TOTAL and neutral else neutral)
    if printed is Printed.TOTAL:
        return Counted(neutral)
    if neutral is None or (printed is Printed.BEFORE_HEATING and acid is None):
        found = total(neutral, acid)
        return Counted(found or None, least=bool(found))
    return Counted(total(neutral, acid), least=printed is Printed.UNKNOWN and neutral > 0)
