"""Every record comes back from the diary exactly as it went in, whatever a person typed."""

import string
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given, settings
from sqlcipher3 import dbapi2

from app.domain.checkins import CheckIn, Scale
from app.domain.intakes import Intake
from app.domain.kept_text import keep, restore
from app.domain.medicines import Medicine
from app.domain.products import Product
from app.domain.questions import Question
from app.domain.records import FAMILIES, Record, RecordChange
from app.domain.side_effects import SideEffect
from app.services.ports import StoreProblem, StoreProblemKind
from app.store import database
from app.store.families import family_of
from app.store.records.cells import read_flag
from app.store.store import DiaryStore
from tests.store.any_records import records, words

AT = datetime(2026, 11, 20, 21, 40, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def store() -> Iterator[DiaryStore]:
    opened = new_store()
    yield opened
    opened.close()


def new_store() -> DiaryStore:
    opened = DiaryStore(database.memory())
    owners = [RecordChange(None, Medicine("m", "M")), RecordChange(None, Product("p", "P"))]
    opened.apply(owners, "Added two things", AT)
    return opened


@given(record=records)
@settings(max_examples=300, deadline=None)
def test_any_record_comes_back_as_it_went_in_and_so_does_its_history(record: Record) -> None:
    with closing(new_store()) as store:
        put_in = [RecordChange(None, record)]
        store.apply(put_in, record.id, AT)
        found = store.get(type(record), record.id)
        assert found == record
        # More than equal: 0.5 equals 0.50, and two instants are equal whatever their offsets.
        assert _with_fixed_offset(repr(found)) == _with_fixed_offset(repr(record))
        assert store.history(1)[0].changes == tuple(put_in)
        assert store.history(1)[0].what == record.id
        store.apply([put_in[0].inverse()], "Removed it", AT)
        assert store.get(type(record), record.id) is None


def _with_fixed_offset(text: str) -> str:
    # An offset of nothing is written as UTC by Python when it is read back; it is the same offset.
    return text.replace("datetime.timezone(datetime.timedelta(0))", "UTC").replace("datetime.timezone.utc", "UTC")


@given(text=words)
@settings(max_examples=500)
def test_text_that_utf8_cannot_hold_is_escaped_and_comes_back(text: str) -> None:
    assert keep(text).encode().decode() == keep(text)
    assert restore(keep(text)) == text


@given(one=words, other=words)
def test_two_different_texts_never_look_the_same_in_the_file(one: str, other: str) -> None:
    assert (keep(one) == keep(other)) is (one == other)


def test_text_without_surrogates_stands_in_the_file_as_it_was_typed() -> None:
    typed = "0,3 mL — “أوّل” 😀\x00\r\n\\u0041"
    assert keep(typed) == typed


def test_ten_thousand_characters_come_back(store: DiaryStore) -> None:
    note = (string.printable + "😀\x00\ud800قرص") * 97
    assert len(note) >= 10_000
    store.apply([RecordChange(None, Product("long", "Oil", note=note))], "Added Oil", AT)
    found = store.get(Product, "long")
    assert found is not None
    assert found.note == note


@pytest.mark.parametrize("digits", ["0.50", "0.5", "1E+3", "0E-9", "-0", "12345678901234567890.123456789"])
def test_a_number_keeps_every_digit_it_was_given(store: DiaryStore, digits: str) -> None:
    store.apply([RecordChange(None, Product(digits, "Oil", thc=Decimal(digits)))], "Added Oil", AT)
    found = store.get(Product, digits)
    assert found is not None
    assert str(found.thc) == digits


def test_an_unknown_content_never_comes_back_as_zero(store: DiaryStore) -> None:
    store.apply([RecordChange(None, Product("unknown", "Oil", thc=None, cbd=Decimal(0)))], "Added Oil", AT)
    found = store.get(Product, "unknown")
    assert found is not None
    assert (found.thc, found.cbd) == (None, Decimal(0))


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "sNaN"])
def test_what_is_not_a_finite_number_is_refused_before_anything_is_written(store: DiaryStore, number: str) -> None:
    before = store.history(1)
    with pytest.raises(ValueError, match="finite"):
        store.apply([RecordChange(None, Product("nan", "Oil", thc=Decimal(number)))], "Added Oil", AT)
    assert store.get(Product, "nan") is None
    assert store.history(1) == before


