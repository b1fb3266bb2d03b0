"""The sheet: paper, margins, the head and the foot of every page, and the way from a story to the bytes of a PDF.

The same story, setup and fonts give the same bytes: the print time is passed in and no clock is read.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from io import BytesIO
from typing import Any

from reportlab.lib.colors import black
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from app.report.fonts import REGULAR, Fonts
from app.report.metadata import DocumentInfo
from app.report.shaped import ShapedParagraph
from app.report.signs import fresh_lines
from app.report.styles import ORDINARY, Scale, Styles, make_styles
from app.report.tagged import TaggedCanvas, artifact
from app.report.text import markup, plain

_SIDE = 15 * mm
_TOP = 11 * mm
_HEAD = 8 * mm
_NOTICE = 2.5 * mm
_FOOT = 17.5 * mm
_FOOT_LINES = 3
_TO_CUT = 4 * mm
# The width that "Page 3 of 12" takes beside the foot, with the gap between them.
_COUNT = 23 * mm
_TOTAL = "number-of-pages"


class Paper(Enum):
    """The papers the summary is printed on; the value is width and height in points."""

    A4 = A4
    LETTER = LETTER


@dataclass(frozen=True, slots=True)
class PageSetup:
    """Everything that stands on every page, as plain text.

    ``running_head`` (name and birth date) and ``running_title`` stand at the top of every page but the first, whose
    story shows them itself, or of every page when ``head_on_first`` is set. ``notice`` stands in a frame above them on
    every page, for example that the person is invented. ``foot`` takes at most three lines; more of it is cut.
    ``cut_in_half`` draws a line across the middle of the first page, and its text begins anew below the line.
    """

    info: DocumentInfo
    running_head: str
    running_title: str
    foot: str
    notice: str = ""
    paper: Paper = Paper.A4
    head_on_first: bool = False
    cut_in_half: bool = False
    tagging: bool = True
    scale: Scale = ORDINARY

    @property
    def foot_height(self) -> float:
        """Height of the foot of a page in points."""
        return _FOOT * self.scale.margin

    @property
    def top(self) -> float:
        """Height above the text of a page without a head in points."""
        return _TOP + (_NOTICE * self.scale.margin if self.notice else 0)

    @property
    def head_height(self) -> float:
        """Height of the running head in points."""
        return _HEAD * self.scale.margin

    @property
    def text_width(self) -> float:
        """Width of the text in points."""
        return self.paper.value[0] - 2 * _SIDE

    @property
    def first_height(self) -> float:
        """Height of the text on the first page in points."""
        head = self.head_height if self.head_on_first else 0
        return self.paper.value[1] - self.foot_height - self.top - head


def print_story(story: Sequence[Flowable], setup: PageSetup, fonts: Fonts) -> bytes:
    """Return ``story`` as a PDF. A story can be printed once. Raises ``LayoutError`` for a block taller than a page."""
    target = BytesIO()
    styles = make_styles(setup.scale)
    sheet = _Sheet(_fitted(setup, styles, fonts), fonts, styles)
    width, height = setup.paper.value
    info = setup.info
    template = BaseDocTemplate(
        target,
        pagesize=(width, height),
        initialFontName=REGULAR,
        title=plain(info.title),
        author=plain(info.author),
        subject=plain(info.subject),
        creator=info.creator,
        producer=info.creator,
    )

    def frame(low: float, high: float) -> Frame:
        return Frame(_SIDE, low, setup.text_width, high - low, 0, 0, 0, 0)

    top, low = setup.foot_height + setup.first_height, setup.foot_height
    halves = [frame(height / 2 + _TO_CUT, top), frame(low, height / 2 - _TO_CUT)]
    first = halves if setup.cut_in_half else [frame(low, top)]
    later = [frame(low, height - setup.top - setup.head_height)]
    template.addPageTemplates(
        [
            PageTemplate("first", first, onPageEnd=sheet.finish_first, autoNextPageTemplate="later"),
            PageTemplate("later", later, onPageEnd=sheet.finish_later),
        ]
    )

    def canvas(file: Any, **options: Any) -> TaggedCanvas:
        options.pop("lang", None)
        return TaggedCanvas(file, info=info, tagging=setup.tagging, totals=sheet.write_total, **options)

    template.build(list(story), canvasmaker=canvas)
    return target.getvalue()


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Draws what stands on every page, after the page's own content, so that it is read last."""

    setup: PageSetup
    fonts: Fonts
    styles: Styles

    def finish_first(self, canvas: Canvas, _template: Any) -> None:
        self._finish(canvas, head=self.setup.head_on_first)
        if self.setup.cut_in_half:
            width, height = self.setup.paper.value
            with artifact(canvas), fresh_lines(canvas):
                canvas.setLineWidth(0.6)
                canvas.setDash(5, 3)
                canvas.line(0, height / 2, width, height / 2)

    def finish_later(self, canvas: Canvas, _template: Any) -> None:
        self._finish(canvas, head=True)

    def write_total(self, canvas: TaggedCanvas, pages: int) -> None:
        """Define the form that every page uses for the number of pages."""
        style = self.styles.page_number
        canvas.beginForm(_TOTAL)
        canvas.setFont(style.fontName, style.fontSize)
        canvas.drawString(0, 0, str(pages))
        canvas.endForm()

    def _finish(self, canvas: Canvas, *, head: bool) -> None:
        canvas.saveState()
        canvas.setFillColor(black)
        canvas.setStrokeColor(black)
        with artifact(canvas, "Pagination"):
            top = self.setup.paper.value[1] - 9 * mm
            if self.setup.notice:
                self._notice(canvas, top)
                top -= _NOTICE * self.setup.scale.margin
            if head:
                self._head(canvas, top)
            self._foot(canvas)
        canvas.restoreState()

    def _notice(self, canvas: Canvas, top: float) -> None:
        style = self.styles.running_head
        text = self.setup.notice
        wide = stringWidth(text, style.fontName, style.fontSize) + 12
        canvas.setLineWidth(0.8)
        tall = self.setup.scale.margin
        canvas.rect(_SIDE, top - 4.5 * tall, wide, 14 * tall)
        self._line(canvas, text, style, _SIDE + 6, top)

    def _head(self, canvas: Canvas, top: float) -> None:
        width = self.setup.text_width
        style, right = self.styles.running_head, self.styles.running_title
        title_width = stringWidth(self.setup.running_title, right.fontName, right.fontSize)
        y = top - 4.5 * mm * self.setup.scale.margin
        self._line(canvas, self.setup.running_head, style, _SIDE, y)
        self._line(canvas, self.setup.running_title, right, _SIDE + width - title_width, y)
        canvas.setLineWidth(0.6)
        canvas.line(_SIDE, y - 1.8 * mm, _SIDE + width, y - 1.8 * mm)

    def _foot(self, canvas: Canvas) -> None:
        margin = self.setup.scale.margin
        width, y = self.setup.text_width, 14.6 * mm * margin
        canvas.setLineWidth(0.6)
        canvas.line(_SIDE, y, _SIDE + width, y)
        style = self.styles.page_number
        canvas.setFont(style.fontName, style.fontSize)
        count = f"Page {canvas.getPageNumber()} of "
        room = stringWidth(count + "00", style.fontName, style.fontSize)
        x = _SIDE + width - room
        canvas.drawString(x, y - 10 * margin, count)
        canvas.saveState()
        canvas.translate(x + stringWidth(count, style.fontName, style.fontSize), y - 10 * margin)
        canvas.doForm(_TOTAL)
        canvas.restoreState()
        small = self.styles.foot
        text = ShapedParagraph(markup(self.setup.foot, self.fonts.faces(small.fontName)), small)
        _, tall = text.wrap(width - _COUNT * margin, self.setup.foot_height)
        text.drawOn(canvas, _SIDE, y - 1.5 - tall)

    def _line(self, canvas: Canvas, text: str, style: ParagraphStyle, x: float, y: float) -> None:
        """Draw one line with its base line at ``y``; its fonts change as its characters ask."""
        paragraph = ShapedParagraph(markup(text, self.fonts.faces(style.fontName)), style)
        _, tall = paragraph.wrap(self.setup.text_width * 2, 100)
        paragraph.drawOn(canvas, x, y - tall + style.fontSize)


