"""Lots and corrections of labels: the past is rewritten only for who says so, and then undone in one."""

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from itertools import count

import pytest

from app.domain.lots import Lot
from app.domain.products import Product
from app.domain.routes import Route
from app.domain.strengths import freeze
from app.domain.uses import Use, UseUnit
from app.services import diary, labels
from app.services.changes import undo
from app.services.diary import DiaryProblem
from app.services.ports import Tools
from app.store.database import memory
from app.store.store import DiaryStore

AT = datetime(2026, 11, 20, 21, 40, tzinfo=UTC)
D = Decimal
OIL = Product("oil", "Oil", thc=D(10))
LOT = Lot("lot", "oil", "H4471", own_strength=True, thc=D(9))


@pytest.fixture
def store() -> Iterator[DiaryStore]:
    opened = DiaryStore(memory())
    yield opened
    opened.close()


@pytest.fixture
def tools() -> Tools:
    numbers = count(1)
    return Tools(lambda: AT, lambda: f"new-{next(numbers)}")


@pytest.fixture
def kept(store: DiaryStore, tools: Tools) -> DiaryStore:
    diary.add_product(store, tools, OIL)
    labels.add_lot(store, tools, LOT)
    for name, lot in (("plain", None), ("named", LOT)):
        strength = freeze(OIL, lot)
        lot_id = lot.id if lot else None
        use = Use(name, "oil", AT, Route.SWALLOWED, D(1), UseUnit.ML, strength, lot_id=lot_id)
        diary.record_use(store, tools, use)
    return store


def frozen(store: DiaryStore) -> dict[str, Decimal | None]:
    return {each.id: each.strength.thc for each in store.all(Use)}


def test_correcting_a_lot_leaves_past_uses_alone(kept: DiaryStore, tools: Tools) -> None:
    labels.correct_lot(kept, tools, Lot("lot", "oil", "H4471", own_strength=True, thc=D(8)))
    assert frozen(kept) == {"plain": D(10), "named": D(9)}


def test_whoever_says_so_gets_the_past_uses_of_a_lot_corrected_in_one_action(kept: DiaryStore, tools: Tools) -> None:
    labels.correct_lot(kept, tools, Lot("lot", "oil", "H4471", own_strength=True, thc=D(8)), past=True)
    assert frozen(kept) == {"plain": D(10), "named": D(8)}
    undo(kept, tools.clock)
    assert frozen(kept) == {"plain": D(10), "named": D(9)}


def test_a_product_corrected_everywhere_reaches_its_uses_and_not_those_of_a_lot_of_its_own(
    kept: DiaryStore, tools: Tools
) -> None:
    labels.correct_everywhere(kept, tools, Product("oil", "Oil", thc=D(20)))
    assert frozen(kept) == {"plain": D(20), "named": D(9)}
    undo(kept, tools.clock)
    assert frozen(kept) == {"plain": D(10), "named": D(9)}


def test_a_removed_lot_leaves_its_uses_with_their_strength_and_undo_names_it_again(
    kept: DiaryStore, tools: Tools
) -> None:
    labels.remove_lot(kept, tools, "lot")
    assert frozen(kept) == {"plain": D(10), "named": D(9)}
    assert {each.lot_id for each in kept.all(Use)} == {None}
    undo(kept, tools.clock)
    assert {each.lot_id for each in kept.all(Use)} == {None, "lot"}


def test_a_removed_product_takes_its_lots_along_and_brings_them_back(kept: DiaryStore, tools: Tools) -> None:
    diary.remove_product(kept, tools, "oil")
    assert kept.all(Lot) == ()
    undo(kept, tools.clock)
    assert kept.all(Lot) == (LOT,)


def test_a_repeated_use_names_its_lot_and_takes_the_strength_it_has_now(kept: DiaryStore, tools: Tools) -> None:
    labels.correct_lot(kept, tools, Lot("lot", "oil", "H4471", own_strength=True, thc=D(8)))
    named = kept.get(Use, "named")
    assert named is not None
    diary.repeat_use(kept, tools, named, AT)
    (again,) = [each for each in kept.all(Use) if each.id.startswith("new")]
    assert (again.lot_id, again.strength.thc) == ("lot", D(8))


def test_a_lot_is_called_by_its_number_or_said_to_have_none(kept: DiaryStore, tools: Tools) -> None:
    assert labels.add_lot(kept, tools, Lot("", "oil", "B-209")).what == "Added lot B-209"
    assert labels.add_lot(kept, tools, Lot("", "oil")).what == "Added a lot without a number"


def test_a_lot_that_is_not_there_is_refused(kept: DiaryStore, tools: Tools) -> None:
    with pytest.raises(DiaryProblem):
        labels.correct_lot(kept, tools, Lot("gone", "oil"))
    with pytest.raises(DiaryProblem):
        labels.add_lot(kept, tools, Lot("", "gone"))
