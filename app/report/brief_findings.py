"""Many findings in few lines, so that all of them stand on the first page beside what they are about.

What a row leaves out (the effect, what this record shows) stands in the findings in full, under the same number.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from reportlab.lib.colors import black
from reportlab.platypus import Flowable

from app.report.blocks import Look, Typesetter, bars
from app.report.clipping import clip
from app.report.elements import Role, TaggedParagraph
from app.report.findings_table import FindingRow, tick_box
from app.report.fonts import REGULAR
from app.report.marks import Beside, Mark
from app.report.signs import Sign
from app.report.tables import PADDING, Column, data_table


def brief_findings_table(
    setter: Typesetter, rows: Sequence[FindingRow], headings: Sequence[str], *, tick: str, summary: str
) -> Flowable:
    """Return the findings in the order given, each seriousness under its own word.

    ``headings`` are the words over: number, sign, certainty, finding and things, box; ``tick`` is what a screen reader
    says for the box.
    """
    fixed = tuple(setter.scale.of(width) for width in (19, 12.5, 90, 22))
    widths = (fixed[0], fixed[1], fixed[2], setter.width - sum(fixed), fixed[3])
    columns = [Column(text, width) for text, width in zip(headings, widths, strict=True)]
    look: Look = [
        ("TOPPADDING", (0, 1), (-1, -1), 0.7),
        ("BOTTOMPADDING", (0, 1), (-1, -1), 1.3),
        ("LEFTPADDING", (0, 0), (0, -1), 6),
        ("RIGHTPADDING", (0, 0), (1, -1), 0),
        ("ALIGN", (-1, 1), (-1, -1), "CENTER"),
    ]
    cells: list[list[Any]] = []
    for (word, sign), grouped in groupby(rows, key=lambda row: (row.seriousness, row.sign)):
        group = list(grouped)
        top = len(cells) + 1
        cells.append([_group_heading(setter, word, sign, len(group)), *[""] * 4])
        look += [
            ("SPAN", (0, top), (-1, top)),
            ("LEADING", (0, top), (-1, top), 1),
            ("TOPPADDING", (0, top), (-1, top), 1.2),
            ("LINEBELOW", (0, top), (-1, top), 0.8, black),
            ("NOSPLIT", (0, top), (-1, top + 1)),
        ]
        for row in group:
            cells.append(_cells(setter, row, columns, tick))
            if sign is Sign.ASK_FIRST:
                look.append(("LINEBEFORE", (0, len(cells)), (0, len(cells)), 3.4, black, "butt"))
    return data_table(setter, columns, cells, summary=summary, look=look)


def _group_heading(setter: Typesetter, word: str, sign: Sign, count: int) -> Flowable:
    room = Column("", setter.width - setter.scale.of(40)).room(setter.styles.grade, 2)
    shown = f"{clip(word, room, setter.fonts, setter.notes)} ({count})"
    return Beside(Mark(sign, size=setter.scale.of(9.4)), TaggedParagraph(shown, room.style, role=Role("P")))


def _cells(setter: Typesetter, row: FindingRow, columns: Sequence[Column], tick: str) -> list[Any]:
    styles = setter.styles
    sure = Column("", columns[2].width - PADDING - setter.scale.of(18.7)).room(styles.label, 3)
    return [
        setter.clipped(row.number, columns[0].room(styles.brief_bold, 2)),
        Mark(row.sign, size=setter.scale.of(8.8), words=row.seriousness),
        Beside(bars(setter, row.bars, tallest=8.4), setter.clipped(row.certainty, sure), gap=setter.scale.of(3.5)),
        _title_and_things(setter, row, columns[3]),
        tick_box(row, tick, setter.scale.of(8.8)),
    ]


def _title_and_things(setter: Typesetter, row: FindingRow, column: Column) -> Flowable:
    bold, plain = column.room(setter.styles.brief_bold, 3), column.room(setter.styles.brief, 3)
    title = clip(row.title, bold, setter.fonts, setter.notes)
    things = clip(", ".join(row.things), plain, setter.fonts, setter.notes)
    after = f'&nbsp;&nbsp; <font name="{REGULAR}" size="{plain.style.fontSize}">{things}</font>'
    return TaggedParagraph(title + after, bold.style, role=Role("P"))
