"""The review booklet: the whole data file is on the paper, every entry can be found, answered and signed."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from app import places
from app.report.review_sheet import PAPERS, review_sheet_pdf
from app.report.review_sheet_entry import ANSWERS, SIGNATURE
from app.report.review_sheet_index import INDEX
from app.report.styles import SMALLEST
from app.report.text import clean, plain
from app.services.review_sheet import ReviewSheet, gather_sheet
from tests.data_files import shipped, small

FONTS = Path(places.resources()) / "fonts"
NOW = datetime(2026, 11, 20, 9, 12, tzinfo=UTC)
HOSTILE = (
    "nul\x00 escape\x1b[31m",
    "dose \u202e01\u202c mg",
    '<img src="x"/> &amp; </para>',
    "lone \ud800 end",
    "😀 x",
)


@pytest.fixture(scope="module")
def sheet() -> ReviewSheet:
    return gather_sheet(shipped(), NOW, "0.1.0")


@pytest.fixture(scope="module")
def little() -> ReviewSheet:
    return gather_sheet(small(), NOW, "0.1.0")


@pytest.fixture(scope="module")
def whole(sheet: ReviewSheet, read: Any) -> Any:
    return read(review_sheet_pdf(sheet, paper="a4", fonts=FONTS))


@pytest.fixture(scope="module", params=list(PAPERS))
def printed_little(request: Any, little: ReviewSheet, read: Any) -> Any:
    return read(review_sheet_pdf(little, paper=request.param, fonts=FONTS))


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each)
    elif is_dataclass(value):
        for each in fields(value):
            yield from texts(getattr(value, each.name))


def filled(value: Any, text: str) -> Any:
    """The same sheet with ``text`` after every string."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return f"{value} {text}" if value else value
    if isinstance(value, tuple):
        return tuple(filled(each, text) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: filled(getattr(value, each.name), text) for each in fields(value)})
    return value


def folded(text: str) -> str:
    return "".join(clean(text).split())


def missing(reading: Any, sheet: ReviewSheet) -> list[str]:
    """The texts of the sheet that are not on the pages; the head and foot of a page stand after its own text."""
    repeated = re.compile(r"\nReview booklet of the interaction data file\n.*", re.DOTALL)
    pages = [reading.pages[0], *(repeated.sub("", page) for page in reading.pages[1:])]
    story = folded(" ".join(pages))
    return [text for text in texts(sheet) if folded(text) not in story]


def test_every_text_of_the_shipped_file_is_on_the_paper(sheet: ReviewSheet, whole: Any) -> None:
    assert len(sheet.entries) == len(shipped().categories)
    assert missing(whole, sheet) == []


def test_every_text_is_on_both_papers(little: ReviewSheet, printed_little: Any) -> None:
    assert missing(printed_little, little) == []


def test_every_page_names_the_file_and_its_place(sheet: ReviewSheet, whole: Any) -> None:
    for number, page in enumerate(whole.pages, 1):
        line = " ".join(page.split())
        assert sheet.data_file in line
        assert f"Page {number} of" in line


def test_the_outline_leads_to_every_entry_once(sheet: ReviewSheet, whole: Any) -> None:
    titles = [entry.title for each in whole.pdf.outline for entry in (each if isinstance(each, list) else [each])]
    wanted = Counter(plain(f"{entry.number}. {entry.title}") for entry in sheet.entries)
    assert wanted <= Counter(titles)
    assert INDEX in titles


def test_the_index_names_the_page_on_which_each_entry_begins(sheet: ReviewSheet, whole: Any) -> None:
    pages = [folded(page) for page in whole.pages]
    heads = {entry.id: f"{entry.number}.{folded(entry.title)}Entry{entry.id}·" for entry in sheet.entries}
    begins = {one: number for number, page in enumerate(pages, 1) for one, head in heads.items() if head in page}
    assert set(begins) == {entry.id for entry in sheet.entries}
    index = "".join(pages[-12:]).split(folded(INDEX))[-1]
    for entry in sheet.entries:
        assert f"{entry.number}{folded(entry.title)}{entry.id}{begins[entry.id]}" in index


def test_every_entry_can_be_answered_and_signed(sheet: ReviewSheet, whole: Any) -> None:
    every = " ".join("".join(whole.pages).split())
    for answer in ANSWERS:
        assert every.count(answer) == len(sheet.entries) + 1, "once each, and once on the cover"
    for entry in sheet.entries:
        assert f"Remarks on {entry.number}. {entry.id}," in every
    for label in SIGNATURE:
        assert every.count(label) >= len(sheet.entries) + 1


def test_a_digest_is_printed_whole_so_that_it_can_be_sent_back(sheet: ReviewSheet, whole: Any) -> None:
    assert all(re.fullmatch("[0-9a-f]{64}", entry.digest) and entry.digest in whole.text for entry in sheet.entries)
    for line in ("[[review]]", 'kind="professional"', "digest="):
        assert line in whole.text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_every_field_is_printed_whole(little: ReviewSheet, read: Any, text: str) -> None:
    hostile = filled(little, text)
    reading = read(review_sheet_pdf(hostile, paper="a4", fonts=FONTS))
    foot_and_names = {hostile.edition, hostile.version, hostile.data_file}
    assert [one for one in missing(reading, hostile) if one not in foot_and_names] == []


def test_an_entry_longer_than_a_page_runs_over_it_without_losing_a_word(little: ReviewSheet, read: Any) -> None:
    entry = little.entries[0]
    long = tuple(replace(line, text=" ".join(f"{line.label}{word}" for word in range(3000))) for line in entry.patient)
    sheet = replace(little, entries=(replace(entry, patient=long), *little.entries[1:]))
    assert missing(read(review_sheet_pdf(sheet, paper="letter", fonts=FONTS)), sheet) == []


def test_it_is_black_and_white_and_no_type_is_too_small(whole: Any) -> None:
    assert min(whole.sizes()) >= SMALLEST
    assert all(descriptor is not None for descriptor in whole.fonts().values())
    for page in whole.pdf.pages:
        colours = re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG)\b", page.get_contents().get_data())
        assert {part for colour in colours for part in colour} <= {b"0", b"1"}


def test_the_same_file_gives_the_same_bytes(little: ReviewSheet) -> None:
    assert review_sheet_pdf(little, paper="a4", fonts=FONTS) == review_sheet_pdf(little, paper="a4", fonts=FONTS)


def test_a_file_that_changed_or_is_past_its_review_says_so_on_the_cover(read: Any) -> None:
    data = replace(shipped(), changed_since_edition=True)
    late = gather_sheet(replace(data, categories=dict(list(data.categories.items())[:1])), NOW.replace(year=2030), "1")
    reading = read(review_sheet_pdf(late, paper="a4", fonts=FONTS))
    assert all("changed since that edition" in " ".join(page.split()) for page in reading.pages)
    assert "that day has passed" in " ".join(reading.pages[0].split())
