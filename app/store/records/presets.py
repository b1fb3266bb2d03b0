"""One preset as a row of `preset`, and back."""

from app.domain.kept_text import keep
from app.domain.presets import Preset
from app.domain.routes import Route
from app.domain.uses import AmountSource, UseUnit
from app.store.records import cells
from app.store.records.cells import Cell, Row


def to_row(preset: Preset) -> dict[str, Cell]:
    """The row."""
    return {
        "id": keep(preset.id),
        "name": keep(preset.name),
        "product_id": keep(preset.product_id),
        "route": preset.route.value,
        "amount": cells.keep_decimal(preset.amount),
        "unit": preset.unit.value,
        "amount_source": preset.amount_source.value,
        "share": cells.keep_decimal(preset.share),
        "reason": keep(preset.reason),
    }


def from_row(row: Row) -> Preset:
    """The record; raises ValueError or KeyError when the row is damaged."""
    return Preset(
        id=cells.read_text(row, "id"),
        name=cells.read_text(row, "name"),
        product_id=cells.read_text(row, "product_id"),
        route=cells.read_choice(row, "route", Route),
        amount=cells.read_decimal(row, "amount"),
        unit=cells.read_choice(row, "unit", UseUnit),
        amount_source=cells.read_choice(row, "amount_source", AmountSource),
        share=cells.to_decimal(cells.read_raw(row, "share")),
        reason=cells.read_text(row, "reason"),
    )
