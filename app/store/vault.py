"""A diary that only its passphrase opens: making one, opening it, and telling what is wrong when it does not open."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2

from app.services.ports import StoreProblem, StoreProblemKind
from app.store import keys
from app.store.backups import backups_of
from app.store.checks import check
from app.store.database import Database, connect, create, open_existing
from app.store.keys import Header, Key
from app.store.problems import kind_of, store_problem

PLAIN_START = b"SQLite format 3\0"
_SMALLEST = 4096
_HEADERS_OF_BACKUPS = 3

Inspection = Callable[[Database, "Key | None"], None]


@dataclass(frozen=True, slots=True)
class Opened:
    """An open diary and its key; None is a diary without a passphrase."""

    database: Database
    key: Key | None


def is_encrypted(path: Path) -> bool:
    """Whether a file does not begin as an unencrypted diary does. Raises OSError when it cannot be read.

    To be asked before the file is opened: closing any handle of it would drop this program's lock on it.
    """
    with path.open("rb") as file:
        return file.read(len(PLAIN_START)) != PLAIN_START


def create_vault(path: Path, passphrase: str) -> Opened:
    """Make a new encrypted diary and open it. Raises StoreProblem, EXISTS when the file is there."""
    try:
        key, header = keys.new_key(passphrase)
    except MemoryError:
        raise store_problem(StoreProblemKind.NO_MEMORY, path.name) from None
    database = create(path, key)
    try:
        keys.write_headers(path, header)
    except OSError:
        database.close()
        raise store_problem(StoreProblemKind.DISK, path.name) from None
    return Opened(database, key)


def open_plain(path: Path, before_migrating: Inspection) -> Opened:
    """Open a diary that has no passphrase. `before_migrating` is called before its tables are brought up to date."""

    def inspect(database: Database, older: bool) -> None:
        check(database, encrypted=False)
        if older:
            before_migrating(database, None)

    return Opened(open_existing(path, None, inspect), None)


def open_vault(path: Path, passphrase: str, before_migrating: Inspection) -> Opened:
    """Open an encrypted diary; never creates one. Raises StoreProblem with the kind and the sentence of what is wrong.

    The header beside the file may be missing, stale or damaged: the file's own first bytes and the headers of its
    backups are tried as well. WRONG_PASSPHRASE is said unless the header of this very file says that it is right.
    """
    return _open(path, key_of(path, passphrase), before_migrating)


def key_of(path: Path, passphrase: str) -> Key:
    """The key that a passphrase gives for a vault or a backup of one. Raises StoreProblem when it does not fit."""
    right = False
    for header, certain in _candidates(path, _own_salt(path)):
        try:
            key = keys.derive(passphrase, header.salt, header.cost)
        except MemoryError:
            raise store_problem(StoreProblemKind.NO_MEMORY, path.name) from None
        right = right or (certain and keys.opens(header, key))
        if _fits(path, key):
            return key
    raise store_problem(StoreProblemKind.DAMAGED if right else StoreProblemKind.WRONG_PASSPHRASE, path.name)


def _open(path: Path, key: Key, before_migrating: Inspection) -> Opened:
    def inspect(database: Database, older: bool) -> None:
        check(database, encrypted=True)
        if older:
            before_migrating(database, key)

    try:
        return Opened(open_existing(path, key, inspect), key)
    except StoreProblem as problem:
        if problem.kind is StoreProblemKind.FOREIGN and problem.sentence and not _fits(path, key):
            raise store_problem(StoreProblemKind.DAMAGED, path.name) from None
        raise


def _own_salt(path: Path) -> bytes:
    """The first bytes of the file, which are its salt. Raises StoreProblem when there is no vault to read them from."""
    try:
        if path.stat().st_size < _SMALLEST and path.is_file():
            raise store_problem(StoreProblemKind.EMPTY, path.name)
        with path.open("rb") as file:
            start = file.read(keys.SALT_BYTES)
    except FileNotFoundError:
        raise store_problem(StoreProblemKind.MISSING, path.name) from None
    except OSError:
        raise store_problem(StoreProblemKind.UNREADABLE, path.name) from None
    if start == PLAIN_START:
        raise store_problem(StoreProblemKind.PLAIN, path.name)
    return start


def _candidates(path: Path, own: bytes) -> Iterator[tuple[Header, bool]]:
    """Headers to try, the likeliest first, and whether one that a key opens proves the passphrase right.

    A change of passphrase that was cut short leaves two headers; the one with the file's own salt is then the file's.
    When none has it, the first bytes of the file are what is damaged, and either may be.
    """
    beside = keys.read_headers(path)
    known = any(one.salt == own for one in beside)
    copies = [one for backup in backups_of(path)[:_HEADERS_OF_BACKUPS] for one in keys.read_headers(backup.path)]
    bare = [Header(cost, own, "") for cost in keys.COSTS]
    tried: set[tuple[int, bytes]] = set()
    for one in (*sorted(beside, key=lambda each: each.salt != own), *copies, *bare):
        if (one.cost, one.salt) not in tried:
            tried.add((one.cost, one.salt))
            yield one, one in beside and (one.salt == own or not known)


def _fits(path: Path, key: Key) -> bool:
    """Whether a key decrypts the first page of a file. Any other trouble is for the opening to name."""
    try:
        connection = connect(path, key)
    except dbapi2.Error:
        return True
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except dbapi2.Error as error:
        return kind_of(error) is not StoreProblemKind.FOREIGN
    finally:
        connection.close()
    return True
