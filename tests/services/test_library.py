"""The data file as a list: every entry in it once, found by the names behind its groups, never more than is so."""

from pathlib import Path

import pytest

from app.domain.interactions import DataFile, Seriousness
from app.services import reference
from app.services.library import STATES, LibraryRow, Wanted, chosen, counts, rows
from app.services.lint_sides import members_of, sides_of
from app.services.reviews import ReviewState, standing

RESOURCES = Path(__file__).parents[2] / "resources"
MET = frozenset({"cannabis-gabapentinoid"})


@pytest.fixture(scope="module")
def data() -> DataFile:
    return reference.load(RESOURCES)


@pytest.fixture(scope="module")
def every(data: DataFile) -> tuple[LibraryRow, ...]:
    return rows(data, MET)


def test_every_entry_stands_in_it_once_the_most_serious_first(data: DataFile, every: tuple[LibraryRow, ...]) -> None:
    assert sorted(row.id for row in every) == sorted(data.categories)
    grades = [row.seriousness for row in every]
    assert grades == sorted(grades, reverse=True)


def test_a_row_says_what_the_ledger_says(data: DataFile, every: tuple[LibraryRow, ...]) -> None:
    for row in every:
        assert row.state is standing(data.categories[row.id], data).state
    assert set(STATES) == set(ReviewState)
    assert sum(counts(every).values()) == len(data.categories)
    assert set(counts(())) == set(ReviewState)


def test_an_entry_is_found_by_every_name_behind_its_sides(data: DataFile, every: tuple[LibraryRow, ...]) -> None:
    found = {row.id: row.searched for row in every}
    for category in data.categories.values():
        for side in sides_of(category):
            for member in members_of(side, data):
                assert data.vocabulary.substances[member].name.casefold() in found[category.id]


def test_what_is_asked_for_holds_all_together(every: tuple[LibraryRow, ...]) -> None:
    assert chosen(every, Wanted()) == every
    assert [row.id for row in chosen(every, Wanted(only_met=True))] == sorted(MET)
    assert all(row.seriousness is Seriousness.ASK_FIRST for row in chosen(every, Wanted(seriousness=Seriousness(4))))
    checked = chosen(every, Wanted(state=ReviewState.SOURCE_CHECKED))
    assert {row.state for row in checked} == {ReviewState.SOURCE_CHECKED}
    gabapentin = chosen(every, Wanted("GABAPENTIN cannabis"))
    assert {row.id for row in gabapentin} >= MET
    assert len(gabapentin) < len(chosen(every, Wanted("gabapentin")))
    assert chosen(every, Wanted("gabapentin qqqq")) == ()


def test_a_row_is_spoken_whole(every: tuple[LibraryRow, ...]) -> None:
    (mine,) = chosen(every, Wanted(only_met=True))
    assert mine.spoken == (
        f"{mine.word}: {mine.title}. How sure: {mine.certainty_words}. {mine.state_words}. On your record."
    )


def test_what_is_no_ordinary_entry_says_so(data: DataFile, every: tuple[LibraryRow, ...]) -> None:
    remarks = {row.id: row.remark for row in every}
    for category in data.categories.values():
        ordinary = category.status.value == "active" and not category.on_request
        assert bool(remarks[category.id]) is not ordinary
