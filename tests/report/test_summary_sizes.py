"""The other sizes of type say the same as the ordinary one, and what the person left off is named, not hidden."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from app.report.styles import SMALLEST, make_styles
from app.report.summary_pdf import SCALES, summary_pdf
from app.services.leaving_off import LEFT_OFF, leave_off, said
from app.services.sample import NAME
from app.services.summary import SummaryData
from app.services.summary_options import PARTS, Part, Size, SummaryOptions
from tests.report.reading_back import folded, missing_in, story_of
from tests.report.records import FONTS, HOSTILE, RECORDS, filled, forty, numbered, short, typical

REASON = "a reason like no other"
SHEETS = [(Size.LARGE, "a4"), (Size.X_LARGE, "letter")]


@pytest.mark.parametrize(("size", "paper"), SHEETS)
@pytest.mark.parametrize("record", ["typical", "empty", "forty"])
def test_every_text_is_on_the_paper_in_every_size(read: Any, record: str, size: Size, paper: str) -> None:
    summary = replace(RECORDS[record](), invented=True)  # that notice parts the foot from the next page
    story = story_of(read(summary_pdf(summary, paper=paper, fonts=FONTS, size=size)))
    assert missing_in(story, summary, with_how=size is Size.X_LARGE) == []


@pytest.mark.parametrize(("size", "paper"), SHEETS)
@pytest.mark.parametrize("text", [*HOSTILE, "word " * 300], ids=range(len(HOSTILE) + 1))
def test_hostile_text_in_every_field_is_printed_whole(read: Any, text: str, size: Size, paper: str) -> None:
    summary = filled(short(), numbered(text))
    story = story_of(read(summary_pdf(summary, paper=paper, fonts=FONTS, size=size)))
    assert missing_in(story, summary, with_how=size is Size.X_LARGE) == []


@pytest.mark.parametrize(("size", "least"), [(Size.LARGE, 10), (Size.X_LARGE, 16)])
def test_what_the_person_reads_is_as_large_as_the_size_says(size: Size, least: float) -> None:
    styles = make_styles(SCALES[size])
    for_all = (styles.body, styles.label, styles.small, styles.cell, styles.brief, styles.advice, styles.column)
    assert min(style.fontSize for style in for_all) >= least - 0.001
    assert styles.body.fontSize == pytest.approx({Size.LARGE: 12, Size.X_LARGE: 16}[size])


def test_head_foot_and_the_clinicians_part_grow_too(read: Any) -> None:
    sizes = {size: read(summary_pdf(short(), paper="a4", fonts=FONTS, size=size)).sizes() for size in Size}
    assert min(sizes[Size.NORMAL]) >= SMALLEST
    assert min(sizes[Size.LARGE]) >= SMALLEST * 1.1
    assert min(sizes[Size.X_LARGE]) >= SMALLEST * 1.3


@pytest.mark.parametrize(("size", "paper"), SHEETS)
def test_every_page_still_says_who_and_which_page(read: Any, size: Size, paper: str) -> None:
    reading = read(summary_pdf(typical(), paper=paper, fonts=FONTS, size=size))
    for number, page in enumerate(reading.pages, 1):
        assert NAME in page
        assert f"Page{number}of{len(reading.pages)}" in folded(page)
        assert "notcheckedbyahealthprofessional" in folded(page)


def test_forty_medicines_keep_their_order_in_every_size(read: Any) -> None:
    for size in Size:
        story = story_of(read(summary_pdf(forty(), paper="letter", fonts=FONTS, size=size)))
        story = story[story.index("Medicinesandothersubstances") :]
        places = [story.index(f"Medicine{number}x") for number in range(1, 41)]
        assert places == sorted(places)


def without(*parts: Part) -> SummaryData:
    group = short().groups[0]
    told = replace(group, lines=(replace(group.lines[0], reason=REASON),))
    return leave_off(replace(short(), groups=(told,)), SummaryOptions(without=frozenset(parts)))


HIDDEN: dict[Part, Callable[[SummaryData], list[str]]] = {
    Part.NAME: lambda summary: [summary.person.name, "14May1971"],
    Part.CIRCUMSTANCES: lambda summary: [f"{summary.person.facts[0][0]}: {summary.person.facts[0][1]}"],
    Part.REASONS: lambda _summary: [REASON],
    Part.CHANGES: lambda summary: [line.history[0] for line in summary.groups[0].lines],
    Part.PRODUCTS: lambda summary: [product.strength for product in summary.products],
    Part.CLINICIAN: lambda summary: [finding.mechanism for finding in summary.findings],
}


@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("part", Part)
def test_what_is_left_off_is_nowhere_and_every_page_says_so(read: Any, part: Part, size: Size) -> None:
    summary = without(part)
    reading = read(summary_pdf(summary, paper="a4", fonts=FONTS, size=size))
    assert [text for text in HIDDEN[part](short()) if text and folded(text) in reading.text] == []
    assert all("Theownerleftsomethingoffthesepages" in folded(page) for page in reading.pages)
    assert folded(said(summary)) in reading.text


def test_a_section_left_off_is_not_printed_as_empty(read: Any) -> None:
    for size in Size:
        summary = without(Part.PRODUCTS, Part.CIRCUMSTANCES)
        text = read(summary_pdf(summary, paper="a4", fonts=FONTS, size=size)).text
        assert text.count(folded(LEFT_OFF)) == 2
        assert "Cannabisproducts(" not in text


def test_everything_left_off_leaves_findings_allergies_and_medicines(read: Any) -> None:
    summary = without(*Part)
    text = read(summary_pdf(summary, paper="a4", fonts=FONTS)).text
    wanted = [summary.person.allergies, summary.coverage.headline, *(finding.title for finding in summary.findings)]
    wanted += [line.name for group in summary.groups for line in group.lines]
    assert [each for each in wanted if folded(each) not in text] == []
    assert all(folded(words) in text for words in PARTS.values())


def test_nothing_left_off_is_not_spoken_of(read: Any) -> None:
    assert leave_off(short(), SummaryOptions()) is short()
    assert "leftsomethingoff" not in read(summary_pdf(short(), paper="a4", fonts=FONTS)).text
