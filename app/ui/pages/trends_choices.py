"""What a person chooses on Trends: the period, and whether figures stand as charts or as tables."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.moments import Period, parse_day
from app.domain.problems import Problem, problem
from app.services import words
from app.services.summary import last_days
from app.ui.forms.fields import DateField
from app.ui.session import Session
from app.ui.widgets.boxes import Column, boxed
from app.ui.widgets.flow import Flow
from app.ui.widgets.segmented import Segmented

_PICK = "pick"
_PERIODS = (("28", "4 weeks"), ("84", "12 weeks"), ("365", "A year"), (_PICK, "Pick …"))
_VIEWS = (("chart", "Chart"), ("table", "Table"))
_FROM, _TO = "First day", "Last day"
MOST_DAYS = 3660


class TrendChoices(QWidget):
    """Four weeks, twelve, a year, or days of one's own. `changed` says the period did, `turned` that the view did."""

    changed = Signal()
    turned = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._period = Segmented(_PERIODS, "Period", "28")
        self._view = Segmented(_VIEWS, "View", "chart")
        self._first = DateField(_FROM, self._parse_first, words.short_day, calendar="Choose")
        self._last = DateField(_TO, self._parse_last, words.short_day, calendar="Choose")
        self._picked = boxed(Column(self._first, self._last, gap=8))
        self._picked.hide()
        bar = boxed(Flow(self._period, self._view, gap=16, row_gap=8))
        self.setLayout(Column(bar, self._picked, gap=10))
        self._period.chosen.connect(self._choose)
        self._view.chosen.connect(lambda _: self.turned.emit())
        for field in (self._first, self._last):
            field.edited.connect(self.changed)

    def period(self) -> Period | None:
        """The days to look at; None while a day that was typed cannot be read."""
        chosen = self._period.value()
        if chosen != _PICK:
            return last_days(self._session.today(), int(chosen or "28"))
        first, last = self._first.day(), self._last.day()
        return Period(first, last) if first is not None and last is not None else None

    def as_table(self) -> bool:
        """Whether figures stand as tables."""
        return self._view.value() == "table"

    def _choose(self, key: str) -> None:
        if key == _PICK and not self._first.text():
            month = last_days(self._session.today(), 56)
            self._first.set_text(words.short_day(month.first))
            self._last.set_text(words.short_day(month.last))
        self._picked.setVisible(key == _PICK)
        self.changed.emit()

    def _parse_first(self, text: str) -> date | Problem:
        found = parse_day(text, _FROM, self._session.today())
        if isinstance(found, date) and found > self._session.today():
            return problem(_FROM, "it cannot be after today.")
        return found

    def _parse_last(self, text: str) -> date | Problem:
        found = parse_day(text, _TO, self._session.today())
        if isinstance(found, Problem):
            return found
        first = self._first.day()
        if found > self._session.today():
            return problem(_TO, "it cannot be after today.")
        if first is not None and found < first:
            return problem(_TO, "it cannot be before the first day.")
        if first is not None and (found - first).days >= MOST_DAYS:
            return problem(_TO, "the days can be ten years at most.")
        return found
