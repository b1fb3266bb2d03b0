"""Reading "1-0-1-0" as it is typed."""

from decimal import Decimal

import pytest

from app.domain.schemes import Four, read_scheme

D = Decimal


@pytest.mark.parametrize(
    ("typed", "four"),
    [
        ("1-0-1-0", (D(1), None, D(1), None)),
        (" 1 – 0 – 2 ", (D(1), None, D(2), None)),
        ("½-0-0-1½", (D("0.5"), None, None, D("1.5"))),
        ("0,5-0-1-0", (D("0.5"), None, D(1), None)),
    ],
)
def test_a_day_in_four_numbers_is_read_as_it_is_written(typed: str, four: Four) -> None:
    assert read_scheme(typed) == four


@pytest.mark.parametrize("typed", ["", "1", "1-0", "2026-11-06", "1-x-1-0", "0-0-0-0", "1--0-1", "-1-0-1", "1-0-1-0-1"])
def test_anything_else_is_not_taken_for_one(typed: str) -> None:
    assert read_scheme(typed) is None
