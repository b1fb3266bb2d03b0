"""A cannabis product as a row of `product`, and back."""

from app.domain.kept_text import keep
from app.domain.people import Answer
from app.domain.products import Basis, Leaning, Printed, Product, ProductForm, Spectrum, StrengthSource
from app.domain.routes import Route
from app.store.records import cells, packs
from app.store.records.cells import Cell, Row


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
        "printed": product.printed.value,
        "heated": product.heated.value,
        **packs.pack_cells("pack", product.pack),
        "maker": keep(product.maker),
        "spectrum": product.spectrum.value,
        "leaning": product.leaning.value,
        "carrier": keep(product.carrier),
        "allergens": keep(product.allergens),
        "minor": packs.keep_named(product.minor),
        "terpenes": packs.keep_named(product.terpenes),
        "origin": keep(product.origin),
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
        printed=cells.read_choice(row, "printed", Printed),
        heated=cells.read_choice(row, "heated", Answer),
        pack=packs.read_pack(row, "pack"),
        maker=cells.read_text(row, "maker"),
        spectrum=cells.read_choice(row, "spectrum", Spectrum),
        leaning=cells.read_choice(row, "leaning", Leaning),
        carrier=cells.read_text(row, "carrier"),
        allergens=cells.read_text(row, "allergens"),
        minor=packs.read_named(row, "minor"),
        terpenes=packs.read_named(row, "terpenes"),
        origin=cells.read_text(row, "origin"),
    )
