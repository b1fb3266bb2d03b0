import json
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.checkins import CheckIn
from app.domain.intakes import Intake
from app.domain.medicines import Medicine
from app.domain.records import Record
from app.exchange import safe_reading
from app.exchange.archive import read_archive, write_archive
from app.exchange.safe_reading import Limits, read_json
from app.services.incoming import ImportProblem

AT = datetime(2026, 11, 5, 21, 30, tzinfo=UTC)
TYPED = "pregabalin"


def archive() -> dict[str, Any]:
    medicine = Medicine("m1", TYPED)
    records: list[Record] = [medicine, Intake("i1", "m1", AT), Intake("i2", "m1", AT), CheckIn("c1", AT)]
    found: dict[str, Any] = json.loads(write_archive(records, AT, "0.1.0"))
    return found


def refusal(raw: bytes) -> ImportProblem:
    with pytest.raises(ImportProblem) as caught:
        read_archive(raw)
    assert TYPED not in str(caught.value)
    return caught.value


Change = Callable[[dict[str, Any]], object]
CHANGED: tuple[tuple[str, Change, str], ...] = (
    (
        "a number for an amount",
        lambda one: one["intake"][1].update(pieces=2),
        "records.intake[1].pieces: must be text.",
    ),
    (
        "letters for an amount",
        lambda one: one["intake"][1].update(pieces=TYPED),
        "records.intake[1].pieces: must be a n",
    ),
    (
        "digits of another script",
        lambda one: one["intake"][1].update(pieces="٥"),
        "records.intake[1].pieces: must be a n",
    ),
    ("an underscore", lambda one: one["intake"][1].update(pieces="1_0"), "records.intake[1].pieces: must be a number"),
    (
        "less than nothing",
        lambda one: one["intake"][1].update(pieces="-1"),
        "records.intake[1].pieces: must not be below",
    ),
    (
        "too much",
        lambda one: one["intake"][1].update(pieces="9E+99"),
        "records.intake[1].pieces: must not be below 0 or",
    ),
    (
        "a long exponent",
        lambda one: one["intake"][1].update(pieces="1E+999999"),
        "records.intake[1].pieces: must be a n",
    ),
    (
        "not a number",
        lambda one: one["intake"][1].update(pieces="NaN"),
        "records.intake[1].pieces: must be a number as",
    ),
    (
        "no offset",
        lambda one: one["intake"][0].update(at="2026-11-05T21:30:00"),
        "records.intake[0].at: must be written",
    ),
    (
        "no such day",
        lambda one: one["intake"][0].update(due="2026-02-30"),
        "records.intake[0].due: must be written like",
    ),
    (
        "an early year",
        lambda one: one["intake"][0].update(at="0001-01-01T00:00:00+14:00"),
        "records.intake[0].at: must be b",
    ),
    (
        "an unknown word",
        lambda one: one["intake"][0].update(status=TYPED),
        "records.intake[0].status: must be one of: taken",
    ),
    (
        "a word that is a list",
        lambda one: one["intake"][0].update(status=[]),
        "records.intake[0].status: must be one of",
    ),
    ("an unknown field", lambda one: one["intake"][0].update({TYPED: 1}), "records.intake[0]: has a field that this"),
    ("an unknown family", lambda one: one.update({TYPED: []}), "records: has a kind of record that this version"),
    ("no object", lambda one: one.update(intake=[TYPED]), "records.intake[0]: must be an object."),
    ("no list", lambda one: one.update(intake={}), "records.intake: must be a list."),
    ("an id twice", lambda one: one["intake"][1].update(id="i1"), "records.intake[1].id: stands twice."),
    ("no id", lambda one: one["intake"][1].pop("id"), "records.intake[1].id: is not there."),
    ("no owner", lambda one: one.update(medicine=[]), "records.intake[0].medicine_id: names a medicine that is not in"),
    (
        "a score of 11",
        lambda one: one["checkin"][0].update(scores=[["pain", 11]]),
        "records.checkin[0]: has answers that",
    ),
    (
        "half a pair",
        lambda one: one["checkin"][0].update(scores=[["pain"]]),
        "records.checkin[0].scores[0]: must have 2",
    ),
    (
        "a yes for a score",
        lambda one: one["checkin"][0].update(scores=[["pain", True]]),
        "records.checkin[0].scores[0][1]",
    ),
    (
        "naps below 0",
        lambda one: one["checkin"][0]["life"].update(naps=-1),
        "records.checkin[0].life.naps: must be between",
    ),
    (
        "half a character",
        lambda one: one["medicine"][0].update(note="\ud800"),
        "records.medicine[0].note: has half of a",
    ),
    (
        "a long text",
        lambda one: one["medicine"][0].update(note="x" * 100_001),
        "records.medicine[0].note: is longer than",
    ),
)


