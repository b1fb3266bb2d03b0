"""What a person chooses on Trends: the period, and whether figures stand as charts or as tables."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.moments import Period
from app.services.summary import last_days
from app.ui.forms.days_fields import DaysFields
from app.ui.session import Session
from app.ui.widgets.boxes import Column, boxed
from app.ui.widgets.flow import Flow
from app.ui.widgets.segmented import Segmented

_PICK = "pick"
_PERIODS = (("28", "4 weeks"), ("84", "12 weeks"), ("365", "A year"), (_PICK, "Pick …"))
_VIEWS = (("chart", "Chart"), ("table", "Table"))
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
        self._picked = DaysFields(session, (MOST_DAYS, "ten years"))
        self._picked.hide()
        bar = boxed(Flow(self._period, self._view, gap=16, row_gap=8))
        self.setLayout(Column(bar, self._picked, gap=10))
        self._period.chosen.connect(self._choose)
        self._view.chosen.connect(lambda _: self.turned.emit())
        self._picked.edited.connect(self.changed)

    def period(self) -> Period | None:
        """The days to look at; None while a day that was typed cannot be read."""
        chosen = self._period.value()
        if chosen != _PICK:
            return last_days(self._session.today(), int(chosen or "28"))
        return self._picked.period()

    def as_table(self) -> bool:
        """Whether figures stand as tables."""
        return self._view.value() == "table"

    def _choose(self, key: str) -> None:
        if key == _PICK:
            self._picked.begin(56)
        self._picked.setVisible(key == _PICK)
        self.changed.emit()
