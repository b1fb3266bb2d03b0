"""Whether a corrected label also counts for past entries: asked only when there are some, and no unless said."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.services import words
from app.ui.widgets.boxes import Column
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import MEDIUM, Text, caption

_NO, _YES = "no", "yes"


class PastQuestion(QWidget):
    """Hidden until `ask` is given a number of entries. `edited` is sent when a person answers."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = Text("", scale=0.95, weight=MEDIUM)
        self.answer = Segmented(
            ((_NO, "No, only from now on"), (_YES, "Yes, in those too")), "Also in past entries", _NO
        )
        kept = caption(
            "Past entries keep the strength they were recorded with. Choose yes if it was wrong from the start."
        )
        self.setLayout(Column(self._title, self.answer, kept, gap=5))
        self.answer.chosen.connect(self.edited)
        self.hide()

    def ask(self, entries: int) -> None:
        """Ask about so many past entries; with none the question goes away and the answer is no."""
        if not entries:
            self.answer.set_value(_NO)
        self._title.setText(f"Also in the past? {words.counted(entries, 'use')} would change.")
        self.setVisible(bool(entries))

    def past_too(self) -> bool:
        """Whether past entries are to have the corrected strength."""
        return self.answer.value() == _YES
