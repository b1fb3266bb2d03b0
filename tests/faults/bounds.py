"""A program that meets the bounds of its surroundings and says what it was told: `python -m tests.faults.bounds ...`.

`full FOLDER`: save until it is refused, then try everything else that writes. `large FOLDER`: the same, where no file
may grow beyond a size. `stranger FOLDER`: as somebody without rights to the files. `hold FOLDER`: open it and stay.
What was found goes to standard output as JSON.
"""

import json
import os
import resource
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from app.domain.products import Product
from app.domain.records import RecordChange
from app.services.ports import StoreProblem
from app.store import database, keys
from app.store.backups import backups_of, take
from app.store.checks import check
from app.store.passphrases import change_passphrase
from app.store.store import DiaryStore
from app.store.vault import Opened, create_vault, open_vault
from tests.faults.child import AT, CHEAP, NAME, NEW, OLD

_NOBODY = 65534
_LARGEST = 600_000
_MOST = 400
Outcome = dict[str, Any]


def full(folder: Path) -> Outcome:
    """Save until there is no room, and try everything else that writes."""
    path, opened = folder / NAME, create_vault(folder / NAME, OLD)
    store, saved = DiaryStore(opened.database), 0
    refused = ""
    while saved < _MOST and not refused:
        more = RecordChange(None, Product(f"{saved:05}", "Oil", note="x" * 4000))
        refused = refusal(lambda more=more: store.apply([more], "Added", AT))  # type: ignore[misc]
        saved += not refused
    found: Outcome = {
        "saved": saved,
        "refused": refused,
        "kept": len(store.all(Product)),
        "backup": refusal(lambda: take(opened.database, path, opened.key, AT)),
        "another diary": refusal(lambda: create(folder / "another.vault")),
        "passphrase": refusal(lambda: change(path, opened)),
    }
    opened.database.close()
    found["left"] = sorted(each.name for each in folder.rglob("*") if ".part" in each.name)
    found["backups"] = len(backups_of(path))
    for name, passphrase in (("old", OLD), ("new", NEW)):
        found[name] = refusal(lambda passphrase=passphrase: look(path, passphrase, saved))  # type: ignore[misc]
    return found


def large(folder: Path) -> Outcome:
    """The same where no file may grow beyond a size, as with a quota."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (_LARGEST, _LARGEST))
    return full(folder)


def stranger(folder: Path) -> Outcome:
    """What somebody is told who may not read, or not write: the file, or the folder it lies in."""
    ready(folder / "warm")
    places = {
        name: ready(folder / name) for name in ("unreadable", "read-only file", "read-only folder", "shut folder")
    }
    (folder / "nothing").mkdir()
    # What an open diary leaves beside it; a copy from a read-only medium comes without.
    places["read-only folder"].with_name(f"{NAME}-journal").unlink(missing_ok=True)
    for each in (folder, *folder.rglob("*")):
        with suppress(PermissionError):
            os.chown(each, _NOBODY, _NOBODY)
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(_NOBODY)
        os.setuid(_NOBODY)
    places["unreadable"].chmod(0)
    places["read-only file"].chmod(0o400)
    places["read-only folder"].parent.chmod(0o500)
    places["shut folder"].parent.chmod(0)
    (folder / "nothing").chmod(0o500)
    found: Outcome = {name: whole(path) for name, path in places.items()}
    found["a new one"] = refusal(lambda: create(folder / "nothing" / NAME))
    for each in (places["read-only folder"].parent, places["shut folder"].parent, folder / "nothing"):
        each.chmod(0o700)
    return found


def create(path: Path) -> None:
    """Make another vault."""
    create_vault(path, OLD).database.close()


def change(path: Path, opened: Opened) -> None:
    """Give an open vault another passphrase."""
    change_passphrase(path, opened, NEW).database.close()


def ready(folder: Path) -> Path:
    """A vault with one product in a folder of its own."""
    opened = create_vault(folder / NAME, OLD)
    DiaryStore(opened.database).apply([RecordChange(None, Product("first", "Oil"))], "Added", AT)
    take(opened.database, folder / NAME, opened.key, AT)
    opened.database.close()
    return folder / NAME


def whole(path: Path) -> Outcome:
    """What becomes of opening, reading, saving and backing up."""
    found: Outcome = {"opened": refusal(lambda: look(path, OLD, 1))}
    if not found["opened"]:
        opened = open_vault(path, OLD, lambda _database, _key: None)
        store = DiaryStore(opened.database)
        more = RecordChange(None, Product("second", "Oil"))
        found["saved"] = refusal(lambda: store.apply([more], "Added", AT))
        found["kept"] = len(store.all(Product))
        opened.database.close()
    return found


def look(path: Path, passphrase: str, expected: int) -> None:
    """Open a vault and find so many products in it."""
    opened = open_vault(path, passphrase, lambda _database, _key: None)
    check(opened.database, encrypted=True, thorough=True)
    assert len(DiaryStore(opened.database).all(Product)) == expected
    opened.database.close()


def refusal(deed: Callable[[], object]) -> str:
    """The kind of what a deed was refused with; empty when it was done."""
    try:
        deed()
    except StoreProblem as problem:
        return problem.kind.value
    return ""


def hold(folder: Path) -> Outcome:
    """Open a vault and keep it open."""
    opened = database.open_existing(folder / NAME, keys.derive(OLD, keys.read_headers(folder / NAME)[0].salt))
    sys.stdout.write("held\n")
    sys.stdout.flush()
    time.sleep(60)
    opened.close()
    return {}


if __name__ == "__main__":
    keys.COSTS.update(CHEAP)
    deed = {"full": full, "large": large, "stranger": stranger, "hold": hold}[sys.argv[1]]
    sys.stdout.write(json.dumps(deed(Path(sys.argv[2]))))
