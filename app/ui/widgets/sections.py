"""A detail that is read from top to bottom: headings in the accent, hairlines between them."""

import re

from PySide6.QtWidgets import QWidget

from app.ui.widgets.boxes import TOP, Column, Item, Row
from app.ui.widgets.card import Hairline
from app.ui.widgets.mark import Mark
from app.ui.widgets.text import DEMI, Text, body, section

_LONG_WORD = 16
_INSIDE = re.compile(r"([/\-_.=?&])(?=\w)")


class Sections(QWidget):
    """The whole of a detail: a head, then sections one below the other."""

    def __init__(self, sign: int | None, title: str, below: str) -> None:
        super().__init__()
        self.title = title
        self.column = Column(gap=14, margins=(28, 24, 28, 24))
        self.setLayout(self.column)
        words = Column(Text(title, scale=1.45, weight=DEMI), gap=4)
        if below:
            words.add(body(below, "soft"))
        head = Row(gap=14)
        if sign is not None:
            head.add(Mark(sign, 32), 0, TOP)
        head.add(words, 1)
        self.column.add(head)

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
    return " ".join(_INSIDE.sub("\\1\u200b", word) if len(word) > _LONG_WORD else word for word in text.split(" "))


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
