"""The medicines as a table with the four parts of the day."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import black
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from app.report.blocks import Look, Typesetter
from app.report.tables import Column, data_table


@dataclass(frozen=True, slots=True)
class MedicineRow:
    """One medicine as it is printed.

    ``doses`` are the amounts in the morning, at noon, in the evening and at bedtime ("" for none),
    or one text that takes the place of the four.
    """

    name: str
    brand: str
    strength: str
    doses: tuple[str, str, str, str] | str
    unit: str
    reason: str
    notes: str
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

    ``headings`` are ten: medicine, strength and form, the four parts of the day, unit, for what, notes, finding.
    """
    fixed = [34 * mm, 29 * mm, *[9.9 * mm] * 4, 14 * mm, 23 * mm]
    widths = [*fixed, setter.width - sum(fixed) - 9 * mm, 9 * mm]
    columns = [
        Column(text, width, centred=2 <= index <= 5)
        for index, (text, width) in enumerate(zip(headings, widths, strict=True))
    ]
    cells: list[list[Any]] = []
    look: Look = []
    for group in groups:
        top = len(cells) + 1
        cells.append([setter.paragraph(group.heading, setter.styles.column), *[""] * 9])
        together = len(group.rows) if len(group.rows) < 5 else 2
        look += [
            ("SPAN", (0, top), (-1, top)),
            ("TOPPADDING", (0, top), (-1, top), 3.5),
            ("BOTTOMPADDING", (0, top), (-1, top), 1.5),
            ("LINEBELOW", (0, top), (-1, top), 0.8, black),
            ("NOSPLIT", (0, top), (-1, top + together)),
        ]
        for row in group.rows:
            at = len(cells) + 1
            cells.append(_medicine_cells(setter, row, columns))
            look.append(("LINEBEFORE", (2, at), (6, at), 0.4, black, None, (0.8, 1.6)))
            if isinstance(row.doses, str):
                look.append(("SPAN", (2, at), (6, at)))
    return data_table(setter, columns, cells, summary=summary, look=look, going_on=going_on)


def _medicine_cells(setter: Typesetter, row: MedicineRow, columns: Sequence[Column]) -> list[Any]:
    styles = setter.styles
    name: list[Flowable] = [setter.clipped(row.name, columns[0].room(styles.cell_bold, 4))]
    if row.brand:
        name.append(setter.clipped(row.brand, columns[0].room(styles.cell, 2)))
    if isinstance(row.doses, str):
        across = Column("", sum(column.width for column in columns[2:7]))
        doses: list[Any] = [setter.clipped(row.doses, across.room(styles.cell, 6)), *[""] * 4]
    else:
        doses = [_dose(setter, dose, column) for dose, column in zip(row.doses, columns[2:6], strict=True)]
        doses.append(setter.clipped(row.unit, columns[6].room(styles.cell, 3)))
    return [
        name,
        setter.clipped(row.strength, columns[1].room(styles.cell, 6)),
        *doses,
        setter.clipped(row.reason, columns[7].room(styles.cell, 6)),
        setter.clipped(row.notes, columns[8].room(styles.cell, 6)),
        setter.clipped(row.findings, columns[9].room(styles.cell_bold, 4)),
    ]


def _dose(setter: Typesetter, dose: str, column: Column) -> Flowable:
    """Return the amount, or a dash: an empty cell could be taken for one that was not filled in."""
    styles = setter.styles
    if not dose:
        return setter.paragraph("–", styles.no_dose)
    return setter.clipped(dose, column.room(styles.dose if len(dose) <= 4 else styles.long_dose, 4))
