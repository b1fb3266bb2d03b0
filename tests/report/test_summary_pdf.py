"""The summary on paper: everything in it is printed, whatever somebody typed, and page 1 stands alone."""

from dataclasses import replace
from typing import Any

import pytest
from reportlab.platypus import Spacer, Table
from reportlab.platypus.doctemplate import LayoutError

from app.domain.interactions import DataFile
from app.domain.people import Person
from app.report.blocks import Typesetter, box
from app.report.elements import LayoutTags
from app.report.fonts import Fonts
from app.report.page import print_story
from app.report.plain_story import without_tables
from app.report.styles import SMALLEST
from app.report.summary_medicines import number_ranges
from app.report.summary_pdf import INVENTED, PAPERS, summary_pdf
from app.report.talked_about import HEADING
from app.report.text import visible
from app.services.findings import DiaryView
from app.services.sample import NAME
from app.services.summary import SummaryData, gather, last_days
from tests.report import records
from tests.report.reading_back import folded, missing_in, story_of
from tests.report.records import FONTS, HOSTILE, NOW, filled, numbered

LONG = ("word1 word2 3 mg " * 590, "W" * 2000, "line\n" * 400)


@pytest.fixture(scope="module")
def data() -> DataFile:
    return records.data()


@pytest.fixture(scope="module")
def sample() -> SummaryData:
    return records.typical()


@pytest.fixture(scope="module")
def short() -> SummaryData:
    return records.short()


@pytest.fixture(scope="module", params=list(PAPERS))
def printed_sample(request: Any, sample: SummaryData, read: Any) -> Any:
    return read(summary_pdf(sample, paper=request.param, fonts=FONTS))


def test_every_text_of_the_sample_is_on_the_paper(sample: SummaryData, printed_sample: Any) -> None:
    assert missing_in(story_of(printed_sample), sample) == []


def test_the_first_page_stands_alone(sample: SummaryData, printed_sample: Any) -> None:
    first = folded(printed_sample.pages[0])
    wanted = [NAME, sample.person.allergies, sample.coverage.headline, sample.coverage.no_match, sample.coverage.scope]
    wanted += [each.name for each in sample.coverage.unchecked]
    wanted += [finding.title for finding in sample.findings]
    wanted += [sample.groups[0].lines[0].name, sample.cannabis.last_use]
    assert [text for text in wanted if folded(text) not in first] == []
    assert "Medicinesandothersubstances" in first
    assert "Thelistofmedicinesgoeson" in first
    lines = [line for group in sample.groups for line in group.lines]
    on_it = [line for line in lines if folded(f"{line.name}{line.strength}") in first]
    assert 2 * len(on_it) > len(lines)
    assert folded(sample.changed.in_words()) in first
    assert [who for _, who in sample.person.contacts if folded(who) not in first] == []


@pytest.mark.parametrize("count", [28, 45])
def test_with_many_findings_page_one_still_holds_all_and_the_first_medicines(
    sample: SummaryData, read: Any, count: int
) -> None:
    some = [replace(sample.findings[n % 24], title=f"Finding the {n}th of these") for n in range(count)]
    many = replace(sample, findings=tuple(sorted(some, key=lambda each: -each.seriousness)))
    first = folded(read(summary_pdf(many, paper="letter", fonts=FONTS)).pages[0])
    assert [each.title for each in many.findings if folded(each.title) not in first] == []
    lines = [line for group in sample.groups for line in group.lines]
    assert folded(lines[0].name + lines[0].strength) in first
    assert "Thelistofmedicinesgoeson" in first or folded(lines[-1].name + lines[-1].strength) in first


def test_not_checked_stands_before_the_findings(sample: SummaryData, printed_sample: Any) -> None:
    first = folded(printed_sample.pages[0])
    assert first.index(folded(sample.coverage.headline)) < first.index(folded(sample.findings[0].title))


def test_every_page_says_who_which_page_and_that_the_person_is_invented(printed_sample: Any) -> None:
    count = len(printed_sample.pages)
    for number, page in enumerate(printed_sample.pages, 1):
        assert NAME in page
        assert INVENTED in page
        assert f"Page{number}of{count}" in folded(page)
        assert "notcheckedbyahealthprofessional" in folded(page)


def test_nobody_is_called_invented_who_is_not(sample: SummaryData, read: Any) -> None:
    reading = read(summary_pdf(replace(sample, invented=False), paper="a4", fonts=FONTS))
    assert not any(INVENTED in page for page in reading.pages)


def test_the_same_summary_gives_the_same_bytes(sample: SummaryData) -> None:
    first, second = (summary_pdf(sample, paper="a4", fonts=FONTS) for _ in range(2))
    assert first == second


def test_the_type_is_never_too_small_and_every_font_is_in_the_file(printed_sample: Any) -> None:
    assert min(printed_sample.sizes()) >= SMALLEST
    assert all(found and "/FontFile2" in found for found in printed_sample.fonts().values())


def test_few_findings_show_effect_and_record_on_the_first_page(sample: SummaryData, read: Any) -> None:
    few = replace(sample, findings=sample.findings[2:4])
    first = folded(read(summary_pdf(few, paper="letter", fonts=FONTS)).pages[0])
    for finding in few.findings:
        assert folded(finding.effect) in first
        assert all(folded(text) in first for text in (*finding.amounts, *finding.unknowns, *finding.raised_by))


