import json
import re
from collections.abc import Iterable
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.lots import Lot
from app.domain.medicines import Medicine
from app.domain.people import Person
from app.domain.printed import PrintedPage
from app.domain.products import Product
from app.domain.records import FAMILIES, Record
from app.domain.uses import Use
from app.exchange.archive import FORMAT, NAMES, read_archive, write_archive, write_checked
from app.exchange.archive_values import hints_of, to_plain
from app.services.incoming import ImportProblem
from app.services.reference import load
from app.services.sample import sample_records
from tests.data_files import RESOURCES
from tests.store import any_records

MADE = datetime(2026, 11, 6, 21, 40, tzinfo=timezone(timedelta(hours=1)))
MEDICINE, PRODUCT = Medicine("m", "Pregabalin"), Product("p", "Oil 10:10")
OLD = Path(__file__).parent / "old" / "archive-1.json"
YOUNGER = {PrintedPage}
"""Families that came after the old file was written."""
DOCS = Path(__file__).parents[2] / "docs" / "archive-format.md"


def written(*records: Record) -> bytes:
    return write_archive(records, MADE, "0.1.0")


def exactly(records: Iterable[Record]) -> set[str]:
    """Digits, exponents and offsets too, which == does not tell apart."""
    return {repr(record) for record in records}


one_person = any_records.records.map(
    lambda record: replace(record, id="person") if isinstance(record, Person) else record
)


@given(st.lists(one_person, max_size=6, unique_by=lambda record: (type(record), record.id)))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_what_is_written_and_read_again_is_the_same_in_every_digit_and_offset(found: list[Record]) -> None:
    records: list[Record] = [MEDICINE, PRODUCT, *found]
    raw = written(*records)
    back = read_archive(raw)
    assert exactly(back) == exactly(records)
    assert len(back) == len(records)
    assert written(*back) == raw
    raw.decode()


def test_the_order_in_which_records_are_given_changes_nothing() -> None:
    records: list[Record] = [MEDICINE, Medicine("a", "Sertraline"), PRODUCT]
    assert written(*records) == written(*reversed(records))


def test_the_sample_person_comes_back_whole() -> None:
    records = sample_records(MADE, load(RESOURCES))
    assert exactly(read_archive(written(*records))) == exactly(records)


@given(one_person)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_an_archive_is_read_again_before_it_is_given_away(record: Record) -> None:
    records: tuple[Record, ...] = (MEDICINE, PRODUCT, record)
    assert write_checked(records, MADE, "0.1.0") == write_archive(records, MADE, "0.1.0")


@pytest.mark.parametrize(
    ("record", "place"),
    [
        (Medicine("n", "x" * 100_001), "records.medicine[1].name"),
        (Person("somebody"), "records.person[0].id"),
        (Lot("l", "gone"), "records.lot[0].product_id"),
    ],
    ids=["text without end", "a person nobody would see", "a lot of nothing"],
)
def test_an_archive_that_could_not_be_brought_in_again_is_not_made(record: Record, place: str) -> None:
    with pytest.raises(ImportProblem) as caught:
        write_checked((MEDICINE, PRODUCT, record), MADE, "0.1.0")
    assert caught.value.place == place


def test_an_empty_diary_is_an_archive_too() -> None:
    assert read_archive(written()) == ()


def test_no_family_is_forgotten() -> None:
    assert set(NAMES) == set(FAMILIES)
    assert len(set(NAMES.values())) == len(FAMILIES)


def test_every_family_is_made_by_the_strategies_of_these_tests() -> None:
    made: set[type] = set()

    @given(any_records.records)
    @settings(max_examples=600, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    def look(record: Record) -> None:
        made.add(type(record))

    look()
    assert made == set(FAMILIES)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__)
def test_the_format_s_page_names_every_field(family: type[Record]) -> None:
    text = DOCS.read_text()
    assert f"`{NAMES[family]}`" in text
    missing = [name for name in field_names(family) if f"`{name}`" not in text]
    assert not missing


def field_names(hint: Any) -> set[str]:
    found = set().union(*map(field_names, get_args(hint)))
    if isinstance(hint, type) and is_dataclass(hint) and hint.__name__ != "PartialDate":
        found |= {each.name for each in fields(hint)}.union(*map(field_names, hints_of(hint).values()))
    return found


def test_an_archive_of_the_first_format_opens_for_ever() -> None:
    records = read_archive(OLD.read_bytes())
    assert {type(record) for record in records} == set(FAMILIES) - YOUNGER
    assert f'"format": "{FORMAT}"' in OLD.read_text()
    (use,) = (record for record in records if isinstance(record, Use))
    assert str(use.amount) == "0.10"
    assert use.at.isoformat() == "2026-11-05T21:30:00+01:00"


def test_an_archive_older_than_a_field_has_its_default() -> None:
    content = json.loads(OLD.read_bytes())
    required = {
        name: {each.name for each in fields(family) if each.default is MISSING and each.default_factory is MISSING}
        for family, name in NAMES.items()
    }
    for name, records in content["records"].items():
        for record in records:
            for field in set(record) - required[name]:
                del record[field]
    found = read_archive(json.dumps(content).encode())
    assert {type(record) for record in found} == set(FAMILIES) - YOUNGER
    (medicine,) = (record for record in found if isinstance(record, Medicine))
    assert medicine == Medicine("m1", "Pregabalin 75 mg")


def test_a_type_that_no_field_may_have_is_refused_when_it_is_written() -> None:
    with pytest.raises(TypeError, match="float"):
        to_plain(0.5)


def test_one_record_stands_on_one_line() -> None:
    lines = written(MEDICINE, Medicine("n", "Two\nlines")).decode().splitlines()
    assert len([line for line in lines if re.search(r'^\{"id": "[mn]"', line)]) == 2
