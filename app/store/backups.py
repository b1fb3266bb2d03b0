"""Copies of a diary that were checked when they were made: taking one, listing, thinning out, going back to one."""

import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlcipher3 import dbapi2

from app.services.ports import StoreProblem, StoreProblemKind
from app.store import keys
from app.store.database import Database, connect
from app.store.durable import keep_content, keep_names, make_empty, make_folder, part_of, remove_parts, write_whole
from app.store.keys import Key
from app.store.migrations import version
from app.store.problems import named, store_problem

_NAME = re.compile(r"(\d{8})-(\d{8}T\d{6})Z")
_TIME = "%Y%m%dT%H%M%S"
_PAUSED = "keep-everything"
_RECENT = timedelta(days=2)
_DAILY, _WEEKLY, _MONTHLY = 12, 10, 9
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: its file, its number (which grows), the moment it was made (UTC) and its size in bytes."""

    path: Path
    sequence: int
    at: datetime
    size: int


def folder_of(path: Path) -> Path:
    """Where the backups of a diary lie."""
    return path.with_suffix(".backups")


def backups_of(path: Path) -> tuple[Backup, ...]:
    """The backups of a diary, the newest first. Order is by number: a clock can be wrong. Anything else is left out."""
    found = []
    for each in folder_of(path).glob(f"*{path.suffix}"):
        match = _NAME.fullmatch(each.stem)
        if match:
            at = datetime.strptime(match[2], _TIME).replace(tzinfo=UTC)
            found.append(Backup(each, int(match[1]), at, each.stat().st_size))
    return tuple(sorted(found, key=lambda one: one.sequence, reverse=True))


def take(database: Database, path: Path, key: Key | None, at: datetime) -> Backup:
    """Copy an open diary, check the copy, and only then give it its name; older ones are thinned out afterwards.

    Raises StoreProblem, and then there is no new file and every older backup is still there.
    """
    folder = folder_of(path)
    moment = at.astimezone(UTC)
    try:
        make_folder(folder)
        remove_parts(folder, "")
        sequence = 1 + max((one.sequence for one in backups_of(path)), default=0)
        final = folder / f"{sequence:08d}-{moment.strftime(_TIME)}Z{path.suffix}"
        part = part_of(final)
        make_empty(part)
    except OSError:
        raise store_problem(StoreProblemKind.READ_ONLY, path.name) from None
    try:
        _copy(database, part, key)
        keep_content(part)
        part.replace(final)
        keep_names(folder)
        if key is not None:
            keys.write_headers(final, *keys.read_headers(path))
    except OSError:
        raise store_problem(StoreProblemKind.DISK, path.name) from None
    finally:
        part.unlink(missing_ok=True)
        part.with_name(f"{part.name}-journal").unlink(missing_ok=True)
    thin(path, moment)
    return Backup(final, sequence, moment, final.stat().st_size)


def counts(path: Path, key: Key | None) -> dict[str, int]:
    """How many rows each table of a backup has, read without changing it. Raises StoreProblem when it cannot be."""
    with named(path.name), closing(connect(path, key, "ro")) as connection:
        return dict(_counts(connection))


def last_change(path: Path, key: Key | None) -> int:
    """The number of the last change that a backup has. Raises StoreProblem when it cannot be read."""
    with named(path.name), closing(connect(path, key, "ro")) as connection:
        return _last(connection)


def last_change_of(database: Database) -> int:
    """The number of the last change of an open diary."""
    with named(database.name):
        return _last(database.connection)


def remove_all(path: Path) -> None:
    """Remove the backups of a diary that a vault has taken over: they are not encrypted."""
    for one in backups_of(path):
        one.path.unlink(missing_ok=True)
    with suppress(OSError):
        folder_of(path).rmdir()  # unless something of the person's own lies in it


def thin(path: Path, now: datetime) -> None:
    """Remove the backups that nobody needs any more, unless thinning is paused since something was restored."""
    if keeps_all(path):
        return
    every = backups_of(path)
    kept = keepers(every, now)
    for one in every:
        if one not in kept:
            one.path.unlink(missing_ok=True)
            keys.header_path(one.path).unlink(missing_ok=True)


def keepers(backups: Sequence[Backup], now: datetime) -> frozenset[Backup]:
    """The backups to keep, of a list with the newest first.

    All of two days, then the newest of each of 12 days, 10 weeks and 9 months that have one, and never fewer than
    three. A time that lies ahead counts as recent: the order is by number, since a clock can be wrong.
    """
    kept = {one for place, one in enumerate(backups) if place < _FEWEST or now - one.at <= _RECENT}
    for many, name in ((_DAILY, "%Y-%j"), (_WEEKLY, "%G-%V"), (_MONTHLY, "%Y-%m")):
        newest: dict[str, Backup] = {}
        for one in backups:
            newest.setdefault(one.at.strftime(name), one)
        kept.update(list(newest.values())[:many])
    return frozenset(kept)


def restore(path: Path, backup: Backup, at: datetime) -> Path:
    """Put a backup in the place of a diary that is closed; gives the folder that the old file was moved to, unharmed.

    Thinning pauses until `go_on_thinning`, so that nobody loses a good backup to a wrong choice. Raises StoreProblem.
    """
    aside = path.with_name(f"set-aside-{at.astimezone(UTC).strftime(_TIME)}Z-{backup.sequence:08d}")
    try:
        make_folder(aside)
        (folder_of(path) / _PAUSED).touch(mode=0o600)
        part = part_of(path)
        make_empty(part)
        with backup.path.open("rb") as source, part.open("r+b") as target:
            shutil.copyfileobj(source, target)
        keep_content(part)
        _set_aside(path, aside)
        part.replace(path)
        keep_names(path.parent)
        beside = keys.header_path(backup.path)
        if beside.exists():
            write_whole(keys.header_path(path), beside.read_bytes())
    except OSError:
        raise store_problem(StoreProblemKind.DISK, path.name) from None
    return aside


def _set_aside(path: Path, aside: Path) -> None:
    """Keep the old file under a second name too, so that one is always there; its journal must not meet the new."""
    for one in (path, keys.header_path(path)):
        if one.exists():
            try:
                (aside / one.name).hardlink_to(one)
            except OSError:
                shutil.copyfile(one, aside / one.name)  # a file system without links
    journal = path.with_name(f"{path.name}-journal")
    if journal.exists():
        journal.replace(aside / journal.name)


def keeps_all(path: Path) -> bool:
    """Whether nothing is thinned out since a backup was put back."""
    return (folder_of(path) / _PAUSED).exists()


def go_on_thinning(path: Path) -> None:
    """The person has looked at what was restored: backups are thinned out again."""
    (folder_of(path) / _PAUSED).unlink(missing_ok=True)


def _copy(database: Database, part: Path, key: Key | None) -> None:
    """VACUUM INTO writes the copy with the same key; the copy must then say the same of itself as the original."""
    try:
        with named(database.name):
            database.connection.execute("VACUUM INTO ?", (str(part),))
            with closing(connect(part, key, "ro")) as copy:
                fit = not (key and copy.execute("PRAGMA cipher_integrity_check").fetchone())
                fit = fit and copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
                fit = fit and version(copy) == version(database.connection)
                fit = fit and list(_counts(copy)) == list(_counts(database.connection))
    except StoreProblem as problem:
        if problem.kind in (StoreProblemKind.FULL, StoreProblemKind.DISK, StoreProblemKind.READ_ONLY):
            raise
        raise store_problem(StoreProblemKind.BAD_BACKUP, database.name) from None
    if not fit:
        raise store_problem(StoreProblemKind.BAD_BACKUP, database.name)


def _counts(connection: dbapi2.Connection) -> Iterator[tuple[str, int]]:
    tables = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
    for (name,) in connection.execute(tables).fetchall():
        yield name, connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - our own tables


def _last(connection: dbapi2.Connection) -> int:
    found: int = connection.execute("SELECT coalesce(max(sequence), 0) FROM change").fetchone()[0]
    return found
