"""Which of the six questions a person wants to be asked. One that is left off is never counted as 0."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.checkins import MOST_HIDDEN, Scale
from app.services.about_person import hide_questions
from app.services.wellbeing_words import SCALES
from app.ui.session import Session
from app.ui.widgets.boxes import Column, boxed
from app.ui.widgets.buttons import Button, Role, Tick
from app.ui.widgets.flow import Flow
from app.ui.widgets.text import caption

_SAYING = (
    "Chosen ones are asked, from now on. A question that is not asked is left out, never counted as 0, and what you "
    "answered before stays."
)
_LEAST = f"At least {len(Scale) - MOST_HIDDEN} stay."


class Questions(QWidget):
    """A quiet button, and behind it a toggle for each question; a choice is kept at once. `changed` follows it."""

    changed = Signal()

    def __init__(self, session: Session, hidden: frozenset[Scale]) -> None:
        super().__init__()
        self._session = session
        self._open = Button("Which questions are asked …", Role.QUIET)
        self._ticks = {scale: Tick(SCALES[scale].upwards, chosen=scale not in hidden) for scale in Scale}
        ticks = boxed(Flow(*self._ticks.values(), gap=8))
        self._all = boxed(Column(caption(f"{_SAYING} {_LEAST}", "soft"), ticks, gap=8))
        self._all.hide()
        self.setLayout(Column(self._open, self._all, gap=8))
        self._open.clicked.connect(self._unfold)
        for scale, tick in self._ticks.items():
            tick.setAccessibleName(f"Ask: {SCALES[scale].question}")
            tick.clicked.connect(self._choose)

    def hidden(self) -> frozenset[Scale]:
        """The questions that are not asked."""
        return frozenset(scale for scale, tick in self._ticks.items() if not tick.isChecked())

    def _unfold(self) -> None:
        self._open.hide()
        self._all.show()
        next(iter(self._ticks.values())).setFocus()
        self._allow()

    def _choose(self) -> None:
        person, hidden = self._session.person(), self.hidden()
        self._session.act(lambda store, tools: hide_questions(store, tools, person, hidden))
        self._allow()
        self.changed.emit()

    def _allow(self) -> None:
        """Those that must stay cannot be put away; the sentence above says so."""
        full = len(self.hidden()) >= MOST_HIDDEN
        for tick in self._ticks.values():
            tick.setEnabled(not (full and tick.isChecked()))
