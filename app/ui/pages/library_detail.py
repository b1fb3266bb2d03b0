"""One entry of the data file: what a person reads, what it matches, sources; the clinician’s part is on paper."""

from PySide6.QtCore import Signal

from app.services.review_sheet import SheetEntry
from app.services.side_words import Line
from app.ui.theme import Theme
from app.ui.widgets.bars import Certainty
from app.ui.widgets.boxes import TOP, Column, Row, boxed
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.card import Card, Hairline, Well
from app.ui.widgets.explain import Explain
from app.ui.widgets.flow import Flow
from app.ui.widgets.mark import Mark, SeriousnessScale
from app.ui.widgets.sections import breakable, numbered
from app.ui.widgets.text import DEMI, Text, body, caption, section

_HEADINGS = (
    ("What a person reads", "patient"),
    ("Fixed sentences it can carry", "sentences"),
    ("What it matches", "matches"),
    ("What differs, and what raises it", "grading"),
)
_ON_PAPER = "How it comes about, and what a clinician does with it, is printed: on the summary and in the booklet."


class EntryCard(Card):
    """The card below the list. `closed` is sent when the person is done with it."""

    closed = Signal()

    def __init__(self, entry: SheetEntry) -> None:
        super().__init__("", gap=12)
        self.setAccessibleName(entry.title)
        close = Button("Close", Role.SMALL, icon="x", name=f"Close {entry.title}")
        close.clicked.connect(self.closed)
        self.close_button = close
        facts = caption(breakable(f"{entry.id}   ·   {entry.facts}"), "soft")
        facts.setAccessibleName(f"{entry.id}. {entry.facts}")
        head = Row(gap=14)
        head.add(Mark(int(entry.seriousness), 26), 0, TOP)
        head.add(Column(Text(entry.title, scale=1.3, weight=DEMI), facts, gap=3), 1)
        head.add(close, 0, TOP)
        self.add(head)
        self.add(_axes(entry))
        for title, field in _HEADINGS:
            self._add_lines(title, getattr(entry, field))
        self._add_lines("What was studied", tuple(Line("", each) for each in entry.studied))
        sources = [numbered(place, each.line, f"Says: {each.says}") for place, each in enumerate(entry.sources, 1)]
        if sources:
            self.add(Column(Hairline(), section("Sources, as far as they were read"), *sources, gap=8))
        self.add(caption(_ON_PAPER, "soft"))
        digest = caption(f"Digest {' '.join(entry.digest[at : at + 4] for at in range(0, 16, 4))}", "soft")
        remark = [body(entry.remark)] if entry.remark else []
        self.add(Column(Hairline(), section("Who has checked this entry"), body(entry.review), *remark, digest, gap=6))
        Theme.of(self).changed.connect(self.updateGeometry)

    def _add_lines(self, title: str, lines: tuple[Line, ...]) -> None:
        if not lines:
            return
        block = Column(Hairline(), section(title), gap=6)
        for line in lines:
            said = body(breakable(line.text))
            said.setAccessibleName(line.text)
            block.add(Column(caption(line.label, "soft"), said, gap=0) if line.label else said)
        self.add(block)


def _axes(entry: SheetEntry) -> Well:
    serious = Column(
        caption("How serious", "soft"),
        Flow(SeriousnessScale(int(entry.seriousness)), Text(entry.word, weight=DEMI, wrap=False), gap=12),
        gap=5,
    )
    sure = Column(caption("How sure", "soft"), Certainty(entry.bars, entry.certainty_words), gap=5)
    well = Well(Flow(boxed(serious), boxed(sure), Explain("marks", "how serious and how sure"), gap=40, row_gap=10))
    well.setAccessibleName(f"How serious: {entry.word}. How sure: {entry.certainty_words}.")
    return well
