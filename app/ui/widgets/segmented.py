"""Two to seven short choices that must all be visible."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QSizePolicy

from app.ui.theme import Theme
from app.ui.widgets.flow import Flow
from app.ui.widgets.text import MEDIUM, NORMAL


class Segmented(QFrame):
    """One of several: Left and Right choose, Tab passes on. `chosen` is sent with the key when a person chooses.

    `options` are (key, words) in order; `name` is what the whole is called for a screen reader. `value` None chooses
    nothing. When narrow the choices go on in a second row.
    """

    chosen = Signal(str)

    def __init__(self, options: tuple[tuple[str, str], ...], name: str, value: str | None = None) -> None:
        super().__init__()
        self.setProperty("role", "segmented")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        flow = Flow(gap=2, margin=2)
        self.setLayout(flow)
        for key, words in options:
            button = QPushButton(words)
            button.setProperty("role", "segment")
            button.setProperty("key", key)
            button.setAccessibleName(f"{name}: {words}")
            button.setCheckable(True)
            button.setAutoDefault(False)
            self._buttons[key] = button
            self._group.addButton(button)
            flow.addWidget(button)
        self.set_value(value)
        self._group.buttonToggled.connect(self._toggled)
        Theme.of(self).changed.connect(self._restyle)
        self._restyle()

    def value(self) -> str | None:
        """The key of the choice, or None when nothing is chosen."""
        button = self._group.checkedButton()
        return str(button.property("key")) if button else None

    def set_value(self, key: str | None) -> None:
        """Choose by key, or nothing; sends no signal. An unknown key raises KeyError."""
        self._group.blockSignals(True)
        self._group.setExclusive(key is not None)
        for each, button in self._buttons.items():
            button.setChecked(each == key)
        if key is not None:
            self._buttons[key].setChecked(True)
        self._group.setExclusive(True)
        self._group.blockSignals(False)
        self._restyle()

    def _toggled(self, button: QPushButton, on: bool) -> None:
        if on:
            self._restyle()
            self.chosen.emit(str(button.property("key")))

    def _restyle(self) -> None:
        theme = Theme.of(self)
        for button in self._buttons.values():
            button.setFont(theme.font(0.95, MEDIUM if button.isChecked() else NORMAL))
