"""Recording one dose: taken now or earlier, or skipped."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from app.domain.adherence import patches_on
from app.domain.amounts import parse_number
from app.domain.expected import Slot
from app.domain.intakes import Intake, IntakeStatus
from app.domain.medicines import Medicine
from app.domain.moments import Period, TimePrecision
from app.domain.problems import Problem
from app.domain.regimens import Regimen, RegimenKind, current
from app.services import diary, words
from app.services.dose_counts import label_facts
from app.services.time_words import slot_words
from app.ui.forms.dose_patch import PatchFields
from app.ui.forms.dose_slots import SlotField
from app.ui.forms.fields import AmountField, TextField
from app.ui.forms.form import Form
from app.ui.forms.medicine_form_reading import Reading, read_line
from app.ui.forms.regimen_blocks import shown
from app.ui.forms.when_fields import WhenFields
from app.ui.session import Action, Session
from app.ui.theme import Theme
from app.ui.widgets.fold import Fold
from app.ui.widgets.notice import Kind, Notice
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.spoken import announce

_TOLD = "From what is written down here"
_AROUND = timedelta(days=35)


class DoseForm(Form):
    """One dose of a medicine, begun with now; or with `intake_id` the correction of one that is recorded.

    A new one may begin with another `day`, of which the time is then asked for, and with the planned dose `slot`.
    """

    def __init__(
        self,
        session: Session,
        parent: QWidget | None,
        medicine_id: str,
        intake_id: str | None = None,
        *,
        day: date | None = None,
        slot: Slot | None = None,
    ) -> None:
        self._on = day or session.today()
        self._medicine = session.store.get(Medicine, medicine_id) or Medicine(medicine_id, "")
        self._regimens = session.store.owned(Regimen, medicine_id)
        self._before = session.store.get(Intake, intake_id) if intake_id else None
        self._filled = ""
        self._others: tuple[date | None, tuple[Intake, ...]] = (None, ())
        super().__init__(session, f"A dose of {self._medicine.name[:40]}", parent)
        planned = slot_words(slot) if slot else ""
        self.draft_as(f"{medicine_id} {intake_id or self._on} {planned}")
        in_force = current(self._regimens, self._before.at.date() if self._before else self._on)
        patch = in_force is not None and in_force.kind is RegimenKind.PATCH
        self._status = Segmented(_statuses(patch=patch), "What happened", IntakeStatus.TAKEN.value)
        self._when = WhenFields(self._begun() if self._before else session.now())
        self._slot = SlotField(self._regimens)
        self._pieces = AmountField("How much", (self._medicine.form or "piece").casefold()[:20], optional="optional")
        self._why = TextField("Why it was skipped", optional="optional")
        self._patch = PatchFields(session.today(), self._begun().tzinfo)
        self._note = TextField("Note", optional="optional")
        self._told = Notice(Kind.PLAIN, _TOLD, "")
        self._lay_out()
        self._begin(slot)
        self._patch.setVisible(patch or bool(self._before and (self._before.site or self._before.removed)))
        self._wire()
        self._look()
        self.resize(Theme.of(self).u(620), Theme.of(self).u(660 if patch else 520))
        self._when.time.setFocus()

    def draft(self) -> Action | None:
        """The dose."""
        reading = Reading()
        dose = self._read(reading)
        if dose is None or not reading.complete:
            reading.go_to_first()
            return None
        if self._before:
            return lambda store, tools: diary.correct_intake(store, tools, dose)
        return lambda store, tools: diary.record_intake(store, tools, dose)

    def _read(self, reading: Reading) -> Intake | None:
        moment = self._when.read(reading)
        pieces = reading.take(self._pieces, self._parse_pieces(), None)
        why = reading.take(self._why, read_line(self._why.text(), self._why.label), "")
        site, removed = self._patch.read(reading)
        note = reading.take(self._note, read_line(self._note.text(), self._note.label), "")
        if moment is None:
            return None
        status = IntakeStatus(self._status.value() or IntakeStatus.TAKEN)
        dose = Intake(
            id=self._before.id if self._before else "",
            medicine_id=self._medicine.id,
            at=moment[0],
            status=status,
            pieces=pieces,
            note=note,
            precision=moment[1],
            skip_reason=why if status is IntakeStatus.SKIPPED else "",
            site=site,
            removed=removed,
        )
        return dose.at_slot(self._slot.slot())

    def _begin(self, slot: Slot | None) -> None:
        """Fill in now, or what is recorded."""
        at = self._begun()
        if self._before:
            self._when.fill(at, self._before.precision)
            self._status.set_value(self._before.status.value)
            self._pieces.set_text(shown(self._before.pieces) if self._before.pieces is not None else "")
            self._why.set_text(self._before.skip_reason)
            self._patch.fill(self._before)
            self._note.set_text(self._before.note)
            self._slot.begin(self._before.slot(), at)
            return
        today = self._on == at.date()
        self._when.fill(
            at if today else datetime.combine(self._on, time(12), at.tzinfo),
            TimePrecision.EXACT if today else TimePrecision.DAY_ONLY,
        )
        regimen = current(self._regimens, self._on)
        if slot is not None:
            self._slot.begin(slot, datetime.combine(self._on, time(12), at.tzinfo))
            self._fill_pieces()
        elif regimen and regimen.dose is not None:
            self._pieces.set_text(shown(regimen.dose))

    def _lay_out(self) -> None:
        self.fields.add(self._status)
        self.fields.add(self._when)
        self.fields.add(Fold((self._slot, 1), (self._pieces, 1), below=460))
        for widget in (self._why, self._patch, self._note, self._told):
            self.fields.add(widget)
        self._told.hide()

    def _wire(self) -> None:
        self._when.edited.connect(self._edited)
        self._slot.edited.connect(self._fill_pieces)
        self._patch.edited.connect(self._edited)
        for field in (self._slot, self._pieces, self._why, self._note):
            field.edited.connect(self._edited)
        self._status.chosen.connect(self._edited)

    def _begun(self) -> datetime:
        return self._before.at if self._before else self.session.now()

    def _fill_pieces(self) -> None:
        """Fill in what is planned for the dose that is chosen, unless another number was typed."""
        slot = self._slot.slot()
        if slot is not None and slot.pieces is not None and self._pieces.text().strip() in ("", self._filled):
            self._filled = shown(slot.pieces)
            self._pieces.set_text(self._filled)

    def _parse_pieces(self) -> Decimal | Problem | None:
        text = self._pieces.text()
        return parse_number(text, self._pieces.label) if text.strip() else None

    def _edited(self) -> None:
        self.touch()
        self._look()

    def _look(self) -> None:
        """Follow the time to the planned dose, and say what stands beside this one; saving is always possible."""
        self._why.setVisible(self._status.value() == IntakeStatus.SKIPPED)
        moment = self._when.read(Reading(only=()))
        if moment is None:
            return
        others = self._beside(moment[0].date())
        self._slot.follow(*moment, others)
        self._fill_pieces()
        dose = self._read(Reading(only=()))
        if dose is None:
            return
        self._patch.look(dose.at)
        regimen = current(self._regimens, dose.at.date())
        facts = [*label_facts(dose, others, regimen, self._medicine), *self._still_on(dose, others)]
        said = " ".join([*facts, "It can be saved all the same."]) if facts else ""
        if said and self._told.isHidden():
            announce(self, said)
        self._told.say(_TOLD, said)
        self._told.setVisible(bool(said))

    def _beside(self, day: date) -> tuple[Intake, ...]:
        """The other doses of this medicine around a day, read once for each day."""
        if self._others[0] != day:
            found = self.session.store.within(Intake, Period(day - _AROUND, day + _AROUND))
            own = self._before.id if self._before else ""
            beside = tuple(each for each in found if each.medicine_id == self._medicine.id and each.id != own)
            self._others = (day, beside)
        return self._others[1]

    def _still_on(self, dose: Intake, others: tuple[Intake, ...]) -> list[str]:
        """Another patch that nobody wrote down as taken off."""
        if self._patch.isHidden() or dose.status is not IntakeStatus.TAKEN or dose.removed is not None:
            return []
        return [
            f"A patch put on {words.short_day(each.at.date())} is not written down as taken off."
            for each in patches_on(others)
            if each.at <= dose.at
        ]


def _statuses(*, patch: bool) -> tuple[tuple[str, str], ...]:
    return (
        (IntakeStatus.TAKEN.value, "Put on" if patch else "Taken"),
        (IntakeStatus.SKIPPED.value, "Skipped"),
        (IntakeStatus.UNKNOWN.value, "Not known"),
    )
