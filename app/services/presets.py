"""Presets of a person: kept from a use, recorded in one action, the ones used lately first.

As in `diary`: each is one transaction and one Change.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from app.domain.moments import Period
from app.domain.presets import Preset
from app.domain.products import Product
from app.domain.records import RecordChange
from app.domain.strengths import freeze
from app.domain.uses import Use
from app.services import diary
from app.services.changes import Change, change_of
from app.services.diary import DiaryProblem
from app.services.ports import Store, Tools

MOST_SHOWN = 8
_LATELY = timedelta(days=13)
_NEVER = datetime.min.replace(tzinfo=UTC)
_GONE = "This preset is no longer in the diary. Nothing was saved."
_NO_NAME = "Name: a preset needs one. What you typed is kept."
_HAS_ONE = "There is a preset of this name already. Nothing was saved."


def preset_of(use: Use, name: str) -> Preset:
    """A preset with what a use says; its id is still empty."""
    return Preset(
        "", name, use.product_id, use.route, use.amount, use.unit, use.amount_source, use.share, reason=use.reason
    )


def save_preset(store: Store, tools: Tools, preset: Preset) -> Change:
    """Keep a preset, or correct one. Raises DiaryProblem without a name, or with one that another preset has."""
    name = " ".join(preset.name.split())
    if not name:
        raise DiaryProblem(_NO_NAME)
    same = [one for one in store.all(Preset) if one.name.casefold() == name.casefold() and one.id != preset.id]
    if same:
        raise DiaryProblem(_HAS_ONE)
    before = store.get(Preset, preset.id) if preset.id else None
    after = replace(preset, name=name, id=preset.id or tools.new_id())
    return change_of(store.apply([RecordChange(before, after)], f"Kept the preset {name[:60]}", tools.clock()))


def remove_preset(store: Store, tools: Tools, preset_id: str) -> Change:
    """Forget a preset; the uses recorded with it stay."""
    preset = _there(store, preset_id)
    what = f"Removed the preset {preset.name[:60]}"
    return change_of(store.apply([RecordChange(preset, None)], what, tools.clock()))


def record_preset(store: Store, tools: Tools, preset_id: str, at: datetime) -> Change:
    """Record the use that a preset stands for, with the strength its product has now."""
    preset = _there(store, preset_id)
    product = store.get(Product, preset.product_id)
    if product is None:
        raise DiaryProblem(_GONE)
    return diary.record_use(store, tools, as_use(preset, product, at))


def as_use(preset: Preset, product: Product, at: datetime = _NEVER) -> Use:
    """The use that a preset stands for, with the strength of its product."""
    return Use(
        id="",
        product_id=product.id,
        at=at,
        route=preset.route,
        amount=preset.amount,
        unit=preset.unit,
        strength=freeze(product),
        amount_source=preset.amount_source,
        share=preset.share,
        reason=preset.reason,
    )


def shown_presets(store: Store, today: date) -> tuple[Preset, ...]:
    """At most eight presets of products still in use, the most used in the last 14 days first, then by name."""
    in_use = {each.id for each in store.all(Product) if each.still_used}
    uses = store.within(Use, Period(today - _LATELY, today))
    counted = [(sum(map(one.fits, uses)), one) for one in store.all(Preset) if one.product_id in in_use]
    ordered = sorted(counted, key=lambda pair: (-pair[0], pair[1].name.casefold()))
    return tuple(preset for _, preset in ordered[:MOST_SHOWN])


def _there(store: Store, preset_id: str) -> Preset:
    found = store.get(Preset, preset_id)
    if found is None:
        raise DiaryProblem(_GONE)
    return found
