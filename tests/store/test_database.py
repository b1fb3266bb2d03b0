"""Creating and opening the diary's file: what is kept, what is refused, and in which words."""

import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError, InvalidRequestError
from sqlcipher3 import dbapi2

from app.domain.products import Product
from app.domain.records import RecordChange
from app.services.ports import StoreProblem, StoreProblemKind
from app.store import database
from app.store.problems import kind_of, named
from app.store.store import DiaryStore

AT = datetime(2026, 11, 20, 21, 40, tzinfo=UTC)
Kind = StoreProblemKind


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "own folder" / "my diary?#%.db"


@pytest.fixture
def umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def refusal(path: Path) -> StoreProblem:
    with pytest.raises(StoreProblem) as caught:
        database.open_existing(path).close()
    assert str(path.parent) not in caught.value.sentence
    return caught.value


def test_a_new_diary_can_be_closed_and_opened_again(path: Path) -> None:
    store = DiaryStore(database.create(path))
    store.apply([RecordChange(None, Product("p", "Oil"))], "Added Oil", AT)
    store.close()
    store = DiaryStore(database.open_existing(path))
    assert store.all(Product) == (Product("p", "Oil"),)
    store.close()


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077, 0o777])
@pytest.mark.usefixtures("umask")
@pytest.mark.skipif(os.name != "posix", reason="Windows has no modes; the folder's own rights hold there")
def test_only_the_owner_can_read_any_file_whatever_the_umask(path: Path, mask: int) -> None:
    os.umask(mask)
    store = DiaryStore(database.create(path))
    store.apply([RecordChange(None, Product("p", "Oil"))], "Added Oil", AT)
    modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()}
    folder = stat.S_IMODE(path.parent.stat().st_mode)
    store.close()
    assert set(modes.values()) == {0o600}
    assert path.name in modes
    assert folder == 0o700


def test_a_folder_that_was_there_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    database.create(tmp_path / "diary.db").close()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_creating_refuses_any_file_that_is_there_and_leaves_it_alone(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"something of mine")
    with pytest.raises(StoreProblem) as caught:
        database.create(path)
    assert caught.value.kind is Kind.EXISTS
    assert path.read_bytes() == b"something of mine"
    assert list(path.parent.iterdir()) == [path]


