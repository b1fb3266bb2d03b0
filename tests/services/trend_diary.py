"""Small diaries for the figures: one flower, one oil, a few doses, at noon unless a test says otherwise."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from app.domain.checkins import CheckIn, Scale
from app.domain.intakes import Intake
from app.domain.moments import Period
from app.domain.products import Basis, Product, ProductForm
from app.domain.routes import Route
from app.domain.strengths import freeze
from app.domain.uses import AmountSource, Use, UseUnit

MONDAY = date(2026, 6, 1)
WEEK = Period(MONDAY, MONDAY + timedelta(days=6))
FLOWER = Product("flower", "Evening flower", ProductForm.FLOWER, Basis.PERCENT, thc=Decimal(18), route=Route.SMOKED)
OIL = Product("oil", "Oil 10:10", ProductForm.OIL, thc=Decimal(10), cbd=Decimal(10), route=Route.UNDER_TONGUE)
CREAM = Product("cream", "Balm", ProductForm.CREAM, Basis.MG_PER_G, thc=Decimal(5), cbd=Decimal(5), route=Route.TOPICAL)


def at(day: int, hour: int = 12, minute: int = 0) -> datetime:
    """A moment of the days from Monday 1 June 2026 on, which is day 1."""
    return datetime.combine(MONDAY + timedelta(days=day - 1), time(hour, minute), UTC)


def use(day: int, product: Product = OIL, hour: int = 12, amount: str | None = "0.3") -> Use:
    """A use measured with a syringe or a scale; without an amount nobody knows how much."""
    unit = UseUnit.ML if product.basis is Basis.MG_PER_ML else UseUnit.G
    strength = freeze(product)
    number, source = (None, AmountSource.UNKNOWN) if amount is None else (Decimal(amount), AmountSource.MARKED)
    name = f"u-{product.id}-{day}-{hour}"
    return Use(name, product.id, at(day, hour), product.route, number, unit, strength, source)


def dose(day: int, hour: int = 8, medicine: str = "m", minute: int = 0) -> Intake:
    """A dose taken."""
    return Intake(f"i-{medicine}-{day}-{hour}-{minute}", medicine, at(day, hour, minute), pieces=Decimal(1))


def checkin(day: int, pain: int | None = 5, fog: int | None = None) -> CheckIn:
    """A check-in in the evening."""
    scores = [(Scale.PAIN, pain), (Scale.FOG, fog)]
    return CheckIn(f"c-{day}", at(day, 20), tuple((scale, score) for scale, score in scores if score is not None))
