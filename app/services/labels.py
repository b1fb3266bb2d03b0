"""What a person can do with labels: keep the lots of a product, and correct one without rewriting the past.

As in `diary`: each is one transaction and one Change, and a draft's id may be empty. Uses keep the strength they were
recorded with, unless the person says that the past entries are to have the corrected one too.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from app.domain.lots import Lot
from app.domain.products import Product
from app.domain.records import RecordChange
from app.domain.strengths import freeze
from app.domain.uses import Use
from app.services import medicine_words, words
from app.services.changes import Change, change_of
from app.services.diary import DiaryProblem
from app.services.ports import Store, Tools

R = TypeVar("R", Product, Lot)

_GONE = "This entry is no longer in the diary. Nothing was saved."


def lot_name(lot: Lot) -> str:
    """A lot as a person knows it: "lot B-209", or "a lot without a number"."""
    return f"lot {lot.code}" if lot.code.strip() else "a lot without a number"


def lot_line(lot: Lot, product: Product) -> str:
    """A lot by its name; one that says something else than its product, with that: "lot B-209: THC 17.2 %, …"."""
    if not lot.own_strength:
        return lot_name(lot)
    own = replace(product, thc=lot.thc, thca=lot.thca, cbd=lot.cbd, cbda=lot.cbda)
    source = words.STRENGTH_SOURCES[lot.strength_source]
    return f"{lot_name(lot)}: {medicine_words.product_strength(own)}, {source}"


def add_lot(store: Store, tools: Tools, lot: Lot) -> Change:
    """Record a lot of a product."""
    _there(store, Product, lot.product_id)
    lot = replace(lot, id=lot.id or tools.new_id())
    return _save(store, tools, [RecordChange(None, lot)], f"Added {lot_name(lot)}")


def correct_lot(store: Store, tools: Tools, lot: Lot, *, past: bool = False) -> Change:
    """Replace what is recorded about a lot; with `past`, also the frozen strength of the uses that name it."""
    changes: list[RecordChange] = [RecordChange(_there(store, Lot, lot.id), lot)]
    if past:
        product = _there(store, Product, lot.product_id)
        changes += _frozen_anew(product, {lot.id: lot}, [use for use in _uses(store, lot) if use.lot_id == lot.id])
    return _save(store, tools, changes, f"Corrected {lot_name(lot)}")


def remove_lot(store: Store, tools: Tools, lot_id: str) -> Change:
    """Take a lot off the diary. Its uses stay, with the strength they were recorded with, and name no lot any more."""
    lot = _there(store, Lot, lot_id)
    named = [use for use in _uses(store, lot) if use.lot_id == lot_id]
    changes = [RecordChange(use, replace(use, lot_id=None)) for use in named]
    return _save(store, tools, [*changes, RecordChange(lot, None)], f"Removed {lot_name(lot)}")


def correct_everywhere(store: Store, tools: Tools, product: Product) -> Change:
    """Replace what is recorded about a product, and the frozen strength of every use of it."""
    before = _there(store, Product, product.id)
    lots = {each.id: each for each in store.owned(Lot, product.id)}
    changes = [RecordChange(before, product), *_frozen_anew(product, lots, list(store.owned(Use, product.id)))]
    return _save(store, tools, changes, f"Corrected {' '.join(product.name.split())[:60]} and its past entries")


def _frozen_anew(product: Product, lots: dict[str, Lot], uses: list[Use]) -> Iterator[RecordChange]:
    for use in uses:
        anew = replace(use, strength=freeze(product, lots.get(use.lot_id or "")))
        if anew != use:
            yield RecordChange(use, anew)


def _uses(store: Store, lot: Lot) -> tuple[Use, ...]:
    return store.owned(Use, lot.product_id)


def _there(store: Store, family: type[R], record_id: str) -> R:
    found = store.get(family, record_id)
    if found is None:
        raise DiaryProblem(_GONE)
    return found


def _save(store: Store, tools: Tools, changes: list[RecordChange], what: str) -> Change:
    return change_of(store.apply(changes, what, tools.clock()))
