"""The medicines as a table with the four parts of the day."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import black
from reportlab.platypus import Flowable

from app.report.blocks import Look, Typesetter
from app.report.clipping import clip
from app.report.elements import Role, TaggedParagraph
from app.report.fonts import REGULAR
from app.report.tables import Column, data_table

_LAST = 7
KEPT_WHOLE = 3
"""Groups of fewer rows stay on one page."""


@dataclass(frozen=True, slots=True)
class MedicineRow:
    """One medicine as it is printed.

    ``doses`` are the amounts in the morning, at noon, in the evening and at bedtime ("" for none), or one text that
    takes the place of the four; ``below`` stands under the name and strength, ``record`` is what was really taken.
    """

    name: str
    strength: str
    below: Sequence[str]
    doses: tuple[str, str, str, str] | str
    record: Sequence[str]
    reason: str
    findings: str


@dataclass(frozen=True, slots=True)
class MedicineGroup:
    """Medicines under a common heading, for example those taken only when needed."""

    heading: str
    rows: Sequence[MedicineRow]


def medicines_table(
    setter: Typesetter, groups: Sequence[MedicineGroup], headings: Sequence[str], *, summary: str, going_on: str
) -> Flowable:
    """Return the medicines group by group.

    ``headings`` are eight: medicine, the four parts of the day, what was taken, for what, finding.
    """
    columns = _columns(setter, headings)
    cells: list[list[Any]] = []
    look: Look = [("TOPPADDING", (0, 1), (-1, -1), 1.3), ("BOTTOMPADDING", (0, 1), (-1, -1), 1.9)]
    for group in groups:
        top = len(cells) + 1
        cells.append([setter.paragraph(group.heading, setter.styles.column), *[""] * _LAST])
        together = len(group.rows) if len(group.rows) < KEPT_WHOLE else 1
        look += [
            ("SPAN", (0, top), (-1, top)),
            ("LEADING", (0, top), (-1, top), 1),
            ("TOPPADDING", (0, top), (-1, top), 1.6),
            ("BOTTOMPADDING", (0, top), (-1, top), 1.2),
            ("LINEBELOW", (0, top), (-1, top), 0.8, black),
            ("NOSPLIT", (0, top), (-1, top + together)),
        ]
        for row in group.rows:
            at = len(cells) + 1
            cells.append(_medicine_cells(setter, row, columns))
            look.append(("LINEBEFORE", (1, at), (5, at), 0.4, black, None, (0.8, 1.6)))
            if isinstance(row.doses, str):
                look.append(("SPAN", (1, at), (5, at)))
    return data_table(setter, columns, cells, summary=summary, look=look, going_on=going_on)


def _columns(setter: Typesetter, headings: Sequence[str]) -> list[Column]:
    part = setter.scale.of(25)
    rest = setter.width - 4 * part
    widths = (rest * 0.31, part, part, part, part, rest * 0.39, rest * 0.145, rest * 0.155)
    return [
        Column(text, width, centred=1 <= index <= 4)
        for index, (text, width) in enumerate(zip(headings, widths, strict=True))
    ]


def _medicine_cells(setter: Typesetter, row: MedicineRow, columns: Sequence[Column]) -> list[Any]:
    styles = setter.styles
    below = [setter.clipped(text, columns[0].room(styles.cell, 3)) for text in row.below if text]
    across = Column("", sum(column.width for column in columns[1:6]))
    record_column = across if isinstance(row.doses, str) else columns[5]
    record = [setter.clipped(text, record_column.room(styles.cell, 4)) for text in row.record if text]
    doses: list[Any]
    if isinstance(row.doses, str):
        doses = [[setter.clipped(row.doses, across.room(styles.cell, 6)), *record], *[""] * 4]
    else:
        doses = [_dose(setter, dose, column) for dose, column in zip(row.doses, columns[1:5], strict=True)]
        doses.append(record)
    return [
        [_name(setter, row, columns[0]), *below],
        *doses,
        setter.clipped(row.reason, columns[6].room(styles.cell, 6)),
        setter.clipped(row.findings, columns[7].room(styles.brief_bold, 5)),
    ]


def _name(setter: Typesetter, row: MedicineRow, column: Column) -> Flowable:
    """Return the name in bold with the strength after it."""
    bold, plain = column.room(setter.styles.cell_bold, 4), column.room(setter.styles.cell, 3)
    name = clip(row.name, bold, setter.fonts, setter.notes)
    strength = clip(row.strength, plain, setter.fonts, setter.notes)
    after = f'&nbsp; <font name="{REGULAR}" size="{plain.style.fontSize}">{strength}</font>' if strength else ""
    return TaggedParagraph(name + after, bold.style, role=Role("P"))


def _dose(setter: Typesetter, dose: str, column: Column) -> Flowable:
    """Return the amount, or a dash: an empty cell could be taken for one that was not filled in."""
    styles = setter.styles
    if not dose:
        return setter.paragraph("–", styles.no_dose)
    return setter.clipped(dose, column.room(styles.dose if len(dose) <= 4 else styles.long_dose, 4))
