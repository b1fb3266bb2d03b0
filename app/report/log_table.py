"""A table of any length that is laid out one page at a time: what does not stand on this page is not yet made.

ReportLab's own tables are quadratic in their rows. The rows come from an iterator; each page draws them directly.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.lib.colors import black
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfdoc import PDFName
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Paragraph

from app.report.blocks import Typesetter
from app.report.clipping import Room
from app.report.structure import Element
from app.report.tables import Column
from app.report.tagged import TaggedCanvas, artifact, ink
from app.report.text import clean, tie

_PAD, _OVER, _UNDER = 2.5, 1.6, 2.2
_MOST_LINES = 12
_REMEMBERED = 20_000

Cell = tuple[str, ...] | Paragraph
"""What stands in a cell: plain lines, or a paragraph where characters of other fonts or long words are in it."""


@dataclass(slots=True)
class _Row:
    cells: list[Cell]
    height: float


@dataclass(slots=True)
class _Rows:
    """The rows that are not printed yet, one of them perhaps taken already; shared by all parts of the table."""

    source: Iterator[Sequence[str]]
    setter: Typesetter
    columns: Sequence[Column]
    drawn: Callable[[int], None]
    waiting: _Row | None = None
    count: int = 0
    known: dict[tuple[int, str], Cell] = field(default_factory=dict)
    element: Element = field(default_factory=lambda: Element("Table"))

    def take(self, room: float) -> _Row | None:
        """Return the next row when it fits into ``room``."""
        if self.waiting is None:
            texts = next(self.source, None)
            if texts is None:
                return None
            self.waiting = self.row(texts, self.setter.styles.brief)
        if self.waiting.height > room:
            return None
        row, self.waiting = self.waiting, None
        self.count += 1
        return row

    def more(self) -> bool:
        """Whether there is another row."""
        if self.waiting is None:
            texts = next(self.source, None)
            self.waiting = None if texts is None else self.row(texts, self.setter.styles.brief)
        return self.waiting is not None

    def row(self, texts: Sequence[str], style: ParagraphStyle) -> _Row:
        """Break the lines of a row."""
        cells = [self._cell(number, text, style) for number, text in enumerate(texts)]
        tall = max(len(cell) * style.leading if isinstance(cell, tuple) else cell.height for cell in cells)
        return _Row(cells, tall + _OVER + _UNDER)

    def _cell(self, number: int, text: str, style: ParagraphStyle) -> Cell:
        known = self.known.get((number, text))
        if isinstance(known, tuple):
            return known
        width = self.columns[number].width - 2 * _PAD
        cell: Cell | None = self._lines(text, style, width)
        if cell is None:
            cell = self.setter.clipped(text, Room(style, width, _MOST_LINES))
            cell.wrap(width, 1e6)
        elif len(self.known) < _REMEMBERED:
            self.known[number, text] = cell
        return cell

    def _lines(self, text: str, style: ParagraphStyle, width: float) -> tuple[str, ...] | None:
        """Return the lines of a text in one font; None for one that needs a paragraph."""
        face = self.setter.fonts.faces(style.fontName)[0]
        shown = tie(clean(text))
        if any(ord(character) not in face.covers and character != "\u00a0" for character in shown):
            return None
        lines: list[str] = []
        for word in shown.split(" "):
            longer = f"{lines[-1]} {word}" if lines else word
            if stringWidth(longer, style.fontName, style.fontSize) <= width:
                lines[-1:] = [longer]
            elif stringWidth(word, style.fontName, style.fontSize) <= width:
                lines.append(word)
            else:
                return None
        return tuple(lines) if len(lines) <= _MOST_LINES else None


class LogTable(Flowable):
    """The table: ``rows`` are texts, one for each of ``columns``; ``drawn`` is told the rows printed after each page.

    It is one table of the structure tree over all its pages; the heading that comes again on each is an artifact.
    """

    def __init__(
        self,
        setter: Typesetter,
        columns: Sequence[Column],
        rows: Iterator[Sequence[str]],
        drawn: Callable[[int], None] = lambda _: None,
    ) -> None:
        super().__init__()
        self._rows = _Rows(rows, setter, columns, drawn)

    def _rest(self) -> "LogTable":
        """Return a table of the same rows: ReportLab would take this one, given back, for one that fits nowhere."""
        rows = self._rows
        rest = LogTable(rows.setter, rows.columns, rows.source, rows.drawn)
        rest._rows = rows
        return rest

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Say that it never fits, so that it is asked to split."""
        return available_width, 1e9

    def split(self, _available_width: float, available_height: float) -> list[Flowable]:
        """Return the rows that fit, and the table again for the rest of them."""
        rows = self._rows
        head = rows.row([column.heading for column in rows.columns], rows.setter.styles.column)
        room = available_height - head.height
        fitting: list[_Row] = []
        while (row := rows.take(room)) is not None:
            fitting.append(row)
            room -= row.height
        if not fitting:
            return []
        page = _PageOfRows(rows, head, fitting)
        return [page, self._rest()] if rows.more() else [page]

    def draw(self) -> None:
        """Draw nothing: it is always split."""


