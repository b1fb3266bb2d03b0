"""One finding in a list: how serious, what meets what, how sure."""

from dataclasses import dataclass

from PySide6.QtCore import Signal

from app.ui.widgets.bars import Certainty
from app.ui.widgets.boxes import TOP, Column, Row
from app.ui.widgets.chip import Chip
from app.ui.widgets.flow import Flow
from app.ui.widgets.mark import Mark, Sign
from app.ui.widgets.pictogram import Pictogram
from app.ui.widgets.row_button import RowButton
from app.ui.widgets.text import DEMI, MEDIUM, Text, body


@dataclass(frozen=True, slots=True)
class FindingText:
    """What a finding row shows, all words from the caller.

    `seriousness` is 4 to 1, or 0 (not checked) and -1 (partly checked), which have no certainty: `bars` is then 0.
    `spoken` is what a screen reader says of the whole row. Empty lines are left out. `remark`
    is a word or two beside a what-if ("new").
    """

    seriousness: int
    word: str
    title: str
    things: str
    bars: int
    certainty: str
    spoken: str
    sentence: str = ""
    raised: str = ""
    discussed: str = ""
    remark: str = ""


class FindingRow(RowButton):
    """The row of one finding; `activated` is sent when it is pressed.

    `show_word` is False under a heading that says the seriousness word already; what is spoken keeps it.
    """

    activated = Signal()

    def __init__(self, text: FindingText, *, show_word: bool = True) -> None:
        super().__init__(text.spoken)
        row = Row(gap=12, margins=(10, 7, 10, 8))
        row.add(Mark(text.seriousness), 0, TOP)
        row.add(_lines(text, show_word=show_word), 1)
        self.fill(row)
        self.clicked.connect(self.activated)


def _lines(text: FindingText, *, show_word: bool) -> Column:
    lines = Column(Text(text.title, scale=1.02, weight=DEMI), gap=3)
    if text.things:
        lines.add(Text(text.things, scale=0.97, tone="soft"))
    if text.sentence:
        lines.add(body(text.sentence))
    if text.raised:
        lines.add(Text(text.raised, scale=0.92, tone="soft"))
    if text.discussed:
        said = Row(gap=6)
        said.add(Pictogram("message-square-text", "accent", 15), 0, TOP)
        said.add(Text(text.discussed, scale=0.92, tone="accent"), 1)
        lines.add(said)
    lines.add(_axes(text, show_word=show_word))
    return lines


def _axes(text: FindingText, *, show_word: bool) -> Flow:
    sign = Sign(text.seriousness)
    axes = Flow(gap=10, row_gap=4)
    if show_word:
        axes.addWidget(Chip(text.word, sign.tone))
    elif sign <= Sign.NOT_CHECKED:
        axes.addWidget(Text(text.word, scale=0.92, weight=MEDIUM, tone=sign.tone, wrap=False))
    if text.bars:
        axes.addWidget(Certainty(text.bars, text.certainty))
    if text.remark:
        axes.addWidget(Chip(text.remark, "accent"))
    return axes
