"""The edition's digest: it saves linting at every start, and never lets anything pass that a lint would stop."""

from pathlib import Path

import pytest

from app.domain.interactions import DataFile
from app.services import reference
from app.services.reference import DataFileError, edition_digest, load
from tests.data_files import RESOURCES, category, rules, write


def seal(folder: Path, digest: str) -> None:
    ledger = folder / "reviews.toml"
    ledger.write_text(f'edition_digest = "{digest}"\n{ledger.read_text(encoding="utf-8")}', encoding="utf-8")


def test_the_shipped_files_are_those_of_the_edition_and_pass_the_whole_lint() -> None:
    data = load(RESOURCES, thorough=True)
    assert data.digest == edition_digest(RESOURCES), "after a change: the digest that `doseleaf data lint` prints"


def test_files_of_the_edition_are_read_without_the_whole_lint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seal(tmp_path, load(write(tmp_path)).digest)
    ran: list[str] = []

    def lint(data: DataFile) -> list[str]:
        ran.append(data.edition)
        return []

    monkeypatch.setattr(reference, "lint", lint)
    load(tmp_path)
    assert not ran
    load(tmp_path, thorough=True)
    assert len(ran) == 1


def test_a_file_changed_since_its_edition_is_linted_whole(tmp_path: Path) -> None:
    seal(tmp_path, load(write(tmp_path)).digest)
    ledger = (tmp_path / "reviews.toml").read_text(encoding="utf-8")
    write(tmp_path, None, rules(category=[category("one", family="moonlight")]))
    (tmp_path / "reviews.toml").write_text(ledger, encoding="utf-8")
    with pytest.raises(DataFileError) as error:
        load(tmp_path)
    assert any("moonlight" in problem for problem in error.value.problems)


def test_a_review_of_nothing_is_noticed_even_in_an_edition(tmp_path: Path) -> None:
    seal(tmp_path, load(write(tmp_path)).digest)
    review = 'category = "moonlight"\nkind = "source-check"\nby = "project"\non = 2026-11-20\ndigest = "x"\n'
    ledger = tmp_path / "reviews.toml"
    text = ledger.read_text(encoding="utf-8").replace("review = []\n", "")
    ledger.write_text(f"{text}[[review]]\n{review}", encoding="utf-8")
    with pytest.raises(DataFileError, match="moonlight"):
        load(tmp_path)


@pytest.mark.parametrize("text", ["", "= nonsense", 'edition_digest = "abc"'])
def test_a_ledger_without_the_right_digest_is_no_edition(tmp_path: Path, text: str) -> None:
    (tmp_path / "reviews.toml").write_text(text)
    assert edition_digest(tmp_path) in {"", "abc"}
    assert edition_digest(tmp_path / "nowhere") == ""
