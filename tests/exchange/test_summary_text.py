"""The summary as plain text: nothing of the page is missing, and nothing typed can pass for one of its lines."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.exchange.summary_text import summary_text
from app.services.leaving_off import LEFT_OFF, leave_off, said
from app.services.summary import SummaryData
from app.services.summary_options import Part, SummaryOptions
from tests.report.records import NOT_FOR_READERS, RECORDS, filled, numbered, short, typical


def texts(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str) and not isinstance(value, Enum):
        yield name, value
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each, name)
    elif is_dataclass(value):
        # The four parts of the day are the sentence that says how it is taken; a record's id is for no reader.
        own = {"parts"} if hasattr(value, "how") else set()
        hidden = NOT_FOR_READERS | own | (set() if hasattr(value, "kind") else {"id"})
        for field in fields(value):
            if field.name not in hidden:
                yield from texts(getattr(value, field.name), field.name)


def missing(summary: SummaryData) -> list[str]:
    text = " ".join(summary_text(summary).split())
    return [name for name, each in texts(summary) if " ".join(each.split()) not in text]


@pytest.mark.parametrize("record", ["typical", "empty", "one of each", "forty"])
def test_every_text_of_the_summary_is_in_it(record: str) -> None:
    assert missing(RECORDS[record]()) == []


def test_every_field_is_in_it_and_none_stands_in_for_another() -> None:
    assert missing(filled(short(), numbered("a text"))) == []


def test_the_order_is_that_of_the_page() -> None:
    text = summary_text(typical())
    headings = ["Cannabis in one look", "What could not be checked", "Findings:", "Medicines and", "Cannabis products"]
    places = [text.index(f"\n{heading}") for heading in [*headings, "Not asked or not known", "About this document"]]
    assert places == sorted(places)
    assert text.index(typical().person.allergies) < places[0]


def test_the_grades_are_words_and_findings_keep_their_numbers() -> None:
    lines = summary_text(typical()).splitlines()
    for number, finding in enumerate(typical().findings, 1):
        at = lines.index(f"{number}. {finding.title}")
        assert lines[at + 1] == f"How serious: {finding.word}"
        assert lines[at + 2] == f"How sure: {finding.certainty_words}"


def test_what_to_do_about_signs_stands_beside_the_signs() -> None:
    sentence = dict(typical().sentences)["signs_now"]
    holding = [line for line in summary_text(typical()).splitlines() if sentence in line]
    assert holding
    assert all(line.startswith("If these signs appear: ") for line in holding)


def test_what_is_left_off_is_not_in_it_and_is_named() -> None:
    summary = leave_off(short(), SummaryOptions(without=frozenset(Part)))
    text = summary_text(summary)
    assert said(summary) in text
    assert text.count(LEFT_OFF) == 3
    assert short().person.name not in text
    assert all(finding.mechanism not in text for finding in short().findings)


@given(some.text(some.characters(codec=None, categories=None)))
def test_nothing_typed_adds_a_line_or_a_hidden_character(text: str) -> None:
    bare = replace(short(), findings=(), products=(), groups=())
    named = replace(bare, person=replace(bare.person, name=text))
    shown = summary_text(named)
    assert len(shown.splitlines()) == len(summary_text(bare).splitlines())
    assert all(
        character.isprintable() or character in "\n\u00a0\u200c\u200d" for character in shown if character != " "
    )
    shown.encode()
