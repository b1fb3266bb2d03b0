"""A number to call, large enough to be read across a room; or the words that nobody wrote one down."""

from PySide6.QtWidgets import QWidget

from app.services.help_numbers import MISSING, digit_by_digit
from app.ui.widgets.boxes import Column
from app.ui.widgets.text import DEMI, Text, body, caption

_LONG = 12


class HelpNumber(QWidget):
    """What the number is for, and the number; the first of several is the largest."""

    def __init__(self, label: str, number: str, *, largest: bool) -> None:
        super().__init__()
        lines = Column(caption(label, "soft"), gap=1)
        if number:
            scale = 2.6 if largest and len(number) <= _LONG else 1.5
            shown = Text(number, scale=scale, weight=DEMI, tone="ask", tabular=True)
            shown.setAccessibleName(f"{label}: {digit_by_digit(number)}")
            lines.add(shown)
        else:
            lines.add(body(f"{MISSING[:1].upper()}{MISSING[1:]}."))
        lines.add(None)  # else a shorter one beside it stands lower
        self.setLayout(lines)
