"""What is planned for a day and has no dose recorded for it yet."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from app.domain.expected import Slot, slots_of
from app.domain.intakes import Intake
from app.domain.medicines import Medicine
from app.domain.moments import Period
from app.domain.regimens import DayPart, Regimen, current
from app.services.ports import Store

_BESIDE = timedelta(days=7)
"""How far from its planned day a dose may have been taken and still be looked for."""


def still_planned(store: Store, part: DayPart, day: date) -> Iterator[tuple[Medicine, Decimal]]:
    """Each medicine planned for a part of a day that has no dose recorded for it yet, with the number of pieces."""
    for medicine, slot in open_slots(store, day):
        if slot.part is part and slot.pieces is not None:
            yield medicine, slot.pieces


def open_slots(store: Store, day: date) -> Iterator[tuple[Medicine, Slot]]:
    """Every dose planned for a day, of any kind of regimen, that has none recorded for it yet."""
    recorded = {(one.medicine_id, one.slot()) for one in store.within(Intake, Period(day - _BESIDE, day + _BESIDE))}
    regimens = store.all(Regimen)
    for medicine in store.all(Medicine):
        in_force = current([one for one in regimens if one.medicine_id == medicine.id], day)
        if in_force is None or (medicine.stopped is not None and medicine.stopped < day):
            continue
        for slot in slots_of(in_force, day):
            if (medicine.id, slot) not in recorded:
                yield medicine, slot
