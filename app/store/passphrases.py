"""Giving a diary another passphrase, or its first one: into a new file that is compared before it takes the old place.

The key of an open file is never changed in place: interrupted, that can leave a file that no key opens.
"""

import hashlib
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlcipher3 import dbapi2

from app.services.ports import StoreProblemKind
from app.store import keys
from app.store.checks import check
from app.store.database import Database, connect, open_existing
from app.store.durable import keep_content, keep_names, make_empty, part_of, publish
from app.store.keys import Header, Key
from app.store.migrations import version
from app.store.problems import named, store_problem
from app.store.vault import Opened


def change_passphrase(path: Path, opened: Opened, passphrase: str) -> Opened:
    """Write an open vault anew under another passphrase and open that. `opened` is closed by it, also when it fails.

    At every moment the file opens with exactly one of the two. Raises StoreProblem, and then the old one still opens.
    """
    key, header = _new_key(passphrase, path.name)
    part = part_of(path)
    try:
        _export(opened.database, part, key)
        opened.database.close()
        # Both headers while either file may be the one that is there; then only the one that is.
        keys.write_headers(path, header, *keys.read_headers(path))
        part.replace(path)
        keep_names(path.parent)
        keys.write_headers(path, header)
    except OSError:
        raise store_problem(StoreProblemKind.DISK, path.name) from None
    finally:
        opened.database.close()
        _remove(part)
    return Opened(open_existing(path, key), key)


def encrypt(plain: Path, opened: Opened, target: Path, passphrase: str) -> Opened:
    """Move an open diary without a passphrase into a new vault at `target`; remove the plain file once that is checked.

    `opened` is closed by it, also when it fails. Raises StoreProblem: EXISTS when there is something at `target`; as
    long as it raises the plain diary is still there and whole.
    """
    key, header = _new_key(passphrase, target.name)
    part = part_of(target)
    try:
        _export(opened.database, part, key)
        keys.write_headers(target, header)
        publish(part, target)
        vault = Opened(open_existing(target, key), key)
        _same(opened.database, vault.database)
        opened.database.close()
        _remove(plain)
    except OSError:
        raise store_problem(StoreProblemKind.DISK, target.name) from None
    finally:
        opened.database.close()
        _remove(part)
    return vault


def digest(connection: dbapi2.Connection) -> str:
    """SHA-256 over every row of every table, in order: two files with the same digest hold the same diary."""
    found = hashlib.sha256()
    tables = "SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name"
    for name, sql in connection.execute(tables).fetchall():
        found.update(repr((name, sql)).encode("utf-8", "surrogatepass"))
        for row in connection.execute(f'SELECT * FROM "{name}" ORDER BY 1, 2').fetchall():  # noqa: S608 - our own tables
            found.update(repr(row).encode("utf-8", "surrogatepass"))
    return found.hexdigest()


def _new_key(passphrase: str, name: str) -> tuple[Key, Header]:
    try:
        return keys.new_key(passphrase)
    except MemoryError:
        raise store_problem(StoreProblemKind.NO_MEMORY, name) from None


def _export(database: Database, part: Path, key: Key) -> None:
    """Write the whole diary into a new file under another key, and compare the two."""
    try:
        make_empty(part)
    except OSError:
        raise store_problem(StoreProblemKind.READ_ONLY, database.name) from None
    connection = database.connection
    with named(database.name):
        with _attached(connection, part, key):
            connection.execute("SELECT sqlcipher_export('fresh')").fetchall()
            for pragma in ("application_id", "user_version"):
                (value,) = connection.execute(f"PRAGMA main.{pragma}").fetchone()
                connection.execute(f"PRAGMA fresh.{pragma} = {value:d}")
        with closing(connect(part, key, "ro")) as copy:
            if version(copy) != version(connection) or digest(copy) != digest(connection):
                raise store_problem(StoreProblemKind.FAULT, database.name)
    keep_content(part)


@contextmanager
def _attached(connection: dbapi2.Connection, part: Path, key: Key) -> Iterator[None]:
    # Rows are copied table by table, so references are compared afterwards, with the contents, and not on the way.
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        connection.execute("ATTACH DATABASE ? AS fresh KEY ?", (f"{part.absolute().as_uri()}?mode=rw", key.pragma()))
        try:
            yield
        except dbapi2.Error:
            with suppress(dbapi2.Error):  # the first error is the one to name
                connection.execute("DETACH DATABASE fresh")
            raise
        connection.execute("DETACH DATABASE fresh")
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def _same(plain: Database, vault: Database) -> None:
    check(vault, encrypted=True, thorough=True)
    if digest(plain.connection) != digest(vault.connection):
        raise store_problem(StoreProblemKind.FAULT, vault.name)


def _remove(path: Path) -> None:
    for one in (path, path.with_name(f"{path.name}-journal")):
        one.unlink(missing_ok=True)