@pytest.mark.parametrize(("change", "said"), [each[1:] for each in CHANGED], ids=[each[0] for each in CHANGED])
def test_what_is_wrong_is_said_by_its_place_and_never_quoted(change: Change, said: str) -> None:
    content = archive()
    change(content["records"])
    assert str(refusal(json.dumps(content).encode())).startswith(said)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "(file): is not JSON; line 1 cannot be read."),
        (b"\xff\xfe", "(file): is not text in UTF-8."),
        (b"[]", "(file): is not an archive that Doseleaf wrote."),
        (b'{"format": "doseleaf-archive/2"}', "format: is that of another version of Doseleaf"),
        (b'{"format": "pregabalin"}', "format: must be doseleaf-archive/1."),
        (b'{"format": "doseleaf-archive/1"}', "records: must be an object."),
        (b'{"format": "doseleaf-archive/1", "records": {}, "pregabalin": 1}', "(file): has a field that this version"),
        (b'{"format": 1, "format": 2}', "format: stands twice."),
        (b'{"pregabalin": 1, "pregabalin": 2}', "\u2026: stands twice."),
        (b'{"records": {"use": [{}, {"amount": NaN}]}}', "records.use[1].amount: must be a number, and this is none."),
        (
            b'{"records": {"use": [{"amount": -Infinity}]}}',
            "records.use[0].amount: must be a number, and this is none.",
        ),
        (b'{"records": {"use": [{"amount": 1e999}]}}', "records.use[0].amount: must be a whole number."),
        (b'{"made": ' + b"9" * 5000 + b"}", "made: is larger than any number in a diary."),
        (b'{"made": "\\ud83d"}', "made: has half of a character."),
        (b"[" * 100_000 + b"]" * 100_000, "(file): is nested more than 12 deep."),
        (b'{"a":' * 100_000, "(file): is nested more than 12 deep."),
        (b'"' + b'\\"[' * 100_000, "(file): is not JSON; line 1 cannot be read."),
        (b'{"made": "pregabalin', "(file): is not JSON; line 1 cannot be read."),
    ],
    ids=lambda value: str(value)[:24],
)
def test_a_hostile_or_broken_file_is_refused_by_name(raw: bytes, said: str) -> None:
    assert str(refusal(raw)).startswith(said)


def test_brackets_inside_text_are_no_depth() -> None:
    assert read_json(b'{"made": "[[[[[[[[[[[[[[[[\\"[["}', {"made"}) == {"made": '[[[[[[[[[[[[[[[["[['}


def test_a_file_is_refused_by_its_size_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe_reading, "MOST_BYTES", 2_000_000)
    assert str(refusal(b" " * 2_000_001)) == "(file): is larger than 2 MB."


def test_a_file_of_nothing_but_brackets_is_refused_before_it_fills_the_memory() -> None:
    assert str(refusal(b"[" + b"[]," * 4_000_001 + b"[]]")) == "(file): has more values than any diary."


def test_too_many_records_are_refused() -> None:
    raw = b'{"format": "doseleaf-archive/1", "records": {"use": [' + b"0," * 200_000 + b"0]}}"
    assert str(refusal(raw)) == "records: has more than 200,000 records."


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists, max_leaves=30))
def test_any_json_at_the_place_of_a_record_is_a_record_or_a_sentence(value: object) -> None:
    content = archive()
    content["records"]["intake"][0]["note"] = value
    said = said_of(json.dumps(content).encode())
    assert said is None or said.place.startswith("records.intake[0].note")


@given(st.binary(max_size=200), st.integers(0, 2000))
def test_damage_is_a_sentence_and_nothing_else(damage: bytes, at: int) -> None:
    raw = json.dumps(archive()).encode()
    said = said_of(raw[:at] + damage + raw[at + len(damage) :])
    assert said is None or said.what.endswith(".")


def said_of(raw: bytes) -> ImportProblem | None:
    try:
        read_archive(raw)
    except ImportProblem as problem:
        return problem
    return None


ELSEWHERE = Limits(depth=20, text=200_000, decimals=True)


def test_files_from_elsewhere_may_be_deeper_longer_and_have_decimals() -> None:
    assert read_json(b'{"a": [0.50, 1e-3, 2]}', {"a"}, ELSEWHERE) == {"a": [Decimal("0.50"), Decimal("0.001"), 2]}
    assert str(read_json(b"[0.50]", (), ELSEWHERE)[0]) == "0.50"
    assert read_json(b"[" * 20 + b"]" * 20, (), ELSEWHERE)
    assert read_json(b'"' + b"x" * 150_000 + b'"', (), ELSEWHERE)


@pytest.mark.parametrize("digits", [b"1e9999", b"0." + b"1" * 61, b"1" * 61 + b".5", b"1e-1000"])
def test_decimals_from_elsewhere_are_bounded(digits: bytes) -> None:
    with pytest.raises(ImportProblem) as caught:
        read_json(b'{"a": ' + digits + b"}", {"a"}, ELSEWHERE)
    assert str(caught.value) == "a: has more digits than any number in a diary."
