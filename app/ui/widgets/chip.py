"""A word in a rounded field of its colour."""

from PySide6.QtWidgets import QSizePolicy

from app.ui.widgets.text import DEMI, MEDIUM, Text


class Chip(Text):
    """For a seriousness word (`kind` is the sign's tone), a what-if remark ("accent") or a count ("plain")."""

    def __init__(self, text: str, kind: str = "plain") -> None:
        super().__init__(text, scale=0.9, weight=MEDIUM if kind == "plain" else DEMI, wrap=False)
        self.setProperty("tone", None)
        self.setProperty("chip", kind)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class KeyCap(Text):
    """The key that does the same as what it stands on."""

    def __init__(self, text: str) -> None:
        super().__init__(text, scale=0.85, weight=MEDIUM, wrap=False)
        self.setProperty("tone", None)
        self.setProperty("role", "key")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class DrawnWord(Text):
    """One of the words of a passphrase, large enough to be copied onto paper."""

    def __init__(self, text: str) -> None:
        super().__init__(text, scale=1.15, weight=DEMI, wrap=False)
        self.setProperty("tone", None)
        self.setProperty("role", "word")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
