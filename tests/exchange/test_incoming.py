"""A file says itself what it is; whatever is none of ours is refused by a sentence."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.medicines import Medicine
from app.exchange.archive import write_archive
from app.exchange.incoming import read_incoming
from app.services.incoming import ArchiveContent, ImportProblem

MADE = datetime(2026, 11, 6, 21, 40, tzinfo=UTC)
MEDICINE = Medicine("m", "Pregabalin")


def test_an_archive_is_known_by_what_stands_in_it_however_it_was_written_down() -> None:
    raw = write_archive([MEDICINE], MADE, "0.1.0")
    spaced = json.dumps(json.loads(raw), indent=4).encode("utf-8-sig")
    for each in (raw, spaced):
        assert read_incoming(each) == ArchiveContent((MEDICINE,))


@pytest.mark.parametrize("raw", [b"", b"{}", b"\0" * 100, b"PK\x03\x04", b'{"resourceType": "Patient"'])
def test_anything_else_is_refused_in_a_sentence(raw: bytes) -> None:
    with pytest.raises(ImportProblem) as caught:
        read_incoming(raw)
    assert caught.value.sentence.startswith("The file is")


@given(st.binary(max_size=300))
def test_no_bytes_are_more_than_a_problem(raw: bytes) -> None:
    with pytest.raises(ImportProblem):
        read_incoming(raw)


def test_a_problem_inside_the_file_names_its_place_first() -> None:
    assert ImportProblem("records.use[3].amount", "must be text.").sentence == "records.use[3].amount: must be text."
