"""How one felt on the card of the day: its lines, and opening one of them for correction."""

from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from app.domain.checkins import CheckIn
from app.domain.moments import Period
from app.domain.side_effects import SideEffect
from app.domain.weekly import WeeklyLook
from app.services.day_view import EntryView
from app.services.wellbeing_view import feelings_of, weeks_of
from app.ui.forms.checkin_form import CheckinForm
from app.ui.forms.side_effect_form import SideEffectForm
from app.ui.forms.weekly_form import WeeklyForm
from app.ui.session import Session

_LATELY = timedelta(days=30)


def feelings_on(session: Session, day: date) -> tuple[EntryView, ...]:
    """The check-in of a day, what was noticed on it, and the answer to the weekly question."""
    store, whole = session.store, Period(day, day)
    felt = feelings_of(store.within(CheckIn, whole), store.within(SideEffect, whole), session.checklist.names())
    return (*felt, *weeks_of(store.within(WeeklyLook, whole)))


def felt_lately(session: Session) -> bool:
    """Whether anything about how one felt is recorded for the last days."""
    today = session.today()
    lately = Period(today - _LATELY, today)
    return bool(session.store.within(CheckIn, lately) or session.store.within(SideEffect, lately))


def open_feeling(session: Session, window: QWidget, record_id: str) -> bool:
    """Open the form of an entry about how one felt; False when the id is of something else."""
    checkin = session.store.get(CheckIn, record_id)
    if checkin is not None:
        CheckinForm(session, window, checkin.at.date()).open()
    elif session.store.get(SideEffect, record_id) is not None:
        SideEffectForm(session, window, record_id).open()
    elif session.store.get(WeeklyLook, record_id) is not None:
        WeeklyForm(session, window, record_id).open()
    else:
        return False
    return True
