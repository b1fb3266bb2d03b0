"""A password for a copy of the summary, typed twice, and what such a copy is and is not."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.forms.fields import TextField
from app.ui.forms.form import Form
from app.ui.session import Session
from app.ui.theme import Theme
from app.ui.widgets.text import body, caption

_WHAT = (
    "The copy opens only with this password. A lost one cannot be found again. Whoever should read the copy needs it."
)
_BESIDE = (
    "It is encrypted with AES-256. Two copies of the same pages never have the same bytes, and a file with a password "
    "is no PDF/A: for keeping, and for proving that two prints are the same, save the PDF without one."
)
_EMPTY, _OTHER = "Password: type one first.", "Once more: this is not what stands above. What you typed is kept."


class PasswordForm(Form):
    """Asks for a password; `chosen` is sent with it."""

    chosen = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(session, "A copy with a password", parent, save="Choose where …")
        self._first, self._second = TextField("Password"), TextField("Once more")
        for field in (self._first, self._second):
            field.line.setEchoMode(QLineEdit.EchoMode.Password)
        for widget in (body(_WHAT), self._first, self._second, caption(_BESIDE, "soft")):
            self.fields.add(widget)
        self.resize(Theme.of(self).u(560), Theme.of(self).u(440))
        self._first.setFocus()

    def save(self) -> None:
        """Send the password and close; stay open while it is empty or not the same twice."""
        first, second = self._first.text(), self._second.text()
        self._first.set_problem(None if first else _EMPTY)
        self._second.set_problem(_OTHER if first and first != second else None)
        if not first or first != second:
            (self._second if first else self._first).setFocus()
            return
        self.accept()
        self.chosen.emit(first)
