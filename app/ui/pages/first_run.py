"""The first day: what Doseleaf is and is not, whose diary it is, and the first medicine. Each can be passed over."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.services import diary
from app.services.keeping import OpenDiary
from app.services.passphrases import Draw
from app.services.ports import StoreProblem
from app.ui.background import Background
from app.ui.forms.medicine_form import MedicineForm
from app.ui.pages.first_run_screens import FirstMedicine, WhatItIs, WhoOpensIt, Whose
from app.ui.session import Session
from app.ui.widgets.boxes import Column
from app.ui.widgets.card import Scroll


@dataclass(frozen=True, slots=True)
class Start:
    """What the first day needs: where the diary will be, the words of passphrases, and where chance comes from."""

    folder: Path
    words: Sequence[str]
    draw: Draw


class FirstRun(QWidget):
    """Four short screens. The diary is created when it is clear who can open it, never before.

    `create` makes a diary with a passphrase (empty for none) and may raise StoreProblem; it is called on the worker.
    `start` holds the folder and the words of passphrases; `open_session` makes a session over the new diary. `created`
    is sent with the open diary after the last screen, `declined` when nobody wants one now.
    """

    created = Signal(object)
    declined = Signal()

    def __init__(
        self,
        create: Callable[[str], OpenDiary],
        start: Start,
        background: Background,
        open_session: Callable[[OpenDiary], Session],
    ) -> None:
        super().__init__()
        self._create, self._start = create, start
        self._background, self._open_session = background, open_session
        self._diary: OpenDiary | None = None
        self._session: Session | None = None
        self._handed_over = False
        self.setWindowTitle("Doseleaf")
        self._stack = QStackedWidget()
        self._what = WhatItIs(start.folder)
        self._what.agreed.connect(self._agree)
        self._what.declined.connect(self.declined)
        self._stack.addWidget(Scroll(self._what))
        whole = Column(gap=0)
        whole.addWidget(self._stack, 1)
        self.setLayout(whole)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the diary too when it was created and nobody has taken it over."""
        if self._diary is not None and not self._handed_over:
            self._diary.close()
            self._diary = self._session = None
        super().closeEvent(event)

    def _agree(self) -> None:
        who = WhoOpensIt(self._start.words, self._start.draw)
        who.chosen.connect(lambda passphrase: self._make(who, passphrase))
        self._show(who)

    def _make(self, who: WhoOpensIt, passphrase: str) -> None:
        def done(made: OpenDiary) -> None:
            who.wait("")
            who.forget()
            self._made(made)

        def failed(error: BaseException) -> None:
            who.wait("")
            if not isinstance(error, StoreProblem):
                raise error
            who.say(error.sentence)

        who.wait("Creating …")
        self._background.run(self, partial(self._create, passphrase), done, failed)

    def _made(self, made: OpenDiary) -> None:
        self._diary = made
        self._session = self._open_session(made)
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
        if self._diary is not None and not self._handed_over:
            self._handed_over = True
            self.created.emit(self._diary)

    def _show(self, screen: WhoOpensIt | Whose | FirstMedicine) -> None:
        page = Scroll(screen)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        screen.setFocus(Qt.FocusReason.OtherFocusReason)
        screen.begin()
