"""Two days of one's own: a first and a last, neither to come, in order."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.moments import Period, parse_day
from app.domain.problems import Problem, problem
from app.services import words
from app.services.summary import last_days
from app.ui.forms.fields import DateField
from app.ui.session import Session
from app.ui.widgets.boxes import Column

_FROM, _TO = "First day", "Last day"


class DaysFields(QWidget):
    """A period as two fields. `edited` follows every change; `most` are the days it can have, with their words."""

    edited = Signal()

    def __init__(self, session: Session, most: tuple[int, str] | None = None) -> None:
        super().__init__()
        self._session, self._most = session, most
        self._first = DateField(_FROM, self._parse_first, words.short_day, calendar="Choose")
        self._last = DateField(_TO, self._parse_last, words.short_day, calendar="Choose")
        self.setLayout(Column(self._first, self._last, gap=8))
        for field in (self._first, self._last):
            field.edited.connect(self.edited)

    def begin(self, days: int) -> None:
        """Fill in the last days, unless something is typed already."""
        if not self._first.text():
            lately = last_days(self._session.today(), days)
            self._first.set_text(words.short_day(lately.first))
            self._last.set_text(words.short_day(lately.last))

    def period(self) -> Period | None:
        """The days; None while one of them cannot be read."""
        first, last = self._first.day(), self._last.day()
        return Period(first, last) if first is not None and last is not None else None

    def _parse_first(self, text: str) -> date | Problem:
        found = parse_day(text, _FROM, self._session.today())
        if isinstance(found, date) and found > self._session.today():
            return problem(_FROM, "it cannot be after today.")
        return found

    def _parse_last(self, text: str) -> date | Problem:
        found = parse_day(text, _TO, self._session.today())
        if isinstance(found, Problem):
            return found
        if found > self._session.today():
            return problem(_TO, "it cannot be after today.")
        first = self._first.day()
        if first is not None and found < first:
            return problem(_TO, "it cannot be before the first day.")
        if first is not None and self._most is not None and (found - first).days >= self._most[0]:
            return problem(_TO, f"the days can be {self._most[1]} at most.")
        return found
