"""Recording one dose: taken now or earlier, or skipped."""

from datetime import date, datetime, time
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from app.domain.amounts import parse_number
from app.domain.intakes import Intake, IntakeStatus
from app.domain.medicines import Medicine
from app.domain.moments import parse_day, parse_time
from app.domain.problems import Problem, problem
from app.domain.regimens import DayPart, Regimen, current, planned_parts
from app.services import diary, words
from app.ui.forms.fields import AmountField, ChoiceField, DateField, TextField
from app.ui.forms.form import Form
from app.ui.forms.medicine_form_reading import Reading, read_line
from app.ui.forms.regimen_blocks import shown
from app.ui.session import Action, Session
from app.ui.theme import Theme
from app.ui.widgets.fold import Fold
from app.ui.widgets.segmented import Segmented

_STATUSES = (
    (IntakeStatus.TAKEN.value, "Taken"),
    (IntakeStatus.SKIPPED.value, "Skipped"),
    (IntakeStatus.UNKNOWN.value, "Not known"),
)
_EXTRA = "extra"
_LATER = "This is later than now. It can be saved."


class DoseForm(Form):
    """One dose of a medicine, begun with now; or with `intake_id` the correction of one that is recorded.

    A new one may begin with another `day`, whose time is then asked for, and with the `part` of it that was planned.
    """

    def __init__(
        self,
        session: Session,
        parent: QWidget | None,
        medicine_id: str,
        intake_id: str | None = None,
        *,
        day: date | None = None,
        part: DayPart | None = None,
    ) -> None:
        self._on = day or session.today()
        self._medicine = session.store.get(Medicine, medicine_id) or Medicine(medicine_id, "")
        self._before = session.store.get(Intake, intake_id) if intake_id else None
        super().__init__(session, f"A dose of {self._medicine.name[:40]}", parent)
        self._status = Segmented(_STATUSES, "What happened", IntakeStatus.TAKEN.value)
        self._day = DateField("Day", self._parse_day, words.short_day, calendar="Choose a day")
        self._time = TextField("Time")
        self._part = ChoiceField("Part of the day", self._parts(), _EXTRA)
        self._pieces = AmountField("How much", (self._medicine.form or "piece").casefold()[:20], optional="optional")
        self._note = TextField("Note", optional="optional")
        self.fields.add(self._status)
        self.fields.add(Fold((self._day, 1), (self._time, 1), below=460))
        self.fields.add(Fold((self._part, 1), (self._pieces, 1), below=460))
        self.fields.add(self._note)
        self._begin()
        if part is not None and self._before is None:
            self._part.set_value(part.value)
            self._show_planned(part.value)
        self._part.chosen.connect(self._show_planned)
        for field in (self._day, self._time, self._part, self._pieces, self._note):
            field.edited.connect(self._edited)
        self._status.chosen.connect(self.touch)
        self.resize(Theme.of(self).u(620), Theme.of(self).u(420))
        self._time.setFocus()

    def draft(self) -> Action | None:
        """The dose."""
        reading = Reading()
        day = reading.take(self._day, self._parse_day(self._day.text()), date.min)
        at = reading.take(self._time, parse_time(self._time.text(), self._time.label), (0, 0))
        pieces = reading.take(self._pieces, self._parse_pieces(), None)
        note = reading.take(self._note, read_line(self._note.text(), self._note.label), "")
        if not reading.complete:
            reading.go_to_first()
            return None
        part = self._part.value()
        dose = Intake(
            id=self._before.id if self._before else "",
            medicine_id=self._medicine.id,
            at=datetime.combine(day, time(*at), self._begun().tzinfo),
            status=IntakeStatus(self._status.value() or IntakeStatus.TAKEN),
            pieces=pieces,
            part=DayPart(part) if part and part != _EXTRA else None,
            note=note,
        )
        if self._before:
            return lambda store, tools: diary.correct_intake(store, tools, dose)
        return lambda store, tools: diary.record_intake(store, tools, dose)

    def _begin(self) -> None:
        """Fill in now, or what is recorded."""
        at = self._begun()
        day = at.date() if self._before else self._on
        self._day.set_text(words.short_day(day).replace(words.NBSP, " "))
        self._time.set_text(words.clock(at) if day == at.date() else "")
        if self._before:
            self._status.set_value(self._before.status.value)
            self._part.set_value(self._before.part.value if self._before.part else _EXTRA)
            self._pieces.set_text(shown(self._before.pieces) if self._before.pieces is not None else "")
            self._note.set_text(self._before.note)
        elif (regimen := self._regimen()) and regimen.dose is not None:
            self._pieces.set_text(shown(regimen.dose))

    def _begun(self) -> datetime:
        return self._before.at if self._before else self.session.now()

    def _regimen(self) -> Regimen | None:
        return current(self.session.store.owned(Regimen, self._medicine.id), self._on)

    def _parts(self) -> tuple[tuple[str, str], ...]:
        """An extra dose first, then the parts of the day."""
        return ((_EXTRA, "None, an extra dose"), *((part.value, words.DAY_PARTS[part]) for part in DayPart))

    def _show_planned(self, key: str) -> None:
        """Fill in what is planned for the part that was chosen, where nothing was typed yet."""
        regimen = self._regimen()
        planned = {part.value: pieces for part, pieces in planned_parts(regimen)} if regimen else {}
        if not self._pieces.text().strip() and key in planned:
            self._pieces.set_text(shown(planned[key]))

    def _parse_day(self, text: str) -> date | Problem:
        if not text.strip():
            return problem("Day", "a day is needed, such as 6 Nov 2026.")
        return parse_day(text, "Day", self.session.today())

    def _parse_pieces(self) -> Decimal | Problem | None:
        text = self._pieces.text()
        return parse_number(text, self._pieces.label) if text.strip() else None

    def _edited(self) -> None:
        self.touch()
        day, clock = self._day.day(), parse_time(self._time.text(), "")
        if day and not isinstance(clock, Problem):
            at = datetime.combine(day, time(*clock), self._begun().tzinfo)
            self._time.set_hint(_LATER if at > self.session.now() else "")
