"""What the invented person of the sample said of whole days, and the use they record most often."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal

from app.domain.presets import Preset
from app.domain.routes import Route
from app.domain.statements import DayStatement, Said
from app.domain.uses import AmountSource, UseUnit

_YEAR = 365


def day_records(now: datetime, used: Iterable[date]) -> Iterator[DayStatement | Preset]:
    """Of most days without a use it is said that nothing was used, of a few that nobody knows; two presets.

    `used` are the days with a use.
    """
    days = set(used)
    for days_ago in range(_YEAR, 0, -1):
        day = now.date() - timedelta(days=days_ago)
        if day not in days and days_ago % 4:
            yield DayStatement(f"d-{day}", day, Said.UNKNOWN if days_ago % 29 == 13 else Said.NONE)
    marked, weighed = AmountSource.MARKED, AmountSource.WEIGHED
    yield Preset("pre-1", "My midday oil", "p-oil", Route.UNDER_TONGUE, Decimal("0.3"), UseUnit.ML, marked)
    yield Preset("pre-2", "Half a bowl", "p-flower", Route.VAPORISED, Decimal("0.05"), UseUnit.G, weighed)
