"""The folder of diaries: whose is whose, what each backup holds, and that nothing is opened by the wrong name."""

import shutil
from contextlib import closing, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.products import Product
from app.domain.records import RecordChange
from app.services.keeping import DiaryFile
from app.services.ports import StoreProblem, StoreProblemKind
from app.store.cabinet import FolderCabinet
from app.store.checks import check
from tests.store.vaults import AT, WORDS, add, make_it_cheap

__all__ = ["make_it_cheap"]
Kind = StoreProblemKind
PAGE = 4096


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


def put_an_old_page_back(cabinet: FolderCabinet) -> DiaryFile:
    """A diary in which one page of records is as it was before the last change, with a checksum that is right."""
    opened = cabinet.create(WORDS)
    for number in range(60):
        add(opened.opened.database, f"{number:02}", "Oil of a long name that fills the page" * 4)
    opened.back_up(AT)
    opened.close()
    (diary,) = cabinet.diaries()
    old = diary.path.read_bytes()
    opened = cabinet.open(diary, WORDS, AT)
    kept = opened.store.all(Product)
    opened.store.apply([RecordChange(each, replace(each, note="x")) for each in kept], "Corrected", AT)
    opened.close()
    new = diary.path.read_bytes()
    for start in range(PAGE, len(old), PAGE):
        diary.path.write_bytes(new[:start] + old[start : start + PAGE] + new[start + PAGE :])
        try:
            opened = cabinet.open(diary, WORDS, AT)
        except StoreProblem:
            continue
        with closing(opened), suppress(StoreProblem):
            check(opened.opened.database, encrypted=True, thorough=True)
            continue
        return diary
    raise AssertionError("every old page was noticed at opening")


def test_damage_that_only_the_history_tells_of_stops_a_backup_and_keeps_the_good_ones(cabinet: FolderCabinet) -> None:
    diary = put_an_old_page_back(cabinet)
    good = cabinet.backups(diary)
    opened = cabinet.open(diary, WORDS, AT)
    with pytest.raises(StoreProblem) as caught:
        opened.back_up(AT)
    assert caught.value.kind is Kind.DAMAGED
    with pytest.raises(StoreProblem):
        opened.back_up_when_changed(AT + timedelta(days=8))
    opened.close()
    assert cabinet.backups(diary) == good
    opened = cabinet.open(diary, WORDS, AT)
    with pytest.raises(StoreProblem):
        opened.set_passphrase("another", AT)
    cabinet.open(diary, WORDS, AT).close()


@pytest.mark.parametrize(("days", "thorough"), [(0, False), (6, False), (8, True), (-1, True)])
def test_leaving_compares_everything_once_a_week_and_whenever_the_clock_was_set_back(
    cabinet: FolderCabinet, monkeypatch: pytest.MonkeyPatch, days: int, thorough: bool
) -> None:
    opened = cabinet.create(WORDS)
    opened.back_up(AT)
    add(opened.opened.database, "more")
    seen: list[object] = []
    monkeypatch.setattr("app.store.cabinet.check", lambda *_, **how: seen.append(how))
    assert opened.back_up_when_changed(AT + timedelta(days=days)) is not None
    opened.close()
    assert bool(seen) is thorough


def test_before_many_records_are_taken_away_there_is_a_backup_of_them(cabinet: FolderCabinet) -> None:
    opened = cabinet.create(WORDS)
    for number in range(13):
        add(opened.opened.database, f"{number:02}")
    kept = opened.store.all(Product)
    opened.store.apply([RecordChange(each, None) for each in kept[:3]], "Removed a few", AT)
    (diary,) = cabinet.diaries()
    assert cabinet.backups(diary) == ()
    opened.store.apply([RecordChange(each, None) for each in kept[3:]], "Removed all", AT)
    (backup,) = cabinet.backups(diary)
    assert cabinet.contents(backup, WORDS)["product"] == 10
    assert opened.store.all(Product) == ()
    opened.close()


def test_without_that_backup_nothing_is_taken_away(cabinet: FolderCabinet) -> None:
    opened = cabinet.create(WORDS)
    for number in range(10):
        add(opened.opened.database, f"{number:02}")
    opened.file.path.with_suffix(".backups").write_text("in the way")
    with pytest.raises(StoreProblem):
        opened.store.apply([RecordChange(each, None) for each in opened.store.all(Product)], "Removed all", AT)
    assert len(opened.store.all(Product)) == 10
    opened.close()
