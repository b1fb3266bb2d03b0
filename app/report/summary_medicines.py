"""Medicines, changes of how they are taken, and cannabis products on the summary."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from reportlab.platypus import Flowable

from app.report.blocks import Typesetter, heading
from app.report.medicines_table import KEPT_WHOLE, MedicineGroup, MedicineRow, medicines_table
from app.report.tables import Column, data_table
from app.services.leaving_off import LEFT_OFF
from app.services.reported_events import SAID_CHANGES
from app.services.summary_medicines import MedicineGroup as Group
from app.services.summary_medicines import MedicineLine
from app.services.summary_products import ProductLine

MEDICINES = "Medicines and other substances"
PRODUCTS = "Cannabis products"
GOES_BY = "Since when, and what changed, the newest first"
ALSO_CHANGED = "What else changed"
_NO_DOSE = "–"
_AND_ITS_LINE, _MOST_ROOM = 34, 300
_GOES_ON = "The list of medicines goes on, on the next page."
_SUMMARY = "Medicines with the dose in each part of the day"
_HEADS = ("Medicine, strength, a day", "Morn", "Noon", "Eve", "Bed", "Really taken in this period", "For", "Finding")
_PRODUCT_HEADS = ("Product", "Content by the label", "Route", "Use in this period", "Last use", "Finding")


def medicines_section(setter: Typesetter, groups: Sequence[Group], said: Sequence[str]) -> list[Flowable]:
    """Return the medicines group by group, and below them every change of how they are taken.

    ``said`` is what the person says has changed, such as having stopped smoking.
    """
    lines = [line for group in groups for line in group.lines]
    title = f"{MEDICINES} ({len(lines)})"
    if not lines:
        return [*heading(setter, title), setter.paragraph("None recorded."), *changes_section(setter, lines, said)]
    rows = [MedicineGroup(group.heading, [_row(line) for line in group.lines]) for group in groups]
    story = [
        *heading(setter, title, room=_room_of_the_first(setter, rows[0])),
        medicines_table(setter, rows, _HEADS, summary=_SUMMARY, going_on=_GOES_ON),
        setter.paragraph("A dash means no dose at that time of day.", setter.styles.label),
    ]
    return story + changes_section(setter, lines, said)


def _room_of_the_first(setter: Typesetter, group: MedicineGroup) -> float:
    """Return the room that the first rows need, without which their heading would stand alone at the end of a page."""
    first = MedicineGroup(group.heading, group.rows if len(group.rows) < KEPT_WHOLE else group.rows[:1])
    _, height = medicines_table(setter, [first], _HEADS, summary="", going_on="").wrap(setter.width, 1e6)
    return min(height / setter.scale.text + _AND_ITS_LINE, _MOST_ROOM)


def changes_section(setter: Typesetter, lines: Sequence[MedicineLine], said: Sequence[str]) -> list[Flowable]:
    """Return since when each medicine is taken and what changed, and what the person says of other changes."""
    told = [(f"{line.name}:", changes_of(line)) for line in lines if line.since or line.history]
    told += [(SAID_CHANGES, "; ".join(said))] if said else []
    if not told:
        return []
    listed = [setter.labelled(label, text, setter.styles.cell) for label, text in told]
    return [*heading(setter, GOES_BY if lines else ALSO_CHANGED, level=3, room=40), *listed]


def changes_of(line: MedicineLine) -> str:
    """Return the changes of a medicine, the newest first, and since when it is taken."""
    told = line.history
    if line.since and not any(text.startswith(f"{line.since}:") for text in told):
        told = (line.since, *told)
    return "; ".join(told)


def left_off_line(setter: Typesetter, title: str) -> list[Flowable]:
    """Return the heading of a section that the person left off, and that they did."""
    return [*heading(setter, title, room=50), setter.paragraph(LEFT_OFF)]


def products_section(setter: Typesetter, products: Sequence[ProductLine], *, left_off: bool) -> list[Flowable]:
    """Return the cannabis products with what their labels say and how that is known."""
    if left_off:
        return left_off_line(setter, PRODUCTS)
    story = heading(setter, f"{PRODUCTS} ({len(products)})")
    if not products:
        return [*story, setter.paragraph("None recorded.")]
    shares = (0.18, 0.26, 0.115, 0.145, 0.155, 0.145)
    columns = [Column(text, setter.width * share) for text, share in zip(_PRODUCT_HEADS, shares, strict=True)]
    cells = [_product_cells(setter, product, columns) for product in products]
    return [*story, data_table(setter, columns, cells, summary=PRODUCTS, going_on="The list goes on.")]


def number_ranges(numbers: Sequence[int]) -> str:
    """Return finding numbers in few characters: "1, 3, 5–9"."""
    if not numbers:
        return ""
    ordered = sorted(set(numbers))
    starts = [ordered[0], *(after for before, after in pairwise(ordered) if after != before + 1)]
    ends = [*(before for before, after in pairwise(ordered) if after != before + 1), ordered[-1]]
    return ", ".join(_span(start, end) for start, end in zip(starts, ends, strict=True))


def _span(start: int, end: int) -> str:
    if end - start < 2:
        return ", ".join(str(number) for number in range(start, end + 1))
    return f"{start}–{end}"


def _row(line: MedicineLine) -> MedicineRow:
    in_parts = any(part != _NO_DOSE for part in line.parts)
    first, second, third, fourth = ("" if part == _NO_DOSE else part for part in line.parts)
    prescriber = f"prescribed by {line.prescriber}" if line.prescriber else ""
    below = (line.brand, line.ingredients, line.total, prescriber, f"from {line.pharmacy}" if line.pharmacy else "")
    return MedicineRow(
        name=line.name,
        strength=line.strength,
        below=below,
        doses=(first, second, third, fourth) if in_parts else line.how,
        record=tuple(text for text in (taken_and_last(line), line.stopped) if text),
        reason=line.reason,
        findings=number_ranges(line.findings),
    )


def taken_and_last(line: MedicineLine) -> str:
    """Return what was taken in the period, and the last dose."""
    return "; ".join(text for text in (line.taken, line.last) if text)


def form_of(product: ProductLine) -> str:
    """Return what kind of thing a product is, whether it is prescribed, and where it is from when that is wanted."""
    prescribed = "prescribed" if product.prescribed else ""
    origin = f"from {product.origin}" if product.origin else ""
    return ", ".join(text for text in (product.form, prescribed, origin) if text)


def _product_cells(setter: Typesetter, product: ProductLine, columns: Sequence[Column]) -> list[Any]:
    cell = setter.styles.cell
    form, content = form_of(product), (product.strength, product.strength_source, product.batch)
    name: list[Flowable] = [setter.clipped(product.name, columns[0].room(setter.styles.cell_bold, 4))]
    return [
        [*name, setter.clipped(form, columns[0].room(cell, 3))],
        [setter.clipped(text, columns[1].room(cell, 4)) for text in content if text],
        setter.clipped(product.routes, columns[2].room(cell, 4)),
        setter.clipped(product.uses, columns[3].room(cell, 4)),
        setter.clipped(product.last_use or _NO_DOSE, columns[4].room(cell, 4)),
        setter.clipped(number_ranges(product.findings), columns[5].room(setter.styles.brief_bold, 5)),
    ]
