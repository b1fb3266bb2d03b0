"""Who can open the diary: with words this computer drew, with a passphrase of one's own, or anybody."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.services.passphrases import Draw, judge, made_up
from app.ui.clipboard import copy_secret
from app.ui.forms.fields import TextField
from app.ui.forms.passphrase_field import PassphraseField
from app.ui.widgets.boxes import Column
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.chip import DrawnWord
from app.ui.widgets.flow import Flow
from app.ui.widgets.option_panel import OptionPanel, OptionPanels
from app.ui.widgets.spoken import announce

_MADE = (
    "Six words drawn by this computer. Write them on paper and keep the paper where only you find it. Nobody can "
    "recover them, and without them nobody can read the diary."
)
_OWN = "One that you think of yourself. Nobody can recover it, and without it nobody can read the diary."
_NONE = (
    "Anybody who can use this computer account, or take its disk, can read the diary. A passphrase can be added later, "
    "in Settings."
)


class WhoOpens(QWidget):
    """The choice. `passphrase` gives it once everything needed is filled in; empty means without one.

    `words` is the list that `draw` draws from, `known` gives words that others could guess. `sent` is Enter in a field.
    """

    sent = Signal()

    def __init__(
        self, words: Sequence[str], draw: Draw, known: Callable[[], Sequence[str]] = tuple, *, may_be_none: bool = True
    ) -> None:
        super().__init__()
        self._words, self._draw, self._known = words, draw, known
        self._caps: tuple[DrawnWord, ...] = ()
        self._made = made_up(words, draw)
        self._shown = Flow(gap=8)
        self._drawn = QWidget()
        self._drawn.setLayout(self._shown)
        self._again = TextField("Type the six words once, so that the paper is right")
        self._typed = PassphraseField("Passphrase")
        self._twice = PassphraseField("The same once more")
        others = Button("Other words", Role.SMALL, icon="repeat")
        copy = Button("Copy", Role.SMALL, icon="copy", name="Copy the six words")
        others.clicked.connect(self._draw_others)
        copy.clicked.connect(self._copy)
        self._by_words = OptionPanel("With words made for you", _MADE, self._drawn, Flow(others, copy), self._again)
        self._by_own = OptionPanel("With a passphrase of your own", _OWN, self._typed, self._twice)
        self._by_none = OptionPanel("Without a passphrase", _NONE)
        panels = (self._by_words, self._by_own, self._by_none)
        self._panels = OptionPanels(*(panels if may_be_none else panels[:2]))
        self.setLayout(Column(self._panels))
        for field in (self._again, self._typed, self._twice):
            field.line.returnPressed.connect(self.sent)
        self._typed.edited.connect(self._judge)
        self._show_words()

    def passphrase(self) -> str | None:
        """The passphrase, empty for none; None after the field that is not filled in yet has said so."""
        chosen = self._panels.panel()
        if chosen is self._by_none:
            return ""
        return self._written_down() if chosen is self._by_words else self._thought_of()

    def forget(self) -> None:
        """Empty the fields, and show other words the next time."""
        self._typed.forget()
        self._twice.forget()
        self._again.set_text("")
        self._made = made_up(self._words, self._draw)
        self._show_words()

    def _written_down(self) -> str | None:
        if " ".join(self._again.text().casefold().split()) == self._made:
            self._again.set_problem(None)
            return self._made
        typed = bool(self._again.text().strip())
        _refuse(self._again, f"The six words: {'what you typed differs from them' if typed else 'type them once'}.")
        return None

    def _thought_of(self) -> str | None:
        typed = self._typed.text()
        found = judge(typed, self._known())
        if not found.usable:
            _refuse(self._typed, found.sentence or "Passphrase: type one, or choose another way.")
            return None
        self._typed.set_problem(None)
        if self._twice.text() != typed:
            _refuse(self._twice, "The same once more: this differs from the passphrase above.")
            return None
        self._twice.set_problem(None)
        return typed

    def _judge(self) -> None:
        """While typing only what is good enough is remarked on; what is not is said when it is to be used."""
        found = judge(self._typed.text(), self._known())
        self._typed.set_hint(found.sentence if found.usable else "")
        self._typed.set_problem(None)

    def _draw_others(self) -> None:
        self._made = made_up(self._words, self._draw)
        self._show_words()
        announce(self, f"Other words: {self._made}.")

    def _show_words(self) -> None:
        for cap in self._caps:
            self._shown.removeWidget(cap)
            cap.hide()
            cap.deleteLater()
        self._caps = tuple(DrawnWord(word) for word in self._made.split(" "))
        for cap in self._caps:
            self._shown.addWidget(cap)
        self._drawn.setAccessibleName(f"The six words: {self._made}")

    def _copy(self) -> None:
        copy_secret(self._made)
        announce(self, "The six words are copied for 30 seconds.")


def _refuse(field: TextField | PassphraseField, sentence: str) -> None:
    field.set_problem(sentence)
    field.setFocus(Qt.FocusReason.OtherFocusReason)
