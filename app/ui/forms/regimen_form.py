"""Changing the dose: a new version from a day on; what it was before stays."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.domain.medicines import Medicine
from app.domain.moments import parse_day
from app.domain.problems import Problem, problem
from app.domain.regimens import ChangedBy, Regimen, current
from app.services import diary, regimen_history, words
from app.services.regimen_history import CHANGED_BY, taper_steps
from app.ui.forms.fields import ChoiceField, DateField, TextField
from app.ui.forms.form import Form
from app.ui.forms.medicine_form import belongs
from app.ui.forms.medicine_form_reading import Reading, read_line
from app.ui.forms.regimen_editor import RegimenEditor
from app.ui.session import Action, Session
from app.ui.widgets.boxes import Column
from app.ui.widgets.fold import Fold
from app.ui.widgets.text import body, caption, section

_DRAFT = "draft"
_CHANGED_BY = tuple((each.value, CHANGED_BY[each].capitalize() or "Not said") for each in reversed(ChangedBy))
_PAUSE_MS = 120
_SAME_DAY = "A version that began on this day is replaced by this one."
_HINT = "What it was before stays on the record."


class RegimenForm(Form):
    """How a medicine is taken from a day on, begun with how it is taken now, over the versions so far."""

    def __init__(self, session: Session, parent: QWidget | None, medicine_id: str) -> None:
        self._medicine = session.store.get(Medicine, medicine_id) or Medicine(medicine_id, "")
        self._versions = session.store.owned(Regimen, medicine_id)
        super().__init__(session, f"Change how {_short(self._medicine.name)} is taken", parent, hint=_HINT)
        self.draft_as(medicine_id)
        self._from = DateField("From", self._day, words.short_day, calendar="Choose a day")
        self._from.set_text(words.short_day(session.today()).replace(words.NBSP, " "))
        self._by = ChoiceField("Changed by", _CHANGED_BY, ChangedBy.UNKNOWN.value)
        self._why = TextField("Why it was changed", optional="optional", placeholder="pain at night")
        self._editor = RegimenEditor(session.today, "How it is taken from then on")
        self._editor.set_medicine(self._medicine)
        in_force = current(self._versions, session.today())
        if in_force:
            self._editor.set_regimen(in_force, taper_steps(self._versions, session.today()))
        self.fields.add(self._from)
        self.fields.add(self._editor)
        self.fields.add(Fold((self._by, 2), (self._why, 3), below=460))
        self._add_history()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        self._soon.timeout.connect(self._look)
        self._from.edited.connect(self._edited)
        self._editor.edited.connect(self._edited)
        self._by.edited.connect(self.touch)
        self._why.edited.connect(self.touch)
        self._look()
        self._editor.shown_field().setFocus()

    def draft(self) -> Action | None:
        """The new version."""
        reading = Reading()
        start = None if self._editor.is_taper() else reading.take(self._from, self._start(), None)
        field = self._editor.shown_field()
        why = reading.take(self._why, read_line(self._why.text(), self._why.label), "")
        written = self._editor.read(reading)
        if reading.complete and not written:
            reading.take(field, problem(field.label, "nothing is written here yet."), None)
        if not reading.complete:
            reading.go_to_first()
            return None
        by = ChangedBy(self._by.value() or ChangedBy.UNKNOWN)
        told = [replace(each, medicine_id=self._medicine.id, changed_by=by, why=why) for each in written]
        versions = [each if each.taper else replace(each, valid_from=start) for each in told]
        return lambda store, tools: diary.change_regimen(store, tools, *versions)

    def _day(self, text: str) -> date | Problem:
        return parse_day(text, "From", self.session.today())

    def _start(self) -> date | Problem:
        text = self._from.text()
        return self._day(text) if text.strip() else problem("From", "a day is needed, such as 6 Nov 2026.")

    def _add_history(self) -> None:
        lines = regimen_history.history(self._versions, self._medicine)
        if lines:
            self.fields.add(Column(section("So far"), *(body(line, "soft") for line in lines), gap=3))
        elif self._versions:
            self.fields.add(caption("So far there is one version, from a day that is not known.", "soft"))

    def _edited(self) -> None:
        self.touch()
        self._soon.start()

    def _look(self) -> None:
        written = self._editor.read(Reading(only=()))
        self._from.setVisible(not self._editor.is_taper())
        start = written[0].valid_from if written and self._editor.is_taper() else self._from.day()
        self._from.set_hint(_SAME_DAY if start and start in [one.valid_from for one in self._versions] else "")
        if not written or start is None:
            self.show_preview("", ())
            return
        draft = replace(written[0], id=_DRAFT, medicine_id=self._medicine.id, valid_from=start)
        found = self.session.preview_medicine(self._medicine, draft)
        self.show_preview(belongs(self._medicine, found, self.session), found)


def _short(name: str) -> str:
    return name if len(name) <= 40 else f"{name[:39]}…"
