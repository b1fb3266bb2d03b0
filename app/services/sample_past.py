"""Medicines and other substances that the invented person took before, in the shapes that today's do not have."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal

from app.domain.amounts import Amount
from app.domain.expected import slots_of
from app.domain.intakes import Intake, IntakeStatus
from app.domain.medicines import Kind, Medicine
from app.domain.moments import PartialDate, TimePrecision
from app.domain.regimens import ChangedBy, EveryUnit, Regimen, RegimenKind, open_on
from app.domain.routes import Route
from app.domain.substances import Vocabulary
from app.services.record_day import ingredients_of

_BEGAN, _ENDED = 330, 260
"""Days ago. They ended long before what is looked up today, and before what is printed."""
_ONE = Decimal(1)


def past_medicines(today: date, vocabulary: Vocabulary) -> tuple[Medicine, ...]:
    """Two things bought, one prescribed, and smoking; all of them stopped, each with a reason."""
    ended = today - timedelta(days=_ENDED)

    def known(record: Medicine, entry_id: str, why: str) -> Medicine:
        found = ingredients_of(entry_id, vocabulary)
        return replace(record, chosen=entry_id, ingredients=found, stopped=ended, stop_reason=why)

    ibuprofen = Medicine(
        "m-ibuprofen",
        "Ibuprofen",
        kind=Kind.BOUGHT,
        strength=Amount(Decimal(400), "mg"),
        form="tablet",
        route=Route.SWALLOWED,
        reason="knee",
        brand="Nurofen",
        pharmacy="Bridge Street",
        started=PartialDate(ended.year, ended.month),
    )
    injection = Medicine(
        "m-b12",
        "Hydroxocobalamin",
        form="injection",
        route=Route.INJECTED,
        reason="low B12",
        prescriber="Dr Example",
        note="Given at the surgery.",
    )
    smoking = Medicine("m-tobacco", "Tobacco", kind=Kind.OTHER, form="cigarette")
    return (
        known(ibuprofen, "ibuprofen", "the knee was better"),
        known(injection, "hydroxocobalamin", "the level was back"),
        known(smoking, "tobacco-smoke", "wanted to"),
    )


def past_regimens(today: date) -> tuple[Regimen, ...]:
    """At times of the clock, every so many days, and as many as it was."""
    begun, ended = today - timedelta(days=_BEGAN), today - timedelta(days=_ENDED)
    return (
        Regimen(
            "r-ibuprofen",
            "m-ibuprofen",
            RegimenKind.AT_TIMES,
            begun,
            ended,
            dose=_ONE,
            times=(time(7, 30), time(19, 30)),
            changed_by=ChangedBy.PHARMACIST,
            why="with food",
        ),
        Regimen(
            "r-b12",
            "m-b12",
            RegimenKind.INTERVAL,
            begun,
            ended,
            dose=_ONE,
            every=Decimal(14),
            every_unit=EveryUnit.DAYS,
            anchor=begun + timedelta(days=3),
            changed_by=ChangedBy.HOSPITAL,
        ),
        Regimen("r-tobacco", "m-tobacco", RegimenKind.IN_WORDS, begun, ended, words="about five a day"),
    )


def past_doses(now: datetime, zone: timezone) -> Iterator[Intake]:
    """The doses of that time: some at about the time, one in nine not known any more, one with a note."""
    for regimen in past_regimens(now.date()):
        place = 0
        for days_ago in range(_BEGAN, _ENDED - 1, -1):
            day = now.date() - timedelta(days=days_ago)
            for slot in slots_of(regimen, day) if open_on(regimen, day) else ():
                place += 1
                at = slot.moment().replace(tzinfo=zone)
                status = IntakeStatus.UNKNOWN if place % 9 == 4 else IntakeStatus.TAKEN
                note = "After supper." if place == 6 else ""
                precision = (TimePrecision.ABOUT, TimePrecision.PART_OF_DAY)[place % 2]
                dose = Intake(f"i-{regimen.medicine_id}-{place}", regimen.medicine_id, at, status, slot.pieces)
                yield replace(dose, precision=precision, note=note).at_slot(slot)
