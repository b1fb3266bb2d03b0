"""Taking back an action with very many entries: said first, then done in the worker."""

from functools import partial

from PySide6.QtWidgets import QWidget

from app.services.changes import Change, redo, undo
from app.ui.background import Background
from app.ui.forms.work_form import WorkForm
from app.ui.session import Session
from app.ui.theme import Theme
from app.ui.widgets.text import body


class UndoForm(WorkForm):
    """Says how much would be taken back, or with `again` done again, and does it."""

    def __init__(
        self, session: Session, background: Background, size: int, parent: QWidget | None, *, again: bool
    ) -> None:
        deed = "Redo" if again else "Undo"
        super().__init__(session, background, f"{deed} a large change", parent, deed)
        self._redo = again
        what = "done again" if again else "taken back"
        self.fields.add(body(f"{size:,} entries were changed in one action. All of them are {what}, or none is."))
        self.fields.add(body("Nothing is lost: the list of changes keeps both.", "soft"))
        self.resize(Theme.of(self).u(480), Theme.of(self).u(300))
        self.save_button.setFocus()

    def begin(self) -> None:
        """Have it done."""
        deed = partial(redo if self._redo else undo, self.session.store, self.session.tools.clock)
        self.work("One moment …", deed, self._done)

    def _done(self, change: Change | None) -> None:
        self.accept()
        self.session.act(lambda _store, _tools: change)
