"""Every record is a row that can be found by any word that stands in it, and the days are read backwards in slices."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.checkins import CheckIn
from app.domain.intakes import Intake
from app.domain.medicines import Medicine
from app.domain.moments import Period
from app.domain.presets import Preset
from app.domain.products import Product
from app.domain.questions import Question
from app.domain.records import RecordChange
from app.domain.regimens import Regimen
from app.domain.side_effects import SideEffect
from app.domain.statements import DayStatement
from app.domain.uses import Use
from app.services import entries
from app.services.changes import undo
from app.services.diary import DiaryProblem
from app.services.ports import Tools
from app.services.record_rows import RecordRow, RecordRows, slices_back, typed_words
from app.services.sample import sample_records
from app.store import database
from app.store.store import DiaryStore
from tests.data_files import shipped

NOW = datetime(2026, 11, 20, 17, 20, tzinfo=timezone(timedelta(hours=1)))
COPIED: tuple[type[Use | Intake | SideEffect], ...] = (Use, Intake, SideEffect)
MONTH = Period(NOW.date() - timedelta(days=30), NOW.date())


@pytest.fixture
def store() -> Iterator[DiaryStore]:
    opened = DiaryStore(database.memory())
    records = sample_records(NOW, shipped())
    opened.apply([RecordChange(None, each) for each in records], "The sample", NOW)
    yield opened
    opened.close()


@pytest.fixture
def tools() -> Tools:
    numbers = count(1)
    return Tools(lambda: NOW, lambda: f"new-{next(numbers)}")


def rows_of(store: DiaryStore, typed: str) -> list[RecordRow]:
    reading = RecordRows(store, {"dizzy": "Dizzy"})
    words = typed_words(typed)
    return [row for row in (*reading.of_things(), *reading.of_days(MONTH)) if row.holds(words)]


def test_every_record_of_a_day_is_a_row_and_none_is_two(store: DiaryStore) -> None:
    rows = RecordRows(store, {}).of_days(MONTH)
    dated = [one for family in (Use, Intake, CheckIn, SideEffect, DayStatement) for one in store.within(family, MONTH)]
    assert sorted(row.key[1] for row in rows) == sorted(one.id for one in dated)
    assert [row.sorting() for row in rows] == sorted((row.sorting() for row in rows), reverse=True)


@pytest.mark.parametrize(
    ("typed", "family"),
    [
        ("tramadol", Intake),
        ("DIZZY stairs", SideEffect),
        ("under the tongue 0.3 mL", Use),
        ("check-in", CheckIn),
        ("nothing was used", DayStatement),
        ("bad night", Question),
        ("nerve pain", Medicine),
        ("vaporised", Use),
        ("10:10", Product),
    ],
)
def test_a_word_that_stands_in_a_row_finds_it_whatever_its_case(store: DiaryStore, typed: str, family: type) -> None:
    found = rows_of(store, typed)
    assert family in {row.key[0] for row in found}
    assert all(
        word in f"{row.kind()} {row.spoken()}".replace("\u00a0", " ").casefold()
        for row in found
        for word in typed.casefold().split()
    )


def test_a_month_finds_its_days_and_nonsense_finds_nothing(store: DiaryStore) -> None:
    found = rows_of(store, "nov 2026 oil")
    assert found
    assert {row.day.month for row in found if row.day} == {11}
    assert rows_of(store, "oil xyzzy") == []


def test_a_row_is_the_same_read_alone_as_read_with_its_day(store: DiaryStore) -> None:
    reading = RecordRows(store, {})
    for row in (*reading.of_things(), *reading.of_days(MONTH)):
        assert reading.of(row.key) == row
    assert reading.of((Use, "not there")) is None


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(0, 4000), st.integers(1, 500))
def test_slices_hold_every_day_once_from_the_newest_to_the_oldest(first: date, length: int, days: int) -> None:
    span = Period(first, first + timedelta(days=length))
    slices = list(slices_back(span, days))
    assert [day for each in reversed(slices) for day in each.days()] == list(span.days())
    assert all(len(each) <= days for each in slices)
    assert list(slices_back(None, days)) == []


def test_several_entries_are_removed_in_one_action_and_one_undo_brings_all_back(
    store: DiaryStore, tools: Tools
) -> None:
    keys = [row.key for row in RecordRows(store, {}).of_days(MONTH)][:40]
    change = entries.remove_entries(store, tools, [*keys, (Use, "gone already")])
    assert change is not None
    assert change.what == "Removed 40 entries"
    assert all(store.get(*key) is None for key in keys)
    assert undo(store, tools.clock)
    assert all(store.get(*key) is not None for key in keys)
    assert entries.remove_entries(store, tools, [(Use, "a"), (Use, "b")]) is None


def test_a_product_and_a_medicine_removed_together_take_along_what_belongs_to_them(
    store: DiaryStore, tools: Tools
) -> None:
    before = {family: store.all(family) for family in (Use, Intake, Preset, Regimen, Medicine, Product)}
    change = entries.remove_entries(store, tools, [(Product, "p-oil"), (Medicine, "m-gabapentin")])
    assert change is not None
    assert change.what.startswith("Removed 2 entries and ")
    assert not store.owned(Use, "p-oil") + store.owned(Preset, "p-oil")
    assert not store.owned(Intake, "m-gabapentin") + store.owned(Regimen, "m-gabapentin")
    assert undo(store, tools.clock)
    assert {family: store.all(family) for family in before} == before


def test_one_entry_is_removed_with_the_sentence_that_names_it(store: DiaryStore, tools: Tools) -> None:
    said = {}
    for row in (*RecordRows(store, {}).of_things(), *RecordRows(store, {}).of_days(MONTH)):
        if row.key[0] not in said:
            change = entries.remove_entries(store, tools, [row.key])
            assert change is not None
            said[row.key[0]] = change.what
            assert undo(store, tools.clock)
    assert len(said) == 8
    assert not [what for what in said.values() if "1 entries" in what]
    assert said[Medicine] == "Removed Amitriptyline"
    assert said[CheckIn] == "Removed the check-in"


def test_a_copy_has_another_moment_and_is_its_own_entry(store: DiaryStore, tools: Tools) -> None:
    for family in COPIED:
        original = store.within(family, MONTH)[0]
        entries.copy_entry(store, tools, (family, original.id), NOW)
        copies = [one for one in store.within(family, MONTH) if one.id.startswith("new-")]
        assert [one.at for one in copies] == [NOW]
    with pytest.raises(DiaryProblem):
        entries.copy_entry(store, tools, (CheckIn, store.within(CheckIn, MONTH)[0].id), NOW)
    assert not entries.can_be_copied((CheckIn, "c"))


def test_the_span_of_a_diary_is_from_its_first_to_its_last_day(store: DiaryStore) -> None:
    span = store.span()
    assert span is not None
    assert span.last == NOW.date()
    days = [one.at.date() for family in COPIED for one in store.all(family)]
    days += [one.at.date() for one in store.all(CheckIn)]
    assert span.first <= min(days)
    assert RecordRows(store, {}).of_days(Period(span.first, span.first)) or store.all(DayStatement)[0].day == span.first
    empty = DiaryStore(database.memory())
    assert empty.span() is None
    empty.close()
