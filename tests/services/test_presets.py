"""Presets: kept once, recorded in one action, the ones used lately first, and never more than eight."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from itertools import count

import pytest

from app.domain.presets import Preset
from app.domain.products import Product
from app.domain.routes import Route
from app.domain.strengths import freeze
from app.domain.uses import AmountSource, Use, UseUnit
from app.services import diary, presets
from app.services.changes import undo
from app.services.diary import DiaryProblem
from app.services.ports import Tools
from app.store import database
from app.store.store import DiaryStore

AT = datetime(2026, 11, 20, 17, 20, tzinfo=timezone(timedelta(hours=1)))
OIL = Product("oil", "Oil 10:10", thc=Decimal(10))
EVENING = Preset("", "My evening oil", "oil", Route.SWALLOWED, Decimal("0.5"), UseUnit.ML, AmountSource.MARKED)


@pytest.fixture
def tools() -> Tools:
    numbers = count(1)
    return Tools(lambda: AT, lambda: f"new-{next(numbers):02}")


@pytest.fixture
def store(tools: Tools) -> Iterator[DiaryStore]:
    opened = DiaryStore(database.memory())
    diary.add_product(opened, tools, OIL)
    yield opened
    opened.close()


def kept(store: DiaryStore, tools: Tools, **different: object) -> Preset:
    presets.save_preset(store, tools, replace(EVENING, **different))  # type: ignore[arg-type]  # a test's own keywords
    return store.all(Preset)[-1]


def test_a_preset_records_its_use_with_todays_strength_in_one_action(store: DiaryStore, tools: Tools) -> None:
    preset = kept(store, tools)
    stronger = replace(OIL, thc=Decimal(20))
    diary.correct_product(store, tools, stronger)
    presets.record_preset(store, tools, preset.id, AT)
    (use,) = store.all(Use)
    assert preset.fits(use)
    assert (use.at, use.strength, use.amount_source) == (AT, freeze(stronger), AmountSource.MARKED)
    assert undo(store, tools.clock)
    assert store.all(Use) == ()


def test_a_preset_kept_from_a_use_fits_that_use() -> None:
    use = Use("u", "oil", AT, Route.UNDER_TONGUE, None, UseUnit.DROP, freeze(OIL), share=Decimal("0.5"), reason="pain")
    preset = presets.preset_of(use, "x")
    assert preset.fits(use)
    assert not preset.fits(replace(use, amount=Decimal(1)))
    assert presets.as_use(preset, OIL).reason == "pain"


def test_the_most_used_of_the_last_14_days_stand_first_and_eight_at_most(store: DiaryStore, tools: Tools) -> None:
    for number in range(10):
        kept(store, tools, name=f"Preset {number}", amount=Decimal(number + 1))
    for number, days_ago in ((7, 1), (7, 13), (4, 2), (2, 14), (2, 15), (2, 16)):
        use = presets.as_use(replace(EVENING, amount=Decimal(number + 1)), OIL, AT - timedelta(days=days_ago))
        diary.record_use(store, tools, use)
    names = [one.name for one in presets.shown_presets(store, AT.date())]
    assert names == [f"Preset {number}" for number in (7, 4, 0, 1, 2, 3, 5, 6)]


def test_a_product_no_longer_used_hides_its_presets_and_one_removed_takes_them_along(
    store: DiaryStore, tools: Tools
) -> None:
    preset = kept(store, tools)
    diary.correct_product(store, tools, replace(OIL, still_used=False))
    assert presets.shown_presets(store, AT.date()) == ()
    diary.remove_product(store, tools, "oil")
    with pytest.raises(DiaryProblem):
        presets.record_preset(store, tools, preset.id, AT)
    assert undo(store, tools.clock)
    assert store.all(Preset) == (preset,)


def test_a_name_is_needed_and_stands_once(store: DiaryStore, tools: Tools) -> None:
    preset = kept(store, tools, name="  My   evening oil ")
    assert preset.name == "My evening oil"
    for name in (" ", "MY EVENING OIL"):
        with pytest.raises(DiaryProblem):
            presets.save_preset(store, tools, replace(EVENING, name=name))
    presets.save_preset(store, tools, replace(preset, name="My Evening Oil"))
    presets.remove_preset(store, tools, preset.id)
    assert store.all(Preset) == ()
