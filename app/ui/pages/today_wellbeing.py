"""How one felt on the card of the day: its lines, and opening one of them for correction."""

from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from app.domain.checkins import CheckIn
from app.domain.moments import Period
from app.services.day_view import EntryView
from app.services.wellbeing_view import feelings_of
from app.ui.forms.checkin_form import CheckinForm
from app.ui.session import Session

_LATELY = timedelta(days=30)


def feelings_on(session: Session, day: date) -> tuple[EntryView, ...]:
    """The check-in of a day."""
    return feelings_of(session.store.within(CheckIn, Period(day, day)), (), {})


def felt_lately(session: Session) -> bool:
    """Whether anything about how one felt is recorded for the last days."""
    today = session.today()
    return bool(session.store.within(CheckIn, Period(today - _LATELY, today)))


def open_feeling(session: Session, window: QWidget, record_id: str) -> bool:
    """Open the form of an entry about how one felt; False when the id is of something else."""
    checkin = session.store.get(CheckIn, record_id)
    if checkin is None:
        return False
    CheckinForm(session, window, checkin.at.date()).open()
    return True
