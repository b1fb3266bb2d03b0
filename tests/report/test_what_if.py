"""A what-if on paper: under a heading of its own, marked as not taken, its unchecked part first, nothing of it lost."""

from dataclasses import replace
from typing import Any

import pytest

from app.exchange.summary_json import summary_json
from app.exchange.summary_text import summary_text
from app.report.summary_pdf import summary_pdf
from app.services.record_day import ingredients_of
from app.services.sample import sample_view
from app.services.summary import SummaryData
from app.services.summary_options import Size
from app.services.what_if import if_medicine, what_if
from app.services.what_if_look import HEADING, WhatIfLook, look_of
from tests.report import records
from tests.report.reading_back import folded, missing_in, story_of
from tests.report.records import FONTS, NOW


@pytest.fixture(scope="module")
def asked() -> WhatIfLook:
    data = records.data()
    things = (
        if_medicine("Phenelzine", "phenelzine", ingredients_of("phenelzine", data.vocabulary), number=1),
        if_medicine("Quietosan <b>", None, (), number=2),
    )
    look = look_of(what_if(sample_view(NOW, data), things, data, NOW.date()))
    assert look is not None
    return look


@pytest.fixture(scope="module")
def summary(asked: WhatIfLook) -> SummaryData:
    return replace(records.typical(), what_if=asked)


@pytest.mark.parametrize("size", [Size.NORMAL, Size.X_LARGE])
def test_all_of_it_is_on_paper_after_the_heading_and_not_on_the_first_page(
    summary: SummaryData, asked: WhatIfLook, read: Any, size: Size
) -> None:
    printed = read(summary_pdf(summary, paper="a4", fonts=FONTS, size=size))
    told = story_of(printed)
    after = told[told.index(folded(HEADING)) :]
    assert folded("The person does NOT take: Phenelzine; Quietosan <b>.") in after
    assert missing_in(after, asked) == []
    assert after.index(folded("Quietosan <b>, not checked")) < after.index(folded("Would be new"))
    assert "Phenelzine" not in folded(printed.pages[0])


def test_without_it_nothing_on_paper_speaks_of_it(read: Any) -> None:
    printed = read(summary_pdf(records.typical(), paper="a4", fonts=FONTS))
    assert folded(HEADING) not in story_of(printed)


def test_text_and_json_mark_it_too(summary: SummaryData, asked: WhatIfLook) -> None:
    text = summary_text(summary)
    after = text[text.index(HEADING) :]
    for line in (*asked.new, *asked.changed):
        assert line.title in after
        assert line.remark in after
    assert asked.headline in after
    assert b'"what_if": {' in summary_json(summary)
    assert b'"what_if": null' in summary_json(records.typical())
