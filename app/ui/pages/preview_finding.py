"""Finding one's way in the preview: a list of pages with their headings, and a search for words on them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.services import words
from app.ui.background import Background
from app.ui.pages.preview_desk import Desk
from app.ui.pages.preview_drawing import Spot, find_words
from app.ui.widgets.boxes import MIDDLE, Row
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.choice import Choice
from app.ui.widgets.spoken import announce
from app.ui.widgets.text import caption


class _Line(QLineEdit):
    """A line in which Enter steps through what was found: `stepped` is sent with 1, with Shift with -1."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step; anything else is typed."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)


class PageSearch(QWidget):
    """The list and the search. Enter goes to the next place, Shift+Enter to the one before; Ctrl+F comes here."""

    def __init__(self, background: Background, desk: Desk) -> None:
        super().__init__()
        self._background, self._desk = background, desk
        self._pdf = b""
        self._asked = ""
        self._spots: tuple[Spot, ...] = ()
        self._at = -1
        self._pages = Choice(())
        self._pages.setAccessibleName("Go to a page or heading")
        self._line = _Line()
        self._line.setPlaceholderText("Find on the pages")
        self._line.setAccessibleName("Find on the pages")
        self._line.setClearButtonEnabled(True)
        self._said = caption("", "soft")
        self._next = Button("Next", Role.SMALL, name="Next place found")
        self._next.setEnabled(False)
        row = Row(gap=8, margins=(18, 0, 14, 8))
        row.add(self._pages, 3)
        row.add(self._line, 3)
        row.add(self._next, 0, MIDDLE)
        row.add(self._said, 2, MIDDLE)
        self.setLayout(row)
        self._pages.chosen.connect(lambda place: desk.turn_to(int(place.partition(":")[0]) + 1))
        self._line.textChanged.connect(self._search)
        self._next.clicked.connect(lambda: self._go(1))
        self._line.stepped.connect(self._go)

    def start(self) -> None:
        """Put the focus into the search field."""
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()

    def show_pdf(self, pdf: bytes, count: int, headings: tuple[tuple[str, int], ...]) -> None:
        """Search in another PDF of so many pages; what is being looked for stays."""
        self._pdf = pdf
        options = [(f"{place}:", f"Page {place + 1}") for place in range(count)]
        options += [
            (f"{place}:{number}", f"Page {place + 1}: {title}") for number, (title, place) in enumerate(headings)
        ]
        options.sort(key=lambda option: int(option[0].partition(":")[0]))
        self._pages.set_options(tuple(options), "0:")
        self._asked = ""
        self._search(self._line.text())

    def _search(self, text: str) -> None:
        text = text.strip()
        if text == self._asked:
            return
        self._asked = text
        if not text:
            self._show(text, ())
            return
        pdf = self._pdf
        self._background.run(
            self, lambda: find_words(pdf, text), lambda spots: self._show(text, spots), lambda _: self._show(text, ())
        )

    def _show(self, text: str, spots: tuple[Spot, ...]) -> None:
        """Show what was found, unless something else is being looked for by now."""
        if text != self._asked:
            return
        self._spots, self._at = spots, -1
        self._next.setEnabled(bool(spots))
        self._said.setText("" if not text else words.counted(len(spots), "place") if spots else "Not on these pages")
        self._desk.mark(spots, None)
        if text:
            announce(self._line, self._said.text())
        if spots:
            self._go(1)

    def _go(self, step: int) -> None:
        if self._spots:
            self._at = (self._at + step) % len(self._spots)
            self._said.setText(f"{self._at + 1} of {words.counted(len(self._spots), 'place')}")
            self._desk.mark(self._spots, self._spots[self._at])
