"""What stands where there is nothing yet."""

from PySide6.QtWidgets import QWidget

from app.ui.widgets.boxes import Column
from app.ui.widgets.flow import Flow
from app.ui.widgets.pictogram import Pictogram
from app.ui.widgets.text import body, heading


class EmptyState(QWidget):
    """A sign, what is not there, why that is all right, and usually one button."""

    def __init__(self, icon: str, title: str, text: str, *buttons: QWidget) -> None:
        super().__init__()
        column = Column(Pictogram(icon, "accent", 26), heading(title), body(text, "soft"), gap=6)
        if buttons:
            column.add(Flow(*buttons, gap=8))
        self.setLayout(column)
