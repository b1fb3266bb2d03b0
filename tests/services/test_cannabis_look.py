"""Cannabis in one look: recorded days only, the skin left out, unknown amounts named."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from app.domain.moments import Period
from app.domain.products import Basis, StrengthSource
from app.domain.routes import Route
from app.domain.strengths import FrozenStrength
from app.domain.uses import AmountSource, Use, UseUnit
from app.services.cannabis_look import look_at_cannabis
from app.services.words import MG_FOOTNOTE, NBSP

LAST = datetime(2026, 11, 20, 21, 40, tzinfo=UTC)
PERIOD = Period(LAST.date() - timedelta(days=29), LAST.date())
OIL = FrozenStrength(Basis.MG_PER_ML, Decimal(10), None, StrengthSource.LABEL)


def use(days_ago: int, ml: str | None, route: Route = Route.SWALLOWED) -> Use:
    at = LAST - timedelta(days=days_ago)
    return Use("u", "p", at, route, Decimal(ml) if ml else None, UseUnit.ML, OIL, AmountSource.MARKED)


def plain(text: str) -> str:
    return text.replace(NBSP, " ")


def test_a_period_without_a_use_says_that_none_was_recorded() -> None:
    look = look_at_cannabis([use(40, "1")], PERIOD)
    assert (look.thc, look.cbd) == ("no use recorded", "no use recorded")


def test_only_recorded_days_count_and_the_words_say_so() -> None:
    look = look_at_cannabis([use(3, "0.3"), use(1, "0.3"), use(1, "0.3")], PERIOD)
    assert plain(look.thc) == "about 3 to 6 mg on a day with a use"
    assert look.cbd == "CBD amount not known"
    assert look.days == "recorded on 2 of 30 days; a day without an entry may still have had a use"
    assert plain(look.last_use) == "19 Nov 2026, 21:40"
    assert look.footnote == MG_FOOTNOTE


def test_what_was_put_on_the_skin_is_left_out_of_the_figures() -> None:
    cream = use(1, "5", Route.TOPICAL)
    assert look_at_cannabis([cream], PERIOD).thc == "only used on the skin"
    both = look_at_cannabis([cream, use(1, "0.3")], PERIOD)
    assert plain(both.thc) == "about 3 mg on a day with a use"
    assert both.routes == "on the skin and swallowed"


def test_uses_of_an_unknown_amount_are_counted_apart_and_never_as_nought() -> None:
    one = look_at_cannabis([use(2, "0.3"), use(1, None)], PERIOD)
    assert plain(one.thc) == "about 3 mg on a day with a use; 1 use of unknown amount not counted"
    two = look_at_cannabis([use(2, "0.3"), use(1, None), use(0, None)], PERIOD)
    assert plain(two.thc).endswith("2 uses of unknown amount not counted")


def test_a_figure_is_as_well_known_as_the_worst_of_its_uses() -> None:
    guessed = replace(use(1, "1.2"), amount_source=AmountSource.ESTIMATED)
    assert plain(look_at_cannabis([use(2, "1.2"), guessed], PERIOD).thc) == "roughly 10 mg on a day with a use"
