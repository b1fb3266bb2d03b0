"""One entry of the review booklet: the whole statement, whom it matches, its sources, and boxes for the reviewer's pen.

Everything but the boxes is made of paragraphs, so that any entry can run over a page and nothing is cut.
"""

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Spacer, Table

from app.report.blocks import FLUSH, Rule, Typesetter, WritingLines, heading, side_by_side
from app.report.clipping import Room
from app.report.elements import LayoutTags, Role, TaggedParagraph
from app.report.marks import Beside, CertaintyBars, Mark, TickBox
from app.report.review_sheet_index import Place, Places
from app.report.summary_findings import SIGNS
from app.services.review_sheet import SheetEntry
from app.services.side_words import Line

ANSWERS = ("Agree as it stands", "Change as noted", "Remove (withdraw)")
SIGNATURE = ("Name, role and registration", "Date", "Signature")
# What the boxes and lines for the reviewer take: they stay on one page.
_REPLY_HEIGHT = 112.0
_PARTS = (
    ("What a patient reads", "patient"),
    ("Fixed sentences that belong to it", "sentences"),
    ("Clinician’s part", "clinician"),
    ("Whom it matches", "matches"),
    ("Graded up or down", "grading"),
)


def entry_block(setter: Typesetter, entry: SheetEntry, places: Places) -> list[Flowable]:
    """Return one entry under its own heading and outline entry, with the reviewer's boxes at its end."""
    small = setter.styles.small
    story: list[Flowable] = [
        CondPageBreak(190),
        Spacer(1, 7),
        Rule(1.4),
        Place(places, entry.id),
        *heading(setter, f"{entry.number}. {entry.title}", room=170),
        setter.labelled("Entry", f"{entry.id}   ·   {entry.facts}", small),
        Spacer(1, 3),
        _grades(setter, entry),
    ]
    for title, name in _PARTS:
        story += _part(setter, title, getattr(entry, name))
    if entry.studied:
        story += _part(setter, "Amounts studied, never a limit", [Line("", text) for text in entry.studied])
    story += _sources(setter, entry)
    story += _ledger(setter, entry)
    return [*story, *_reply(setter, f"{entry.number}. {entry.id}")]


def _grades(setter: Typesetter, entry: SheetEntry) -> Flowable:
    half = setter.width / 2
    word = Room(setter.styles.cell_bold, half - 30, 2)
    sure = Room(setter.styles.cell, half - 30, 2)
    return side_by_side(
        (
            [Beside(Mark(SIGNS[entry.seriousness], size=11), setter.clipped(f"How serious: {entry.word}", word))],
            [Beside(CertaintyBars(entry.bars), setter.clipped(f"How sure: {entry.certainty_words}", sure))],
        ),
        (half, half),
    )


def _part(setter: Typesetter, title: str, lines: Sequence[Line]) -> list[Flowable]:
    """Return a part under a small bold heading; nothing when there is nothing in it."""
    if not lines:
        return []
    cell = setter.styles.cell
    told = [
        setter.labelled(f"{line.label}:", line.text, cell) if line.label else setter.paragraph(line.text, cell)
        for line in lines
    ]
    return [*_subheading(setter, title), *told]


def _subheading(setter: Typesetter, text: str) -> list[Flowable]:
    """Return a heading of level 3 that the outline leaves out: only entries are looked for there."""
    style = setter.styles.subheading
    return [CondPageBreak(44), TaggedParagraph(setter.markup(text, style), style, role=Role("H3"))]


def _sources(setter: Typesetter, entry: SheetEntry) -> list[Flowable]:
    story = _subheading(setter, "Sources")
    for source in entry.sources:
        story.append(setter.labelled(f"{source.id}:", source.line, setter.styles.small))
        story += [setter.labelled("Says:", source.says, setter.styles.cell), Spacer(1, 2)]
    return story


def _ledger(setter: Typesetter, entry: SheetEntry) -> list[Flowable]:
    remark = f" Remark: {entry.remark}" if entry.remark else ""
    told = f"{entry.review}{remark} Digest {entry.digest[:16]} (whole: {entry.digest})."
    return [Spacer(1, 2), setter.labelled("Review:", told, setter.styles.small)]


def _reply(setter: Typesetter, entry: str) -> list[Flowable]:
    """Return the answers to tick, lines for remarks, and where to sign; together on one page, which names the entry."""
    third = setter.width / 3
    label = setter.styles.cell_bold
    ticks = [Beside(TickBox(""), setter.paragraph(answer, label)) for answer in ANSWERS]
    return [
        CondPageBreak(_REPLY_HEIGHT),
        Spacer(1, 4),
        Rule(0.8, after=4),
        Table([ticks], colWidths=[third] * 3, style=FLUSH, renderCB=LayoutTags(), hAlign="LEFT"),
        Spacer(1, 3),
        setter.paragraph(f"Remarks on {entry}, with the field they are about:", setter.styles.label),
        WritingLines(2, gap=19),
        Spacer(1, 16),
        signature(setter),
        Spacer(1, 4),
    ]


def signature(setter: Typesetter) -> Flowable:
    """Return three lines to write on, each with what belongs there below it."""
    gap = 5 * mm
    widths = [setter.width * share for share in (0.46, 0.2, 0.34)]
    cells = [[Rule(0.5, after=1), setter.paragraph(text, setter.styles.label)] for text in SIGNATURE]
    look = [*FLUSH, ("RIGHTPADDING", (0, 0), (-2, -1), gap)]
    return Table([cells], colWidths=widths, style=look, renderCB=LayoutTags(), hAlign="LEFT")
