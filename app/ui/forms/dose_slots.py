"""Which planned dose a dose belongs to: found by its time, or chosen by the person."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from app.domain.expected import Slot, expected, slot_near
from app.domain.intakes import Intake
from app.domain.moments import Period, TimePrecision
from app.domain.regimens import Regimen
from app.services import words
from app.services.time_words import slot_words
from app.ui.forms.fields import ChoiceField

_EXTRA = "extra"
_NEAR = timedelta(days=3)


class SlotField(ChoiceField):
    """The planned doses around a day, and "an extra one". It follows the time until a person chooses."""

    def __init__(self, regimens: Sequence[Regimen]) -> None:
        super().__init__("Which dose it is", ((_EXTRA, "An extra dose"),), _EXTRA)
        self._regimens = tuple(regimens)
        self._slots: dict[str, Slot] = {}
        self._by_hand = False
        self.chosen.connect(self._choose)
        self.hide()

    def slot(self) -> Slot | None:
        """The planned dose that is chosen, with its number of pieces; None for an extra one."""
        return self._slots.get(self.value() or "")

    def begin(self, slot: Slot | None, at: datetime) -> None:
        """Start with a planned dose, or with an extra one; that stays until the person chooses another."""
        self._by_hand = True
        self._offer(at, slot)

    def follow(self, at: datetime, precision: TimePrecision, others: Sequence[Intake]) -> None:
        """Offer what is planned around `at`, and take the dose it belongs to unless one was chosen by hand."""
        found = self.slot()
        if not self._by_hand:
            recorded = {slot for each in others if (slot := each.slot()) is not None}
            found = slot_near(self._regimens, at, recorded, day_only=precision is TimePrecision.DAY_ONLY)
        self._offer(at, found)

    def _offer(self, at: datetime, chosen: Slot | None) -> None:
        around = Period(at.date() - _NEAR, at.date() + _NEAR)
        known = expected(self._regimens, around, around.first)
        planned = [slot for slot in known if slot.day == at.date()] or list(known)
        if chosen is not None and chosen not in planned:
            planned = [*planned, next((slot for slot in known if slot == chosen), chosen)]
        ordered = sorted(planned, key=Slot.moment)
        self._slots = {f"{place}": slot for place, slot in enumerate(ordered)}
        options = [(key, _named(slot, at)) for key, slot in self._slots.items()]
        key = next((key for key, slot in self._slots.items() if slot == chosen), _EXTRA)
        self.choice.set_options(((_EXTRA, "An extra dose"), *options), key)
        self.setVisible(bool(self._slots))

    def _choose(self) -> None:
        self._by_hand = True


def _named(slot: Slot, at: datetime) -> str:
    day = words.short_day(slot.day)
    if slot.part is None and slot.clock is None:
        return f"Planned for {day}"
    return slot_words(slot) if slot.day == at.date() else f"{slot_words(slot)}, {day}"
