"""The shipped ledger holds only what took place, and whoever changes the data is told how to seal it again."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app import places, start
from app.services import edition
from app.services.reference import DataFileError, edition_digest, load
from app.services.reviews import ReviewState, standing
from tests.data_files import RESOURCES, TODAY, category, rules, shipped, small, write

READ_BY_THE_PROJECT = {"whole", "part", "abstract"}


def test_the_shipped_ledger_seals_the_files_as_they_are() -> None:
    now = load(RESOURCES, thorough=True)
    assert now.digest == edition_digest(RESOURCES), (
        "interactions.toml or substances.toml changed since they were sealed. When the change is finished, run "
        "`python -m app data seal` (it lints everything and writes the new digest into resources/reviews.toml) "
        "and commit resources/reviews.toml together with the change."
    )
    assert not now.changed_since_edition


def test_a_source_check_is_entered_only_where_every_cited_source_was_read_by_the_project() -> None:
    data = shipped()
    for review in data.reviews:
        cited = [data.sources[each.source] for each in data.categories[review.category].evidence]
        if review.kind == "source-check" and standing(data.categories[review.category], data).review is review:
            assert review.by == "project", review.category
            assert cited
            assert {source.read for source in cited} <= READ_BY_THE_PROJECT, review.category
            assert all(source.read_on <= review.on for source in cited), review.category
            assert len(review.remark) > 40, f"{review.category}: the remark says what was compared"


def test_no_professional_is_named_who_has_not_signed() -> None:
    """None has yet; whoever enters the first one changes this test, and says in the commit who it is."""
    assert [review.by for review in shipped().reviews if review.kind == "professional"] == []
    states = {standing(each, shipped()).state for each in shipped().categories.values()}
    assert ReviewState.REVIEWED not in states


def test_every_digest_of_the_ledger_is_a_digest() -> None:
    assert all(re.fullmatch("[0-9a-f]{64}", review.digest) for review in shipped().reviews)


def test_sealing_writes_the_digest_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path)
    ledger = tmp_path / "reviews.toml"
    before = ledger.read_text(encoding="utf-8")
    assert load(tmp_path).changed_since_edition
    digest = edition.seal(tmp_path)
    assert edition_digest(tmp_path) == digest == load(tmp_path).digest
    assert not load(tmp_path).changed_since_edition
    line = f'edition_digest = "{digest}"\n'
    assert ledger.read_text(encoding="utf-8").replace(line, "") == before
    sealed = ledger.read_text(encoding="utf-8")
    assert edition.seal(tmp_path) == digest
    assert ledger.read_text(encoding="utf-8") == sealed


def test_a_change_after_the_seal_is_said_and_a_new_seal_takes_it_in(tmp_path: Path) -> None:
    write(tmp_path)
    first = edition.seal(tmp_path)
    kept = (tmp_path / "reviews.toml").read_text(encoding="utf-8")
    write(tmp_path, None, rules(next_review=date(2027, 6, 1)))
    (tmp_path / "reviews.toml").write_text(kept, encoding="utf-8")
    data = load(tmp_path)
    assert data.changed_since_edition
    assert edition.named(data) == "edition 2026.11, changed since that edition"
    assert edition.stamp(data) == f"Data file 2026.11, changed since that edition, {data.digest[:12]}"
    assert edition.seal(tmp_path) == data.digest != first
    assert edition.stamp(load(tmp_path)) == f"Data file 2026.11, {data.digest[:12]}"


def test_a_file_with_a_problem_is_not_sealed(tmp_path: Path) -> None:
    write(tmp_path, None, rules(category=[category("one", family="moonlight")]))
    before = (tmp_path / "reviews.toml").read_bytes()
    with pytest.raises(DataFileError):
        edition.seal(tmp_path)
    assert (tmp_path / "reviews.toml").read_bytes() == before


def test_a_file_is_overdue_from_the_day_after_its_review_date() -> None:
    data = replace(small(), next_review=TODAY)
    assert edition.overdue(data, TODAY) == ""
    assert edition.review_date(data, TODAY).startswith("It is to be reviewed again by")
    late = edition.overdue(data, date(2026, 11, 21))
    assert "that day has passed" in late
    assert edition.overdue(replace(data, categories={}), date(2026, 11, 21)) == "", (
        "nothing is claimed with checking off"
    )


def said(argv: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    assert start.main(argv) == 0
    return capsys.readouterr().out


def test_the_commands_say_the_digest_and_where_the_ledger_stands(capsys: pytest.CaptureFixture[str]) -> None:
    data = load(places.resources())
    assert said(["data", "digest"], capsys).startswith(f"{data.digest}  {edition.named(data)}")
    lines = said(["review", "status"], capsys).splitlines()
    assert data.digest in lines[0]
    table = [line for line in lines if re.match(r"[a-z0-9-]+ +[a-z-]+ +[0-9a-f]{16}  ", line)]
    assert [line.split()[0] for line in table] == list(data.categories)
    first = next(line for line in lines if "health professional" in line)
    assert lines.index(first) < lines.index(table[0]), "counts first"


def test_json_names_the_digest_and_whether_the_file_is_the_editions(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(said(["check", "--json", "--medicine", "gabapentin"], capsys))
    data = load(places.resources())
    assert (found["edition"], found["digest"]) == (data.edition, data.digest)
    assert found["changed_since_edition"] is data.changed_since_edition


def test_the_booklet_is_saved_by_its_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "booklet.pdf"
    assert said(["review", "sheet", "--output", str(target), "--paper", "letter"], capsys) == "Saved booklet.pdf.\n"
    assert target.read_bytes().startswith(b"%PDF-1.7")


def test_sealing_a_folder_with_a_problem_says_each_of_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, None, rules(category=[category("one", family="moonlight")]))
    assert start.main(["data", "seal", str(tmp_path)]) == 2
    assert "moonlight" in capsys.readouterr().err
    write(tmp_path)
    assert said(["data", "seal", str(tmp_path)], capsys) == f"Sealed: {edition_digest(tmp_path)}\n"
