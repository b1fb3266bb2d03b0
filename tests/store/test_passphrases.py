"""Another passphrase, and the first one: nothing is lost on the way, and afterwards only the new one opens it."""

from pathlib import Path

import pytest

from app.services.ports import StoreProblem, StoreProblemKind
from app.store import database, keys, passphrases
from app.store.passphrases import change_passphrase, digest, encrypt
from app.store.store import DiaryStore
from app.store.vault import Opened, create_vault
from tests.store.vaults import AT, WORDS, add, make_it_cheap, open_again, products

__all__ = ["AT", "make_it_cheap"]


def made(tmp_path: Path) -> tuple[Path, Opened]:
    path = tmp_path / "p.vault"
    opened = create_vault(path, WORDS)
    for number in range(20):
        add(opened.database, f"{number:02}")
    return path, opened


def refused(path: Path, passphrase: str) -> bool:
    with pytest.raises(StoreProblem) as caught:
        open_again(path, passphrase)
    return caught.value.kind is StoreProblemKind.WRONG_PASSPHRASE


def test_only_the_new_passphrase_opens_it_and_everything_is_there(tmp_path: Path) -> None:
    path, opened = made(tmp_path)
    before, old = digest(opened.database.connection), path.read_bytes()[:16]
    again = change_passphrase(path, opened, "another")
    assert digest(again.database.connection) == before
    assert DiaryStore(again.database).verify_chain() is None
    again.database.close()
    assert path.read_bytes()[:16] != old
    assert refused(path, WORDS)
    again = open_again(path, "another")
    add(again.database, "after")
    assert len(products(again.database)) == 21
    again.database.close()
    assert {each.name for each in tmp_path.iterdir() if not each.name.endswith("-journal")} == {"p.vault", "p.hdr"}


@pytest.mark.parametrize("fails", ["_export", "keep_names"])
def test_a_change_that_fails_leaves_exactly_one_passphrase(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    path, opened = made(tmp_path)

    def fail(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(passphrases, fails, fail)
    with pytest.raises(StoreProblem) as caught:
        change_passphrase(path, opened, "another")
    assert caught.value.kind is StoreProblemKind.DISK
    right, wrong = (WORDS, "another") if fails == "_export" else ("another", WORDS)
    assert refused(path, wrong)
    again = open_again(path, right)
    assert len(products(again.database)) == 20
    again.database.close()


def test_a_copy_that_differs_is_never_put_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, opened = made(tmp_path)
    found = iter(["one", "another"])
    monkeypatch.setattr(passphrases, "digest", lambda _connection: next(found))
    with pytest.raises(StoreProblem) as caught:
        change_passphrase(path, opened, "another")
    assert caught.value.kind is StoreProblemKind.FAULT
    assert refused(path, "another")
    open_again(path).database.close()


def test_a_plain_diary_becomes_a_vault_and_the_plain_file_is_gone(tmp_path: Path) -> None:
    plain, target = tmp_path / "diary.db", tmp_path / "p.vault"
    opened = Opened(database.create(plain), None)
    add(opened.database, "first", "Evening flower")
    before = digest(opened.database.connection)
    vault = encrypt(plain, opened, target, WORDS)
    assert digest(vault.database.connection) == before
    vault.database.close()
    assert not plain.exists()
    assert b"Evening" not in b"".join(each.read_bytes() for each in tmp_path.iterdir())
    open_again(target).database.close()


def test_a_plain_diary_stays_when_something_has_the_vaults_name(tmp_path: Path) -> None:
    plain, target = tmp_path / "diary.db", tmp_path / "p.vault"
    create_vault(target, "mine").database.close()
    opened = Opened(database.create(plain), None)
    add(opened.database, "first")
    with pytest.raises(StoreProblem) as caught:
        encrypt(plain, opened, target, WORDS)
    assert caught.value.kind is StoreProblemKind.EXISTS
    again = database.open_existing(plain)
    assert products(again) == ["first"]
    again.close()
    open_again(target, "mine").database.close()


def test_the_header_names_both_keys_only_while_either_file_may_be_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, opened = made(tmp_path)
    seen: list[int] = []
    write = keys.write_headers

    def note(where: Path, *headers: keys.Header) -> None:
        seen.append(len(headers))
        write(where, *headers)

    monkeypatch.setattr(keys, "write_headers", note)
    change_passphrase(path, opened, "another").database.close()
    assert seen == [2, 1]
