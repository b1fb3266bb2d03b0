"""A whole file of each kind of system, from its bytes to the diary and a second time; the real names and matching."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from typing import Any

import pytest

from app.domain.matching import Match, build_index, resolve
from app.domain.medicines import Medicine
from app.domain.people import Person
from app.domain.regimens import Regimen
from app.services.changes import undo
from app.services.list_bringing import Wanted, bring_list_in
from app.services.list_look import ListLook, look
from app.services.ports import Tools
from app.store.database import memory
from app.store.store import DiaryStore
from tests.data_files import shipped
from tests.exchange.fhir_files import Resource, contained, ips_document, portal, read, refills

NOW = datetime(2026, 11, 21, 17, 0, tzinfo=UTC)
FILES: dict[str, tuple[Callable[[], Resource], list[tuple[str, str | None, str]]]] = {
    "a patient summary document": (
        ips_document,
        [
            ("Tramadol 50 mg", "tramadol", "1 capsule at night"),
            ("Vitamin D3 20,000 IU", "colecalciferol", "once a week"),
        ],
    ),
    "one request for each refill": (
        refills,
        [("Gabapentin 300 MG Oral Capsule", "gabapentin", "1 (unit not given), 3 times a day")],
    ),
    "a page of a portal": (
        portal,
        [("gabapentin 300 MG capsule", "gabapentin", "Take 1 capsule by mouth 3 times daily.\nDo not crush.")],
    ),
    "medicines inside and in a narrative": (
        contained,
        [("Amitriptyline 10 mg tablet", "amitriptyline", "at bedtime"), ("Ibuprofen 400 mg as needed", None, "")],
    ),
}


@pytest.fixture
def store() -> Iterator[DiaryStore]:
    opened = DiaryStore(memory())
    yield opened
    opened.close()


def seen(store: DiaryStore, content: Any) -> ListLook:
    index = build_index(shipped().vocabulary, frozenset())

    def name(typed: str) -> Match:
        return resolve(index, typed)

    return look(read(content), Person("person"), store.all(Medicine), name, NOW.date())


@pytest.mark.parametrize("system", FILES)
def test_a_file_comes_in_with_every_medicine_that_is_taken_and_the_second_time_nothing(
    store: DiaryStore, system: str
) -> None:
    make, expected = FILES[system]
    numbers = count(1)
    tools = Tools(lambda: NOW, lambda: f"id{next(numbers):03}")
    found = seen(store, make())
    lines = sum(len(each.places) for each in found.medicines)
    medicine_asides = [each for each in found.asides if each.place not in {one.place for one in read(make()).allergies}]
    assert lines + len(medicine_asides) == len(read(make()).medicines)
    bring_list_in(store, tools, [Wanted(each) for each in found.medicines], (), shipped().vocabulary, lambda: None)
    how = {each.medicine_id: each.words.replace("\N{NO-BREAK SPACE}", " ") for each in store.all(Regimen)}
    came = [(each.name, each.chosen, how.get(each.id, "")) for each in store.all(Medicine)]
    assert len(came) == len(expected)
    for (name, chosen, words), (wanted_name, wanted_chosen, wanted_words) in zip(came, expected, strict=True):
        assert (name, chosen) == (wanted_name, wanted_chosen)
        assert wanted_words in words
    again = seen(store, make())
    assert not again.medicines
    undo(store, tools.clock)
    assert len(seen(store, make()).medicines) == len(expected)
