"""The warning signs for whoever sits before a locked diary, with the way back."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.ui.pages.urgent import Urgent
from app.ui.session import Session
from app.ui.widgets.boxes import Column, Row
from app.ui.widgets.buttons import Button


def help_before_unlock(session: Session, back: Callable[[], object]) -> QWidget:
    """The page of urgent help over an empty diary; `back` is called when the person has read it."""
    page, button = Urgent(session), Button("Back to the passphrase", icon="chevron-left")
    button.clicked.connect(lambda _=False: back())
    whole = QWidget()
    column = Column(Row(button, None, margins=(32, 16, 32, 0)), gap=0)
    column.addWidget(page, 1)
    whole.setLayout(column)
    session.setParent(whole)
    page.refresh()
    return whole
