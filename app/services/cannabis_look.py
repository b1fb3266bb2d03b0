"""Cannabis in one look: mg a day by the labels, routes, days of use; only what was recorded, and how well known."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.moments import Period
from app.domain.routes import LOCAL_ROUTES
from app.domain.uses import LabelMg, Quality, Use, cbd_mg, thc_mg
from app.services import words


@dataclass(frozen=True, slots=True)
class CannabisLook:
    """Five short answers for the top of the page; every figure says how it is known and leaves out the skin."""

    thc: str
    cbd: str
    routes: str
    last_use: str
    days: str
    footnote: str


def look_at_cannabis(uses: Sequence[Use], period: Period) -> CannabisLook:
    """Sum up the uses of a period. A day without an entry is not a day without a use, and the words say so."""
    own = sorted((use for use in uses if use.at.date() in period), key=lambda use: use.at)
    if not own:
        return CannabisLook("no use recorded", "no use recorded", "–", "–", "", "")
    last, days = own[-1], len({use.at.date() for use in own})
    routes = dict.fromkeys(words.ROUTES[use.route] for use in own)
    return CannabisLook(
        thc=_a_day(own, thc_mg, "THC"),
        cbd=_a_day(own, cbd_mg, "CBD"),
        routes=words.listed(list(routes)),
        last_use=f"{words.short_day(last.at.date())}, {words.moment(last.at, last.precision)}",
        days=f"recorded on {days} of {len(period)} days; a day without an entry may still have had a use",
        footnote=words.MG_FOOTNOTE,
    )


def _a_day(uses: Sequence[Use], figure: Callable[[Use], LabelMg], what: str) -> str:
    """The range of recorded days: "about 3 to 6 mg on a day with a use; 2 uses of unknown amount not counted"."""
    taken = [(use.at.date(), figure(use)) for use in uses if use.route not in LOCAL_ROUTES]
    totals: dict[date, Decimal] = {}
    worst = Quality.MEASURED
    for on, found in taken:
        if found.value is not None:
            totals[on] = totals.get(on, Decimal(0)) + found.value
            worst = max(worst, found.quality, key=list(Quality).index)
    unknown = sum(found.value is None for _, found in taken)
    if not totals:
        return f"{what} amount not known" if unknown else "only used on the skin"
    told = f"{words.mg_range(min(totals.values()), max(totals.values()), worst)} on a day with a use"
    return f"{told}; {words.counted(unknown, 'use')} of unknown amount not counted" if unknown else told
