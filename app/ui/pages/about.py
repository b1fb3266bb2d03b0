"""About: what Doseleaf is and is not, and whose work is in it."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from app.ui.pages.about_parts import NAMES, OWN, PICTURES, PROGRAMS, WORDS, Component
from app.ui.theme import Theme
from app.ui.widgets.boxes import TOP, Column, Row, boxed
from app.ui.widgets.buttons import Button, Role, foot
from app.ui.widgets.card import Card
from app.ui.widgets.parts import Part, Parts
from app.ui.widgets.text import MEDIUM, Text, body, section, window_title

_IS = (
    "A personal record of medicines and cannabis, with a look-up of published interaction categories.",
    "It is not a certified medical device. It describes and asks; it gives no advice, and no dose.",
    "It never says that a combination is free of risk: that no rule matched is not evidence of safety.",
    "What could not be checked is always named beside what could.",
    "It uses no network. Nothing you record leaves this computer unless you save or copy it yourself.",
)
_MISSING = "The text of this licence is not where it was installed. Install Doseleaf anew to read it here."


class About(Card):
    """A card with everything; the licences of fonts and icons open in a window, read from the resources folder."""

    def __init__(self, version: str, resources: Path) -> None:
        super().__init__("About Doseleaf", gap=12)
        self._resources = resources
        self.add(Text(f"Version {version}", weight=MEDIUM))
        sections = Parts(gap=12)
        self.add(sections)
        sections.show_parts(self._sections())

    def _sections(self) -> Iterator[Part]:
        yield Part("is", lambda: boxed(Column(*(body(sentence) for sentence in _IS), gap=6)))
        for title, parts in (
            ("Our own", OWN),
            ("Programs by others", PROGRAMS),
            ("Fonts and icons", PICTURES),
            ("Words", WORDS),
        ):
            yield Part(title, partial(self._section, title, parts))
        names = "Names and codes of medicines"
        yield Part(names, lambda: boxed(Column(section(names), *(body(each, "soft") for each in NAMES), gap=7)))

    def _section(self, title: str, parts: Sequence[Component]) -> QWidget:
        return boxed(Column(section(title), *(self._part(part) for part in parts), gap=7))

    def _part(self, part: Component) -> Row:
        lines = Column(body(part.name), gap=0)
        lines.add(Text(" ".join((f"{part.licence}.", part.remark)).strip(), scale=0.95, tone="soft"))
        row = Row(gap=10)
        row.add(lines, 1)
        if part.text:
            read = Button("Read", Role.QUIET, name=f"Read the licence of {part.name}")
            read.clicked.connect(lambda: self._open(part))
            row.add(read, 0, TOP)
        return row

    def _open(self, part: Component) -> None:
        Licence(part, self._resources, self).open()


class Licence(QDialog):
    """The text of a licence, to be read from top to bottom; it deletes itself when it closes."""

    def __init__(self, part: Component, resources: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Licence of {part.name}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        try:
            text = (resources / part.text).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            text = _MISSING
        self.words = QPlainTextEdit(text)
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(f"Licence of {part.name}")
        close = Button("Close")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        whole = Column(window_title(part.name), gap=14, margins=(24, 22, 24, 18))
        whole.add(self.words, 1)
        whole.add(foot(None, close))
        self.setLayout(whole)
        unit = Theme.of(self).u
        self.setMinimumSize(unit(300), unit(260))
        self.resize(unit(640), unit(560))
