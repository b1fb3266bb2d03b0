"""A program that works on a vault until it is killed, and says on its standard output what has been promised.

`python -m tests.faults.child DEED FOLDER COUNT`, with DEED one of the functions below. A line "A n" means: the n-th
action was called saved. `python -m tests.faults.child serve` reads such lines and makes a process for each.
"""

import os
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from app.domain.products import Product
from app.domain.records import RecordChange
from app.store import database, keys
from app.store.backups import backups_of, restore, take
from app.store.database import Database
from app.store.keys import Cost, Key
from app.store.passphrases import change_passphrase
from app.store.store import DiaryStore

AT = datetime(2026, 11, 20, 21, 40, tzinfo=UTC)
KEY = Key(bytes(range(32)), bytes(range(16)))
NAME = "diary-1.vault"
OLD, NEW = "plum ladder", "otter lamp"
CHEAP = {1: Cost(1, 64, 1), 2: Cost(1, 32, 1)}


def records_of(action: int) -> list[str]:
    """The ids that an action adds: some add one, some five; a torn action would show."""
    return [f"{action:06}-{part}" for part in range(1 + action % 5)]


def save(folder: Path, stop: int) -> None:
    """Add products, one action after the other; the promise is made when the action is saved."""
    _save(folder, stop, promise_first=False)


def promise_first(folder: Path, stop: int) -> None:
    """The control: the promise is made before it is kept."""
    _save(folder, stop, promise_first=True)


def careless(folder: Path, stop: int) -> None:
    """The control for power cuts: nothing is waited for."""
    opened = database.open_existing(folder / NAME, KEY)
    for pragma in ("synchronous = OFF", "journal_mode = MEMORY"):
        opened.connection.execute(f"PRAGMA {pragma}").fetchall()
    _add(opened, stop, promise_first=False)


def back_up(folder: Path, stop: int) -> None:
    """Make one backup after the other; the promise is the backup's number."""
    opened = database.open_existing(folder / NAME, KEY)
    for number in _numbers(stop):
        DiaryStore(opened).apply([RecordChange(None, Product(f"b{number}-{os.getpid()}", "Oil"))], "Added", AT)
        backup = take(opened, folder / NAME, KEY, AT)
        _promise(backup.sequence)


def another_passphrase(folder: Path, _stop: int) -> None:
    """Change the passphrase once."""
    keys.COSTS.update(CHEAP)
    from app.store.vault import open_vault  # noqa: PLC0415 - after the costs

    for old, new in ((OLD, NEW), (NEW, OLD)):
        try:
            opened = open_vault(folder / NAME, old, lambda _database, _key: None)
        except Exception:  # noqa: BLE001, S112 - the other of the two is the right one
            continue
        _promise(0)
        change_passphrase(folder / NAME, opened, new)
        _promise(1)
        return


def careless_passphrase(folder: Path, stop: int) -> None:
    """The control for power cuts while the passphrase changes: nothing is waited for."""

    def at_once(fd: object) -> None:
        assert fd is not None

    os.fsync = at_once
    another_passphrase(folder, stop)


def put_back(folder: Path, _stop: int) -> None:
    """Put the newest backup in the diary's place."""
    backup = backups_of(folder / NAME)[0]
    _promise(0)
    restore(folder / NAME, backup, AT)
    _promise(1)


def bring_up_to_date(folder: Path, _stop: int) -> None:
    """Open a diary of the first tables, which brings it to today's."""
    _promise(0)
    opened = database.open_existing(folder / "diary.db")
    _promise(1)
    _add(opened, 3, promise_first=False)


def _save(folder: Path, stop: int, *, promise_first: bool) -> None:
    os.write(1, b"R\n")
    opened = database.open_existing(folder / NAME, KEY)
    _add(opened, stop, promise_first=promise_first)


def _add(opened: Database, stop: int, *, promise_first: bool) -> None:
    store = DiaryStore(opened)
    begun = len({each.id.split("-")[0] for each in store.all(Product)})
    for action in _numbers(stop, begun):
        changes = [RecordChange(None, Product(each, "Oil" * 40)) for each in records_of(action)]
        if promise_first:
            _promise(action)
        store.apply(changes, f"Added action {action}", AT)
        if not promise_first:
            _promise(action)


def _numbers(stop: int, begun: int = 0) -> Iterable[int]:
    return range(begun, begun + stop) if stop else count(begun)


def _promise(number: int) -> None:
    os.write(1, f"A {number}\n".encode())


DEEDS: dict[str, Callable[[Path, int], None]] = {
    each.__name__: each
    for each in (
        save,
        promise_first,
        careless,
        back_up,
        another_passphrase,
        careless_passphrase,
        put_back,
        bring_up_to_date,
    )
}


def serve() -> None:
    """Do each deed that is asked for in a process of its own, forked from this one: what costs is starting Python.

    It says "P" and its number first; this process says "E" when it has ended.
    """
    for line in sys.stdin:
        deed, folder, stop = line.rstrip("\n").split("\t")
        pid = os.fork()
        if not pid:
            os.write(1, f"P {os.getpid()}\n".encode())
            DEEDS[deed](Path(folder), int(stop))
            os._exit(0)
        os.waitpid(pid, 0)
        os.write(1, b"E\n")


if __name__ == "__main__" and sys.argv[1:] == ["serve"]:
    serve()
elif __name__ == "__main__":
    DEEDS[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))
