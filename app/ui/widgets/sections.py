"""A detail that is read from top to bottom: headings in the accent, hairlines between them."""

import re

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.ui.theme import Theme
from app.ui.widgets.boxes import LEFT, TOP, Column, Item, Row
from app.ui.widgets.card import Hairline
from app.ui.widgets.mark import Mark
from app.ui.widgets.text import DEMI, Text, body, section

_NARROW = 340
_DOWN, _ACROSS = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
_LONG_WORD = 16
_INSIDE = re.compile(r"(?<=[/\-_.=?&])(?=[\w%])|(?<=\w)(?=%)")
_RUN = re.compile(r"(\w{20})(?=\w{4})")


class Sections(QWidget):
    """The whole of a detail: a head, then sections one below the other."""

    def __init__(self, sign: int | None, title: str, below: str) -> None:
        super().__init__()
        self.title = title
        self.column, self._head = Column(gap=14), Row(gap=14)
        self.setLayout(self.column)
        words = Column(Text(title, scale=1.45, weight=DEMI), gap=4)
        if below:
            words.add(body(below, "soft"))
        if sign is not None:
            self._head.add(Mark(sign, 32), 0, TOP | LEFT)
        self._head.add(words, 1)
        self.column.add(self._head)
        Theme.of(self).changed.connect(self._pad)
        self._pad()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window less room at the sides, and the sign above the title."""
        super().resizeEvent(event)
        self._pad()

    def _pad(self) -> None:
        theme = Theme.of(self)
        narrow = self.width() < theme.u(_NARROW)
        side = theme.u(14 if narrow else 28)
        self._head.setDirection(_DOWN if narrow else _ACROSS)
        self.column.setContentsMargins(side, theme.u(24), side, theme.u(24))

    def add_section(self, title: str, *items: Item, ruled: bool = True, gap: float = 6) -> None:
        """Add a heading and what belongs to it; nothing at all when there is nothing to say."""
        if not items:
            return
        if ruled:
            self.column.add(Hairline())
        block = Column(gap=gap)
        if title:
            block.add(section(title))
        for item in items:
            block.add(item)
        self.column.add(block)


def breakable(text: str) -> str:
    """The same words with invisible places to break inside what is too long for a narrow window, such as addresses."""
    return " ".join(_broken(word) if len(word) > _LONG_WORD else word for word in text.split(" "))


def _broken(word: str) -> str:
    return _RUN.sub("\\1\u200b", _INSIDE.sub("\u200b", word))


def numbered(number: int, line: str, below: str) -> QWidget:
    """A numbered line with a soft one under it."""
    row = Row(gap=10)
    row.add(Text(str(number), weight=DEMI, tone="accent", wrap=False, tabular=True), 0, TOP)
    said = body(breakable(line))
    said.setAccessibleName(line)
    words = Column(said, gap=1)
    if below:
        words.add(Text(below, scale=0.95, tone="soft"))
    row.add(words, 1)
    made = QWidget()
    made.setLayout(row)
    return made
