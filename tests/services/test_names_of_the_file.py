from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from app.domain.matching import Match, MatchState, NameIndex, build_index, resolve, search
from app.domain.substances import Entry, Vocabulary
from app.services import reference
from app.services.known_names import read_known_names

ROOT = Path(__file__).parents[2]
LINES = (ROOT / "tests" / "domain" / "names_table.txt").read_text(encoding="utf-8").splitlines()
ROWS = [tuple(cell.strip() for cell in line.split("|")) for line in LINES if not line.startswith("#") and "|" in line]


@cache
def vocabulary() -> Vocabulary:
    return reference.load(ROOT / "resources").vocabulary


@cache
def index() -> NameIndex:
    return build_index(vocabulary(), lambda: read_known_names(ROOT / "resources"))


def test_the_table_is_whole() -> None:
    assert len(ROWS) >= 400
    assert len({row[0] for row in ROWS}) == len(ROWS)
    assert {row[1] for row in ROWS} == {state.value for state in MatchState}


@pytest.mark.parametrize(("typed", "state", "wanted"), ROWS)
def test_a_typed_name_gives_what_the_table_says(typed: str, state: str, wanted: str) -> None:
    match = resolve(index(), typed)
    found, ids = [candidate.entry_id for candidate in match.candidates], wanted.split()
    assert match.state.value == state, found
    if match.state is MatchState.SUGGESTED:
        assert found[: min(1, len(ids))] == ids[:1]
        assert set(ids) <= set(found)
    else:
        assert sorted(found) == sorted(ids)


def test_every_name_in_the_file_is_met_exactly_or_asked_between_its_readings() -> None:
    entries: list[Entry] = [*vocabulary().substances.values(), *vocabulary().combinations.values()]
    for entry in entries:
        for name in (entry.name, entry.us_name, *entry.synonyms, *(brand.name for brand in entry.brands)):
            match = resolve(index(), name)
            if name:
                assert match.state in {MatchState.EXACT, MatchState.SEVERAL}, name
                assert entry.id in {candidate.entry_id for candidate in match.candidates}, name


def test_every_half_of_a_look_alike_pair_is_an_entry_and_its_display_only_changes_case() -> None:
    for pair in vocabulary().look_alikes:
        for entry_id, display in zip((pair.a, pair.b), pair.display, strict=True):
            match = resolve(index(), display)
            assert [candidate.entry_id for candidate in match.candidates] == [entry_id], display


@pytest.mark.parametrize("answer", [resolve, search])
def test_no_list_has_more_than_eight_lines(answer: Callable[[NameIndex, str], Match]) -> None:
    for typed in ("co", "pa", "hydr", "para", "acetaminophen w", "in", "vit"):
        match = answer(index(), typed)
        assert 2 <= len(match.candidates) <= 8, typed
