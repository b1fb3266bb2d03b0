"""The first day: what Doseleaf is and is not, whose diary it is, and the first medicine. Each can be passed over."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.services import diary
from app.services.ports import Store, StoreProblem
from app.ui.forms.medicine_form import MedicineForm
from app.ui.pages.first_run_screens import FirstMedicine, WhatItIs, Whose
from app.ui.session import Session
from app.ui.widgets.boxes import Column
from app.ui.widgets.card import Scroll


class FirstRun(QWidget):
    """Three short screens. The diary is created when the first one is agreed to, never before.

    `create_diary` makes the store and may raise StoreProblem; `diary_path` is where the file will be; `open_session`
    makes a session over the new store. `created` is sent with the store after the last screen.
    """

    created = Signal(object)

    def __init__(
        self, create_diary: Callable[[], Store], diary_path: Path, open_session: Callable[[Store], Session]
    ) -> None:
        super().__init__()
        self._create_diary, self._open_session = create_diary, open_session
        self._session: Session | None = None
        self._handed_over = False
        self.setWindowTitle("Doseleaf")
        self._stack = QStackedWidget()
        self._what = WhatItIs(diary_path)
        self._what.agreed.connect(self._agree)
        self._what.declined.connect(lambda: self.window().close())
        self._stack.addWidget(Scroll(self._what))
        whole = Column(gap=0)
        whole.addWidget(self._stack, 1)
        self.setLayout(whole)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the diary too when it was created and nobody has taken it over."""
        if self._session is not None and not self._handed_over:
            self._session.store.close()
            self._session = None
        super().closeEvent(event)

    def _agree(self) -> None:
        try:
            store = self._create_diary()
        except StoreProblem as problem:
            self._what.say(problem.sentence)
            return
        self._session = self._open_session(store)
        whose = Whose(self._session)
        whose.done.connect(lambda: self._ask_for_medicine(whose))
        self._show(whose)

    def _ask_for_medicine(self, whose: Whose) -> None:
        if self._session is None:
            return
        person = whose.person()
        if person is not None and not self._session.act(lambda store, tools: diary.save_person(store, tools, person)):
            return
        first = FirstMedicine(self._session)
        first.named.connect(lambda: self._add(first))
        first.done.connect(self._finish)
        self._show(first)

    def _add(self, first: FirstMedicine) -> None:
        if self._session is None:
            return
        form = MedicineForm(self._session, self, name=first.name(), kind=first.kind())
        form.accepted.connect(self._finish)
        form.open()

    def _finish(self) -> None:
        if self._session is not None and not self._handed_over:
            self._handed_over = True
            self.created.emit(self._session.store)

    def _show(self, screen: WhatItIs | Whose | FirstMedicine) -> None:
        page = Scroll(screen)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        screen.setFocus(Qt.FocusReason.OtherFocusReason)
        screen.begin()
