"""One use as a row of `use`, and back."""

import json

from app.domain.kept_text import keep
from app.domain.moments import TimePrecision
from app.domain.people import Answer
from app.domain.products import Basis, Printed, StrengthSource
from app.domain.routes import Route
from app.domain.strengths import FrozenStrength
from app.domain.uses import AmountSource, Reason, Use, UseUnit
from app.store.records import cells, packs
from app.store.records.cells import Cell, Row


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
        **_strength_cells(use.strength),
        "amount_source": use.amount_source.value,
        "share": cells.keep_decimal(use.share),
        "about_when": int(use.precision is not TimePrecision.EXACT),
        "precision": use.precision.value,
        "reason": keep(use.reason),
        "reasons": cells.to_json([each.value for each in use.reasons]),
        "note": keep(use.note),
        "tobacco": use.tobacco.value,
        "food": use.food.value,
        "alcohol": use.alcohol.value,
        "lot_id": cells.keep_maybe(use.lot_id),
        "entered": None if use.entered is None else cells.keep_instant(use.entered),
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
        strength=_read_strength(row),
        amount_source=cells.read_choice(row, "amount_source", AmountSource),
        share=cells.to_decimal(cells.read_raw(row, "share")),
        precision=_precision(row),
        reason=cells.read_text(row, "reason"),
        reasons=tuple(Reason(each) for each in json.loads(cells.read_raw(row, "reasons"))),
        note=cells.read_text(row, "note"),
        tobacco=cells.read_choice(row, "tobacco", Answer),
        food=cells.read_choice(row, "food", Answer),
        alcohol=cells.read_choice(row, "alcohol", Answer),
        lot_id=cells.read_maybe(row, "lot_id"),
        entered=None if row["entered"] is None else cells.read_instant(row, "entered"),
    )


def _precision(row: Row) -> TimePrecision:
    """A row of before the column has it empty, and says only whether the time was a guess."""
    if row["precision"]:
        return cells.read_choice(row, "precision", TimePrecision)
    return TimePrecision.ABOUT if cells.read_flag(row, "about_when") else TimePrecision.EXACT


def _strength_cells(strength: FrozenStrength) -> dict[str, Cell]:
    return {
        "strength_basis": strength.basis.value,
        "strength_thc": cells.keep_decimal(strength.thc),
        "strength_thca": cells.keep_decimal(strength.thca),
        "strength_cbd": cells.keep_decimal(strength.cbd),
        "strength_cbda": cells.keep_decimal(strength.cbda),
        "strength_source": strength.source.value,
        "strength_drops_per_ml": cells.keep_decimal(strength.drops_per_ml),
        "strength_printed": strength.printed.value,
        "strength_heated": int(strength.heated),
        "strength_home_made": int(strength.home_made),
        "strength_pharmacy": int(strength.pharmacy),
        **packs.pack_cells("strength_pack", strength.pack),
    }


def _read_strength(row: Row) -> FrozenStrength:
    return FrozenStrength(
        basis=cells.read_choice(row, "strength_basis", Basis),
        thc=cells.read_decimal(row, "strength_thc"),
        thca=cells.read_decimal(row, "strength_thca"),
        cbd=cells.read_decimal(row, "strength_cbd"),
        cbda=cells.read_decimal(row, "strength_cbda"),
        source=cells.read_choice(row, "strength_source", StrengthSource),
        drops_per_ml=cells.read_decimal(row, "strength_drops_per_ml"),
        printed=cells.read_choice(row, "strength_printed", Printed),
        heated=cells.read_flag(row, "strength_heated"),
        home_made=cells.read_flag(row, "strength_home_made"),
        pharmacy=cells.read_flag(row, "strength_pharmacy"),
        pack=packs.read_pack(row, "strength_pack"),
    )
