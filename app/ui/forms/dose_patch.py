"""Where a patch was put, and when it came off."""

from datetime import date, datetime, time, tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.intakes import Intake
from app.domain.moments import parse_day, parse_time
from app.domain.problems import Problem, problem
from app.services import words
from app.ui.forms.fields import DateField, Field, TextField
from app.ui.forms.medicine_form_reading import Reading, read_line
from app.ui.widgets.boxes import Column
from app.ui.widgets.fold import Fold

_BEFORE = "This is before it was put on. It can be saved."


class PatchFields(QWidget):
    """The place of a patch and when it was taken off; all of it can be left empty."""

    edited = Signal()

    def __init__(self, today: date, zone: tzinfo | None) -> None:
        super().__init__()
        self._today, self._zone = today, zone
        self._site = TextField("Where on the body", optional="optional", placeholder="left upper arm")
        self._day = DateField(
            "Taken off on", self._parse_day, words.short_day, calendar="Choose a day", optional="empty while it is on"
        )
        self._time = TextField("Taken off at", optional="optional")
        self.setLayout(Column(self._site, Fold((self._day, 1), (self._time, 1), below=460), gap=15))
        for field in self.fields():
            field.edited.connect(self.edited)

    def fields(self) -> tuple[Field, ...]:
        """Its fields."""
        return self._site, self._day, self._time

    def fill(self, dose: Intake) -> None:
        """Show what is recorded."""
        self._site.set_text(dose.site)
        if dose.removed is not None:
            self._day.set_text(words.short_day(dose.removed.date()).replace(words.NBSP, " "))
            self._time.set_text(words.clock(dose.removed))

    def read(self, reading: Reading) -> tuple[str, datetime | None]:
        """The place and the moment it came off."""
        site = reading.take(self._site, read_line(self._site.text(), self._site.label), "")
        day, clock = self._day.text().strip(), self._time.text().strip()
        if not day and not clock:
            return site, None
        on = reading.take(self._day, self._parse_day(day), None)
        needed = problem(self._time.label, "a time is needed, such as 21:40.")
        at = reading.take(self._time, parse_time(clock, self._time.label) if clock else needed, None)
        return site, datetime.combine(on, time(*at), self._zone) if on and at else None

    def look(self, put_on: datetime | None) -> None:
        """Ask in place about a time before the patch was put on."""
        _, removed = self.read(Reading(only=()))
        self._time.set_hint(_BEFORE if put_on and removed and removed < put_on else "")

    def _parse_day(self, text: str) -> date | Problem:
        if not text.strip():
            return problem(self._day.label, "a day is needed, such as 6 Nov 2026.")
        return parse_day(text, self._day.label, self._today)
