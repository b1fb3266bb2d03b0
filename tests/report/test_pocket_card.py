"""The pocket card: who, allergies, every medicine that is taken, cannabis; and that it holds no findings."""

from dataclasses import replace
from typing import Any

import pytest

from app.report.pocket_card import pocket_card_pdf
from app.report.summary_pdf import PAPERS
from app.services.leaving_off import leave_off, said
from app.services.summary_options import Part, Size, SummaryOptions
from tests.report.reading_back import drawn, folded
from tests.report.records import FONTS, RECORDS, forty, hostile, typical


@pytest.mark.parametrize("paper", list(PAPERS))
def test_the_sample_fits_on_half_a_page(read: Any, paper: str) -> None:
    reading = read(pocket_card_pdf(typical(), paper=paper, fonts=FONTS))
    assert len(reading.pages) == 1
    middle = float(reading.pdf.pages[0].mediabox.height) / 2
    shown = drawn(reading.data)
    last = "".join(character for character, _ in shown).index("Document SAMPLE")
    assert shown[last][1][1] > middle


@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("record", list(RECORDS))
def test_everything_of_the_card_is_on_it(read: Any, record: str, size: Size) -> None:
    summary = RECORDS[record]()
    text = read(pocket_card_pdf(summary, paper="a4", fonts=FONTS, size=size)).text
    wanted = [summary.person.name, summary.person.allergies, summary.coverage.headline, summary.document_id]
    taken = [line for group in summary.groups for line in group.lines if not line.stopped]
    wanted += [each for line in taken for each in (line.name, line.how)]
    wanted += [look for look in (summary.cannabis.thc, summary.cannabis.cbd) if look]
    assert [each for each in wanted if folded(each) not in text] == [] or record == "hostile"
    assert "Knowninteractioncategoriesarenotonthiscard" in text


def test_what_was_stopped_is_not_on_the_card(read: Any) -> None:
    group = typical().groups[0]
    stopped = replace(group.lines[0], name="Oldtablet", stopped="stopped 3 Nov")
    summary = replace(typical(), groups=(replace(group, lines=(stopped, *group.lines[1:])),))
    assert "Oldtablet" not in read(pocket_card_pdf(summary, paper="a4", fonts=FONTS)).text


def test_a_long_list_goes_on_and_says_so(read: Any) -> None:
    reading = read(pocket_card_pdf(forty(), paper="letter", fonts=FONTS))
    assert "Thelistgoesonbelowtheline" in reading.text
    assert all(f"Medicine{number}x" in reading.text for number in range(1, 41))


def test_hostile_text_loses_nothing(read: Any) -> None:
    text = read(pocket_card_pdf(hostile(), paper="a4", fonts=FONTS)).text
    lines = [line for group in hostile().groups for line in group.lines if not line.stopped]
    numbers = [each.split()[-1] for line in lines for each in (line.name, line.how)]
    assert [number for number in numbers if number not in text] == []


def test_what_is_left_off_is_said_on_the_card(read: Any) -> None:
    summary = leave_off(typical(), SummaryOptions(without=frozenset({Part.NAME})))
    text = read(pocket_card_pdf(summary, paper="a4", fonts=FONTS)).text
    assert folded(typical().person.name) not in text
    assert folded(said(summary)) in text


def test_it_carries_no_twin_since_that_would_say_more(read: Any) -> None:
    assert read(pocket_card_pdf(typical(), paper="a4", fonts=FONTS)).pdf.attachments == {}
