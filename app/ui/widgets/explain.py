"""A small “What is this?” beside a word that the glossary or a page of the help explains."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.widgets.buttons import Button, Role

_PROPERTY = "doseleafHelp"
Opener = Callable[[QWidget, str], object]
"""Opens the help over a window at a page or a word of the glossary."""


class Explain(Button):
    """`topic` is the id of a page or of a word; `what` is the word as it stands on the screen."""

    def __init__(self, topic: str, what: str) -> None:
        super().__init__("What is this?", Role.QUIET, name=f"What is this: {what}?")
        self.topic = topic
        self.clicked.connect(self._open)

    def _open(self) -> None:
        app = QCoreApplication.instance()
        opener = app.property(_PROPERTY) if app is not None else None
        if callable(opener):
            opener(self.window(), self.topic)


def explain_with(opener: Opener | None) -> None:
    """Have every Explain open the help this way; None for none. It hangs on the application, as the theme does."""
    app = QApplication.instance()
    if app is not None:
        app.setProperty(_PROPERTY, opener)