def _fitted(setup: PageSetup, styles: Styles, fonts: Fonts) -> PageSetup:
    """Return the setup with the texts of every page cut, once, to the lines that they have."""
    right, head, width = styles.running_title, styles.running_head, setup.text_width
    beside = stringWidth(setup.running_title, right.fontName, right.fontSize) + 12
    return replace(
        setup,
        notice=fit_line(setup.notice, head, width - 12, fonts),
        running_head=fit_line(setup.running_head, head, width - beside, fonts),
        foot=fit_line(setup.foot, styles.foot, width - _COUNT * setup.scale.margin, fonts, lines=_FOOT_LINES),
    )


def fit_line(text: str, style: ParagraphStyle, width: float, fonts: Fonts, *, lines: int = 1) -> str:
    """Return ``text`` in ``lines`` lines, shortened with "…" when it takes more at ``width`` points."""
    whole = plain(text)
    faces = fonts.faces(style.fontName)

    def fits(candidate: str) -> bool:
        _, tall = ShapedParagraph(markup(candidate, faces), style).wrap(width, 1000)
        return tall <= style.leading * lines

    if fits(whole):
        return whole
    low, high = 0, min(len(whole), int(width) * lines)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(whole[:middle] + "…") else (low, middle - 1)
    return whole[:low].rstrip() + "…"
