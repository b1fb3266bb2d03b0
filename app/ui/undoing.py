"""Undo and redo from the window: at once, or for an action with very many entries in the worker, behind a form."""

from PySide6.QtWidgets import QWidget

from app.services.ports import StoreProblem
from app.ui.background import Background
from app.ui.forms.undo_form import UndoForm
from app.ui.session import Session

MOST_AT_ONCE = 500
"""With so many entries taking an action back begins to hold the window up."""


class Undoing:
    """What the notice and the two keys do."""

    def __init__(self, session: Session, background: Background) -> None:
        self._session, self._background = session, background

    def undo(self, over: QWidget) -> None:
        """Take the last action back; `over` is the window a form would stand over."""
        self._take_back(over, again=False)

    def redo(self, over: QWidget) -> None:
        """Do again what was last taken back."""
        self._take_back(over, again=True)

    def _take_back(self, over: QWidget, *, again: bool) -> None:
        try:
            size = self._session.store.sizes()[again]
        except StoreProblem as problem:
            self._session.failed.emit(problem.sentence)
            return
        if size > MOST_AT_ONCE:
            UndoForm(self._session, self._background, size, over, again=again).open()
        elif again:
            self._session.redo()
        else:
            self._session.undo()
