"""What can be said of a whole day that has no use of cannabis: nothing used, or not known; both are not "no entry"."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from app.domain.moments import Period
from app.domain.products import Product
from app.domain.statements import Said
from app.domain.uses import Use
from app.services import statements
from app.ui.session import Session
from app.ui.widgets.boxes import Column, boxed
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.flow import Flow
from app.ui.widgets.refill import kept_focus, refill
from app.ui.widgets.text import body

_NO_ENTRY = "Cannabis: no entry. That does not say whether anything was used."


class SaidOfDay(QWidget):
    """A sentence and two buttons under the day; only where a product is on the record and the day has no use."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: tuple[date, Said | None] | None = None
        self._lines = Column(gap=8, margins=(10, 4, 10, 0))
        self.setLayout(self._lines)

    def show_day(self, day: date) -> None:
        """Show what was said of a day, or what can be."""
        store = self._session.store
        said = statements.statement_of(store, day)
        used = bool(store.within(Use, Period(day, day)))
        self.setVisible(said is not None or (not used and bool(store.all(Product))))
        now = (day, said.said if said else None)
        if now == self._shown:
            return
        self._shown = now
        buttons: list[QWidget] = []
        for answer, words in ((Said.NONE, "Nothing used"), (Said.UNKNOWN, "Don’t know")):
            if said is None:
                button = Button(words, Role.SMALL, name=f"Cannabis on this day: {words}")
                button.clicked.connect(partial(self._say, day, answer))
                buttons.append(button)
        if said is not None:
            back = Button("Take this back", Role.SMALL, name="Take back what you noted for this day")
            back.clicked.connect(partial(self._unsay, day))
            buttons.append(back)
        with kept_focus(self):
            sentence = statements.SENTENCES[said.said] if said else _NO_ENTRY
            refill(self._lines, body(sentence, "soft"), boxed(Flow(*buttons, gap=8)))

    def _say(self, day: date, said: Said) -> None:
        self._session.act(lambda store, tools: statements.say_of_day(store, tools, day, said))

    def _unsay(self, day: date) -> None:
        self._session.act(lambda store, tools: statements.unsay_day(store, tools, day))
