"""An archive comes into a diary whole, once, as one action; what stands there already is never written over unasked."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.medicines import Medicine
from app.domain.moments import PartialDate
from app.domain.people import Person
from app.domain.products import Product
from app.domain.records import FAMILIES, Record, RecordChange
from app.exchange.archive import write_checked
from app.exchange.incoming import read_incoming
from app.services.bringing_in import LABELS, Plan, bring_in, plan
from app.services.changes import undo
from app.services.diary import DiaryProblem
from app.services.incoming import ArchiveContent
from app.services.ports import Tools
from app.services.reference import checking_off, load
from app.services.sample import sample_records
from app.services.taking_out import SHAPES, Seen, Shape, everything, suggested_name
from app.store.database import memory
from app.store.store import DiaryStore
from tests.data_files import RESOURCES
from tests.store import any_records

NOW = datetime(2026, 11, 20, 21, 40, tzinfo=UTC)
NUMBERS = count(1)
TOOLS = Tools(lambda: NOW, lambda: f"id{next(NUMBERS)}")
SEEN = Seen(checking_off())
MEDICINE, OIL = Medicine("m", "Pregabalin"), Product("p", "Oil 10:10")


@pytest.fixture
def store() -> Iterator[DiaryStore]:
    opened = DiaryStore(memory())
    yield opened
    opened.close()


def add(store: DiaryStore, *records: Record) -> None:
    store.apply([RecordChange(None, each) for each in records], "Added", NOW)


def lines(planned: Plan) -> dict[str, str]:
    return {each.label: each.line for each in planned.counted}


def test_everything_taken_out_and_brought_into_an_empty_diary_is_the_same_diary(store: DiaryStore) -> None:
    records = sample_records(NOW, load(RESOURCES))
    planned = plan(store, ArchiveContent(records))
    assert planned.headline == f"{len(records):,} entries, {len(records):,} of them new here."
    change = bring_in(store, TOOLS, planned, theirs=False)
    assert change.what == f"Brought in {len(records):,} entries of an archive"
    taken = everything(store, NOW, "0.1.0", SEEN)
    assert sorted(map(repr, taken.records)) == sorted(map(repr, records))
    assert (taken.made, taken.version) == (NOW, "0.1.0")
    assert undo(store, TOOLS.clock) is not None
    assert everything(store, NOW, "0.1.0", SEEN).records == ()


one_person = any_records.records.map(
    lambda record: replace(record, id="person") if isinstance(record, Person) else record
)


@given(st.lists(one_person, max_size=6, unique_by=lambda record: (type(record), record.id)))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_from_one_diary_through_the_file_into_another_nothing_changes(found: list[Record]) -> None:
    here, there = DiaryStore(memory()), DiaryStore(memory())
    add(here, MEDICINE, OIL, *found)
    taken = everything(here, NOW, "0.1.0", SEEN)
    content = read_incoming(write_checked(taken.records, taken.made, taken.version))
    assert isinstance(content, ArchiveContent)
    bring_in(there, TOOLS, plan(there, content), theirs=False)
    assert {repr(each) for each in everything(there, NOW, "0.1.0", SEEN).records} == {
        repr(each) for each in taken.records
    }
    here.close()
    there.close()


def test_the_same_archive_twice_adds_nothing(store: DiaryStore) -> None:
    content = ArchiveContent((MEDICINE, OIL))
    bring_in(store, TOOLS, plan(store, content), theirs=False)
    again = plan(store, content)
    assert again.headline == "2 entries: all of them stand in this diary already."
    assert lines(again) == {"Medicines and other substances": "1 here already", "Cannabis products": "1 here already"}
    with pytest.raises(DiaryProblem, match="Everything in the file stands in this diary already"):
        bring_in(store, TOOLS, again, theirs=True)
    assert len(store.history(9)) == 1


@pytest.mark.parametrize("theirs", [False, True], ids=["ours is kept", "theirs is taken"])
def test_what_differs_is_replaced_only_when_asked_for(store: DiaryStore, *, theirs: bool) -> None:
    ours = replace(OIL, thc=Decimal(5))
    add(store, ours)
    planned = plan(store, ArchiveContent((MEDICINE, OIL)))
    assert lines(planned) == {"Medicines and other substances": "1 new", "Cannabis products": "1 that differs"}
    bring_in(store, TOOLS, planned, theirs=theirs)
    assert store.get(Product, "p") == (OIL if theirs else ours)
    assert store.get(Medicine, "m") == MEDICINE
    undo(store, TOOLS.clock)
    assert (store.get(Product, "p"), store.get(Medicine, "m")) == (ours, None)


def test_only_what_differs_can_be_left_as_it_is(store: DiaryStore) -> None:
    add(store, replace(OIL, thc=Decimal(5)))
    planned = plan(store, ArchiveContent((OIL,)))
    assert planned.headline == "1 entry, none of them new here."
    with pytest.raises(DiaryProblem):
        bring_in(store, TOOLS, planned, theirs=False)


@pytest.mark.parametrize(
    ("here", "there", "another"),
    [
        (Person("person", "Ada"), Person("person", "Ben"), True),
        (Person("person", "Ada  L"), Person("person", "ada l"), False),
        (Person("person", "Ada"), Person("person"), False),
        (Person("person", birth=PartialDate(1975)), Person("person", birth=PartialDate(1976)), True),
        (Person("person", birth=PartialDate(1975)), Person("person", "Ada"), False),
    ],
    ids=["two names", "one name in two ways", "no name", "two birth dates", "nothing to compare"],
)
def test_an_archive_of_somebody_else_is_said(store: DiaryStore, here: Person, there: Person, *, another: bool) -> None:
    assert not plan(store, ArchiveContent((there,))).another
    add(store, here)
    assert plan(store, ArchiveContent((there,))).another is another


def test_an_invented_person_is_said_unless_the_diary_is_of_one(store: DiaryStore) -> None:
    content = ArchiveContent((Person("person", "Sam", invented=True),))
    assert plan(store, content).invented
    add(store, Person("person", "Sam", invented=True))
    assert not plan(store, content).invented


def test_every_family_has_words_in_the_preview() -> None:
    assert set(LABELS) == set(FAMILIES)
    assert len(set(LABELS.values())) == len(FAMILIES)


def test_the_names_of_files_tell_a_day_and_nothing_of_health() -> None:
    assert suggested_name(Shape.ARCHIVE, NOW.date()) == "archive-2026-11-20.json"
    assert set(SHAPES) == set(Shape)
