"""Paragraphs and tables that are elements of the structure tree of a tagged PDF.

The hook for tables (``renderCB``) is not documented by ReportLab: the minor version is held and a test watches it.
"""

from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFName, PDFString
from reportlab.platypus import Flowable, Table
from reportlab.platypus.tables import TableRenderCB

from app.report.shaped import ShapedParagraph
from app.report.structure import Element
from app.report.tagged import TaggedCanvas


@dataclass(slots=True)
class Role:
    """What a paragraph is in the tree, shared by its halves when it runs over a page break.

    ``spoken`` is the whole of it as it was typed, when its letters are drawn in another order.
    """

    tag: str
    outline: tuple[str, int] | None = None
    element: Element | None = None
    spoken: str = ""


class TaggedParagraph(ShapedParagraph):
    """A paragraph that is one element of the structure tree, also when it runs over a page break.

    ``role.outline`` is (title, level from 0) of an entry in the document's outline that leads here.
    """

    def __init__(self, text: str | None, style: Any = None, *, role: Role | None = None, **rest: Any) -> None:
        super().__init__(text, style, **rest)  # type: ignore[arg-type] # ReportLab itself passes None with fragments
        self.role = role or Role("P")
        if text is not None:
            self.role.spoken = self.spoken()

    def draw(self) -> None:
        """Draw the paragraph as its element; a second half goes on with the element of the first."""
        canvas = self.canv
        if not isinstance(canvas, TaggedCanvas):
            super().draw()
            return
        role = self.role
        if role.outline:
            canvas.lead_here(*role.outline, top=self.height)
            role.outline = None
        again = role.element is not None
        role.element = role.element or Element(role.tag, actual=role.spoken)
        canvas.begin_ink(role.element, again=again)
        super().draw()
        canvas.end_ink()

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Cut the paragraph so that both halves stay one element."""
        parts = super().split(available_width, available_height)
        for part in parts:
            if isinstance(part, TaggedParagraph):
                part.role = self.role
        return parts


class LayoutTags(TableRenderCB):
    """For tables that only put things beside each other: their lines are artifacts, their cells are no table cells.

    ReportLab calls these methods while it draws a table. On a canvas without structure they do nothing.
    """

    def startTable(self, table: Table) -> None:
        """Begin the table, or the part of it that stands on this page."""

    def endTable(self, table: Table) -> None:
        """End the part on this page."""

    def startBG(self, table: Table) -> None:
        """Begin the backgrounds."""
        if isinstance(table.canv, TaggedCanvas):
            table.canv.begin_artifact()

    def endBG(self, table: Table) -> None:
        """End the backgrounds."""
        if isinstance(table.canv, TaggedCanvas):
            table.canv.end_artifact()

    def startRow(self, table: Table, row: int) -> None:
        """Begin a row."""

    def endRow(self, table: Table) -> None:
        """End a row."""

    def startCell(self, table: Table, row: int, column: int, *details: Any) -> None:
        """Begin a cell."""

    def endCell(self, table: Table) -> None:
        """End a cell."""

    def startLines(self, table: Table) -> None:
        """Begin the lines."""
        self.startBG(table)

    def endLines(self, table: Table) -> None:
        """End the lines."""
        self.endBG(table)


class TableTags(LayoutTags):
    """For data tables: one object per table, which stays with it over page breaks, so that it is one table in the tree.

    ``heads`` is the number of heading rows (on later pages they are artifacts); the cells of column ``row_heading``
    name their rows. Cells hold flowables; a string is an empty cell.
    """

    def __init__(self, *, heads: int = 1, row_heading: int | None = 0, summary: str = "") -> None:
        self._heads = heads
        self._row_heading = row_heading
        attributes = {"O": PDFName("Table"), "Summary": PDFString(summary)} if summary else {}
        self._element = Element("Table", attributes=attributes)
        self._begun = self._first_part = False
        self._repeated = self._in_head = False

    def startTable(self, table: Table) -> None:
        """Begin the table, or go on with it on another page."""
        if isinstance(table.canv, TaggedCanvas):
            table.canv.open(self._element, again=self._begun)
            self._first_part, self._begun = not self._begun, True

    def endTable(self, table: Table) -> None:
        """End the part on this page."""
        if isinstance(table.canv, TaggedCanvas):
            table.canv.close()

    def startRow(self, table: Table, row: int) -> None:
        """Begin a row; a heading that comes again is only there for the eye."""
        if isinstance(table.canv, TaggedCanvas):
            self._in_head = row < self._heads
            self._repeated = self._in_head and not self._first_part
            if self._repeated:
                table.canv.begin_artifact("Pagination")
            else:
                table.canv.open(Element("TR"))

    def endRow(self, table: Table) -> None:
        """End a row."""
        if isinstance(table.canv, TaggedCanvas):
            if self._repeated:
                table.canv.end_artifact()
            else:
                table.canv.close()

    def startCell(self, table: Table, row: int, column: int, *_details: Any) -> None:
        """Begin a cell."""
        if isinstance(table.canv, TaggedCanvas) and not self._repeated:
            table.canv.open(self._cell(table, row, column))

    def endCell(self, table: Table) -> None:
        """End a cell."""
        if isinstance(table.canv, TaggedCanvas) and not self._repeated:
            table.canv.close()

    def _cell(self, table: Table, row: int, column: int) -> Element:
        attributes: dict[str, Any] = {}
        spans: dict[tuple[int, int], tuple[int, ...] | None] = getattr(table, "_spanRanges", None) or {}
        reach = spans.get((column, row))
        if reach and reach[2] > reach[0]:
            attributes["ColSpan"] = reach[2] - reach[0] + 1
        heading = self._in_head or column == self._row_heading
        if heading:
            attributes["Scope"] = PDFName("Column" if self._in_head else "Row")
        if attributes:
            attributes["O"] = PDFName("Table")
        return Element("TH" if heading else "TD", attributes=attributes)
