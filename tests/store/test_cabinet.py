"""The folder of diaries: whose is whose, what each backup holds, and that nothing is opened by the wrong name."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.products import Product
from app.services.ports import StoreProblem, StoreProblemKind
from app.store.cabinet import FolderCabinet
from tests.store.vaults import AT, WORDS, add, make_it_cheap

__all__ = ["make_it_cheap"]
Kind = StoreProblemKind


@pytest.fixture
def cabinet(tmp_path: Path) -> FolderCabinet:
    return FolderCabinet(tmp_path / "diaries")


def test_an_empty_or_missing_folder_has_no_diary_and_gets_none_by_looking(cabinet: FolderCabinet) -> None:
    assert cabinet.diaries() == ()
    assert not cabinet.folder.exists()


def test_two_people_have_two_files_and_two_passphrases(cabinet: FolderCabinet) -> None:
    for name, passphrase in (("mine", WORDS), ("hers", "another")):
        opened = cabinet.create(passphrase)
        add(opened.opened.database, name)
        opened.close()
    mine, hers = cabinet.diaries()
    assert (mine.label, hers.label, mine.encrypted) == ("Diary 1", "Diary 2", True)
    opened = cabinet.open(hers, "another", AT)
    assert [one.id for one in opened.store.all(Product)] == ["hers"]
    opened.close()
    with pytest.raises(StoreProblem) as caught:
        cabinet.open(mine, "another", AT)
    assert caught.value.kind is Kind.WRONG_PASSPHRASE


def test_a_number_is_not_given_twice_while_backups_of_it_are_there(cabinet: FolderCabinet) -> None:
    for _ in range(2):
        cabinet.create(WORDS).close()
    (cabinet.folder / "diary-1.vault").unlink()
    opened = cabinet.create(WORDS)
    assert opened.file.label == "Diary 3"
    opened.close()


def test_without_a_passphrase_there_is_one_plain_file(cabinet: FolderCabinet) -> None:
    opened = cabinet.create("")
    opened.close()
    (found,) = cabinet.diaries()
    assert (found.path.name, found.encrypted) == ("diary.db", False)
    cabinet.open(found, "", AT).close()


def test_a_backup_is_made_only_when_something_changed(cabinet: FolderCabinet) -> None:
    opened = cabinet.create(WORDS)
    assert opened.back_up_when_changed(AT) is not None
    assert opened.back_up_when_changed(AT) is None
    add(opened.opened.database, "more")
    assert opened.back_up_when_changed(AT) is not None
    opened.close()


def test_what_a_backup_holds_is_told_to_who_has_its_passphrase(cabinet: FolderCabinet) -> None:
    opened = cabinet.create(WORDS)
    add(opened.opened.database, "first")
    opened.back_up(AT)
    opened.close()
    (diary,) = cabinet.diaries()
    (backup,) = cabinet.backups(diary)
    assert cabinet.contents(backup, WORDS)["product"] == 1
    with pytest.raises(StoreProblem) as caught:
        cabinet.contents(backup, "another")
    assert caught.value.kind is Kind.WRONG_PASSPHRASE


def test_a_new_passphrase_opens_it_and_the_backup_before_has_the_old_one(cabinet: FolderCabinet) -> None:
    opened = cabinet.create(WORDS)
    add(opened.opened.database, "first")
    diary = opened.set_passphrase("another", AT)
    (backup,) = cabinet.backups(diary)
    assert cabinet.contents(backup, WORDS)["product"] == 1
    again = cabinet.open(diary, "another", AT)
    assert len(again.store.all(Product)) == 1
    again.close()


def test_a_plain_diary_becomes_a_vault_and_leaves_no_plain_file_behind(cabinet: FolderCabinet) -> None:
    opened = cabinet.create("")
    add(opened.opened.database, "first", "Evening flower")
    opened.back_up(AT)
    diary = opened.set_passphrase(WORDS, AT)
    assert cabinet.diaries() == (diary,)
    left = [each for each in cabinet.folder.rglob("*") if each.is_file()]
    assert b"Evening" not in b"".join(each.read_bytes() for each in left)
    again = cabinet.open(diary, WORDS, AT)
    assert [one.id for one in again.store.all(Product)] == ["first"]
    again.close()


def test_a_restored_backup_is_the_diary_from_then_on(cabinet: FolderCabinet) -> None:
    opened = cabinet.create(WORDS)
    add(opened.opened.database, "first")
    opened.back_up(AT)
    add(opened.opened.database, "second")
    opened.close()
    (diary,) = cabinet.diaries()
    kept = cabinet.restore(diary, cabinet.backups(diary)[0], AT + timedelta(days=1))
    assert (kept / diary.path.name).exists()
    again = cabinet.open(diary, WORDS, AT)
    assert [one.id for one in again.store.all(Product)] == ["first"]
    again.close()


def test_older_tables_are_backed_up_before_they_are_brought_up_to_date(cabinet: FolderCabinet) -> None:
    cabinet.folder.mkdir()
    shutil.copyfile(Path(__file__).parent / "old" / "schema-1.db", cabinet.folder / "diary.db")
    (diary,) = cabinet.diaries()
    cabinet.open(diary, "", AT).close()
    (backup,) = cabinet.backups(diary)
    assert "checkin" not in cabinet.contents(backup, "")
