"""The encrypted diary: who can read it, and which of eight sentences says why it does not open."""

import shutil
import unicodedata
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from app.services.ports import StoreProblem, StoreProblemKind
from app.store import database, keys
from app.store.backups import take
from app.store.vault import Opened, create_vault, is_encrypted, open_plain, open_vault
from tests.store.vaults import AT, WORDS, add, make_it_cheap, open_again, products

__all__ = ["make_it_cheap"]
Kind = StoreProblemKind


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "own folder" / "p-7f3a.vault"
    opened = create_vault(found, WORDS)
    add(opened.database, "first", "Evening flower, seldom")
    opened.database.close()
    return found


def refusal(path: Path, passphrase: str = WORDS) -> StoreProblem:
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(StoreProblem) as caught:
        open_again(path, passphrase).database.close()
    assert (path.read_bytes() if path.is_file() else None) == before
    assert str(path.parent) not in caught.value.sentence
    return caught.value


def test_what_was_saved_is_there_again_with_the_passphrase(path: Path) -> None:
    opened = open_again(path)
    assert products(opened.database) == ["first"]
    opened.database.close()


def test_nothing_of_it_can_be_read_without_the_key(path: Path) -> None:
    raw = path.read_bytes()
    assert b"Evening" not in raw
    assert b"SQLite" not in raw
    assert is_encrypted(path)
    with pytest.raises(StoreProblem):
        database.open_existing(path)


def test_the_control_an_unencrypted_diary_does_show_its_words(tmp_path: Path) -> None:
    plain = database.create(tmp_path / "diary.db")
    add(plain, "first", "Evening flower, seldom")
    plain.close()
    assert b"Evening" in (tmp_path / "diary.db").read_bytes()
    assert not is_encrypted(tmp_path / "diary.db")


@pytest.mark.parametrize(
    "wrong", ["", "plum ladder seven quiet", f"{WORDS} ", WORDS.upper(), "x' OR 1=1", "\x00", "\ud800", "x" * 1000]
)
def test_a_wrong_passphrase_is_named_as_that_and_changes_nothing(path: Path, wrong: str) -> None:
    assert refusal(path, wrong).kind is Kind.WRONG_PASSPHRASE


def test_an_accent_typed_in_another_way_opens_it(tmp_path: Path) -> None:
    create_vault(tmp_path / "p.vault", unicodedata.normalize("NFC", "café über")).database.close()
    open_again(tmp_path / "p.vault", unicodedata.normalize("NFD", "café über")).database.close()


def test_each_thing_that_can_be_wrong_has_a_sentence_of_its_own(path: Path, tmp_path: Path) -> None:
    def spoiled(name: str, content: bytes) -> Path:
        found = tmp_path / name
        found.write_bytes(content)
        return found

    whole = path.read_bytes()
    damaged = tmp_path / "damaged.vault"
    damaged.write_bytes(whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:])
    shutil.copy(keys.header_path(path), keys.header_path(damaged))
    database.create(tmp_path / "plain.vault").close()
    newer = tmp_path / "newer.vault"
    opened = create_vault(newer, WORDS)
    opened.database.connection.execute("PRAGMA user_version = 999")
    opened.database.close()
    held = open_again(path)
    found = {
        Kind.MISSING: refusal(tmp_path / "gone.vault"),
        Kind.EMPTY: refusal(spoiled("empty.vault", b"")),
        Kind.PLAIN: refusal(tmp_path / "plain.vault"),
        Kind.NEWER: refusal(newer),
        Kind.IN_USE: refusal(path),
        Kind.DAMAGED: refusal(damaged),
        Kind.WRONG_PASSPHRASE: refusal(spoiled("random.vault", bytes(range(256)) * 64)),
        Kind.UNREADABLE: refusal(tmp_path),
    }
    held.database.close()
    assert {kind: problem.kind for kind, problem in found.items()} == {kind: kind for kind in found}
    assert len({problem.sentence for problem in found.values()}) == len(found)


def test_the_first_bytes_of_the_file_can_be_lost_when_its_header_is_there(path: Path) -> None:
    path.write_bytes(bytes(16) + path.read_bytes()[16:])
    opened = open_again(path)
    assert products(opened.database) == ["first"]
    opened.database.close()


@pytest.mark.parametrize("left", ["nothing", "garbage", "another vault's"])
def test_the_header_can_be_lost_when_the_file_is_there(path: Path, tmp_path: Path, left: str) -> None:
    beside = keys.header_path(path)
    if left == "nothing":
        beside.unlink()
    elif left == "garbage":
        beside.write_bytes(b"\xff{")
    else:
        create_vault(tmp_path / "other.vault", "something else").database.close()
        shutil.copy(keys.header_path(tmp_path / "other.vault"), beside)
    opened = open_again(path)
    assert products(opened.database) == ["first"]
    opened.database.close()
    assert refusal(path, "neither of them").kind is Kind.WRONG_PASSPHRASE


def test_both_can_be_lost_when_a_backup_has_the_header(path: Path) -> None:
    opened = open_again(path)
    take(opened.database, path, opened.key, AT)
    opened.database.close()
    keys.header_path(path).unlink()
    path.write_bytes(bytes(16) + path.read_bytes()[16:])
    opened = open_again(path)
    assert products(opened.database) == ["first"]
    opened.database.close()


def test_a_history_that_was_rewritten_is_noticed_at_opening(path: Path) -> None:
    key = rewrite(path)
    with pytest.raises(StoreProblem) as caught:
        open_again(path)
    assert caught.value.kind is Kind.HISTORY
    assert key is not None


def rewrite(path: Path) -> Opened:
    opened = open_again(path)
    opened.database.connection.execute("DROP TRIGGER change_is_never_edited")
    opened.database.connection.execute("UPDATE change SET what = 'Added something else'")
    opened.database.close()
    return opened


def test_a_diary_without_a_passphrase_is_checked_in_the_same_way(tmp_path: Path) -> None:
    path = tmp_path / "diary.db"
    plain = database.create(path)
    add(plain, "first")
    plain.connection.execute("DROP TRIGGER change_is_never_edited")
    plain.connection.execute("UPDATE change SET what = 'Added something else'")
    plain.close()
    with pytest.raises(StoreProblem) as caught:
        open_plain(path, lambda _database, _key: None)
    assert caught.value.kind is Kind.HISTORY


def test_older_tables_are_backed_up_before_they_are_changed(tmp_path: Path) -> None:
    path = tmp_path / "diary.db"
    shutil.copyfile(Path(__file__).parent / "old" / "schema-1.db", path)
    seen: list[int] = []

    def look(opened: database.Database, _key: object) -> None:
        seen.append(opened.connection.execute("PRAGMA user_version").fetchone()[0])

    open_plain(path, look).database.close()
    open_plain(path, look).database.close()
    assert seen == [1]


def test_the_memory_of_keys_is_wiped_by_the_library_when_it_gives_it_back(path: Path) -> None:
    opened = open_again(path)
    assert opened.database.connection.execute("PRAGMA cipher_memory_security").fetchone() == ("1",)
    opened.database.close()


def test_a_build_without_encryption_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Deaf:
        def execute(self, sql: str, *_: object) -> "Deaf":
            self.sql = sql
            return self

        def fetchone(self) -> None:
            return None

        def close(self) -> None:
            pass

    monkeypatch.setattr(dbapi2, "connect", lambda *_, **__: Deaf())
    with pytest.raises(StoreProblem) as caught:
        open_vault(path, WORDS, lambda _database, _key: None)
    assert caught.value.kind is Kind.FAULT
