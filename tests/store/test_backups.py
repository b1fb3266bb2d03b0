"""Backups: checked when made, numbered, thinned without losing the newest, and put back without losing anything."""

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from app.services.ports import StoreProblem, StoreProblemKind
from app.store import backups, database, keys
from app.store.backups import Backup, backups_of, counts, folder_of, go_on_thinning, keepers, restore, take
from app.store.vault import Opened, create_vault
from tests.store.vaults import AT, WORDS, add, make_it_cheap, open_again, products

__all__ = ["make_it_cheap"]


@pytest.fixture(params=["p.vault", "diary.db"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Opened]:
    path = tmp_path / request.param
    made = create_vault(path, WORDS) if path.suffix == ".vault" else Opened(database.create(path), None)
    add(made.database, "first", "Evening flower")
    return path, made


def test_a_backup_holds_what_the_diary_held_and_is_as_secret(opened: tuple[Path, Opened]) -> None:
    path, diary = opened
    backup = take(diary.database, path, diary.key, AT)
    add(diary.database, "second")
    assert backups_of(path) == (backup,)
    assert counts(backup.path, diary.key)["product"] == 1
    assert backup.path.name == f"00000001-20261120T214000Z{path.suffix}"
    assert stat.S_IMODE(backup.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder_of(path).stat().st_mode) == 0o700
    assert (b"Evening" in backup.path.read_bytes()) is (diary.key is None)
    assert keys.read_headers(backup.path) == keys.read_headers(path)
    diary.database.close()


def test_numbers_grow_even_when_the_clock_goes_back(opened: tuple[Path, Opened]) -> None:
    path, diary = opened
    for moment in (AT, AT - timedelta(days=400), AT + timedelta(days=4000), AT):
        last = take(diary.database, path, diary.key, moment)
        assert backups_of(path)[0] == last
    assert [one.sequence for one in backups_of(path)] == [4, 3, 2, 1]
    diary.database.close()


def test_a_backup_that_fails_its_check_is_thrown_away_and_said(
    opened: tuple[Path, Opened], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, diary = opened
    first = take(diary.database, path, diary.key, AT)
    found = iter([[("product", 1)], [("product", 2)]])
    monkeypatch.setattr(backups, "_counts", lambda _connection: next(found))
    with pytest.raises(StoreProblem) as caught:
        take(diary.database, path, diary.key, AT)
    assert caught.value.kind is StoreProblemKind.BAD_BACKUP
    assert backups_of(path) == (first,)
    assert [each for each in folder_of(path).iterdir() if ".part" in each.name] == []
    diary.database.close()


def test_what_a_crash_left_is_cleared_away_and_never_listed(opened: tuple[Path, Opened]) -> None:
    path, diary = opened
    take(diary.database, path, diary.key, AT)
    left = folder_of(path) / f".00000002-20261120T214000Z{path.suffix}.ab12.part"
    left.write_bytes(b"half")
    (folder_of(path) / f"{left.name}-journal").write_bytes(b"")
    (folder_of(path) / "notes.txt").write_text("mine")
    assert len(backups_of(path)) == 1
    take(diary.database, path, diary.key, AT)
    assert not left.exists()
    assert (folder_of(path) / "notes.txt").read_text() == "mine"
    assert len(backups_of(path)) == 2
    diary.database.close()


def test_restoring_brings_it_back_and_keeps_the_file_that_was_there(opened: tuple[Path, Opened]) -> None:
    path, diary = opened
    backup = take(diary.database, path, diary.key, AT)
    add(diary.database, "second")
    diary.database.close()
    aside = restore(path, backup, AT)
    assert backup.path.exists()
    for where, expected in ((path, ["first"]), (aside / path.name, ["first", "second"])):
        again = open_again(where) if diary.key else Opened(database.open_existing(where), None)
        assert products(again.database) == expected
        again.database.close()


def test_a_damaged_diary_is_set_aside_with_its_journal(opened: tuple[Path, Opened]) -> None:
    path, diary = opened
    backup = take(diary.database, path, diary.key, AT)
    diary.database.close()
    path.write_bytes(b"damaged")
    journal = path.with_name(f"{path.name}-journal")
    journal.write_bytes(b"hot")
    aside = restore(path, backup, AT)
    assert (aside / path.name).read_bytes() == b"damaged"
    assert (aside / journal.name).read_bytes() == b"hot"
    assert not journal.exists()


def test_after_a_restore_nothing_is_thinned_until_somebody_has_looked(opened: tuple[Path, Opened]) -> None:
    path, diary = opened
    for number in range(8):
        backup = take(diary.database, path, diary.key, AT - timedelta(minutes=50 - number))
    diary.database.close()
    kept = len(backups_of(path))
    restore(path, backup, AT)
    backups.thin(path, AT + timedelta(days=4000))
    assert len(backups_of(path)) == kept
    go_on_thinning(path)
    backups.thin(path, AT + timedelta(days=4000))
    assert 3 <= len(backups_of(path)) < kept


def made_at(moments: list[datetime]) -> tuple[Backup, ...]:
    found = [Backup(Path(f"{number}"), number, at, 1) for number, at in enumerate(moments, 1)]
    return tuple(reversed(found))


def test_a_backup_every_hour_for_two_years_thins_to_a_year_of_marks() -> None:
    now = AT
    every: tuple[Backup, ...] = ()
    for hour in range(2 * 365 * 24):
        now = AT + timedelta(hours=hour)
        every = (Backup(Path(f"{hour}"), hour, now, 1), *every)
        if hour % 24 == 0:
            kept = keepers(every, now)
            every = tuple(one for one in every if one in kept)
    kept = keepers(every, now)
    ages = sorted((now - one.at).days for one in kept)
    assert len(kept) < 49 + 12 + 10 + 9
    assert sum(age <= 1 for age in ages) == 48
    assert 200 < ages[-1] < 300


@given(st.lists(st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)), max_size=60))  # noqa: DTZ001 - zones are added
def test_whatever_the_clock_did_the_newest_three_by_number_are_kept(moments: list[datetime]) -> None:
    every = made_at(moments)
    for now in (AT, AT - timedelta(days=5000), AT + timedelta(days=5000)):
        assert set(every[:3]) <= keepers(every, now)


def test_a_full_disk_leaves_the_older_backups_and_no_half_file(
    opened: tuple[Path, Opened], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, diary = opened
    first = take(diary.database, path, diary.key, AT)

    def full(*_: object) -> None:
        error = dbapi2.OperationalError("database or disk is full")
        error.sqlite_errorname = "SQLITE_FULL"
        raise error

    monkeypatch.setattr(backups, "connect", full)
    with pytest.raises(StoreProblem) as caught:
        take(diary.database, path, diary.key, AT)
    assert caught.value.kind is StoreProblemKind.FULL
    assert backups_of(path) == (first,)
    assert {each.name for each in folder_of(path).iterdir()} <= {first.path.name, keys.header_path(first.path).name}
    diary.database.close()
