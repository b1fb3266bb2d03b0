"""Where diaries lie and how one is opened, locked up and brought back: what the window asks of whoever keeps them."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from app.services.ports import Store


@dataclass(frozen=True, slots=True)
class DiaryFile:
    """One person's diary as a file. `label` tells it from others before it is opened: it names nobody."""

    path: Path
    label: str
    encrypted: bool


@dataclass(frozen=True, slots=True)
class BackupLook:
    """A backup in a list: its number, which grows, the moment it was made (UTC), its size in bytes."""

    path: Path
    sequence: int
    at: datetime
    size: int


class OpenDiary(Protocol):
    """A diary that is open. Every call may raise StoreProblem. Only one thread at a time may use it."""

    @property
    def file(self) -> DiaryFile:
        """Which one it is."""
        ...

    @property
    def store(self) -> Store:
        """Its records."""
        ...

    def back_up(self, at: datetime) -> BackupLook:
        """Make a backup and check it."""
        ...

    def back_up_when_changed(self, at: datetime) -> BackupLook | None:
        """Make a backup, unless the newest one holds everything already."""
        ...

    def opens_with(self, passphrase: str) -> bool:
        """Whether this is the passphrase of the diary; always for one that has none. Nothing is changed or closed."""
        ...

    def set_passphrase(self, passphrase: str, at: datetime) -> DiaryFile:
        """Give it another passphrase, or its first; it is closed afterwards. Gives the file to open from then on."""
        ...

    def close(self) -> None:
        """Close it; every later call raises StoreProblem."""
        ...


class Cabinet(Protocol):
    """All the diaries of one computer account. Every call may raise StoreProblem."""

    @property
    def folder(self) -> Path:
        """Where they lie."""
        ...

    def diaries(self) -> tuple[DiaryFile, ...]:
        """Every diary there is, the oldest first."""
        ...

    def create(self, passphrase: str) -> OpenDiary:
        """Make a new diary; an empty passphrase is none, and the file is then not encrypted."""
        ...

    def open(self, diary: DiaryFile, passphrase: str, at: datetime) -> OpenDiary:
        """Open a diary, check it, and bring its tables up to date after a backup."""
        ...

    def backups(self, diary: DiaryFile) -> tuple[BackupLook, ...]:
        """Its backups, the newest first."""
        ...

    def contents(self, backup: BackupLook, passphrase: str) -> dict[str, int]:
        """How many records of each family a backup holds; the passphrase is the one it was made under."""
        ...

    def keeps_all(self, diary: DiaryFile) -> bool:
        """Whether none of its backups is thinned out since one was put back."""
        ...

    def thin_again(self, diary: DiaryFile) -> None:
        """The person has looked at what was put back: from then on backups are thinned out again."""
        ...

    def restore(self, diary: DiaryFile, backup: BackupLook, at: datetime) -> Path:
        """Put a backup in the diary's place while it is closed; gives the folder where the old file is kept."""
        ...
