"""Whether a diary that survived something is what it should be."""

import contextlib
import os
from collections import Counter
from pathlib import Path

from app.domain.products import Product
from app.services.ports import StoreProblem
from app.store import database
from app.store.checks import check
from app.store.keys import Key
from app.store.store import DiaryStore
from tests.faults.child import KEY, NAME, records_of

Found = Counter[str]
"""How often each outcome was met; those of BAD are what must never be."""
BAD = ("lost", "torn", "damaged", "missing", "silently wrong")


def in_memory() -> str | None:
    """A folder that is on no disk, where the system has one; None for the usual folder of temporary files."""
    found = Path("/dev/shm")  # noqa: S108 - a folder with a random name is made in it
    return str(found) if found.is_dir() and os.access(found, os.W_OK) else None


def make(folder: Path, key: Key = KEY) -> Path:
    """An empty vault."""
    path = folder / NAME
    database.create(path, key).close()
    return path


def look(path: Path, promised: int, found: Found, key: Key | None = KEY) -> int:
    """Count what is wrong with a diary whose last promised action is `promised` (-1 for none); gives its last one."""
    if not path.exists():
        found["missing"] += 1
        return -1
    try:
        opened = database.open_existing(path, key)
    except StoreProblem:
        found["damaged"] += 1
        return -1
    with contextlib.closing(opened):
        try:
            check(opened, encrypted=key is not None, thorough=True)
            there = [each.id for each in DiaryStore(opened).all(Product)]
        except StoreProblem:
            found["damaged"] += 1
            return -1
    actions = sorted({int(each.split("-")[0]) for each in there})
    expected = [each for action in actions for each in records_of(action)]
    last = actions[-1] if actions else -1
    found["torn"] += there != expected or actions != list(range(len(actions)))
    found["lost"] += last < promised
    found["kept"] += last >= promised
    return last


def promised_in(said: bytes) -> int:
    """The last number that a child promised, or -1."""
    lines = [line for line in said.decode().split("\n")[:-1] if line.startswith("A ")]
    return int(lines[-1][2:]) if lines else -1