def test_an_instant_without_its_offset_is_refused(store: DiaryStore) -> None:
    naive = Intake("naive", "m", datetime(2026, 1, 1))  # noqa: DTZ001 - that is what is refused
    with pytest.raises(ValueError, match="offset"):
        store.apply([RecordChange(None, naive)], "Recorded M", AT)


def test_the_wall_clock_of_a_use_survives_a_flight(store: DiaryStore) -> None:
    evening = datetime(2026, 7, 1, 21, 40, 5, 123456, tzinfo=timezone(timedelta(hours=5, minutes=45)))
    store.apply([RecordChange(None, Intake("flight", "m", evening))], "Recorded M", evening.astimezone(UTC))
    found = store.get(Intake, "flight")
    assert found is not None
    assert found.at.isoformat() == evening.isoformat()


@pytest.mark.parametrize(
    ("family", "column", "cell"),
    [
        ("intake", "at", "yesterday"),
        ("intake", "at", "2026-11-20T21:40:00"),
        ("intake", "pieces", "two"),
        ("intake", "pieces", "NaN"),
        ("intake", "status", "eaten"),
        ("medicine", "ingredients", "[1]"),
        ("medicine", "ingredients", "{"),
        ("medicine", "started", "2026-13"),
        ("medicine", "strength_value", "1"),
        ("checkin", "also", '["cheerful"]'),
        ("checkin", "also", "3"),
        ("checkin", "slept_hours", "long"),
        ("side_effect", "severity", "awful"),
        ("side_effect", "symptoms", "[1]"),
        ("side_effect", "at", "2026-11-20T21:40:00"),
        ("question", "answered", "2026-13-01"),
    ],
)
def test_a_damaged_cell_is_named_as_damage_and_never_shown_as_data(family: str, column: str, cell: str) -> None:
    opened = DiaryStore(kept := database.memory())
    kinds: dict[str, Record] = {
        "medicine": Medicine("m", "Secret"),
        "intake": Intake("i", "m", AT),
        "checkin": CheckIn("c", AT),
        "side_effect": SideEffect("s", AT, ("sleepy",)),
        "question": Question("q", "Secret?"),
    }
    changes = [RecordChange(None, each) for each in kinds.values()]
    opened.apply(changes, "Added Secret", AT)
    kept.connection.execute(f"UPDATE {family} SET {column} = ?", (cell,))  # noqa: S608 - two constant names
    with pytest.raises(StoreProblem) as caught:
        opened.all(type(kinds[family]))
    opened.close()
    assert caught.value.kind is StoreProblemKind.DAMAGED
    assert caught.value.__cause__ is None
    assert cell not in str(caught.value)


@pytest.mark.parametrize("score", [-1, 11, True])
def test_a_score_is_a_whole_number_from_0_to_10(score: int) -> None:
    with pytest.raises(ValueError, match="0 to 10"):
        CheckIn("c", AT, ((Scale.PAIN, score),))


def test_a_score_outside_the_scale_cannot_be_put_into_the_file() -> None:
    kept = database.memory()
    store = DiaryStore(kept)
    store.apply([RecordChange(None, CheckIn("c", AT, ((Scale.LIMIT, 10),)))], "Recorded how I am", AT)
    with pytest.raises(dbapi2.IntegrityError):
        kept.connection.execute('UPDATE checkin SET "limit" = 11')
    store.close()


def test_a_question_that_was_left_out_never_comes_back_as_zero(store: DiaryStore) -> None:
    put_in = CheckIn("c", AT, ((Scale.FATIGUE, 0), (Scale.LIMIT, 10)))
    store.apply([RecordChange(None, put_in)], "Recorded how I am", AT)
    found = store.get(CheckIn, "c")
    assert found is not None
    assert [found.score(scale) for scale in Scale] == [None, 0, None, None, None, 10]


@pytest.mark.parametrize("cell", [None, 2, "1"])
def test_a_yes_or_no_is_nothing_else(cell: int | str | None) -> None:
    assert read_flag({"flag": 1}, "flag") is True
    with pytest.raises(ValueError, match="0 or 1"):
        read_flag({"flag": cell}, "flag")


def test_every_family_has_a_table_of_its_own() -> None:
    assert len({family_of(family).table.name for family in FAMILIES}) == len(FAMILIES)
