"""After a gap: a welcome that neither counts nor blames, and two ways on."""

from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.session import Session
from app.ui.widgets.boxes import Column
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.notice import Kind, Notice

GAP = timedelta(days=3)
"""So many days without any entry are a gap."""
_WELCOME = "Start from today, or fill in what you remember."


class Welcome(QWidget):
    """`fill` is sent with the day after the last entry, when somebody wants to fill in what they remember."""

    fill = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._left = False
        today, remember = Button("Start from today", Role.SMALL), Button("Fill in what I remember", Role.SMALL)
        self.setLayout(Column(Notice(Kind.PLAIN, "Welcome back.", _WELCOME, today, remember)))
        today.clicked.connect(self._leave)
        remember.clicked.connect(self._fill)
        self.hide()

    def refresh(self) -> None:
        """Show it after a gap, until something is recorded or it was answered."""
        span = self._session.store.span()
        gap = span is not None and self._session.today() - span.last > GAP
        self.setVisible(gap and not self._left)

    def _leave(self) -> None:
        self._left = True
        self.hide()

    def _fill(self) -> None:
        span = self._session.store.span()
        self._leave()
        if span is not None:
            self.fill.emit(span.last + timedelta(days=1))
