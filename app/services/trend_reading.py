"""Reading what the figures of Trends need from a store: only the days that are asked for."""

from dataclasses import replace
from datetime import timedelta

from app.domain.checkins import CheckIn
from app.domain.intakes import Intake
from app.domain.medicines import Medicine
from app.domain.moments import Period
from app.domain.products import Product
from app.domain.regimens import Regimen
from app.domain.side_effects import SideEffect
from app.domain.statements import DayStatement
from app.domain.uses import Use
from app.services.findings import DiaryView
from app.services.ports import Store
from app.services.trend_records import TrendRecords

FOR_MEDIANS = timedelta(days=7)
"""So much is read before the first day of a figure: the medians of its first days look back."""


def what_there_is(store: Store) -> TrendRecords:
    """Medicines, regimens and products; nothing of what happened."""
    return TrendRecords(store.all(Medicine), store.all(Regimen), store.all(Product))


def happened_in(store: Store, period: Period) -> TrendRecords:
    """What happened in a period, and nothing else."""
    return TrendRecords(
        uses=store.within(Use, period),
        intakes=store.within(Intake, period),
        checkins=store.within(CheckIn, period),
        effects=store.within(SideEffect, period),
        statements=store.within(DayStatement, period),
        late=late_in(store, period),
    )


def with_notes(view: DiaryView, store: Store, period: Period) -> DiaryView:
    """A diary's view with how one felt, what was said of days, and what was entered late, over a period."""
    return replace(
        view,
        checkins=store.within(CheckIn, period),
        effects=store.within(SideEffect, period),
        statements=store.within(DayStatement, period),
        late=late_in(store, period),
    )


def late_in(store: Store, period: Period) -> frozenset[str]:
    """The ids of everything of a period that was entered more than 24 hours after it happened."""
    families = (Use, Intake, CheckIn, SideEffect)
    return frozenset[str]().union(*(store.entered_late(family, period) for family in families))