class _PageOfRows(Flowable):
    """The rows of one page under their heading."""

    def __init__(self, rows: _Rows, head: _Row, fitting: list[_Row]) -> None:
        super().__init__()
        self._rows, self._head, self._fitting = rows, head, fitting
        self._printed, self._first = rows.count, rows.count == len(fitting)

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Return the height of the rows."""
        self.width = available_width
        self.height = self._head.height + sum(row.height for row in self._fitting)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the rows, then tell how many there are by now."""
        canvas, styles = self.canv, self._rows.setter.styles
        if isinstance(canvas, TaggedCanvas):
            canvas.open(self._rows.element, again=not self._first)
        y = self.height
        if self._first:
            self._row(canvas, self._head, styles.column, y, "Column")
        else:
            with artifact(canvas, "Pagination"):
                self._row(canvas, self._head, styles.column, y, "")
        y -= self._head.height
        with artifact(canvas):
            self._line(canvas, self.height, 1.1)
            self._line(canvas, y, 0.8)
        for row in self._fitting:
            self._row(canvas, row, styles.brief, y, "Row")
            y -= row.height
            with artifact(canvas):
                self._line(canvas, y, 0.35)
        if isinstance(canvas, TaggedCanvas):
            canvas.close()
        self._rows.drawn(self._printed)

    def _line(self, canvas: Any, y: float, weight: float) -> None:
        canvas.setStrokeColor(black)
        canvas.setLineWidth(weight)
        canvas.line(0, y, self.width, y)

    def _row(self, canvas: Any, row: _Row, style: ParagraphStyle, y: float, scope: str) -> None:
        """Draw a row whose upper edge is at ``y``; with ``scope`` "Row" its first cell names it."""
        tagged = isinstance(canvas, TaggedCanvas) and bool(scope)
        if tagged:
            canvas.open(Element("TR"))
        x = 0.0
        for number, (cell, column) in enumerate(zip(row.cells, self._rows.columns, strict=True)):
            heads = scope == "Column" or (scope == "Row" and number == 0)
            element = Element("TH", attributes=_scope(scope)) if heads else Element("TD")
            if isinstance(cell, Paragraph):
                if tagged:
                    canvas.open(element)
                cell.drawOn(canvas, x + _PAD, y - _OVER - cell.height)
                if tagged:
                    canvas.close()
            elif any(cell):
                with ink(canvas, element):
                    _write(canvas, cell, style, x + _PAD, y - _OVER - style.fontSize)
            elif tagged:
                canvas.open(element)
                canvas.close()
            x += column.width
        if tagged:
            canvas.close()


def _scope(scope: str) -> dict[str, Any]:
    return {"O": PDFName("Table"), "Scope": PDFName(scope)}


def _write(canvas: Any, lines: Sequence[str], style: ParagraphStyle, x: float, y: float) -> None:
    text = canvas.beginText(x, y)
    text.setFont(style.fontName, style.fontSize, style.leading)
    for line in lines:
        text.textLine(line)
    canvas.drawText(text)
