"""The weekly question, offered on Today in one quiet line; answered or left out, it is gone for a week."""

from PySide6.QtWidgets import QWidget

from app.services import weekly
from app.ui.forms.weekly_form import WeeklyForm
from app.ui.session import Session
from app.ui.widgets.boxes import Column, boxed
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.flow import Flow
from app.ui.widgets.text import body


class WeeklyOffer(QWidget):
    """One line with two small buttons, or nothing at all."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        answer = Button("Answer …", Role.SMALL, name="Answer the weekly question …")
        leave = Button("Leave this week out", Role.QUIET)
        line = body("Once a week: how was it, compared with last week?", "soft")
        self.setLayout(Column(line, boxed(Flow(answer, leave, gap=8)), gap=4))
        answer.clicked.connect(lambda: WeeklyForm(session, self.window()).open())
        leave.clicked.connect(lambda: session.act(weekly.leave_week_out))

    def refresh(self) -> None:
        """Show it when there is a week to ask about."""
        self.setVisible(weekly.is_offered(self._session.store, self._session.today()))
