"""A use of cannabis that a person records often, under a name of their own: "my evening oil"."""

from dataclasses import dataclass
from decimal import Decimal

from app.domain.routes import Route
from app.domain.uses import AmountSource, Use, UseUnit


@dataclass(frozen=True, slots=True)
class Preset:
    """What a use recorded from it begins with. `amount` None is not known, as in a use."""

    id: str
    name: str
    product_id: str
    route: Route
    amount: Decimal | None
    unit: UseUnit
    amount_source: AmountSource = AmountSource.ESTIMATED
    share: Decimal = Decimal(1)
    reason: str = ""

    def fits(self, use: Use) -> bool:
        """Whether a use is one of these: the same product, way, amount and share."""
        mine = (self.product_id, self.route, self.amount, self.unit, self.share)
        return mine == (use.product_id, use.route, use.amount, use.unit, use.share)
