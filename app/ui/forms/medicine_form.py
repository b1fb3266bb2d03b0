"""Adding or correcting a medicine: the findings it belongs to stand in the form before it is saved."""

from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.domain.medicines import Kind, Medicine
from app.domain.regimens import Regimen, current
from app.services import diary, words
from app.services.finding_view import FindingView
from app.ui.forms.form import Form
from app.ui.forms.medicine_form_fields import MedicineFields
from app.ui.forms.medicine_form_reading import Reading
from app.ui.forms.regimen_editor import RegimenEditor
from app.ui.session import Action, Session
from app.ui.theme import Theme
from app.ui.widgets.card import Hairline
from app.ui.widgets.text import caption

_DRAFT = "draft"
_PAUSE_MS = 120
_HINT = "Only the name is needed. Everything else can wait."
_REGIMEN_HINT = "How it is taken is changed with “Change the dose”: what it was before stays on the record."


class MedicineForm(Form):
    """Add a medicine, or correct the one with `medicine_id`. A new one may begin with a `name` and `kind`."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None,
        medicine_id: str | None = None,
        *,
        name: str = "",
        kind: Kind = Kind.PRESCRIBED,
    ) -> None:
        self._before = session.store.get(Medicine, medicine_id) if medicine_id else None
        title = "Correct a medicine" if self._before else "Add a medicine"
        super().__init__(session, title, parent, hint=_HINT)
        self.draft_as(medicine_id or "new")
        self._medicine = MedicineFields(session)
        self._regimen: RegimenEditor | None = None
        self.fields.add(self._medicine)
        if self._before:
            self._medicine.fill(self._before)
            self.fields.add(caption(_REGIMEN_HINT, "soft"))
        else:
            self._medicine.begin(name, kind)
            self._regimen = RegimenEditor(session.today)
            self._regimen.edited.connect(self._edited)
            self.fields.add(Hairline())
            self.fields.add(self._regimen)
        self._medicine.edited.connect(self._edited)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        self._soon.timeout.connect(self._look)
        self._look()
        unit = Theme.of(self).u
        room = self.screen().availableGeometry().height()
        self.resize(unit(720), min(unit(820), round(room * 0.92)))
        (self._medicine.strength if name else self._medicine.name).setFocus()

    def draft(self) -> Action | None:
        """The medicine, and for a new one how it is taken."""
        reading = Reading()
        medicine, regimens = self._read(reading)
        if not reading.complete:
            reading.go_to_first()
            return None
        if self._before:
            return lambda store, tools: diary.correct_medicine(store, tools, medicine)
        return lambda store, tools: diary.add_medicine(store, tools, medicine, *regimens)

    def _read(self, reading: Reading) -> tuple[Medicine, tuple[Regimen, ...]]:
        medicine = self._medicine.read(reading)
        written = self._regimen.read(reading) if self._regimen else ()
        since = medicine.started.earliest() if medicine.started and medicine.started.day else None
        return medicine, tuple(each if each.taper else replace(each, valid_from=since) for each in written)

    def _edited(self) -> None:
        self.touch()
        self._soon.start()

    def _look(self) -> None:
        """Say what the medicine would belong to, and count its regimen in its own pieces."""
        medicine, regimens = self._read(Reading(only=()))
        if self._regimen:
            self._regimen.set_medicine(medicine)
        medicine = replace(medicine, id=medicine.id or _DRAFT)
        in_force = (current(regimens, self.session.today()) or regimens[0]) if regimens else None
        regimen = replace(in_force, id=_DRAFT, medicine_id=medicine.id) if in_force else None
        found = self.session.preview_medicine(medicine, regimen) if medicine.name else ()
        self.show_preview(belongs(medicine, found, self.session), found)


def belongs(medicine: Medicine, found: tuple[FindingView, ...], session: Session) -> str:
    """The heading over findings before Save: "pregabalin belongs to 2 findings"."""
    entry = session.data.vocabulary.entry(medicine.chosen or "")
    return f"{entry.name if entry else medicine.name} belongs to {words.counted(len(found), 'finding')}"
