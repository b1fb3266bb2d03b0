"""A line to write an amount in, with its unit inside at the right end."""

from PySide6.QtWidgets import QLineEdit

from app.ui.theme import Theme
from app.ui.widgets.boxes import MIDDLE, Row
from app.ui.widgets.text import Text


class AmountLine(QLineEdit):
    """Takes text, not numbers: the caller reads it, and what cannot be read stays."""

    def __init__(self, unit: str) -> None:
        super().__init__()
        self._unit = Text(unit, tone="soft", wrap=False)
        row = Row(gap=0, margins=(0, 0, 11, 0))
        row.add(None)
        row.add(self._unit, 0, MIDDLE)
        self.setLayout(row)
        Theme.of(self).changed.connect(self._make_room)
        self._make_room()

    def unit(self) -> str:
        """The unit now shown."""
        return self._unit.text()

    def set_unit(self, unit: str) -> None:
        """Show another unit; the text stays."""
        self._unit.setText(unit)
        self._make_room()

    def _make_room(self) -> None:
        theme = Theme.of(self)
        self._unit.ensurePolished()
        self.setTextMargins(0, 0, self._unit.sizeHint().width() + theme.u(8), 0)
        self.setMinimumWidth(self._unit.sizeHint().width() + theme.u(64))
