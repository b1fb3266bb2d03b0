"""A cannabis product as a row of `product`, and back."""

from app.domain.people import Answer
from app.domain.products import Basis, Product, ProductForm, StrengthSource
from app.domain.routes import Route
from app.store.records import cells
from app.store.records.cells import Cell, Row, keep


def to_row(product: Product) -> dict[str, Cell]:
    """The row; a strength that is not known is NULL, one that the label calls 0 is 0."""
    return {
        "id": keep(product.id),
        "name": keep(product.name),
        "form": product.form.value,
        "basis": product.basis.value,
        "thc": cells.keep_decimal(product.thc),
        "cbd": cells.keep_decimal(product.cbd),
        "thca": cells.keep_decimal(product.thca),
        "cbda": cells.keep_decimal(product.cbda),
        "strength_source": product.strength_source.value,
        "route": product.route.value,
        "alcohol": product.alcohol.value,
        "drops_per_ml": cells.keep_decimal(product.drops_per_ml),
        "prescribed": int(product.prescribed),
        "chosen": cells.keep_maybe(product.chosen),
        "still_used": int(product.still_used),
        "note": keep(product.note),
    }


def from_row(row: Row) -> Product:
    """The record; raises ValueError or KeyError when the row is damaged."""
    return Product(
        id=cells.read_text(row, "id"),
        name=cells.read_text(row, "name"),
        form=cells.read_choice(row, "form", ProductForm),
        basis=cells.read_choice(row, "basis", Basis),
        thc=cells.read_decimal(row, "thc"),
        cbd=cells.read_decimal(row, "cbd"),
        thca=cells.read_decimal(row, "thca"),
        cbda=cells.read_decimal(row, "cbda"),
        strength_source=cells.read_choice(row, "strength_source", StrengthSource),
        route=cells.read_choice(row, "route", Route),
        alcohol=cells.read_choice(row, "alcohol", Answer),
        drops_per_ml=cells.read_decimal(row, "drops_per_ml"),
        prescribed=cells.read_flag(row, "prescribed"),
        chosen=cells.read_maybe(row, "chosen"),
        still_used=cells.read_flag(row, "still_used"),
        note=cells.read_text(row, "note"),
    )
