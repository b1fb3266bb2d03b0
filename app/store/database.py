"""One open diary file: creating it, opening it, and the settings it is kept with.

The journal mode is TRUNCATE with synchronous EXTRA and not the write-ahead log: a copy of the single file, taken while
the program writes, is then current or noticeably damaged instead of silently old, and a simulated power loss lost
nothing that had been called saved. The exclusive lock doubles as the guard against a second window.
"""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from app.services.ports import StoreProblemKind
from app.store.durable import make_empty, make_folder, part_of, publish
from app.store.keys import Key
from app.store.migrations import APPLICATION_ID, LATEST, migrate, version
from app.store.problems import named, store_problem

_SMALLEST = 4096
"""One page: a file shorter than this cannot be a whole diary."""

_PRAGMAS: tuple[tuple[str, str, object], ...] = (
    ("temp_store", "MEMORY", 2),
    ("foreign_keys", "ON", 1),
    ("secure_delete", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("fullfsync", "ON", 1),
    ("synchronous", "EXTRA", 3),
)
"""Name, value to set, value to read back."""

_ON_DISK: tuple[tuple[str, str, object], ...] = (
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("journal_mode", "TRUNCATE", "truncate"),
)


@dataclass(frozen=True, slots=True)
class Database:
    """One open diary; `name` is the file's name without its folder. It has exactly one connection. Close it."""

    name: str
    engine: Engine
    connection: dbapi2.Connection

    def close(self) -> None:
        """Give the file and its lock back; nothing can be read or written through this object afterwards."""
        self.engine.dispose()
        self.connection.close()


def _trust(_database: Database, _older: bool) -> None:
    """The inspection of a file that somebody else has looked at already."""


def create(path: Path, key: Key | None = None) -> Database:
    """Make a new diary and open it; without a key it is not encrypted.

    Raises StoreProblem EXISTS when the file is there, whatever it is.

    It is built under another name and then published whole, so a crash leaves no half-made diary. The file is
    readable by its owner only (0600), and so is a folder that had to be made (0700), whatever the umask.
    """
    try:
        if path.exists():
            raise store_problem(StoreProblemKind.EXISTS, path.name)
        make_folder(path.parent)
        part = part_of(path)
        make_empty(part)
    except OSError:
        raise store_problem(StoreProblemKind.READ_ONLY, path.name) from None
    try:
        with named(path.name), contextlib.closing(connect(part, key)) as connection:
            _set(connection, (*_PRAGMAS, *_ON_DISK), path.name)
            migrate(connection)
        publish(part, path)
    finally:
        for leftover in (part, part.with_name(f"{part.name}-journal")):
            leftover.unlink(missing_ok=True)
    return open_existing(path, key)


def open_existing(path: Path, key: Key | None = None, inspect: Callable[[Database, bool], None] = _trust) -> Database:
    """Open a diary; never creates one. Raises StoreProblem with the kind and the sentence of what is wrong.

    With another key than its own a file is FOREIGN. `inspect` is called
    with the locked file before anything is written to it, and with whether its tables are older than today's.

    A file that may be read but not written opens; saving to it is what raises READ_ONLY.
    """
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        raise store_problem(StoreProblemKind.MISSING, path.name) from None
    except OSError:
        raise store_problem(StoreProblemKind.UNREADABLE, path.name) from None
    if size < _SMALLEST and path.is_file():
        raise store_problem(StoreProblemKind.EMPTY, path.name)
    with named(path.name):
        connection = connect(path, key)
        try:
            # Before any setting is touched: a file that is not ours, or newer, must stay as it is.
            if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                raise store_problem(StoreProblemKind.FOREIGN, path.name)  # noqa: TRY301 - the connection closes below
            if version(connection) > LATEST:
                raise store_problem(StoreProblemKind.NEWER, path.name)  # noqa: TRY301 - the connection closes below
            _set(connection, (*_PRAGMAS, *_ON_DISK), path.name)
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
            opened = Database(path.name, _engine(connection), connection)
            inspect(opened, version(connection) < LATEST)
            migrate(connection)
            return opened  # noqa: TRY300 - the connection closes below
        except BaseException:
            connection.close()
            raise


def memory() -> Database:
    """A diary that is nowhere on disk: for the sample person."""
    connection = dbapi2.connect(":memory:", isolation_level=None, check_same_thread=False)
    _set(connection, _PRAGMAS, "memory")
    migrate(connection)
    return Database("memory", _engine(connection), connection)


def connect(path: Path, key: Key | None, mode: str = "rw") -> dbapi2.Connection:
    """A bare connection to a file that is there, its key given before anything else. Raises the driver's errors."""
    # The file is never opened by other means here: closing any handle of it would drop this process' lock on it.
    address = f"{path.absolute().as_uri()}?mode={mode}"
    connection = dbapi2.connect(address, timeout=0.25, isolation_level=None, check_same_thread=False, uri=True)
    connection.execute("PRAGMA cipher_log_level = NONE")
    if not connection.execute("PRAGMA cipher_version").fetchone():
        connection.close()
        raise store_problem(StoreProblemKind.FAULT, path.name)  # a build that ignores keys would write plain text
    if key is not None:
        connection.execute(f'PRAGMA key = "{key.pragma()}"')
        connection.execute("PRAGMA cipher_memory_security = ON")
        if connection.execute("PRAGMA cipher_memory_security").fetchone() != ("1",):
            connection.close()
            raise store_problem(StoreProblemKind.FAULT, path.name)
    return connection


def _set(connection: dbapi2.Connection, pragmas: tuple[tuple[str, str, object], ...], name: str) -> None:
    for pragma, value, expected in pragmas:
        connection.execute(f"PRAGMA {pragma} = {value}").fetchall()
        if connection.execute(f"PRAGMA {pragma}").fetchone() != (expected,):
            raise store_problem(StoreProblemKind.FAULT, name)


def _engine(connection: dbapi2.Connection) -> Engine:
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: connection,
        poolclass=StaticPool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
