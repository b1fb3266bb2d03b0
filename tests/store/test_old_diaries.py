"""A diary that an earlier Doseleaf wrote opens with everything in it, and goes on from there.

The files in `old/` were written by the program of their day and are evidence: they are never made anew.
"""

import hashlib
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from app.domain.checkins import CheckIn, Scale
from app.domain.intakes import Intake, IntakeStatus
from app.domain.medicines import Medicine
from app.domain.moments import PartialDate
from app.domain.people import Person
from app.domain.products import Product
from app.domain.questions import Question
from app.domain.records import FAMILIES, Record, RecordChange
from app.domain.regimens import Regimen
from app.domain.side_effects import SideEffect
from app.domain.uses import Use
from app.services.changes import redo, undo
from app.store import database
from app.store.migrations import LATEST, version
from app.store.store import DiaryStore

AT = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
FROZEN = Path(__file__).parent / "old" / "schema-1.db"
DIGEST = "4e411537ca362aafbf97fb282f3e05b29bb1998fbfc8cc60128f5cdc52aff3bb"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    copied = tmp_path / "diary.db"
    shutil.copyfile(FROZEN, copied)
    return copied


@pytest.fixture
def store(path: Path) -> Iterator[DiaryStore]:
    opened = DiaryStore(database.open_existing(path))
    yield opened
    opened.close()


def contents(store: DiaryStore) -> dict[str, Record]:
    return {f"{family.__name__} {one.id}": one for family in FAMILIES for one in store.all(family)}


def test_the_file_is_the_one_that_was_written_then() -> None:
    assert hashlib.sha256(FROZEN.read_bytes()).hexdigest() == DIGEST
    raw = dbapi2.connect(f"{FROZEN.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    assert version(raw) == 1
    raw.close()


def test_everything_in_it_is_still_there(store: DiaryStore) -> None:
    person, medicine, product = (store.all(family)[0] for family in (Person, Medicine, Product))
    assert isinstance(person, Person)
    assert (person.birth, person.allergies[0].what, person.invented) == (PartialDate(1971, 5), "Penicillin", True)
    assert isinstance(medicine, Medicine)
    assert medicine.strength is not None
    assert (str(medicine.strength.value), medicine.strength.unit) == ("300.0", "mg")
    assert isinstance(product, Product)
    assert (product.cbd, product.note) == (None, "a\x00b\ud800")
    (regimen,), (use,), doses = store.all(Regimen), store.all(Use), store.all(Intake)
    assert (regimen.valid_from, regimen.parts[3]) == (date(2025, 1, 1), Decimal(2))
    assert (use.amount, use.at.isoformat()) == (Decimal("0.30"), "2026-11-20T21:40:00+01:00")
    assert {one.id: one.status for one in doses} == {"dose": IntakeStatus.TAKEN, "late": IntakeStatus.TAKEN}
    assert [store.all(family) for family in (CheckIn, SideEffect, Question)] == [(), (), ()]


def test_its_history_is_whole_before_and_after_something_new_is_added(store: DiaryStore) -> None:
    assert store.verify_chain() is None
    old = store.history(100)
    store.apply([RecordChange(None, CheckIn("c", AT, ((Scale.PAIN, 3),)))], "Recorded how I am", AT)
    assert store.verify_chain() is None
    assert store.history(100)[1:] == old


def test_what_was_done_before_can_be_undone_and_done_again(store: DiaryStore) -> None:
    before = contents(store)
    undone = 0
    while undo(store, lambda: AT) is not None:
        undone += 1
    assert undone == len([one for one in store.history(100) if one.at != AT and one.kind == "action"]) - 1
    assert contents(store) == {}
    while redo(store, lambda: AT) is not None:
        undone -= 1
    assert undone == 0
    assert contents(store) == before
    assert store.verify_chain() is None


def test_it_is_brought_to_the_newest_tables_once_and_opens_again(path: Path) -> None:
    for _ in range(2):
        opened = database.open_existing(path)
        assert version(opened.connection) == LATEST
        opened.close()
