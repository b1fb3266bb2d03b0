"""Tables of data that may run over pages: the heading row comes again, and a part can say that the table goes on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import black
from reportlab.platypus import Flowable, LongTable, Spacer

from app.report.blocks import TEXT_FONT, Look, Typesetter
from app.report.clipping import Room
from app.report.elements import TableTags, TaggedParagraph

PADDING = 5.5
_ROWS: Look = [
    TEXT_FONT,
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 2.5),
    ("RIGHTPADDING", (0, 0), (-1, -1), 3),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 2.6),
    ("TOPPADDING", (0, 0), (-1, 0), 1.4),
    ("BOTTOMPADDING", (0, 0), (-1, 0), 1.8),
    ("LINEABOVE", (0, 0), (-1, 0), 1.1, black),
    ("LINEBELOW", (0, 0), (-1, 0), 0.8, black),
    ("LINEBELOW", (0, 1), (-1, -2), 0.35, black),
    ("LINEBELOW", (0, "splitlast"), (-1, "splitlast"), 0.8, black),
    ("LINEBELOW", (0, -1), (-1, -1), 0.8, black),
]


class SplitTable(LongTable):
    """A table that, when it is cut between two rows at the end of a page, leaves a line that says it goes on."""

    def __init__(self, *cells: Any, going_on: Callable[[], Flowable] | None = None, **options: Any) -> None:
        super().__init__(*cells, **options)
        self.going_on = going_on

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Cut the table at the end of a page."""
        if self.going_on is None:
            return super().split(available_width, available_height)
        line = self.going_on()
        _, height = line.wrap(available_width, available_height)
        parts = super().split(available_width, available_height - height - 3)
        if len(parts) != 2:
            return parts
        first, rest = parts
        if isinstance(rest, SplitTable):
            rest.going_on = self.going_on
        return [first, Spacer(1, 2), line, rest]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading and its width in points."""

    heading: str
    width: float
    centred: bool = False

    def room(self, style: Any, lines: int) -> Room:
        """Return the space for ``lines`` lines of a cell of this column."""
        return Room(style, self.width - PADDING, lines)


def data_table(
    setter: Typesetter,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Any]],
    *,
    summary: str,
    look: Sequence[tuple[Any, ...]] = (),
    going_on: str = "",
) -> SplitTable:
    """Return a table whose cells hold flowables, lists of them, or "" for nothing.

    ``summary`` says what the table is to somebody who does not see it; ``going_on`` stands under a part that ends on a
    page; ``look`` are further ReportLab style commands (row 0 is the heading).
    """
    styles = setter.styles
    heads = [setter.paragraph(c.heading, styles.column_centred if c.centred else styles.column) for c in columns]

    def line() -> TaggedParagraph:
        return setter.paragraph(going_on, styles.column)

    return SplitTable(
        [heads, *rows],
        going_on=line if going_on else None,
        colWidths=[column.width for column in columns],
        style=[*_ROWS, *look],
        repeatRows=1,
        renderCB=TableTags(summary=summary),
        hAlign="LEFT",
    )
