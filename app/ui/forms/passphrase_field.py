"""A field for a passphrase: dots, an eye that shows them, and a word about Caps Lock."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from app.ui.forms.fields import Field
from app.ui.widgets.buttons import IconButton

_CAPS = "Caps Lock seems to be on."


class PassphraseField(Field):
    """A passphrase is typed here. It is hidden until the eye is pressed, and hidden again when the field is emptied."""

    def __init__(self, label: str, *, hint: str = "") -> None:
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye = IconButton("eye", f"Show: {label}")
        self._eye.setCheckable(True)
        self._usual_hint = hint
        super().__init__(label, self.line, self._eye, hint=hint)
        self._eye.toggled.connect(self._show)
        self.line.textEdited.connect(self.edited)
        self.line.installEventFilter(self)

    def text(self) -> str:
        """What was typed, as it was typed."""
        return self.line.text()

    def forget(self) -> None:
        """Empty the field and hide what is typed next."""
        self.line.clear()
        self._eye.setChecked(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A capital without Shift, or a small letter with it, tells that Caps Lock is on; no system says it to all."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.text().isalpha():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            cased = event.text().lower() != event.text().upper()
            self.set_hint(_CAPS if cased and event.text().isupper() is not shift else self._usual_hint)
        return super().eventFilter(watched, event)

    def _show(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._eye.setAccessibleName(f"{'Hide' if shown else 'Show'}: {self.label}")
        self._eye.setToolTip(self._eye.accessibleName())
