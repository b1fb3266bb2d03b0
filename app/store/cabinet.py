"""The folder of diaries: which there are, making one, opening one, its backups."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.services.keeping import BackupLook, DiaryFile
from app.services.ports import StoreProblem, StoreProblemKind
from app.store import backups, database, passphrases, vault
from app.store.backups import Backup
from app.store.checks import check
from app.store.database import Database
from app.store.durable import make_folder, remove_parts
from app.store.keys import Key
from app.store.problems import store_problem
from app.store.store import DiaryStore

PLAIN_NAME = "diary.db"
_VAULT = ".vault"
_SELDOM = timedelta(days=7)
_NUMBERED = re.compile(r"diary-(\d+)\.vault")


class FolderCabinet:
    """Every diary of one folder: diary-1.vault and so on, and diary.db for one that has no passphrase."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def folder(self) -> Path:
        """Where the diaries lie."""
        return self._folder

    def diaries(self) -> tuple[DiaryFile, ...]:
        """Every diary there is, the oldest first. Raises StoreProblem when the folder cannot be read."""
        try:
            found = [each for each in self._folder.glob("*") if each.name == PLAIN_NAME or each.suffix == _VAULT]
        except OSError:
            raise store_problem(StoreProblemKind.UNREADABLE, self._folder.name) from None
        return tuple(_file(path) for path in sorted(found, key=_order))

    def create(self, passphrase: str) -> "OpenFile":
        """Make a new diary and open it; an empty passphrase is none."""
        if passphrase:
            path = self._new_vault()
            return OpenFile(_file(path), vault.create_vault(path, passphrase), self)
        path = self._folder / PLAIN_NAME
        return OpenFile(_file(path, encrypted=False), vault.Opened(database.create(path), None), self)

    def open(self, diary: DiaryFile, passphrase: str, at: datetime) -> "OpenFile":
        """Open a diary and check it; older tables are brought up to date after a backup. Clears what a crash left."""
        remove_parts(diary.path.parent, diary.path.stem)

        def save_first(opened: Database, key: Key | None) -> None:
            backups.take(opened, diary.path, key, at)

        if not diary.encrypted:
            return OpenFile(diary, vault.open_plain(diary.path, save_first), self)
        return OpenFile(diary, vault.open_vault(diary.path, passphrase, save_first), self)

    def backups(self, diary: DiaryFile) -> tuple[BackupLook, ...]:
        """The backups of a diary, the newest first."""
        return tuple(_look(one) for one in backups.backups_of(diary.path))

    def contents(self, backup: BackupLook, passphrase: str) -> dict[str, int]:
        """How many rows of each family a backup holds. Raises StoreProblem, WRONG_PASSPHRASE when it is another's."""
        if not vault.is_encrypted(backup.path):
            return backups.counts(backup.path, None)
        return backups.counts(backup.path, vault.key_of(backup.path, passphrase))

    def restore(self, diary: DiaryFile, backup: BackupLook, at: datetime) -> Path:
        """Put a backup in the diary's place; gives the folder where the old file is kept."""
        return backups.restore(diary.path, Backup(backup.path, backup.sequence, backup.at, backup.size), at)

    def keeps_all(self, diary: DiaryFile) -> bool:
        """Whether none of its backups is thinned out since one was put back."""
        return backups.keeps_all(diary.path)

    def thin_again(self, diary: DiaryFile) -> None:
        """The person has looked at what was put back: from then on backups are thinned out again."""
        try:
            backups.go_on_thinning(diary.path)
        except OSError:
            raise store_problem(StoreProblemKind.READ_ONLY, diary.path.name) from None

    def vault_for(self, diary: DiaryFile) -> Path:
        """The file that a diary will have when it is encrypted."""
        return diary.path if diary.encrypted else self._new_vault()

    def _new_vault(self) -> Path:
        make_folder(self._folder)
        taken = [int(match[1]) for each in self._folder.glob("*") if (match := _NUMBERED.match(each.name))]
        return self._folder / f"diary-{max(taken, default=0) + 1}{_VAULT}"


@dataclass(frozen=True, slots=True)
class OpenFile:
    """One open diary of a cabinet."""

    file: DiaryFile
    opened: vault.Opened
    cabinet: FolderCabinet

    @property
    def store(self) -> DiaryStore:
        """Its records."""
        return DiaryStore(self.opened.database, self.back_up_when_changed)

    def back_up(self, at: datetime) -> BackupLook:
        """Compare every record with its history, then make a backup and check that; of a damaged diary none is made."""
        self._check()
        return self._take(at)

    def _take(self, at: datetime) -> BackupLook:
        return _look(backups.take(self.opened.database, self.file.path, self.opened.key, at))

    def back_up_when_changed(self, at: datetime) -> BackupLook | None:
        """Make a backup unless the newest has the last change already; once a week after a comparison of everything."""
        newest = backups.backups_of(self.file.path)[:1]
        if newest and self._holds_everything(newest[0]):
            return None
        lately = newest and timedelta() <= at.astimezone(UTC) - newest[0].at < _SELDOM
        return self._take(at) if lately else self.back_up(at)

    def opens_with(self, passphrase: str) -> bool:
        """Whether this is its passphrase; always when it has none. The open file is only read."""
        if self.opened.key is None:
            return True
        try:
            return vault.key_of(self.file.path, passphrase) == self.opened.key
        except StoreProblem as problem:
            if problem.kind is not StoreProblemKind.WRONG_PASSPHRASE:
                raise
            return False

    def set_passphrase(self, passphrase: str, at: datetime) -> DiaryFile:
        """Give it another passphrase, or its first, after a backup; it is closed afterwards, also when it fails."""
        try:
            self.back_up(at)
            if self.opened.key is not None:
                passphrases.change_passphrase(self.file.path, self.opened, passphrase).database.close()
                return self.file
            target = self.cabinet.vault_for(self.file)
            passphrases.encrypt(self.file.path, self.opened, target, passphrase).database.close()
            backups.remove_all(self.file.path)
            return _file(target, encrypted=True)
        finally:
            self.close()

    def close(self) -> None:
        """Close it."""
        self.opened.database.close()

    def _check(self) -> None:
        """Damage that shows only here must not push good backups out."""
        check(self.opened.database, encrypted=self.opened.key is not None, thorough=True)

    def _holds_everything(self, backup: Backup) -> bool:
        try:
            return backups.last_change(backup.path, self.opened.key) == backups.last_change_of(self.opened.database)
        except StoreProblem:
            return False  # made under another passphrase, or damaged: then a new one is wanted


def _file(path: Path, *, encrypted: bool | None = None) -> DiaryFile:
    number = _NUMBERED.fullmatch(path.name)
    label = f"Diary {number[1]}" if number else "Diary without a passphrase" if path.name == PLAIN_NAME else path.stem
    return DiaryFile(path, label, path.suffix == _VAULT if encrypted is None else encrypted)


def _order(path: Path) -> tuple[bool, int, str]:
    number = _NUMBERED.fullmatch(path.name)
    return number is None, int(number[1]) if number else 0, path.name


def _look(backup: Backup) -> BackupLook:
    return BackupLook(backup.path, backup.sequence, backup.at, backup.size)
