"""The names that are only known to exist: what the list holds, and that such a medicine says so everywhere."""

import hashlib
import json
import lzma
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.items import Unchecked, UncheckedPart
from app.domain.matching import MatchState, NameIndex, build_index, is_only_known, resolve, search
from app.domain.medicines import Medicine
from app.domain.names import normalise
from app.domain.people import Person
from app.services.coverage_view import view_coverage
from app.services.findings import DiaryView, current_findings
from app.services.known_names import FILE, KnownNamesError, known_names, read_known_names
from app.services.record_day import medicine_item
from app.services.summary import gather, last_days
from app.start import main
from tests.data_files import RESOURCES, TODAY, shipped

NOON = datetime.fromisoformat("2026-11-20T12:00:00+00:00")
COVERED, KNOWN, NOBODY = "gabapentin", "neratinib", "Meadow calm drops"


@cache
def listed() -> frozenset[str]:
    return read_known_names(RESOURCES)


@cache
def index() -> NameIndex:
    return build_index(shipped().vocabulary, listed)


def test_the_list_is_the_one_its_page_describes() -> None:
    text = lzma.decompress((RESOURCES / FILE).read_bytes())
    page = (RESOURCES / "known-names.md").read_text(encoding="utf-8")
    assert f"{len(listed()):,} names" in page
    assert hashlib.sha256(text).hexdigest() in page
    assert text.decode("ascii").splitlines() == sorted(listed())


def test_every_name_of_the_list_has_the_spelling_for_comparing() -> None:
    assert all(normalise(name) == name for name in listed())


def test_a_slip_of_the_register_is_never_called_a_medicine() -> None:
    for slip, meant in {"colbazam": "clobazam", "avacavir": "abacavir", "colchcine": "colchicine"}.items():
        assert slip not in listed()
        match = resolve(index(), slip)
        assert (match.state, match.candidates[0].entry_id) == (MatchState.SUGGESTED, meant)


def test_no_name_of_the_data_file_is_answered_from_the_list() -> None:
    for key in index().exact:
        assert resolve(index(), key).state in {MatchState.EXACT, MatchState.SEVERAL}, key


@given(
    st.sampled_from(sorted(listed())), st.sampled_from(["", " 5 mg", " 20 mg tablets", " 100 mg/5 ml oral solution"])
)
def test_a_name_of_the_list_is_never_taken_for_a_name_that_is_spelt_like_it(name: str, more: str) -> None:
    match = resolve(index(), name + more)
    assert match.state in {MatchState.EXACT, MatchState.SEVERAL, MatchState.KNOWN_NOT_COVERED, MatchState.SUGGESTED}
    if match.state is MatchState.KNOWN_NOT_COVERED:
        assert is_only_known(index(), name + more)
        shown = [one.matched for one in match.candidates if not one.look_alike_of]
        assert all(f" {normalise(one)} " in f" {name} " for one in shown)


@pytest.mark.parametrize("text", ["", "  ", "x" * 300, COVERED, "Neurontin 300 mg", NOBODY, "gabapentn", "Benadryl"])
def test_nothing_else_is_called_only_known(text: str) -> None:
    assert not is_only_known(index(), text)


def test_while_typing_the_rows_of_a_known_name_are_names_that_go_on_or_stand_in_it() -> None:
    match = search(index(), "pregabalin sandoz")
    assert (match.state, match.candidates[0].entry_id) == (MatchState.KNOWN_NOT_COVERED, "pregabalin")


@pytest.mark.parametrize("content", [None, b"", b"no xz", lzma.compress("ä".encode())[:-8], lzma.compress(b"\xff")])
def test_a_damaged_list_is_named_by_the_lint_and_never_stops_a_search(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / FILE).write_bytes(content)
    with pytest.raises(KnownNamesError, match=FILE):
        read_known_names(tmp_path)
    assert known_names(tmp_path) == frozenset()


def test_a_stored_medicine_that_is_only_known_says_so_and_one_that_nobody_knows_says_that() -> None:
    known, nobody = Medicine("a", KNOWN), Medicine("b", NOBODY)
    view = DiaryView(Person("person"), (known, nobody), only_known=frozenset({KNOWN}))
    now = current_findings(view, shipped(), TODAY)
    reasons = {each.name: each.reasons for each in view_coverage(now.result, now.items, shipped()).unchecked}
    sentences = shipped().sentences
    assert reasons == {KNOWN: (sentences["not_covered"],), NOBODY: (sentences["not_recognised"],)}
    summary = gather(view, shipped(), last_days(TODAY), NOON, "D-1", "0.1.0")
    assert {each.name: each.reasons for each in summary.coverage.unchecked} == reasons


def test_what_the_file_holds_is_not_called_only_known_whatever_is_said_of_its_name() -> None:
    words = shipped().vocabulary
    unknown = medicine_item(Medicine("a", KNOWN), words, TODAY)
    assert unknown.unchecked == (Unchecked(UncheckedPart.NAME, KNOWN),)
    known = medicine_item(Medicine("a", KNOWN), words, TODAY, only_known=True)
    assert known.unchecked == (Unchecked(UncheckedPart.NOT_COVERED, KNOWN),)


@pytest.mark.parametrize(
    ("typed", "match", "sentence"),
    [(KNOWN, "known-not-covered", "not_covered"), (NOBODY, "unknown", "not_recognised")],
)
def test_the_command_line_tells_a_known_medicine_from_a_name_that_nobody_knows(
    typed: str, match: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--json", "--medicine", typed]) == 0
    item = json.loads(capsys.readouterr().out)["items"][0]
    assert (item["state"], item["match"], item["suggestions"]) == ("not-checked", match, [])
    assert main(["check", "--medicine", typed]) == 0
    assert f"Not checked: {typed}\n  {shipped().sentences[sentence]}" in capsys.readouterr().out
