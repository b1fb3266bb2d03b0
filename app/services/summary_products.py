"""The cannabis products of the summary, each as one line."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.moments import Period
from app.domain.products import Product
from app.domain.uses import Use
from app.services import medicine_words, words
from app.services.findings import DiaryView
from app.services.labels import lot_line


@dataclass(frozen=True, slots=True)
class ProductLine:
    """One cannabis product. `batch` are the lots that were used; `origin` is off the page unless it is asked for."""

    id: str
    name: str
    form: str
    strength: str
    strength_source: str
    routes: str
    uses: str
    last_use: str
    prescribed: bool
    findings: tuple[int, ...]
    batch: str = ""
    origin: str = ""


def product_line(product: Product, view: DiaryView, period: Period, numbers: dict[str, tuple[int, ...]]) -> ProductLine:
    """A product with its uses of the period; `numbers` are the findings of each record."""
    uses = view.uses
    own = sorted((use for use in uses if use.product_id == product.id and use.at.date() in period), key=_at)
    routes = dict.fromkeys(use.route for use in own) or {product.route: None}
    days = len({use.at.date() for use in own})
    return ProductLine(
        id=product.id,
        name=product.name,
        form=words.PRODUCT_FORMS[product.form],
        strength=_with_ratio(product),
        strength_source=words.STRENGTH_SOURCES[product.strength_source],
        routes=words.listed([words.ROUTES[route] for route in routes]),
        uses=f"{words.counted(len(own), 'use')} on {days} of {len(period)} days"
        if own
        else "no use recorded in this period",
        last_use=f"{words.short_day(own[-1].at.date())}, {words.moment(own[-1].at, own[-1].precision)}" if own else "",
        prescribed=product.prescribed,
        findings=numbers.get(product.id, ()),
        batch="; ".join(lot_line(lot, product) for lot in view.lots if lot.id in {use.lot_id for use in own}),
        origin=product.origin,
    )


def _with_ratio(product: Product) -> str:
    strength, ratio = medicine_words.product_strength(product), medicine_words.ratio(product)
    return f"{strength}; THC to CBD {ratio}" if ratio else strength


def _at(use: Use) -> datetime:
    return use.at
