"""Damage to a file that lies still: flipped bits, cut ends, pages swapped, an old page put back."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from sqlcipher3 import dbapi2

from app.domain.products import Product
from app.domain.records import RecordChange
from app.services.ports import StoreProblem
from app.store import database
from app.store.checks import check
from app.store.keys import Key
from app.store.passphrases import digest
from app.store.store import DiaryStore
from tests.faults.child import AT, KEY, NAME
from tests.faults.looking import Found

PAGE = 4096


def filled(folder: Path, key: Key | None) -> Path:
    """A diary with some thousand rows."""
    path = folder / (NAME if key else "diary.db")
    opened = database.create(path, key)
    for number in range(40):
        changes = [RecordChange(None, Product(f"{number:03}-{part:02}", f"Oil {part}")) for part in range(20)]
        DiaryStore(opened).apply(changes, f"Added {number}", AT)
    opened.close()
    return path


def damage(path: Path, key: Key | None, spoiled: Iterable[bytes], found: Found, *, checked: bool = True) -> None:
    """Put each content in the place of the file; what then opens without a word must hold what was kept."""
    whole = path.read_bytes()
    with closing(database.open_existing(path, key)) as opened:
        before = digest(opened.connection)
    for content in spoiled:
        path.write_bytes(content)
        path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
        found[_outcome(path, key, before, checked)] += 1
    path.write_bytes(whole)


def flipped(path: Path, rounds: int, rnd: random.Random) -> Iterator[bytes]:
    """The file with one bit changed, each at another place."""
    whole = path.read_bytes()
    for _ in range(rounds):
        place, bit = rnd.randrange(len(whole)), 1 << rnd.randrange(8)
        yield whole[:place] + bytes([whole[place] ^ bit]) + whole[place + 1 :]


def cut_and_swapped(path: Path, rnd: random.Random) -> list[bytes]:
    """The file cut short, with something behind it, with two pages swapped, with a page of nothing."""
    whole = path.read_bytes()
    pages = [whole[start : start + PAGE] for start in range(0, len(whole), PAGE)]
    one, other = sorted(rnd.sample(range(1, len(pages)), 2))
    swapped = [*pages]
    swapped[one], swapped[other] = swapped[other], swapped[one]
    empty = [*pages]
    empty[one] = bytes(PAGE)
    return [whole[:-PAGE], whole[: len(whole) // 2], b"".join(swapped), b"".join(empty), whole[:-1]]


def with_old_pages(path: Path, key: Key) -> list[bytes]:
    """The file with pages put back as they were before its last actions, one at a time: their checksums are right."""
    old = path.read_bytes()
    with closing(database.open_existing(path, key)) as opened:
        store = DiaryStore(opened)
        kept = store.all(Product)[:60]
        changes = [RecordChange(each, Product(each.id, "Another oil")) for each in kept]
        store.apply(changes, "Corrected sixty", AT)
    new = path.read_bytes()
    pages = [start for start in range(PAGE, len(old), PAGE) if old[start : start + PAGE] != new[start : start + PAGE]]
    return [new[:start] + old[start : start + PAGE] + new[start + PAGE :] for start in pages]


def _outcome(path: Path, key: Key | None, before: str, checked: bool) -> str:
    try:
        with closing(database.open_existing(path, key)) as opened:
            if checked:
                check(opened, encrypted=key is not None, thorough=True)
            return "same" if digest(opened.connection) == before else "silently wrong"
    except (StoreProblem, dbapi2.Error):
        return "noticed"


def flip_bits(folder: Path, rounds: int, rnd: random.Random, key: Key | None = KEY, *, checked: bool = True) -> Found:
    """Flip bits of a diary, encrypted or not."""
    found: Found = Counter()
    path = filled(folder, key)
    damage(path, key, flipped(path, rounds, rnd), found, checked=checked)
    return found


def spoil_pages(folder: Path, rounds: int, rnd: random.Random) -> Found:
    """Cut, zero and swap pages of a vault, and put single pages back as they were before its last actions."""
    found: Found = Counter()
    path = filled(folder, KEY)
    spoiled = [*with_old_pages(path, KEY), *(each for _ in range(rounds) for each in cut_and_swapped(path, rnd))]
    damage(path, KEY, spoiled[:rounds], found)
    return found
