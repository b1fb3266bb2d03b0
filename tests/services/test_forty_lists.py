"""Lists of real people's kind against the shipped file: what must be found, what must not, and what stays unchecked."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from app.domain.checking import Coverage, ItemState
from app.domain.items import ItemKind
from app.domain.matching import MatchState, NameIndex, build_index, resolve
from app.services.known_names import known_names
from app.services.typed_record import TypedCheck, TypedRecord, check_typed
from tests.data_files import RESOURCES, TODAY, shipped

KINDS = {"medicines": ItemKind.MEDICINE, "cannabis": ItemKind.CANNABIS, "substances": ItemKind.SUBSTANCE}
KEYS = {"name", "person", "events", "must", "must_not", "on_request", "states", *KINDS}
STATES = {*ItemState, "quiet", "partly"}
Row = dict[str, Any]
ROWS: list[Row] = tomllib.loads((Path(__file__).parent / "forty_lists.toml").read_text(encoding="utf-8"))["list"]


@cache
def index() -> NameIndex:
    return build_index(shipped().vocabulary, lambda: known_names(RESOURCES))


def things(row: Row) -> list[tuple[ItemKind, str]]:
    return [(kind, text) for key, kind in KINDS.items() for text in row.get(key, [])]


def looked_up(row: Row) -> TypedCheck:
    typed = TypedRecord(TODAY, things(row), row.get("events", []), row.get("person", []))
    return check_typed(typed, shipped(), lambda name: resolve(index(), name))


def holds(state: str, cover: Coverage) -> bool:
    if state == "quiet":
        return cover.state is not ItemState.FLAGGED
    if state == "partly":
        return cover.state is not ItemState.NOT_CHECKED and bool(cover.unchecked)
    return cover.state == state


def test_the_table_names_only_what_the_file_has() -> None:
    assert len(ROWS) >= 40
    assert len({row["name"] for row in ROWS}) == len(ROWS)
    for row in ROWS:
        named = {*row.get("must", {}), *row.get("must_not", []), *row.get("on_request", [])}
        assert named <= set(shipped().categories), row["name"]
        assert set(row) <= KEYS, row["name"]
        assert set(row.get("states", {})) <= {text for _, text in things(row)}, row["name"]
        assert set(row.get("states", {}).values()) <= STATES, row["name"]
        assert set(row) & {"must", "must_not", "on_request", "states"}, row["name"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_a_list_gives_what_its_row_says(row: Row) -> None:
    outcome = looked_up(row)
    found = {each.category.id: int(each.seriousness) for each in outcome.result.findings}
    for category, wanted in row.get("must", {}).items():
        least, most = wanted if isinstance(wanted, list) else (wanted, wanted)
        assert least <= found.get(category, 0) <= most, (category, found)
    assert not set(row.get("must_not", [])) & set(found), found
    assert set(row.get("on_request", [])) <= {each.category.id for each in outcome.result.on_request}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_every_thing_of_a_list_is_recognised_or_said_to_be_unchecked(row: Row) -> None:
    outcome = looked_up(row)
    covers = zip(things(row), outcome.items, outcome.result.coverage, strict=True)
    for (_, text), item, cover in covers:
        state = row.get("states", {}).get(text)
        assert item.match.state is MatchState.EXACT or state == ItemState.NOT_CHECKED, text
        assert state is None or holds(state, cover), (text, cover)
