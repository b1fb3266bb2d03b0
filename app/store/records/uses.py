"""One use as a row of `use`, and back."""

from app.domain.products import Basis, StrengthSource
from app.domain.routes import Route
from app.domain.uses import AmountSource, FrozenStrength, Use, UseUnit
from app.store.records import cells
from app.store.records.cells import Cell, Row, keep


def to_row(use: Use) -> dict[str, Cell]:
    """The row; the frozen strength has its own columns, and `at_utc` only orders rows and is not read back."""
    return {
        "id": keep(use.id),
        "product_id": keep(use.product_id),
        "at": cells.keep_instant(use.at),
        "at_utc": cells.keep_utc(use.at),
        "route": use.route.value,
        "amount": cells.keep_decimal(use.amount),
        "unit": use.unit.value,
        "strength_basis": use.strength.basis.value,
        "strength_thc": cells.keep_decimal(use.strength.thc),
        "strength_cbd": cells.keep_decimal(use.strength.cbd),
        "strength_source": use.strength.source.value,
        "strength_drops_per_ml": cells.keep_decimal(use.strength.drops_per_ml),
        "amount_source": use.amount_source.value,
        "share": cells.keep_decimal(use.share),
        "about_when": int(use.about_when),
        "reason": keep(use.reason),
        "note": keep(use.note),
    }


def from_row(row: Row) -> Use:
    """The record; raises ValueError or KeyError when the row is damaged."""
    return Use(
        id=cells.read_text(row, "id"),
        product_id=cells.read_text(row, "product_id"),
        at=cells.read_instant(row, "at"),
        route=cells.read_choice(row, "route", Route),
        amount=cells.read_decimal(row, "amount"),
        unit=cells.read_choice(row, "unit", UseUnit),
        strength=FrozenStrength(
            basis=cells.read_choice(row, "strength_basis", Basis),
            thc=cells.read_decimal(row, "strength_thc"),
            cbd=cells.read_decimal(row, "strength_cbd"),
            source=cells.read_choice(row, "strength_source", StrengthSource),
            drops_per_ml=cells.read_decimal(row, "strength_drops_per_ml"),
        ),
        amount_source=cells.read_choice(row, "amount_source", AmountSource),
        share=cells.to_decimal(cells.read_raw(row, "share")),
        about_when=cells.read_flag(row, "about_when"),
        reason=cells.read_text(row, "reason"),
        note=cells.read_text(row, "note"),
    )
