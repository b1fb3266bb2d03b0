"""The chosen order of day, month and year reaches the paper, and each order prints the same bytes every time."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from pypdf import PdfReader

from app import start
from app.services.day_words import DayStyle, write_days
from app.services.summary_options import SummaryOptions
from tests.report.records import empty


@pytest.fixture(autouse=True)
def the_usual_order_afterwards() -> Iterator[None]:
    yield
    write_days(DayStyle.DAY_FIRST)


@pytest.mark.parametrize(
    ("style", "day"),
    [
        (DayStyle.DAY_FIRST, "20 November 2026"),
        (DayStyle.MONTH_FIRST, "November 20, 2026"),
        (DayStyle.YEAR_FIRST, "2026-11-20"),
    ],
)
def test_the_day_of_printing_is_written_in_the_chosen_order(style: DayStyle, day: str) -> None:
    options = SummaryOptions(dates=style)
    made = start.make_pdf(empty(), options)
    printed = PdfReader(BytesIO(made)).pages[0].extract_text().replace("\u00a0", " ")
    assert day in printed
    assert start.make_pdf(empty(), options) == made
