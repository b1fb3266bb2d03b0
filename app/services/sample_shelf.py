"""What the invented person used before: products of every kind, used up, with the uses a memory has of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta, timezone
from decimal import Decimal

from app.domain.moments import TimePrecision
from app.domain.people import Answer
from app.domain.products import (
    Basis,
    Leaning,
    Pack,
    PackUnit,
    Printed,
    Product,
    ProductForm,
    Spectrum,
    StrengthSource,
)
from app.domain.routes import Route
from app.domain.strengths import freeze
from app.domain.uses import AmountSource, Reason, Use, UseUnit

_D = Decimal
_WHOLE = _D(1)
_GONE = 130
"""Days ago that the first of these was last used: older than what is looked up, and than what is printed."""
_APART = 9


@dataclass(frozen=True, slots=True)
class _Kept:
    """A product used up long ago and one use of it: how much, how that is known, and what is remembered of it."""

    product: Product
    amount: Decimal | None
    unit: UseUnit
    source: AmountSource
    precision: TimePrecision
    reason: Reason
    share: Decimal = _WHOLE
    tobacco: Answer = Answer.UNKNOWN


def shelf_products() -> tuple[Product, ...]:
    """The products themselves; none is in use any more."""
    return tuple(each.product for each in _SHELF)


def shelf_uses(now: datetime, zone: timezone) -> Iterator[Use]:
    """Three uses of each, months ago; the mg are those of the label of that day."""
    for place, kept in enumerate(_SHELF):
        for time_of_it in range(3):
            day = now.date() - timedelta(days=_GONE + place * _APART + time_of_it * 2)
            yield Use(
                id=f"u-{kept.product.id}-{day}",
                product_id=kept.product.id,
                at=datetime.combine(day, time(20, 30), zone),
                route=kept.product.route,
                amount=kept.amount,
                unit=kept.unit,
                strength=freeze(kept.product),
                amount_source=kept.source,
                share=kept.share,
                precision=kept.precision,
                reasons=(kept.reason,),
                tobacco=kept.tobacco,
                food=Answer.YES if kept.product.route is Route.SWALLOWED else Answer.UNKNOWN,
                alcohol=Answer.NO,
                note="" if time_of_it else "From memory.",
            )


def _product(name: str, form: ProductForm, basis: Basis, route: Route, thc: str = "", cbd: str = "") -> Product:
    return Product(
        id=f"p-{name.casefold().replace(' ', '-')}",
        name=name,
        form=form,
        basis=basis,
        thc=_D(thc) if thc else None,
        cbd=_D(cbd) if cbd else None,
        route=route,
        still_used=False,
    )


_ABOUT, _PART, _DAY = TimePrecision.ABOUT, TimePrecision.PART_OF_DAY, TimePrecision.DAY_ONLY
_WEIGHED, _COUNTED, _MARKED = AmountSource.WEIGHED, AmountSource.COUNTED, AmountSource.MARKED
_ESTIMATED, _NOT_KNOWN = AmountSource.ESTIMATED, AmountSource.UNKNOWN
_SHELF = (
    _Kept(
        replace(
            _product("Rolled by a friend", ProductForm.PREROLL, Basis.PERCENT, Route.SMOKED, "15"),
            printed=Printed.UNKNOWN,
            strength_source=StrengthSource.SELLER,
            leaning=Leaning.THC,
        ),
        *(_D(1), UseUnit.JOINT, _ESTIMATED, _PART, Reason.SOCIAL, _D("0.5"), Answer.YES),
    ),
    _Kept(
        replace(
            _product("Cartridge Blue", ProductForm.CARTRIDGE, Basis.PERCENT, Route.VAPORISED, "80"),
            pack=Pack(_D("0.5"), PackUnit.G, puffs=_D(150)),
            maker="Northside",
        ),
        *(_D(4), UseUnit.PUFF, _COUNTED, _ABOUT, Reason.PAIN),
    ),
    _Kept(
        _product("Wax", ProductForm.CONCENTRATE, Basis.PERCENT, Route.DABBED, "75"),
        *(_D(25), UseUnit.MG, _WEIGHED, _ABOUT, Reason.SLEEP),
    ),
    _Kept(
        replace(
            _product("Gummies 5 mg", ProductForm.EDIBLE, Basis.MG_PER_PIECE, Route.SWALLOWED, "5", "0"),
            pack=Pack(pieces=_D(10)),
            allergens="soya",
        ),
        *(_D("0.5"), UseUnit.PIECE, _COUNTED, TimePrecision.EXACT, Reason.SLEEP),
    ),
    _Kept(
        replace(
            _product("Softgels 10 mg CBD", ProductForm.CAPSULE, Basis.MG_PER_PIECE, Route.SWALLOWED, "0", "10"),
            spectrum=Spectrum.ISOLATE,
            leaning=Leaning.CBD,
        ),
        *(_D(1), UseUnit.PIECE, _COUNTED, TimePrecision.EXACT, Reason.MOOD),
    ),
    _Kept(
        replace(
            _product("Lemon drink", ProductForm.DRINK, Basis.MG_PER_PACK, Route.SWALLOWED, "5", "5"),
            pack=Pack(_D(330), PackUnit.ML),
            leaning=Leaning.BALANCED,
        ),
        *(_D("0.5"), UseUnit.PACK, _ESTIMATED, _PART, Reason.NAUSEA),
    ),
    _Kept(
        replace(
            _product("Drops from the market", ProductForm.OIL, Basis.MG_PER_ML, Route.UNDER_TONGUE, "", "20"),
            spectrum=Spectrum.BROAD,
            carrier="hemp seed oil",
            origin="a market stall",
            minor=(("CBG", _D(2)), ("CBN", None)),
            strength_source=StrengthSource.SELLER,
        ),
        *(_D(12), UseUnit.DROP, _COUNTED, _DAY, Reason.HABIT),
    ),
    _Kept(
        replace(
            _product("Sativex", ProductForm.SPRAY, Basis.MG_PER_SPRAY, Route.UNDER_TONGUE, "2.7", "2.5"),
            prescribed=True,
            chosen="nabiximols",
            alcohol=Answer.YES,
        ),
        *(_D(4), UseUnit.SPRAY, _COUNTED, TimePrecision.EXACT, Reason.PAIN),
    ),
    _Kept(
        _product("Hemp cream", ProductForm.CREAM, Basis.MG_PER_G, Route.TOPICAL, "0", "10"),
        *(_D(2), UseUnit.G, _ESTIMATED, _PART, Reason.PAIN),
    ),
    _Kept(
        _product("Night patch", ProductForm.PATCH, Basis.MG_PER_PIECE, Route.PATCH, "", "15"),
        *(_D(1), UseUnit.PIECE, _COUNTED, _ABOUT, Reason.OTHER),
    ),
    _Kept(
        replace(
            _product("Brownies at home", ProductForm.HOME_MADE, Basis.MG_PER_PACK, Route.SWALLOWED, "120"),
            pack=Pack(pieces=_D(12)),
            heated=Answer.YES,
            strength_source=StrengthSource.GUESS,
        ),
        *(_D(1), UseUnit.PIECE, _ESTIMATED, _PART, Reason.SLEEP),
    ),
    _Kept(
        replace(
            _product("Something at a party", ProductForm.OTHER, Basis.MG_PER_PIECE, Route.UNKNOWN),
            strength_source=StrengthSource.UNKNOWN,
        ),
        *(None, UseUnit.PIECE, _NOT_KNOWN, _DAY, Reason.PREFER_NOT),
    ),
    _Kept(
        replace(
            _product("Garden flower", ProductForm.FLOWER, Basis.PERCENT, Route.SMOKED, "0.6", "0"),
            thca=_D(20),
            cbda=_D("0.1"),
            printed=Printed.BEFORE_HEATING,
            spectrum=Spectrum.FULL,
            terpenes=(("myrcene", _D("0.6")),),
        ),
        *(_D("0.25"), UseUnit.G, _WEIGHED, _ABOUT, Reason.PAIN),
    ),
    _Kept(
        replace(
            _product("Flower from the pharmacy", ProductForm.FLOWER, Basis.MG_PER_G, Route.VAPORISED, "182", "1"),
            printed=Printed.TOTAL,
            prescribed=True,
            strength_source=StrengthSource.CERTIFICATE,
        ),
        *(_D("0.1"), UseUnit.G, _MARKED, _ABOUT, Reason.PAIN),
    ),
)
