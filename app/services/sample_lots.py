"""The packs the invented person of the sample had in hand, and what they said has changed."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from app.domain.events import ReportedEvent
from app.domain.lots import Lot
from app.domain.moments import whole_date
from app.domain.products import Product, StrengthSource
from app.domain.strengths import freeze
from app.domain.uses import Use

_OPENED = 40
"""Days ago that the packs in hand were opened."""


def with_lots(uses: Iterable[Use], products: Iterable[Product], today: date) -> Iterator[Use]:
    """The uses, those since the packs in hand were opened with their lot and its strength."""
    lots = {each.product_id: each for each in lot_records(today) if isinstance(each, Lot) and each.opened}
    by_id = {each.id: each for each in products}
    for use in uses:
        lot = lots[use.product_id]
        later = lot.opened is not None and use.at.date() >= lot.opened
        yield replace(use, lot_id=lot.id, strength=freeze(by_id[use.product_id], lot)) if later else use


def lot_records(today: date) -> Iterator[Lot | ReportedEvent]:
    """Two lots of the flower, the newer with strengths of its own, one of the oil; and the end of smoking."""
    opened = today - timedelta(days=_OPENED)
    yield Lot("l-oil", "p-oil", "H4471", whole_date(opened - timedelta(days=30)), opened=opened)
    yield Lot("l-flower-1", "p-flower", "B-180", whole_date(opened - timedelta(days=120)))
    yield Lot(
        id="l-flower-2",
        product_id="p-flower",
        code="B-209",
        packed=whole_date(opened - timedelta(days=9)),
        opened=opened,
        certificate="CA-2209-7",
        certified=opened - timedelta(days=12),
        own_strength=True,
        thc=Decimal("17.2"),
        strength_source=StrengthSource.CERTIFICATE,
    )
    yield ReportedEvent(
        "e-smoking",
        today - timedelta(days=70),
        "switched-from-smoked-cannabis",
        "switched from smoked cannabis to oil, edibles or a vaporiser",
        "The doctor asked about it.",
    )
