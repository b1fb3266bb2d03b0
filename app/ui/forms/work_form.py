"""A form whose deed takes a while: it goes on in the worker, and until it is done the form stays and cannot be used."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from app.services.diary import DiaryProblem
from app.services.incoming import ImportProblem
from app.services.ports import StoreProblem
from app.ui.background import Background
from app.ui.forms.form import Form
from app.ui.saving import what_to_do
from app.ui.session import Session
from app.ui.turns import Turns
from app.ui.widgets.boxes import Column
from app.ui.widgets.spoken import announce
from app.ui.widgets.text import caption

Result = TypeVar("Result")


class WorkForm(Form):
    """The open diary is handed to the worker for the deed; since the form is modal, nothing else asks for it meanwhile.

    A problem is said in the form, which can then be tried again or closed.
    """

    def __init__(self, session: Session, background: Background, title: str, parent: QWidget | None, save: str) -> None:
        super().__init__(session, title, parent, save=save)
        self._background, self._busy = background, False
        self._said, self._bar = caption("", "soft"), QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._under_way = QWidget()
        self._under_way.setLayout(Column(self._said, self._bar, gap=4))
        self._under_way.hide()
        self.bottom.insertWidget(0, self._under_way)

    def begin(self) -> None:
        """What the primary button does; it comes to `work` in the end."""
        raise NotImplementedError

    def save(self) -> None:
        """Begin, unless the worker is at it."""
        if not self._busy:
            self.begin()

    def work(self, saying: str, job: Callable[[], Result], done: Callable[[Result], None]) -> None:
        """Carry `job` out in the worker while `saying` is shown; `done` gets its result.

        The worker may have the diary meanwhile, so that nothing else is left to read from it.
        """
        Turns.of_the_program().finish_all()
        self._set_busy(busy=True)
        self._said.setText(saying)
        self._bar.setAccessibleName(saying)
        announce(self, saying)

        def finish(result: Result) -> None:
            self._set_busy(busy=False)
            done(result)

        self._background.run(self, job, finish, self._failed)

    def refuse(self, sentence: str) -> None:
        """Say why it was not done; the form stays."""
        self._say_refused(sentence)
        announce(self, f"Not done. {sentence}")

    def reject(self) -> None:
        """Close, unless the worker has the diary."""
        if not self._busy:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay while the worker has the diary."""
        if self._busy:
            event.ignore()
        else:
            super().closeEvent(event)

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        if busy:
            self._refused.hide()
        self._under_way.setVisible(busy)
        for each in (self.save_button, self.cancel_button):
            each.setEnabled(not busy)

    def _failed(self, error: BaseException) -> None:
        self._set_busy(busy=False)
        if isinstance(error, StoreProblem | DiaryProblem | ImportProblem):
            self.refuse(error.sentence)
        elif isinstance(error, OSError):
            self.refuse(what_to_do(error))
        else:
            raise error
