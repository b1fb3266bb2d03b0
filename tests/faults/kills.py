"""SIGKILL at a random moment, again and again, through the real store."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import suppress
from functools import cache
from pathlib import Path

from app.domain.products import Product
from app.domain.records import RecordChange
from app.services.ports import StoreProblem
from app.store import database, keys
from app.store.backups import backups_of, counts, take
from app.store.checks import check
from app.store.passphrases import digest
from app.store.store import DiaryStore
from app.store.vault import create_vault, open_vault
from tests.faults.child import AT, CHEAP, KEY, NAME, NEW, OLD
from tests.faults.looking import Found, look, make, promised_in

ROOT = Path(__file__).parents[2]


@cache
def _server() -> subprocess.Popen[bytes]:
    """The process that the ones to be killed are forked from; it ends with this one, whose pipe it reads."""
    command = [sys.executable, "-m", "tests.faults.child", "serve"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    pipe, quiet = subprocess.PIPE, subprocess.DEVNULL
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=quiet, env=environment)  # noqa: S603


def stop_server() -> None:
    """End it, where there is one."""
    if _server.cache_info().currsize:
        _server().communicate()
        _server.cache_clear()


def killed(deed: str, folder: Path, rnd: random.Random, longest: float, stop: int = 0) -> bytes:
    """Start a process, let it begin, kill it within `longest` seconds; gives what it said."""
    server = _server()
    assert server.stdin is not None
    assert server.stdout is not None
    server.stdin.write(f"{deed}\t{folder}\t{stop}\n".encode())
    server.stdin.flush()
    pid = int(server.stdout.readline()[2:])
    said = [server.stdout.readline()]
    time.sleep(rnd.random() * longest)
    if said[-1] != b"E\n":
        # Its number is its own until the server has waited for it; by then it may have ended by itself.
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    while said[-1] != b"E\n":
        said.append(server.stdout.readline())
    return b"".join(said)


def kill_saving(folder: Path, rounds: int, rnd: random.Random, deed: str = "save") -> Found:
    """Kill a child that saves; what it promised must be there, whole, and nothing else may be wrong."""
    found: Found = Counter()
    path, last = make(folder), -1
    for _ in range(rounds):
        last = max(last, promised_in(killed(deed, folder, rnd, 0.12)))
        journal = path.with_name(f"{path.name}-journal")
        found["hot journal"] += journal.exists() and journal.stat().st_size > 0
        last = look(path, last, found)
    found["actions"] = last + 1
    return found


def kill_backing_up(folder: Path, rounds: int, rnd: random.Random) -> Found:
    """Kill a child that makes backups; every backup that is there must be good, and every promised one there."""
    found: Found = Counter()
    path = make(folder)
    for _ in range(rounds):
        promised = promised_in(killed("back_up", folder, rnd, 0.15))
        there = backups_of(path)
        found["lost"] += bool(promised > 0 and (not there or there[0].sequence < promised))
        for each in there[:3]:
            try:
                counts(each.path, KEY)
                opened = database.open_existing(each.path, KEY)
                check(opened, encrypted=True, thorough=True)
                opened.close()
                found["kept"] += 1
            except StoreProblem:
                found["damaged"] += 1
        found["unfinished left"] += any(".part" in one.name for one in (folder / "diary-1.backups").glob(".*"))
    return found


def kill_changing_the_passphrase(folder: Path, rounds: int, rnd: random.Random) -> Found:
    """Kill a child that changes the passphrase; exactly one of the two must open the same diary."""
    found: Found = Counter()
    keys.COSTS.update(CHEAP)
    path = folder / NAME
    opened = create_vault(path, OLD)
    fill(opened.database)
    before = digest(opened.database.connection)
    opened.database.close()
    for _ in range(rounds):
        killed("another_passphrase", folder, rnd, 0.2)
        fit = which_open(path, before, found)
        found["damaged"] += len(fit) != 1
        found["kept"] += len(fit) == 1
        found["new one"] += fit == [NEW]
    return found


def which_open(path: Path, before: str, found: Found) -> list[str]:
    """Which of the two passphrases open a vault; what they open must be the diary whose digest is `before`."""
    fit = []
    for passphrase in (OLD, NEW):
        try:
            again = open_vault(path, passphrase, lambda _database, _key: None)
        except StoreProblem:
            continue
        fit.append(passphrase)
        found["torn"] += digest(again.database.connection) != before
        again.database.close()
    return fit


def kill_restoring(folder: Path, rounds: int, rnd: random.Random) -> Found:
    """Kill a child that puts a backup back; the diary is the old one or the backup, never anything else."""
    found: Found = Counter()
    path = make(folder)
    opened = database.open_existing(path, KEY)
    fill(opened)
    take(opened, path, KEY, AT)
    DiaryStore(opened).apply([_one("later")], "Added", AT)
    opened.close()
    for _ in range(rounds):
        killed("put_back", folder, rnd, 0.02)
        try:
            again = database.open_existing(path, KEY)
            check(again, encrypted=True, thorough=True)
            there = {each.id for each in DiaryStore(again).all(Product)}
            found["kept"] += 1
            found["put back"] += "later" not in there
            found["torn"] += len(there - {"later"}) != 50
            if "later" not in there:
                DiaryStore(again).apply([_one("later")], "Added", AT)
            again.close()
        except StoreProblem:
            found["damaged"] += 1
    return found


def kill_migrating(folder: Path, rounds: int, rnd: random.Random) -> Found:
    """Kill a child that brings old tables up to date; they are the old ones or today's, with everything in them."""
    found: Found = Counter()
    old = ROOT / "tests" / "store" / "old" / "schema-1.db"
    path = folder / "diary.db"
    for _ in range(rounds):
        path.unlink(missing_ok=True)
        path.with_name("diary.db-journal").unlink(missing_ok=True)
        path.write_bytes(old.read_bytes())
        killed("bring_up_to_date", folder, rnd, 0.03, stop=1)
        try:
            opened = database.open_existing(path)
            check(opened, encrypted=False)
            found["kept"] += DiaryStore(opened).verify_chain() is None
            found["torn"] += not any(each.id for each in DiaryStore(opened).all(Product))
            opened.close()
        except StoreProblem:
            found["damaged"] += 1
    return found


def fill(opened: database.Database) -> None:
    """Put fifty products into a diary."""
    DiaryStore(opened).apply([_one(f"{number:03}") for number in range(50)], "Added fifty", AT)


def _one(record_id: str) -> RecordChange:
    return RecordChange(None, Product(record_id, "Oil" * 40))
