"""One of several ways, each with room for what it needs: the chosen one opens, the others keep their words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QWidget

from app.ui.widgets.boxes import Column, Item
from app.ui.widgets.text import body, repolish


class OptionPanel(QFrame):
    """An outlined panel with a radio button, a sentence, and what is shown only when it is chosen."""

    def __init__(self, title: str, sentence: str, *inside: Item) -> None:
        super().__init__()
        self.setProperty("role", "option")
        self.radio = QRadioButton(title)
        self.radio.setAccessibleDescription(sentence)
        self._has_more = bool(inside)
        self._inside = QWidget()
        self._inside.setLayout(Column(*inside, gap=10))
        self.setLayout(Column(self.radio, body(sentence, "soft"), self._inside, gap=8, margins=(18, 14, 18, 14)))
        self._inside.setVisible(False)
        self.radio.toggled.connect(self._open)

    def _open(self, chosen: bool) -> None:
        self._inside.setVisible(chosen and self._has_more)
        self.setProperty("chosen", "true" if chosen else "false")
        repolish(self)


class OptionPanels(QWidget):
    """The panels one below the other; exactly one is chosen. `chosen` is sent when that becomes another."""

    chosen = Signal(object)

    def __init__(self, *panels: OptionPanel) -> None:
        super().__init__()
        self._panels = panels
        self._group = QButtonGroup(self)  # radio buttons in frames of their own are not exclusive by themselves
        for panel in panels:
            self._group.addButton(panel.radio)
        self.setLayout(Column(*panels, gap=12))
        panels[0].radio.setChecked(True)
        self._group.buttonToggled.connect(self._tell)

    def panel(self) -> OptionPanel:
        """The one that is chosen."""
        return next(panel for panel in self._panels if panel.radio.isChecked())

    def _tell(self, _button: QWidget, chosen: bool) -> None:
        if chosen:
            self.chosen.emit(self.panel())
