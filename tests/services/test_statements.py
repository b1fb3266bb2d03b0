"""What is said of a whole day: one statement for each day, which a recorded use outweighs."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from itertools import count

import pytest

from app.domain.products import Product
from app.domain.routes import Route
from app.domain.statements import DayStatement, Said
from app.domain.strengths import freeze
from app.domain.uses import Use, UseUnit
from app.services import diary, statements
from app.services.changes import undo
from app.services.diary import DiaryProblem
from app.services.ports import Tools
from app.store import database
from app.store.store import DiaryStore

AT = datetime(2026, 11, 20, 0, 20, tzinfo=timezone(timedelta(hours=1)))
DAY = AT.date()
OIL = Product("oil", "Oil 10:10", thc=Decimal(10))
USE = Use("", "oil", AT, Route.SWALLOWED, Decimal(1), UseUnit.ML, freeze(OIL))


@pytest.fixture
def tools() -> Tools:
    numbers = count(1)
    return Tools(lambda: AT, lambda: f"new-{next(numbers)}")


@pytest.fixture
def store(tools: Tools) -> Iterator[DiaryStore]:
    opened = DiaryStore(database.memory())
    diary.add_product(opened, tools, OIL)
    yield opened
    opened.close()


def test_a_day_has_one_statement_and_the_second_takes_the_place_of_the_first(store: DiaryStore, tools: Tools) -> None:
    statements.say_of_day(store, tools, DAY, Said.UNKNOWN)
    said = statements.say_of_day(store, tools, DAY, Said.NONE)
    assert store.all(DayStatement) == (DayStatement("new-1", DAY, Said.NONE),)
    assert said.what.replace("\u00a0", " ") == "Recorded for 20 Nov 2026: nothing used"
    assert undo(store, tools.clock)
    assert statements.statement_of(store, DAY) == DayStatement("new-1", DAY, Said.UNKNOWN)


def test_a_day_of_which_nothing_was_said_has_no_statement(store: DiaryStore, tools: Tools) -> None:
    statements.say_of_day(store, tools, DAY - timedelta(days=1), Said.NONE)
    assert statements.statement_of(store, DAY) is None
    statements.unsay_day(store, tools, DAY - timedelta(days=1))
    assert store.all(DayStatement) == ()
    with pytest.raises(DiaryProblem):
        statements.unsay_day(store, tools, DAY)


def test_nothing_used_cannot_be_said_of_a_day_with_a_use_but_not_known_can(store: DiaryStore, tools: Tools) -> None:
    diary.record_use(store, tools, USE)
    with pytest.raises(DiaryProblem, match="A use is recorded"):
        statements.say_of_day(store, tools, DAY, Said.NONE)
    statements.say_of_day(store, tools, DAY, Said.UNKNOWN)
    assert statements.statement_of(store, DAY) is not None


def test_a_use_takes_back_that_nothing_was_used_and_one_undo_brings_it_back(store: DiaryStore, tools: Tools) -> None:
    statements.say_of_day(store, tools, DAY, Said.NONE)
    diary.record_use(store, tools, USE)
    assert statements.statement_of(store, DAY) is None
    assert undo(store, tools.clock)
    assert store.all(Use) == ()
    assert statements.statement_of(store, DAY) == DayStatement("new-1", DAY, Said.NONE)


def test_a_use_moved_to_a_day_without_use_takes_the_statement_back_too(store: DiaryStore, tools: Tools) -> None:
    diary.record_use(store, tools, USE)
    statements.say_of_day(store, tools, DAY - timedelta(days=3), Said.NONE)
    (kept,) = store.all(Use)
    moved = Use(kept.id, "oil", AT - timedelta(days=3), kept.route, kept.amount, kept.unit, kept.strength)
    diary.correct_use(store, tools, moved)
    assert store.all(DayStatement) == ()
