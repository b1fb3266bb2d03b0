"""Summaries that the printed page has to bear: typical, empty, with one thing, with forty, and with hostile text."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

from app import places
from app.domain.interactions import DataFile
from app.domain.people import Person
from app.services import reference, symptoms
from app.services.findings import DiaryView
from app.services.sample import sample_questions, sample_view
from app.services.summary import SummaryData, gather, last_days

FONTS = Path(places.resources()) / "fonts"
NOW = datetime(2026, 11, 20, 9, 12, tzinfo=UTC)
# What is no word for a reader: ids of records, names of kinds, and the templates of sentences that other fields hold.
# The age is a part of what is said of the birth; of a change the letter and the words are printed, not its record.
NOT_FOR_READERS = {"kind", "family", "states", "sentences", "age", "record"}
HOSTILE = (
    "nul\x00 escape\x1b[31m",
    "dose \u202e01\u202c mg",
    '<img src="file:///etc/passwd"/> &amp; </para>',
    "lone \ud800 end \ufffe",
    "😀 x 💊",
)
SCRIPTS = "שלום مرحبا สวัสดี नमस्ते 漢字 Łódź Nguyễn Ωμέγα Ёлка"


@cache
def data() -> DataFile:
    """The data file as it is shipped."""
    return reference.load(places.resources())


@cache
def typical() -> SummaryData:
    """The invented person."""
    view = sample_view(NOW, data())
    signs = symptoms.load(places.resources()).names()
    return gather(view, data(), last_days(NOW.date()), NOW, "SAMPLE", "0.1.0", sample_questions(NOW), signs)


@cache
def empty() -> SummaryData:
    """A diary in which nothing was ever recorded."""
    return gather(DiaryView(Person(id="person")), data(), last_days(NOW.date()), NOW, "D", "0.1.0")


@cache
def short() -> SummaryData:
    """The sample with one of everything, for tests that fill every field."""
    sample = typical()
    groups = tuple(replace(group, lines=group.lines[:1]) for group in sample.groups[:2])
    person = replace(sample.person, not_asked=sample.person.not_asked[:1])
    some = replace(sample, person=person, findings=sample.findings[2:3], groups=groups, products=sample.products[:1])
    return replace(some, questions=("Do I need the tablet at noon?",))


@cache
def forty() -> SummaryData:
    """Forty medicines, the names of which are all different."""
    group = typical().groups[0]
    lines = [replace(group.lines[number % len(group.lines)], name=f"Medicine {number}x") for number in range(1, 41)]
    return replace(typical(), findings=typical().findings[:4], groups=(replace(group, lines=tuple(lines)),))


@cache
def hostile() -> SummaryData:
    """Every text one that breaks careless printing, another in each field, and among them many scripts."""
    pieces = [*HOSTILE, SCRIPTS, "word " * 200]
    count = iter(range(100_000))

    def give() -> str:
        number = next(count)
        return f"{pieces[number % len(pieces)]} {number}"

    filled_in: SummaryData = filled(short(), give)
    return filled_in


RECORDS: dict[str, Callable[[], SummaryData]] = {
    "typical": typical,
    "empty": empty,
    "one of each": short,
    "forty": forty,
    "hostile": hostile,
}


def filled(value: Any, text: Callable[[], str]) -> Any:
    """The same summary with ``text()`` in the place of every string that is there for a reader."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return value if value == "–" else text()
    if isinstance(value, tuple):
        return tuple(filled(each, text) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {f.name: filled(getattr(value, f.name), text) for f in fields(value) if f.name not in NOT_FOR_READERS}
        return replace(value, **changed)
    return value


def numbered(text: str) -> Callable[[], str]:
    """Give the text with another number at its end every time, so that no field can stand in for another."""
    count = iter(range(1000, 10_000))
    return lambda: f"{text} {next(count)}"