def test_a_file_made_meanwhile_by_another_window_is_not_overwritten(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = os.link

    def link_late(part: Path, whole: Path) -> None:
        path.write_bytes(b"the other window's")
        link(part, whole)

    monkeypatch.setattr(os, "link", link_late)
    with pytest.raises(StoreProblem) as caught:
        database.create(path)
    assert caught.value.kind is Kind.EXISTS
    assert path.read_bytes() == b"the other window's"
    assert list(path.parent.iterdir()) == [path]


def test_a_file_system_without_links_still_gets_a_whole_diary(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_part: Path, _whole: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    database.create(path).close()
    database.open_existing(path).close()
    assert [each for each in path.parent.iterdir() if each.name.endswith(".part")] == []


def test_a_creation_that_fails_leaves_nothing_behind(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "migrate", lambda connection: connection.execute("CREATE nonsense"))
    with pytest.raises(StoreProblem) as caught:
        database.create(path)
    assert caught.value.kind is Kind.FAULT
    assert list(path.parent.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreProblem) as caught:
        database.create(tmp_path / "file" / "diary.db")
    assert caught.value.kind is Kind.READ_ONLY


def test_opening_never_creates(path: Path) -> None:
    assert refusal(path).kind is Kind.MISSING
    assert not path.parent.exists()


@pytest.mark.parametrize("size", [0, 1, 4095])
def test_an_empty_or_cut_file_is_named_and_left_alone(path: Path, size: int) -> None:
    path.parent.mkdir()
    path.write_bytes(b"x" * size)
    assert refusal(path).kind is Kind.EMPTY
    assert path.stat().st_size == size


def test_a_file_of_another_kind_is_named_and_left_alone(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"%PDF-1.7" * 1000)
    assert refusal(path).kind is Kind.FOREIGN
    assert path.read_bytes() == b"%PDF-1.7" * 1000


def test_a_database_of_another_program_is_named_and_left_alone(path: Path) -> None:
    path.parent.mkdir()
    other = dbapi2.connect(str(path), isolation_level=None)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("CREATE TABLE theirs (id TEXT)")
    other.close()
    before = path.read_bytes()
    assert refusal(path).kind is Kind.FOREIGN
    assert path.read_bytes() == before


def test_a_diary_of_a_newer_program_is_named_and_left_alone(path: Path) -> None:
    database.create(path).close()
    newer = dbapi2.connect(str(path), isolation_level=None)
    newer.execute("PRAGMA user_version = 1000")
    newer.close()
    before = path.read_bytes()
    problem = refusal(path)
    assert problem.kind is Kind.NEWER
    assert not problem.ours
    assert path.read_bytes() == before


def test_a_second_opener_gets_a_sentence_and_the_first_keeps_its_lock(path: Path) -> None:
    first = DiaryStore(database.create(path))
    for _ in range(2):
        problem = refusal(path)
        assert problem.kind is Kind.IN_USE
        assert "already open" in problem.sentence
    first.apply([RecordChange(None, Product("p", "Oil"))], "Added Oil", AT)
    first.close()
    database.open_existing(path).close()


def test_a_folder_in_place_of_the_file_cannot_be_read(tmp_path: Path) -> None:
    assert refusal(tmp_path).kind is Kind.UNREADABLE


def test_a_path_that_leads_through_a_file_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert refusal(tmp_path / "file" / "diary.db").kind is Kind.UNREADABLE


def test_damage_inside_the_file_is_named(path: Path) -> None:
    database.create(path).close()
    content = bytearray(path.read_bytes())
    content[100] = 0xFF
    path.write_bytes(content)
    assert refusal(path).kind is Kind.DAMAGED


def test_the_file_is_kept_with_the_settings_that_were_measured(path: Path) -> None:
    opened = database.create(path)
    names = ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "trusted_schema", "cell_size_check")
    found = [opened.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in (*names, "temp_store")]
    level = opened.connection.execute("PRAGMA cipher_log_level").fetchone()[0]
    opened.close()
    assert found == ["truncate", 3, 1, 1, 0, 1, 2]
    assert level == "NONE"


def test_a_setting_that_does_not_take_is_our_fault_and_the_file_is_closed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database.create(path).close()
    with monkeypatch.context() as patched:
        patched.setattr(database, "_PRAGMAS", (("synchronous", "EXTRA", 99),))
        problem = refusal(path)
    assert problem.kind is Kind.FAULT
    assert problem.ours
    database.open_existing(path).close()


def test_nothing_can_be_read_or_written_after_closing() -> None:
    store = DiaryStore(database.memory())
    store.close()
    with pytest.raises(StoreProblem):
        store.all(Product)
    with pytest.raises(StoreProblem):
        store.apply([RecordChange(None, Product("p", "Oil"))], "Added Oil", AT)
    store.close()


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("SQLITE_BUSY_RECOVERY", Kind.IN_USE),
        ("SQLITE_CANTOPEN", Kind.UNREADABLE),
        ("SQLITE_READONLY_DIRECTORY", Kind.READ_ONLY),
        ("SQLITE_FULL", Kind.FULL),
        ("SQLITE_IOERR_WRITE", Kind.DISK),
        ("SQLITE_CORRUPT_INDEX", Kind.DAMAGED),
        ("SQLITE_NOTADB", Kind.FOREIGN),
        ("SQLITE_CONSTRAINT_FOREIGNKEY", Kind.FAULT),
        ("SQLITE_ERROR", Kind.FAULT),
    ],
)
def test_the_surroundings_are_told_from_our_own_faults(code: str, kind: StoreProblemKind) -> None:
    error = dbapi2.OperationalError("secret")
    error.sqlite_errorname = code
    assert kind_of(error) is kind
    for wrapped in (error, DBAPIError("SELECT secret", None, error)):
        with pytest.raises(StoreProblem) as caught, named("diary.db"):
            raise wrapped
        assert caught.value.kind is kind
        assert caught.value.ours is (kind is Kind.FAULT)
        assert "secret" not in str(caught.value)


def test_an_error_without_a_code_is_our_fault() -> None:
    with pytest.raises(StoreProblem) as caught, named("diary.db"):
        raise InvalidRequestError
    assert caught.value.ours


def test_a_full_disk_saves_nothing_and_says_so(path: Path) -> None:
    opened = database.create(path)
    store = DiaryStore(opened)
    pages = opened.connection.execute("PRAGMA page_count").fetchone()[0]
    opened.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreProblem) as caught:
        store.apply([RecordChange(None, Product("p", "Oil", note="x" * 100_000))], "Added Oil", AT)
    assert caught.value.kind is Kind.FULL
    assert store.all(Product) == ()
    assert store.history(1) == ()
    opened.connection.execute("PRAGMA max_page_count = 100000")
    store.apply([RecordChange(None, Product("p", "Oil"))], "Added Oil", AT)
    store.close()
