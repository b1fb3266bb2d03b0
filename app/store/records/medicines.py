"""A medicine as a row of `medicine`, and back."""

import json
from typing import Any

from app.domain.amounts import Amount
from app.domain.kept_text import keep, restore
from app.domain.medicines import Ingredient, Kind, Medicine
from app.domain.routes import Route
from app.store.records import cells
from app.store.records.cells import Cell, Row


def to_row(medicine: Medicine) -> dict[str, Cell]:
    """The row; ingredients are a list in JSON, each with name, substance and strength."""
    strength = medicine.strength
    return {
        "id": keep(medicine.id),
        "name": keep(medicine.name),
        "chosen": cells.keep_maybe(medicine.chosen),
        "ingredients": cells.to_json([_ingredient(one) for one in medicine.ingredients]),
        "kind": medicine.kind.value,
        "strength_value": None if strength is None else cells.keep_decimal(strength.value),
        "strength_unit": None if strength is None else keep(strength.unit),
        "form": keep(medicine.form),
        "route": None if medicine.route is None else medicine.route.value,
        "reason": keep(medicine.reason),
        "prescriber": keep(medicine.prescriber),
        "started": cells.keep_partial(medicine.started),
        "stopped": cells.keep_day(medicine.stopped),
        "stop_reason": keep(medicine.stop_reason),
        "still_used": int(medicine.still_used),
        "note": keep(medicine.note),
        "brand": keep(medicine.brand),
        "pharmacy": keep(medicine.pharmacy),
        "origin": keep(medicine.origin),
    }


def from_row(row: Row) -> Medicine:
    """The record; raises ValueError, KeyError or TypeError when the row is damaged."""
    value = cells.read_decimal(row, "strength_value")
    return Medicine(
        id=cells.read_text(row, "id"),
        name=cells.read_text(row, "name"),
        chosen=cells.read_maybe(row, "chosen"),
        ingredients=tuple(_to_ingredient(one) for one in json.loads(cells.read_raw(row, "ingredients"))),
        kind=cells.read_choice(row, "kind", Kind),
        strength=None if value is None else Amount(value, cells.read_text(row, "strength_unit")),
        form=cells.read_text(row, "form"),
        route=cells.read_maybe_choice(row, "route", Route),
        reason=cells.read_text(row, "reason"),
        prescriber=cells.read_text(row, "prescriber"),
        started=cells.read_partial_date(row, "started"),
        stopped=cells.read_day(row, "stopped"),
        stop_reason=cells.read_text(row, "stop_reason"),
        still_used=cells.read_flag(row, "still_used"),
        note=cells.read_text(row, "note"),
        brand=cells.read_text(row, "brand"),
        pharmacy=cells.read_text(row, "pharmacy"),
        origin=cells.read_text(row, "origin"),
    )


def _ingredient(one: Ingredient) -> dict[str, Any]:
    return {
        "name": keep(one.name),
        "substance": cells.keep_maybe(one.substance),
        "strength": cells.keep_amount(one.strength),
    }


def _to_ingredient(kept: dict[str, Any]) -> Ingredient:
    substance = kept["substance"]
    return Ingredient(
        name=restore(kept["name"]),
        substance=None if substance is None else restore(substance),
        strength=cells.to_amount(kept["strength"]),
    )
