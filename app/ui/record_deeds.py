"""What can be done with entries of the diary wherever they are listed: correct, record again, copy, remove."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.checkins import CheckIn
from app.domain.intakes import Intake
from app.domain.medicines import Medicine
from app.domain.products import Product
from app.domain.questions import Question
from app.domain.side_effects import SideEffect
from app.domain.statements import DayStatement
from app.domain.uses import Use
from app.services import entries
from app.services.record_rows import Key
from app.ui.forms.checkin_form import CheckinForm
from app.ui.forms.dose_form import DoseForm
from app.ui.forms.form import Form
from app.ui.forms.medicine_form import MedicineForm
from app.ui.forms.product_form import ProductForm
from app.ui.forms.question_form import QuestionForm
from app.ui.forms.side_effect_form import SideEffectForm
from app.ui.forms.use_form import UseForm
from app.ui.session import Session
from app.ui.widgets.calendar import CalendarPopup


class RecordDeeds(QObject):
    """Acts on entries for the widget that lists them. `day_wanted` carries a day to be shown: its own form is there."""

    day_wanted = Signal(object)

    def __init__(self, session: Session, owner: QWidget) -> None:
        super().__init__(owner)
        self._session, self._owner = session, owner

    def open(self, key: Key) -> None:
        """Correct an entry in its form."""
        form = self._form(key)
        if form is not None:
            form.open()

    def remove(self, keys: Sequence[Key]) -> None:
        """Take entries off the diary, all of them in one action."""
        self._session.act(lambda store, tools: entries.remove_entries(store, tools, keys))

    def menu(self, keys: Sequence[Key], at: QPoint) -> None:
        """Offer what can be done with these entries, at a place on the screen."""
        if not keys:
            return
        menu, one = QMenu(self._owner), keys[0]
        deeds: list[tuple[str, Callable[[], object]]] = []
        if len(keys) == 1:
            deeds.append(("Show the day" if one[0] is DayStatement else "Correct …", lambda: self.open(one)))
            if entries.can_be_copied(one):
                deeds.append(("Record again now", lambda: self._copy(one, self._session.now())))
                deeds.append(("Copy to another day …", lambda: self._ask_day(one, at)))
        deeds.append(("Remove" if len(keys) == 1 else f"Remove {len(keys):,} entries", lambda: self.remove(keys)))
        for words, deed in deeds:
            menu.addAction(words).triggered.connect(lambda _=False, deed=deed: deed())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)
        menu.setActiveAction(menu.actions()[0])

    def _ask_day(self, key: Key, at: QPoint) -> None:
        record = self._session.store.get(*key)
        if not isinstance(record, Use | Intake | SideEffect):
            return
        popup = CalendarPopup(self._owner, "Copy to which day")
        popup.chosen.connect(partial(self._copy_to_day, key, record.at))
        popup.open_at(at, self._session.today())

    def _copy_to_day(self, key: Key, at: datetime, day: date) -> None:
        """The same time by the clock on another day; a moment that has not come yet becomes now."""
        self._copy(key, min(at.replace(year=day.year, month=day.month, day=day.day), self._session.now()))

    def _copy(self, key: Key, at: datetime) -> None:
        self._session.act(lambda store, tools: entries.copy_entry(store, tools, key, at))

    def _form(self, key: Key) -> Form | None:
        session, window = self._session, self._owner.window()
        record = session.store.get(*key)
        if isinstance(record, DayStatement):
            self.day_wanted.emit(record.day)
        if isinstance(record, Use):
            return UseForm(session, window, use_id=record.id)
        if isinstance(record, Intake):
            return DoseForm(session, window, record.medicine_id, record.id)
        if isinstance(record, CheckIn):
            return CheckinForm(session, window, record.at.date())
        if isinstance(record, SideEffect):
            return SideEffectForm(session, window, record.id)
        return self._thing_form(record)

    def _thing_form(self, record: object) -> Form | None:
        session, window = self._session, self._owner.window()
        if isinstance(record, Medicine):
            return MedicineForm(session, window, record.id)
        if isinstance(record, Product):
            return ProductForm(session, window, record.id)
        return QuestionForm(session, window, record.id) if isinstance(record, Question) else None
