"""For how long a use or a dose is counted as one that may still act: for counting what met in time, and only for that.

Every length here is a choice of our own. Published times differ by route and person: public health advice names some
six hours after smoking or vaporising and twelve after eating, with remaining effects up to a day; for the mouth no such
figure was found, so the longer one is taken. A window that has run out says nothing about what still acts.
"""

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal

from app.domain.intakes import Intake
from app.domain.regimens import Regimen, RegimenKind, current, interval_hours, planned_parts
from app.domain.routes import LOCAL_ROUTES, Route

INHALED_COUNTS = timedelta(hours=6)
OTHERWISE_COUNTS = timedelta(hours=12)
"""Swallowed, under the tongue, rectal, and a route nobody knows."""
PATCH_LINGERS = timedelta(hours=24)
"""After a cannabis patch was taken off; one without a note of that counts as worn for as long again."""
LONGEST_DOSE = timedelta(hours=24)
"""The dosing interval of a medicine is capped here; it also stands for an interval that nobody wrote down."""
AS_NEEDED_COUNTS = timedelta(hours=8)
"""A dose taken as needed, where the label's smallest gap is not recorded."""
CBD_LOOKS_BACK = 14
"""Days. CBD builds up and leaves slowly (a half-life of days after repeated use), so hours mean nothing for it."""

_INHALED = frozenset({Route.SMOKED, Route.VAPORISED, Route.DABBED})


def use_window(route: Route) -> timedelta | None:
    """How long one use counts; None for what is put on one place of the body, which is listed and never counted."""
    if route in LOCAL_ROUTES:
        return None
    if route in _INHALED:
        return INHALED_COUNTS
    return 2 * PATCH_LINGERS if route is Route.PATCH else OTHERWISE_COUNTS


def dose_window(regimen: Regimen | None) -> timedelta:
    """How long one dose counts: the interval between doses, at most a day; as needed the label's gap, else 8 hours.

    A patch counts for as long as its plan has it on; how long it really was on is the dose's own to say.
    """
    if regimen is None:
        return LONGEST_DOSE
    if regimen.kind is RegimenKind.AS_NEEDED:
        return min(_hours(regimen.gap_hours), LONGEST_DOSE) if regimen.gap_hours else AS_NEEDED_COUNTS
    hours = interval_hours(regimen)
    if hours is not None:
        return _hours(hours) if regimen.kind is RegimenKind.PATCH else min(_hours(hours), LONGEST_DOSE)
    a_day = len(regimen.times) if regimen.kind is RegimenKind.AT_TIMES else len(planned_parts(regimen))
    return LONGEST_DOSE / max(1, a_day)


def intake_window(intake: Intake, regimens: Iterable[Regimen]) -> timedelta:
    """How long a recorded dose counts: a patch while it was on, else by the version in force on its day."""
    if intake.removed is not None:
        return max(intake.removed - intake.at, timedelta())
    return dose_window(current(regimens, intake.at.date()))


def _hours(number: Decimal) -> timedelta:
    return timedelta(hours=float(number))