def test_what_to_do_about_signs_never_stands_without_the_signs(sample: SummaryData, printed_sample: Any) -> None:
    sentence = dict(sample.sentences)["signs_now"]
    story = story_of(printed_sample)
    titles = [folded(flag.title) for finding in sample.findings for flag in finding.flags if flag.emergency]
    pieces = story.split(folded(sentence))
    assert len(pieces) > 2
    heads = [piece for piece in pieces[:-1] if not piece.endswith("Signsthatcallforhelp")]
    assert all(any(piece.endswith(f"{title}):") for title in titles) for piece in heads)


def test_an_empty_diary_is_printed_honestly(data: DataFile, read: Any) -> None:
    nothing = gather(DiaryView(Person(id="person")), data, last_days(NOW.date()), NOW, "D", "0.1.0")
    reading = read(summary_pdf(nothing, paper="a4", fonts=FONTS))
    for words in ("Name not recorded", "birth date not recorded", "not asked", "no use recorded", "None recorded"):
        assert folded(words) in reading.text
    assert reading.text.count(folded(nothing.coverage.no_match)) == 2
    assert len(reading.pages) == 1


def test_a_cream_that_meets_nothing_carries_the_remark(sample: SummaryData, read: Any) -> None:
    creams = replace(sample, coverage=replace(sample.coverage, on_skin=("Calm balm", "Hemp cream")))
    text = read(summary_pdf(creams, paper="a4", fonts=FONTS)).text
    assert folded(f"Calm balm and Hemp cream: {dict(sample.sentences)['topical_remark']}") in text


@pytest.mark.parametrize("paper", list(PAPERS))
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_in_every_field_is_printed_whole(short: SummaryData, read: Any, paper: str, text: str) -> None:
    hostile = filled(short, numbered(text))
    story = story_of(read(summary_pdf(hostile, paper=paper, fonts=FONTS)))
    assert missing_in(story, hostile) == []


@pytest.mark.parametrize(
    ("text", "paper"), list(zip(LONG, ("letter", "letter", "a4"), strict=True)), ids=range(len(LONG))
)
def test_long_text_in_every_field_is_printed_whole(short: SummaryData, read: Any, paper: str, text: str) -> None:
    coverage = replace(short.coverage, unchecked=short.coverage.unchecked[:1])
    bare = replace(short, groups=short.groups[1:], findings=(), coverage=coverage)
    long = filled(bare, numbered(text))
    story = story_of(read(summary_pdf(long, paper=paper, fonts=FONTS)))
    assert missing_in(story, long) == []


def test_a_long_text_in_a_finding_is_printed_whole(short: SummaryData, read: Any) -> None:
    give = numbered(LONG[0][:3000])
    long = replace(short, findings=filled(short.findings, give))
    story = story_of(read(summary_pdf(long, paper="letter", fonts=FONTS)))
    assert missing_in(story, long.findings) == []


def test_other_scripts_in_every_field_leave_no_character_out(short: SummaryData, fonts: Fonts, read: Any) -> None:
    text = "שלום مرحبا สวัสดี नमस्ते 漢字"
    reading = read(summary_pdf(filled(short, lambda: text), paper="a4", fonts=FONTS))
    for character in set(folded(text)):
        known = any(ord(character) in face.covers for face in fonts.regular)
        assert (character if known else visible(character)) in reading.text


def test_a_block_no_page_can_hold_is_printed_as_paragraphs(
    sample: SummaryData, read: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[Any] = []

    def too_tall_once(*arguments: Any) -> bytes:
        calls.append(arguments)
        if len(calls) == 1:
            raise LayoutError
        return print_story(*arguments)

    monkeypatch.setattr("app.report.summary_pdf.print_story", too_tall_once)
    story = story_of(read(summary_pdf(sample, paper="a4", fonts=FONTS)))
    assert len(calls) == 2
    assert missing_in(story, sample) == []


def test_the_story_without_tables_prints_what_the_tables_could_not(setter: Typesetter, printed: Any) -> None:
    def tall() -> list[Any]:
        words = [setter.paragraph("word " * 3000), box(setter, [setter.paragraph("inside")]), Spacer(1, 2)]
        return [Table([[words]], colWidths=[setter.width], renderCB=LayoutTags())]

    with pytest.raises(LayoutError):
        printed(tall())
    text = printed(without_tables(tall())).text
    assert text.count("word") == 3000
    assert "inside" in text


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [((), ""), ((3,), "3"), ((1, 2), "1, 2"), ((1, 2, 3, 5), "1–3, 5"), ((7, 2, 4, 3, 2), "2–4, 7")],
)
def test_finding_numbers_in_a_row_are_one_span(numbers: tuple[int, ...], shown: str) -> None:
    assert number_ranges(numbers) == shown


def test_what_was_talked_about_is_listed_under_its_number_and_what_is_open_again_says_so(
    sample: SummaryData, printed_sample: Any
) -> None:
    told = story_of(printed_sample)
    after = told[told.index(folded(HEADING)) :]
    talked = [(number, each) for number, each in enumerate(sample.findings, 1) if each.talks]
    assert [each.is_discussed() for _, each in talked] == [False, True]
    for number, each in talked:
        assert folded(f"{number}. {each.title}: {each.talked_and_said()}") in after
    assert folded("Open again, as the dose of Gabapentin") in after
