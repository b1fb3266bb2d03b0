"""The building blocks of a printed page: headings, paragraphs, grids of labels and values, boxes, rules.

Strings come in as a person typed them or as our own words; both go through ``app.report.text``. Widths are in points.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.lib.colors import black
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, Spacer, Table

from app.report.clipping import Notes, Room, clip
from app.report.elements import LayoutTags, Role, TableTags, TaggedParagraph
from app.report.fonts import BOLD, REGULAR, Fonts
from app.report.marks import CertaintyBars
from app.report.styles import ORDINARY, Scale, Styles, make_styles
from app.report.tagged import artifact
from app.report.text import markup, plain

Look = list[tuple[Any, ...]]
# A table sets this font even when no cell is drawn in it; its own choice would be one that is not embedded.
TEXT_FONT = ("FONTNAME", (0, 0), (-1, -1), REGULAR)
FLUSH: Look = [
    TEXT_FONT,
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
]
# A label is set smaller than its value: lower by this much of the difference it stands on the same line.
_LABEL_DROP = 0.9


@dataclass(frozen=True, slots=True)
class Typesetter:
    """What every block needs: the fonts, the styles, the width of the text and the notes for what does not fit."""

    fonts: Fonts
    width: float
    styles: Styles = field(default_factory=make_styles)
    scale: Scale = ORDINARY
    notes: Notes = field(default_factory=Notes)

    def markup(self, text: str, style: ParagraphStyle) -> str:
        """Return ``text`` as markup for a paragraph of ``style``."""
        return markup(text, self.fonts.faces(style.fontName))

    def paragraph(self, text: str, style: ParagraphStyle | None = None, *, tag: str = "P") -> TaggedParagraph:
        """Return the whole ``text``; it may run over pages, so it does not belong into a table."""
        style = style or self.styles.body
        return TaggedParagraph(self.markup(text, style), style, role=Role(tag))

    def clipped(self, text: str, room: Room, *, before: str = "") -> TaggedParagraph:
        """Return ``text`` within ``room`` after our own markup ``before``; what does not fit goes to the notes."""
        return TaggedParagraph(clip(text, room, self.fonts, self.notes, before=before), room.style, role=Role("P"))

    def labelled(self, label: str, text: str, style: ParagraphStyle | None = None) -> TaggedParagraph:
        """Return ``label`` in bold and the whole ``text`` after it, as one paragraph."""
        style = style or self.styles.body
        bold = markup(label, self.fonts.bold)
        return TaggedParagraph(f'<font name="{BOLD}">{bold}</font> {self.markup(text, style)}', style, role=Role("P"))


def bars(setter: Typesetter, count: int, *, tallest: float = 9.5) -> CertaintyBars:
    """Return the bars that say how sure, in the size of the print."""
    return CertaintyBars(count, tallest=setter.scale.of(tallest), wide=setter.scale.text)


def title(setter: Typesetter, text: str) -> TaggedParagraph:
    """Return the title of the document, the first entry of its outline."""
    style = setter.styles.title
    return TaggedParagraph(setter.markup(text, style), style, role=Role("H1", (plain(text), 0)))


def heading(setter: Typesetter, text: str, *, room: float = 90, level: int = 2) -> list[Flowable]:
    """Return a heading of level 2 or 3 that starts a new page when less than ``room`` points are left on this one."""
    style = setter.styles.heading if level == 2 else setter.styles.subheading
    role = Role(f"H{level}", (plain(text), level - 1))
    return [CondPageBreak(setter.scale.of(room)), TaggedParagraph(setter.markup(text, style), style, role=role)]


def name_line(setter: Typesetter, name: str, beside: str) -> TaggedParagraph:
    """Return the name of the person in large type with ``beside`` (the birth date) after it."""
    large, small = setter.styles.name, setter.styles.body
    shown = clip(name, Room(large, setter.width, 2), setter.fonts, setter.notes)
    after = f'<font name="{small.fontName}" size="{small.fontSize}">{setter.markup(beside, small)}</font>'
    return TaggedParagraph(f"{shown}\u00a0\u00a0 {after}", large, role=Role("P"))


def label_grid(setter: Typesetter, rows: Sequence[tuple[str, str]], *, label_width: float, width: float) -> Flowable:
    """Return small labels with their values beside them, each value in at most four lines."""
    styles = setter.styles
    room = Room(styles.body, width - label_width - 3, 4)
    cells = [[setter.paragraph(label, styles.label), setter.clipped(value, room)] for label, value in rows]
    padding: Look = [
        TEXT_FONT,
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ("TOPPADDING", (0, 0), (-1, -1), 0.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0.8),
        ("TOPPADDING", (0, 0), (0, -1), 0.5 + (styles.body.fontSize - styles.label.fontSize) * _LABEL_DROP),
    ]
    tags = TableTags(heads=0)
    return Table(cells, colWidths=[label_width, width - label_width], style=padding, renderCB=tags, hAlign="LEFT")


def key_line(setter: Typesetter, label: str, text: str, *, lines: int = 4) -> TaggedParagraph:
    """Return a line that must not be overlooked: label and text in bold over the full width."""
    style = setter.styles.body_bold
    before = f"{setter.markup(label, style)}\u00a0\u00a0\u00a0 "
    return setter.clipped(text, Room(style, setter.width, lines), before=before)


def side_by_side(columns: Sequence[Sequence[Flowable]], widths: Sequence[float]) -> Flowable:
    """Put columns beside each other. They stay on one page, so what is in them must be short."""
    return Table([list(map(list, columns))], colWidths=widths, style=FLUSH, renderCB=LayoutTags(), hAlign="LEFT")


@dataclass(frozen=True, slots=True)
class Figure:
    """One cell of a strip: a small label, the figure in bold and a remark below it."""

    label: str
    value: str
    remark: str = ""


def strip(setter: Typesetter, figures: Sequence[Figure], shares: Sequence[float]) -> Flowable:
    """Return figures beside each other in a frame; ``shares`` of the width add up to 1."""
    styles = setter.styles
    widths = [setter.width * share for share in shares]
    cells = []
    for figure, width in zip(figures, widths, strict=True):
        inside = width - 8
        cell: list[Flowable] = [setter.clipped(figure.label, Room(styles.label, inside, 2))]
        cell.append(setter.clipped(figure.value, Room(styles.figure, inside, 3)))
        if figure.remark:
            cell.append(setter.clipped(figure.remark, Room(styles.small, inside, 3)))
        cells.append(cell)
    look: Look = [
        ("BOX", (0, 0), (-1, -1), 1.1, black),
        ("LINEAFTER", (0, 0), (-2, -1), 0.4, black),
        TEXT_FONT,
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 5),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ("TOPPADDING", (0, 0), (-1, -1), 1.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
    return Table([cells], colWidths=widths, style=look, renderCB=LayoutTags(), hAlign="LEFT")


def stack(setter: Typesetter, figures: Sequence[Figure]) -> Flowable:
    """Return the same figures in a frame, one under the other: for large type."""
    styles, label = setter.styles, setter.scale.of(58)
    inside = setter.width - label - 14
    cells = []
    for figure in figures:
        cell: list[Flowable] = [setter.clipped(figure.value, Room(styles.figure, inside, 3))]
        if figure.remark:
            cell.append(setter.clipped(figure.remark, Room(styles.small, inside, 3)))
        cells.append([setter.clipped(figure.label, Room(styles.label, label - 6, 2)), cell])
    look: Look = [
        TEXT_FONT,
        ("BOX", (0, 0), (-1, -1), 1.1, black),
        ("LINEBELOW", (0, 0), (-1, -2), 0.4, black),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 6),
        ("RIGHTPADDING", (0, 0), (-1, -1), 6),
        ("TOPPADDING", (0, 0), (-1, -1), 1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ]
    tags = LayoutTags()
    return Table(cells, colWidths=[label, setter.width - label], style=look, renderCB=tags, hAlign="LEFT")


def box(setter: Typesetter, content: Sequence[Flowable], *, dashed: bool = False) -> Flowable:
    """Return ``content`` in a frame that can go on over a page; dashed is the frame of what was not checked."""
    weight: tuple[Any, ...] = (1.1, black, None, (3, 2)) if dashed else (1.1, black)
    look: Look = [
        *FLUSH,
        ("BOX", (0, 0), (-1, -1), *weight),
        ("LEFTPADDING", (0, 0), (-1, -1), 6),
        ("RIGHTPADDING", (0, 0), (-1, -1), 6),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
        ("TOPPADDING", (0, 0), (-1, 0), 3),
        ("BOTTOMPADDING", (0, -1), (-1, -1), 4),
    ]
    rows = [[flowable] for flowable in content]
    return Table(rows, colWidths=[setter.width], style=look, renderCB=LayoutTags(), hAlign="LEFT", splitInRow=1)


class Rule(Flowable):
    """A black line over the full width with ``before`` and ``after`` points of room around it.

    One that ``ends`` something is left out where the page ends too: on top of the next one it would end nothing.
    """

    def __init__(self, weight: float = 0.8, *, before: float = 0, after: float = 0, ends: bool = False) -> None:
        super().__init__()
        self.weight = weight
        self.before = before
        self.after = after
        self.ends = ends

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take the whole width."""
        self.width, self.height = available_width, self.before + self.weight + self.after
        if self.ends and self.height > available_height:
            self.height = 0
        return self.width, self.height

    def draw(self) -> None:
        """Draw the line."""
        if not self.height:
            return
        with artifact(self.canv):
            self.canv.setLineWidth(self.weight)
            self.canv.line(0, self.after, self.width, self.after)


class WritingLines(Flowable):
    """Empty lines for a pen, ``gap`` points apart."""

    def __init__(self, count: int, *, gap: float = 21) -> None:
        super().__init__()
        self.count = count
        self.gap = gap

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Take the whole width."""
        self.width, self.height = available_width, self.count * self.gap
        return self.width, self.height

    def draw(self) -> None:
        """Draw the lines."""
        with artifact(self.canv):
            self.canv.setLineWidth(0.4)
            for index in range(self.count):
                self.canv.line(0, index * self.gap + 1, self.width, index * self.gap + 1)


def full_notes(setter: Typesetter, heading_text: str) -> list[Flowable]:
    """Return the whole of every text that was shortened so far, under a heading; nothing when there is none."""
    if not len(setter.notes):
        return []
    content = heading(setter, heading_text)
    for number, text in setter.notes:
        content += [setter.labelled(f"Note {number}.", text), Spacer(1, 3)]
    return content
