"""The sheet: what stands on every page, and that the same story gives the same bytes."""

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from reportlab.platypus import Flowable, PageBreak

from app.report.blocks import Typesetter, heading, title
from app.report.fonts import Fonts
from app.report.metadata import DocumentInfo, PrintTime, metadata_packet
from app.report.page import Paper, fit_line
from app.report.styles import make_styles

HEAD = "Anna Example · born 1 May 1970"
NOTICE = "Invented person. Not a patient."


def three_pages(setter: Typesetter) -> list[Flowable]:
    return [
        title(setter, "Summary of <Anna>"),
        *heading(setter, "First & foremost"),
        PageBreak(),
        *heading(setter, "Second"),
        *heading(setter, "Below the second", level=3),
        PageBreak(),
        setter.paragraph("end"),
    ]


@pytest.mark.parametrize("paper", list(Paper))
def test_every_page_says_who_and_which_page_of_how_many(setter: Typesetter, printed: Any, paper: Paper) -> None:
    reading = printed(three_pages(setter), running_head=HEAD, head_on_first=True, foot="Private.", paper=paper)
    for number, page in enumerate(reading.pages, start=1):
        assert HEAD in page
        assert "Private." in page
        assert f"Page{number}of3" in "".join(page.split())
    box = reading.pdf.pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(paper.value, abs=0.01)


def test_the_first_page_can_leave_the_head_to_its_story(setter: Typesetter, printed: Any) -> None:
    first, second, third = printed(three_pages(setter), running_head=HEAD).pages
    assert HEAD not in first
    assert HEAD in second
    assert HEAD in third


def test_an_invented_person_is_called_so_on_every_page(setter: Typesetter, printed: Any) -> None:
    assert all(NOTICE in page for page in printed(three_pages(setter), notice=NOTICE).pages)


def test_the_foot_is_read_after_the_page(setter: Typesetter, printed: Any) -> None:
    page = printed(three_pages(setter), running_head=HEAD, head_on_first=True, foot="Private.").pages[0]
    assert page.index("foremost") < page.index("Private.")


def test_the_same_story_gives_the_same_bytes(setter: Typesetter, printed: Any) -> None:
    assert printed(three_pages(setter)).data == printed(three_pages(setter)).data


def test_the_print_time_in_the_file_is_the_one_passed_in(setter: Typesetter, printed: Any) -> None:
    moment = datetime(2027, 1, 31, 23, 5, 6, tzinfo=timezone(-timedelta(hours=3, minutes=30)))
    reading = printed(three_pages(setter), printed_at=moment)
    assert reading.pdf.metadata.creation_date == moment
    assert b"2027-01-31T23:05:06-03:30" in reading.pdf.root_object["/Metadata"].get_data()


def test_a_print_time_without_an_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        PrintTime(datetime(2027, 1, 31))  # noqa: DTZ001 - that it is refused is what is tested


def test_the_file_names_its_title_and_language(setter: Typesetter, printed: Any) -> None:
    pdf = printed(three_pages(setter)).pdf
    assert pdf.metadata.title == "Medicines and cannabis summary"
    assert pdf.root_object["/Lang"] == "en-GB"
    assert pdf.root_object["/ViewerPreferences"]["/DisplayDocTitle"].value is True


def test_what_a_person_typed_does_not_break_the_metadata() -> None:
    packet = metadata_packet(DocumentInfo("<a> & ]]>", datetime(2026, 1, 1, tzinfo=UTC)), tagged=True)
    assert "&lt;a&gt; &amp; ]]&gt;" in packet


def test_headings_are_in_the_outline_as_they_were_typed(setter: Typesetter, printed: Any) -> None:
    first = printed(three_pages(setter)).pdf.outline
    assert first[0].title == "Summary of <Anna>"
    assert [entry.title for entry in first[1] if not isinstance(entry, list)] == ["First & foremost", "Second"]
    assert first[1][-1][0].title == "Below the second"


def test_every_stream_ends_with_an_end_of_line(setter: Typesetter, printed: Any) -> None:
    data = printed(three_pages(setter), notice=NOTICE).data
    endings = re.findall(rb"(.)endstream", data, re.DOTALL)
    assert len(endings) > 5
    assert set(endings) == {b"\n"}


def test_a_name_too_long_for_one_line_is_shortened_and_says_so(fonts: Fonts) -> None:
    style = make_styles().running_head
    assert fit_line("short\nname", style, 200, fonts) == "short name"
    assert fit_line("long name " * 300, style, 200, fonts).endswith("…")


def test_a_nasty_name_stays_on_the_page(setter: Typesetter, printed: Any, nasty: tuple[str, ...]) -> None:
    for name in nasty:
        reading = printed([setter.paragraph("x")], running_head=name, notice=name, foot="f", head_on_first=True)
        assert len(reading.pages) == 1
