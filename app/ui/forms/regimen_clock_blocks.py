"""Regimens by the clock and the calendar: at times, every so many hours or days, on weekdays, and patches."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.amounts import parse_number
from app.domain.moments import parse_day
from app.domain.problems import Problem, problem
from app.domain.regimens import EveryUnit, Regimen, RegimenKind
from app.domain.times import parse_times
from app.services import words
from app.ui.forms.fields import AmountField, DateField, Field, TextField
from app.ui.forms.medicine_form_reading import Reading
from app.ui.forms.regimen_blocks import number_of, shown, unit_of
from app.ui.forms.weekday_field import WeekdayField
from app.ui.widgets.boxes import Column
from app.ui.widgets.card import Well
from app.ui.widgets.fold import Fold
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import caption

_UNITS = ((EveryUnit.HOURS.value, "hours"), (EveryUnit.DAYS.value, "days"))
_WEEKDAYS = RegimenKind.WEEKDAYS.value
_NO_REMINDER = "Times are yours to write down; the program reminds nobody to take anything."
_STAYS_ON = "write how long one patch stays on. It is not the same for every patch of this name."
_MANY_TIMES = "such as 06:00, 14:00"


class AtTimes(QWidget):
    """The same dose at clock times."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._dose = AmountField("One dose", "")
        self._times = TextField("At", hint=_MANY_TIMES)
        sides = Fold((self._dose, 2), (self._times, 3), below=420)
        self.setLayout(Column(Well(sides, caption(_NO_REMINDER, "soft"), gap=8)))
        for field in self.fields():
            field.edited.connect(self.edited)

    def fields(self) -> tuple[Field, ...]:
        """Its fields."""
        return self._dose, self._times

    def set_form(self, form: str) -> None:
        """Say what a dose counts."""
        self._dose.set_unit(unit_of(form))

    def fill(self, regimen: Regimen) -> None:
        """Show what a regimen says."""
        self._dose.set_text("" if regimen.dose is None else shown(regimen.dose))
        self._times.set_text(_clocks(regimen.times))

    def read(self, reading: Reading) -> Regimen | None:
        """The dose and its times; None where no time is written."""
        dose = reading.take(self._dose, number_of(self._dose), None)
        times = reading.take(self._times, parse_times(self._times.text(), "At"), ())
        needed = problem("At", f"at least one time is needed, {_MANY_TIMES}.")
        if reading.saving and dose is not None and not self._times.text().strip():
            reading.take(self._times, needed, ())
        return Regimen("", "", RegimenKind.AT_TIMES, dose=dose, times=times) if times else None


