"""The machine-readable twin: all that is printed, documented field by field, the same bytes for the same record."""

import json
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app import places
from app.exchange.summary_json import SCHEMA, summary_json
from app.services import reference
from app.services.sample import sample_view
from app.services.summary import SummaryData, gather, last_days
from app.services.what_if_look import WhatIfLook

DOCUMENT = Path(__file__).parents[2] / "docs" / "summary-format.md"
NOW = datetime(2026, 11, 20, 9, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def sample() -> SummaryData:
    data = reference.load(places.resources())
    return gather(sample_view(NOW, data), data, last_days(NOW.date()), NOW, "SAMPLE", "0.1.0")


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield key
            yield from strings(each)


def names(value: Any) -> Iterator[str]:
    """The names of all fields; those of `sentences` are the data file's."""
    if isinstance(value, list):
        for each in value:
            yield from names(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield key
            if key != "sentences":
                yield from names(each)


def test_every_text_of_the_summary_is_in_the_file(sample: SummaryData) -> None:
    held = set(strings(json.loads(summary_json(sample))))
    assert [text for text in texts(sample) if text not in held] == []


def test_every_field_is_documented_and_nothing_else_is(sample: SummaryData) -> None:
    asked = WhatIfLook(("Warfarin",), "not a plan", "headline", (), "", (), (), 3, "no match")
    written = set(names(json.loads(summary_json(replace(sample, what_if=asked)))))
    rows = "\n".join(line.split("|")[1] for line in DOCUMENT.read_text().splitlines() if line.startswith("| `"))
    documented = set(re.findall(r"`([a-z_]+)`", rows))
    described = set(re.findall(r"`([a-z_]+)`", DOCUMENT.read_text()))
    assert written <= described
    assert documented <= written


def test_moments_grades_and_answers_can_be_read_by_a_program(sample: SummaryData) -> None:
    found = json.loads(summary_json(sample))
    assert found["schema"] == SCHEMA
    assert datetime.fromisoformat(found["printed_at"]) == sample.printed_at
    assert found["period"] == {"first": "2026-10-22", "last": "2026-11-20"}
    assert found["invented"] is True
    assert found["sentences"] == dict(sample.sentences)
    for printed, written in zip(sample.findings, found["findings"], strict=True):
        assert written["seriousness"] == int(printed.seriousness)
        assert written["certainty"] == printed.certainty.value
        assert written["review_state"] == printed.review_state.value


def test_the_same_summary_gives_the_same_bytes_and_another_one_others(sample: SummaryData) -> None:
    assert summary_json(sample) == summary_json(sample)
    assert summary_json(sample) != summary_json(replace(sample, document_id="ANOTHER"))


@given(some.text(some.characters(codec=None, categories=None)))
def test_any_text_comes_back_as_it_was_recorded(sample: SummaryData, text: str) -> None:
    person = replace(sample.person, name=text)
    small = replace(sample, person=person, findings=(), groups=(), products=(), sentences=())
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")  # two halves are one character
    assert json.loads(summary_json(small))["person"]["name"] == whole
