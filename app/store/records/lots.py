"""A lot as a row of `lot`, and back."""

from app.domain.kept_text import keep
from app.domain.lots import Lot
from app.domain.products import Printed, StrengthSource
from app.store.records import cells
from app.store.records.cells import Cell, Row


def to_row(lot: Lot) -> dict[str, Cell]:
    """The row; a strength that is not known is NULL, one that the label calls 0 is 0."""
    return {
        "id": keep(lot.id),
        "product_id": keep(lot.product_id),
        "code": keep(lot.code),
        "packed": cells.keep_partial(lot.packed),
        "expires": cells.keep_partial(lot.expires),
        "opened": cells.keep_day(lot.opened),
        "certificate": keep(lot.certificate),
        "certified": cells.keep_day(lot.certified),
        "own_strength": int(lot.own_strength),
        "thc": cells.keep_decimal(lot.thc),
        "thca": cells.keep_decimal(lot.thca),
        "cbd": cells.keep_decimal(lot.cbd),
        "cbda": cells.keep_decimal(lot.cbda),
        "printed": lot.printed.value,
        "strength_source": lot.strength_source.value,
        "note": keep(lot.note),
    }


def from_row(row: Row) -> Lot:
    """The record; raises ValueError or KeyError when the row is damaged."""
    return Lot(
        id=cells.read_text(row, "id"),
        product_id=cells.read_text(row, "product_id"),
        code=cells.read_text(row, "code"),
        packed=cells.read_partial_date(row, "packed"),
        expires=cells.read_partial_date(row, "expires"),
        opened=cells.read_day(row, "opened"),
        certificate=cells.read_text(row, "certificate"),
        certified=cells.read_day(row, "certified"),
        own_strength=cells.read_flag(row, "own_strength"),
        thc=cells.read_decimal(row, "thc"),
        thca=cells.read_decimal(row, "thca"),
        cbd=cells.read_decimal(row, "cbd"),
        cbda=cells.read_decimal(row, "cbda"),
        printed=cells.read_choice(row, "printed", Printed),
        strength_source=cells.read_choice(row, "strength_source", StrengthSource),
        note=cells.read_text(row, "note"),
    )
