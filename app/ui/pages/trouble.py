"""The window that says in one sentence why the diary cannot be opened; nothing is changed by showing it."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.ui.widgets.boxes import Column, Row
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.empty_state import EmptyState


class Trouble(QWidget):
    """One sentence, where the diary lies, and one button."""

    def __init__(self, sentence: str, folder: Path) -> None:
        super().__init__()
        self.setWindowTitle("Doseleaf")
        close = Button("Close", Role.PRIMARY)
        close.clicked.connect(lambda: self.window().close())
        where = f"{sentence} It lies in {folder}."
        said = EmptyState("hard-drive", "The diary could not be opened", where, close)
        across = Row(None, said, None)
        self.setLayout(Column(None, across, None, margins=(32, 32, 32, 32)))