class Every(QWidget):
    """Every so many hours or days, or on days of the week."""

    edited = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._dose = AmountField("One dose", "")
        options = (*_UNITS, (_WEEKDAYS, "weekdays"))
        self._unit = Segmented(options, "Counted in", EveryUnit.DAYS.value)
        self._every = AmountField("Every", "days")
        self._days = WeekdayField("On")
        self._from = DateField(
            "Counted from", self._parse_from, words.short_day, calendar="Choose a day", optional="optional"
        )
        self._times = TextField("At", optional="optional", hint=_MANY_TIMES)
        rows = (Fold((self._dose, 1), (self._every, 1), below=420), self._days)
        self.setLayout(Column(Well(self._unit, *rows, Fold((self._from, 1), (self._times, 1), below=420), gap=12)))
        for field in self.fields():
            field.edited.connect(self.edited)
        self._unit.chosen.connect(self._show)
        self._unit.chosen.connect(self.edited)
        self._show()

    def fields(self) -> tuple[Field, ...]:
        """Its fields."""
        return self._dose, self._every, self._days, self._from, self._times

    def set_form(self, form: str) -> None:
        """Say what a dose counts."""
        self._dose.set_unit(unit_of(form))

    def fill(self, regimen: Regimen) -> None:
        """Show what a regimen says."""
        weekly = regimen.kind is RegimenKind.WEEKDAYS
        self._unit.set_value(_WEEKDAYS if weekly else regimen.every_unit.value)
        self._dose.set_text("" if regimen.dose is None else shown(regimen.dose))
        self._every.set_text("" if regimen.every is None else shown(regimen.every))
        self._days.set_days(regimen.weekdays)
        self._from.set_text(words.short_day(regimen.anchor).replace(words.NBSP, " ") if regimen.anchor else "")
        self._times.set_text(_clocks(regimen.times))
        self._show()

    def read(self, reading: Reading) -> Regimen | None:
        """What is written; None where nothing is. Half of it is asked about when it is saved."""
        dose = reading.take(self._dose, number_of(self._dose), None)
        times = reading.take(self._times, parse_times(self._times.text(), "At"), ())
        if self._unit.value() == _WEEKDAYS:
            days = self._days.days()
            if reading.saving and dose is not None and not days:
                reading.take(self._days, problem("On", "choose at least one day of the week."), None)
            return Regimen("", "", RegimenKind.WEEKDAYS, dose=dose, weekdays=days, times=times) if days else None
        unit = EveryUnit(self._unit.value() or EveryUnit.DAYS)
        every = reading.take(self._every, positive(self._every), None)
        if reading.saving and dose is not None and every is None:
            reading.take(self._every, problem("Every", f"write after how many {unit.value} the next one is."), None)
        start = reading.take(self._from, self._from_day(), None)
        found = Regimen("", "", RegimenKind.INTERVAL, dose=dose, every=every, every_unit=unit, times=times)
        return replace(found, anchor=start) if every is not None else None

    def _show(self) -> None:
        weekly = self._unit.value() == _WEEKDAYS
        self._every.setVisible(not weekly)
        self._from.setVisible(not weekly)
        self._days.setVisible(weekly)
        self._every.set_unit("" if weekly else self._unit.value() or "")

    def _from_day(self) -> date | Problem | None:
        return self._parse_from(self._from.text()) if self._from.text().strip() else None

    def _parse_from(self, text: str) -> date | Problem:
        return parse_day(text, "Counted from", self._today())


class Patch(QWidget):
    """A patch: how long one stays on is asked for and never guessed."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rate = AmountField("Strength", "micrograms/hour", optional="optional")
        self._every = AmountField("Changed every", "hours", hint="As the box or the prescriber says.")
        self._unit = Segmented(_UNITS, "Changed every, counted in", EveryUnit.HOURS.value)
        self._number = AmountField("How many at a time", "patches", optional="optional")
        top = Fold((self._rate, 1), (self._every, 1), below=420)
        self.setLayout(Column(Well(top, self._unit, self._number, gap=10)))
        for field in self.fields():
            field.edited.connect(self.edited)
        self._unit.chosen.connect(self._every.set_unit)
        self._unit.chosen.connect(self.edited)

    def fields(self) -> tuple[Field, ...]:
        """Its fields."""
        return self._every, self._rate, self._number

    def fill(self, regimen: Regimen) -> None:
        """Show what a regimen says."""
        pairs = ((self._rate, regimen.rate), (self._every, regimen.every), (self._number, regimen.dose))
        for field, value in pairs:
            field.set_text("" if value is None else shown(value))
        self._unit.set_value(regimen.every_unit.value)
        self._every.set_unit(regimen.every_unit.value)

    def read(self, reading: Reading) -> Regimen | None:
        """The patch; None where nothing is written."""
        rate = reading.take(self._rate, number_of(self._rate), None)
        number = reading.take(self._number, positive(self._number), None)
        every = reading.take(self._every, positive(self._every), None)
        if not any(field.text().strip() for field in (self._rate, self._every, self._number)):
            return None
        if reading.saving and not self._every.text().strip():
            reading.take(self._every, problem("Changed every", _STAYS_ON), None)
        unit = EveryUnit(self._unit.value() or EveryUnit.HOURS)
        dose = number if number is not None else Decimal(1)
        return Regimen("", "", RegimenKind.PATCH, dose=dose, every=every, every_unit=unit, rate=rate)


def positive(field: AmountField) -> Decimal | Problem | None:
    """A number above nothing, or None where nothing is written."""
    found = parse_number(field.text(), field.label) if field.text().strip() else None
    return problem(field.label, "this must be more than 0.") if found == 0 else found


def _clocks(times: tuple[time, ...]) -> str:
    return ", ".join(each.strftime("%H:%M") for each in times)
