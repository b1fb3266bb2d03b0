"""The findings as a table: how serious by shape and word, how sure by bars and words, and a box to tick."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import black
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from app.report.blocks import Look, Typesetter, bars
from app.report.clipping import Room
from app.report.marks import MARK_SIZE, Beside, Mark, TickBox
from app.report.signs import Sign
from app.report.tables import PADDING, Column, data_table


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding as it is printed. ``things`` are what meets; ``bars`` of six say how sure.

    ``why`` is what may happen and why it counts as more serious here, ``record`` what this record shows of it.
    """

    number: str
    sign: Sign
    seriousness: str
    certainty: str
    bars: int
    title: str
    things: Sequence[str]
    why: Sequence[str]
    record: Sequence[str]
    discussed: bool = False


def findings_table(
    setter: Typesetter, rows: Sequence[FindingRow], headings: Sequence[str], *, summary: str
) -> Flowable:
    """Return the findings in the order given.

    ``headings`` are the words over: number, seriousness, things, why, what the record shows, the box to tick.
    """
    fixed = tuple(setter.scale.of(width * mm) for width in (8, 30, 44, 15))
    rest = setter.width - sum(fixed)
    widths = (fixed[0], fixed[1], fixed[2], rest * 0.56, rest * 0.44, fixed[3])
    columns = [Column(text, width) for text, width in zip(headings, widths, strict=True)]
    cells = [_finding_cells(setter, row, columns) for row in rows]
    look: Look = [("LEFTPADDING", (0, 0), (0, -1), 6), ("ALIGN", (-1, 1), (-1, -1), "CENTER")]
    for index, row in enumerate(rows, start=1):
        if row.sign is Sign.ASK_FIRST:
            look.append(("LINEBEFORE", (0, index), (0, index), 3.4, black, "butt"))
    return data_table(setter, columns, cells, summary=summary, look=look)


def tick_box(row: FindingRow, words: str, size: float) -> TickBox:
    """Return the box of a finding: ticked when it was talked about and nothing of it has changed since."""
    return TickBox(f"{words} already" if row.discussed else words, size=size, ticked=row.discussed)


def _finding_cells(setter: Typesetter, row: FindingRow, columns: Sequence[Column]) -> list[Any]:
    styles = setter.styles
    grade = Room(styles.grade, columns[1].width - PADDING - setter.scale.of(18), 3)
    certainty = Room(styles.small, columns[1].width - PADDING - setter.scale.of(23), 3)
    return [
        setter.paragraph(row.number, styles.cell_bold),
        [
            Beside(Mark(row.sign, size=setter.scale.of(MARK_SIZE)), setter.clipped(row.seriousness, grade)),
            Spacer(1, 2),
            Beside(bars(setter, row.bars), setter.clipped(row.certainty, certainty)),
        ],
        [
            setter.clipped(row.title, columns[2].room(styles.brief_bold, 4)),
            setter.clipped(", ".join(row.things), columns[2].room(styles.cell, 5)),
        ],
        [setter.clipped(text, columns[3].room(styles.cell, 6)) for text in row.why],
        [setter.clipped(text, columns[4].room(styles.cell, 6)) for text in row.record],
        tick_box(row, columns[5].heading, setter.scale.of(10.2)),
    ]
