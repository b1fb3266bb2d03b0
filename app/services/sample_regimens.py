"""Medicines of the invented person that are not taken by the parts of the day: weekly, a patch, and a past taper."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal

from app.domain.amounts import Amount
from app.domain.expected import Slot, slots_of
from app.domain.intakes import Intake, IntakeStatus
from app.domain.medicines import Kind, Medicine
from app.domain.moments import PartialDate, TimePrecision
from app.domain.regimens import ChangedBy, EveryUnit, Regimen, RegimenKind, Weekday, day_before, open_on
from app.domain.substances import Vocabulary
from app.services.record_day import ingredients_of

_YEAR = 365
_TAPERED = 200
"""Days ago that the taper began."""
_STEP = timedelta(days=7)
_SITES = ("left lower belly", "right lower belly")
_ONE = Decimal(1)


def more_medicines(today: date, vocabulary: Vocabulary) -> tuple[Medicine, ...]:
    """A weekly vitamin, a hormone patch changed every 84 hours, and tablets that were tapered off."""

    def known(record: Medicine, entry_id: str) -> Medicine:
        return replace(record, chosen=entry_id, ingredients=ingredients_of(entry_id, vocabulary))

    year = PartialDate((today - timedelta(days=_YEAR)).year)
    vitamin = Medicine("m-vitamin", "Vitamin D3", kind=Kind.SUPPLEMENT, form="capsule", started=year)
    patch = Medicine("m-patch", "Estradiol", form="patch", reason="hot flushes", started=year, pharmacy="Bridge Street")
    tablets = Medicine(
        "m-taper",
        "Prednisolone",
        strength=Amount(Decimal(5), "mg"),
        form="tablet",
        reason="joint pain",
        stopped=day_before(_steps(today)[2]),
        stop_reason="the agreed course was over",
    )
    return known(vitamin, "colecalciferol"), known(patch, "estradiol"), known(tablets, "prednisolone")


def more_regimens(today: date) -> tuple[Regimen, ...]:
    """How they are taken."""
    first = today - timedelta(days=_YEAR)
    begin, second, end = _steps(today)
    prescriber = ChangedBy.PRESCRIBER
    step = Regimen(
        "", "m-taper", RegimenKind.DAY_PARTS, taper=True, changed_by=prescriber, why="as the course was agreed"
    )
    return (
        Regimen("r-vitamin", "m-vitamin", RegimenKind.WEEKDAYS, first, dose=_ONE, weekdays=(Weekday.SUNDAY,)),
        Regimen(
            "r-patch",
            "m-patch",
            RegimenKind.PATCH,
            first,
            dose=_ONE,
            every=Decimal(84),
            every_unit=EveryUnit.HOURS,
            times=(time(8, 30),),
        ),
        replace(
            step, id="r-taper-1", valid_from=begin, valid_to=day_before(second), parts=(Decimal(2), None, None, None)
        ),
        replace(step, id="r-taper-2", valid_from=second, valid_to=day_before(end), parts=(_ONE, None, None, None)),
    )


def more_doses(now: datetime, zone: timezone) -> Iterator[Intake]:
    """Doses of a year: the patch by its clock with its place and removal, the vitamin on its day without a time."""
    plans = more_regimens(now.date())
    slots: dict[str, list[Slot]] = {}
    for days_ago in range(_YEAR, -1, -1):
        day = now.date() - timedelta(days=days_ago)
        for regimen in plans:
            slots.setdefault(regimen.medicine_id, []).extend(slots_of(regimen, day) if open_on(regimen, day) else ())
    for medicine_id, planned in slots.items():
        past = [slot for slot in planned if slot.moment().replace(tzinfo=zone) <= now]
        for place, slot in enumerate(past):
            if place % 19 == 7:
                continue
            after = past[place + 1].moment().replace(tzinfo=zone) if place + 1 < len(past) else None
            yield _dose(medicine_id, place, slot, zone, after)


def _dose(medicine_id: str, place: int, slot: Slot, zone: timezone, after: datetime | None) -> Intake:
    dose = Intake(f"i-{medicine_id}-{place}", medicine_id, slot.moment().replace(tzinfo=zone), pieces=slot.pieces)
    if medicine_id == "m-vitamin":
        dose = replace(dose, precision=TimePrecision.DAY_ONLY)
    if medicine_id == "m-patch":
        dose = replace(dose, site=_SITES[place % 2], removed=after)
    if medicine_id == "m-taper" and place == 9:
        dose = replace(dose, status=IntakeStatus.SKIPPED, skip_reason="an upset stomach")
    return dose.at_slot(slot)


def _steps(today: date) -> tuple[date, date, date]:
    begin = today - timedelta(days=_TAPERED)
    return begin, begin + _STEP, begin + 2 * _STEP
