"""What stands beside the preview says what is on the pages and what was left off them."""

from dataclasses import replace

import pytest

from app.services.on_the_page import what_is_on_it
from app.services.summary_options import Form, Part, SummaryOptions
from tests.report.records import short, typical


def test_nothing_is_left_off_at_first() -> None:
    said = what_is_on_it(typical(), SummaryOptions())
    assert not any("left off" in line for line in said.values())
    assert said["person"].startswith("Allergies: Penicillin")
    asked = replace(typical(), person=replace(typical().person, not_asked=()))
    assert what_is_on_it(asked, SummaryOptions())["person"].endswith("every circumstance asked")


@pytest.mark.parametrize(
    ("part", "where"),
    [
        (Part.NAME, "person"),
        (Part.CIRCUMSTANCES, "person"),
        (Part.REASONS, "medicines"),
        (Part.CHANGES, "medicines"),
        (Part.PRODUCTS, "cannabis"),
        (Part.CLINICIAN, "findings"),
    ],
)
def test_what_is_left_off_is_said_where_it_would_stand(part: Part, where: str) -> None:
    said = what_is_on_it(short(), SummaryOptions(without=frozenset({part})))
    assert [name for name, line in said.items() if "left off" in line] == [where]


def test_where_products_are_from_is_said_when_it_is_wanted() -> None:
    assert "from" not in what_is_on_it(typical(), SummaryOptions())["cannabis"]
    assert what_is_on_it(typical(), SummaryOptions(origin=True))["cannabis"].endswith("where 1 of them is from")


def test_the_card_says_what_it_does_not_hold() -> None:
    said = what_is_on_it(typical(), SummaryOptions(form=Form.POCKET_CARD, without=frozenset({Part.NAME})))
    assert "not on the card" in said["findings"]
    assert "circumstance" not in said["person"]
    assert "name and birth date left off" in said["person"]
    assert "product" not in said["cannabis"]
