"""The days of a week, any number of them."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from app.domain.regimens import Weekday
from app.ui.forms.fields import Field
from app.ui.widgets.buttons import Tick
from app.ui.widgets.flow import Flow

_SHORT = 3


class WeekdayField(Field):
    """Seven ticks in one field; each says its whole name to a screen reader."""

    def __init__(self, label: str) -> None:
        self._ticks = {day: Tick(day.value[:_SHORT].capitalize()) for day in Weekday}
        row = QWidget()
        row.setLayout(Flow(*self._ticks.values(), gap=6))
        super().__init__(label, row)
        self.setFocusProxy(self._ticks[Weekday.MONDAY])
        for day, tick in self._ticks.items():
            tick.setAccessibleName(f"{label} {day.value.capitalize()}s")
            tick.clicked.connect(self.edited)

    def days(self) -> tuple[Weekday, ...]:
        """The chosen days, in the order of the week."""
        return tuple(day for day, tick in self._ticks.items() if tick.isChecked())

    def set_days(self, days: Iterable[Weekday]) -> None:
        """Choose days; sends no signal."""
        chosen = set(days)
        for day, tick in self._ticks.items():
            tick.setChecked(day in chosen)
