"""Simulated power cuts: a child's file system calls are recorded, and the disk rebuilt as it could have been.

What was waited for (fsync) is there. What was not is there wholly, not at all, in part, torn at sectors, or in order up
to a point; names in a folder are there up to a point unless the folder was waited for. The technique is strace's: it
sees every call of the process, whatever library makes it.
"""

import os
import random
import re
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from app.store import keys
from app.store.passphrases import digest
from app.store.vault import create_vault
from tests.faults.child import CHEAP, NAME, NEW, OLD
from tests.faults.kills import ROOT, fill, which_open
from tests.faults.looking import Found, look, make

_CALLS = (
    "open,openat,creat,close,write,pwrite64,ftruncate,fsync,fdatasync,"
    "unlink,unlinkat,rename,renameat,renameat2,link,linkat"
)
_LINE = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)")
_STRINGS = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_NAMING = frozenset({"unlink", "unlinkat", "rename", "renameat", "renameat2", "link", "linkat"})
_WAITING = frozenset({"fsync", "fdatasync"})
_CHANGING = _NAMING | _WAITING | {"pwrite64", "write", "ftruncate"}
_SECTOR = 512
Name = str
File = int


@dataclass(frozen=True, slots=True)
class Event:
    """One call that worked: what it was, its file descriptor or -1, its texts and its last two numbers."""

    call: str
    handle: int
    texts: tuple[bytes, ...]
    numbers: tuple[int, ...]
    result: int


@dataclass(slots=True)
class Disk:
    """What has reached the disk for certain, and what waits."""

    content: dict[File, bytearray] = field(default_factory=dict)
    waiting: dict[File, list[tuple[int, bytes | None]]] = field(default_factory=lambda: defaultdict(list))
    names: dict[Name, File] = field(default_factory=dict)
    renaming: list[tuple[Name, Name | None, File | None]] = field(default_factory=list)
    written: dict[int, int] = field(default_factory=lambda: defaultdict(int))


def record(deed: str, folder: Path, actions: int, log: Path) -> list[Event]:
    """Let a child work to its end under strace and read what it did."""
    strace = shutil.which("strace")
    assert strace, "the power cuts need strace"
    command = [strace, "-f", "-xx", "-s", "1000000", "-o", str(log), "-e", f"trace={_CALLS}", sys.executable]
    command += ["-m", "tests.faults.child", deed, str(folder), str(actions)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(  # noqa: S603 - our own child
        command, check=True, env=environment, stdout=subprocess.DEVNULL
    )
    return list(_read(log))


def cut_power(folder: Path, states: int, rnd: random.Random, deed: str = "save") -> Found:
    """Rebuild `states` disks and look at the diary on each."""
    found: Found = Counter()
    work, after = folder / "work", folder / "after"
    for seed in range(max(1, states // 500)):
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        path = make(work)
        start = {str(each): each.read_bytes() for each in work.iterdir()}
        events = record(deed, work, 40, folder / f"log-{seed}")
        first = next(place for place, each in enumerate(events) if _promise(each) >= 0)
        moments = Counter(rnd.randrange(first, len(events)) for _ in range(min(states, 500)))
        for promised, files in _cuts(events, start, str(work), moments, rnd):
            _lay_down(files, after)
            look(after / path.name, promised, found)
            found["states"] += 1
    return found


def cut_power_changing(
    folder: Path, states: int, rnd: random.Random, deed: str = "another_passphrase", late: float = 0.3
) -> Found:
    """Rebuild `states` disks of a change of passphrase: one of the two opens the same diary, in the end the new one.

    `late` is the share of the cuts that come at the end, where one file takes the other's place.
    """
    found: Found = Counter()
    keys.COSTS.update(CHEAP)
    work, after = folder / "work", folder / "after"
    work.mkdir()
    path = work / NAME
    opened = create_vault(path, OLD)
    fill(opened.database)
    before = digest(opened.database.connection)
    opened.database.close()
    start = {str(each): each.read_bytes() for each in work.iterdir()}
    events = record(deed, work, 0, folder / "log")
    first = next(place for place, each in enumerate(events) if _promise(each) >= 0)
    changing = [place for place in range(first, len(events)) if events[place].call in _CHANGING]
    moments = Counter(rnd.choice(changing[-12:] if rnd.random() < late else changing) for _ in range(states))
    for promised, files in _cuts(events, start, str(work), moments, rnd):
        _lay_down(files, after)
        fit = which_open(after / NAME, before, found)
        found["damaged"] += len(fit) != 1
        found["lost"] += promised == 1 and fit == [OLD]
        found["kept"] += len(fit) == 1
        found["new one"] += fit == [NEW]
        found["states"] += 1
    return found


def _lay_down(files: dict[Name, bytes], folder: Path) -> None:
    """The files of a disk, in a folder of their own."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in files.items():
        (folder / Path(name).name).write_bytes(content)


def _cuts(
    events: list[Event], start: dict[str, bytes], folder: str, moments: Counter[int], rnd: random.Random
) -> Iterator[tuple[int, dict[Name, bytes]]]:
    disk, promised = Disk(), -1
    current: dict[Name, File] = {}
    handles: dict[int, File | str] = {}
    for name, content in start.items():
        current[name] = disk.names[name] = len(disk.content)
        disk.content[len(disk.content)] = bytearray(content)
    for place, event in enumerate(events):
        promised = max(promised, _promise(event))
        _play(event, disk, current, handles, folder)
        for _ in range(moments.get(place, 0)):
            yield promised, _cut(disk, rnd)


def _play(event: Event, disk: Disk, current: dict[Name, File], handles: dict[int, File | str], folder: str) -> None:
    handle = handles.get(event.handle)
    if event.call in ("open", "openat", "creat"):
        _play_open(event, disk, current, handles, folder)
    elif event.call == "close":
        handles.pop(event.handle, None)
    elif event.call in _NAMING:
        _play_name(event, disk, current, folder)
    elif isinstance(handle, int):
        _play_file(event, disk, handle)
    elif isinstance(handle, str) and event.call in _WAITING:
        for renaming in disk.renaming:
            _rename(disk.names, renaming)
        disk.renaming.clear()


def _play_file(event: Event, disk: Disk, file: File) -> None:
    if event.call in _WAITING:
        for change in disk.waiting.pop(file, []):
            _apply(disk.content[file], change)
    elif event.call == "ftruncate":
        disk.waiting[file].append((event.numbers[-1], None))
    elif event.call == "pwrite64":
        disk.waiting[file].append((event.numbers[-1], event.texts[0][: event.result]))
    else:
        # Only SQLite writes at a place; the small files beside it are written from their beginning.
        place = disk.written[event.handle]
        disk.waiting[file].append((place, event.texts[0][: event.result]))
        disk.written[event.handle] = place + event.result


def _play_name(event: Event, disk: Disk, current: dict[Name, File], folder: str) -> None:
    names = [text.decode() for text in event.texts if text.decode().startswith(folder)]
    moved = event.call.startswith("rename")
    if names and event.call.startswith("unlink"):
        current.pop(names[0], None)
        disk.renaming.append((names[0], None, None))
    elif len(names) > 1:
        file = current.get(names[0])
        if moved:
            current.pop(names[0], None)
        if file is not None:
            current[names[1]] = file
        disk.renaming.append((names[0] if moved else "", names[1], file))


def _play_open(
    event: Event, disk: Disk, current: dict[Name, File], handles: dict[int, File | str], folder: str
) -> None:
    name = event.texts[0].decode(errors="surrogateescape")
    if name.rstrip("/") == folder:
        handles[event.result] = "folder"
    elif name.startswith(f"{folder}/"):
        if name not in current:
            current[name] = len(disk.content)
            disk.content[len(disk.content)] = bytearray()
            disk.renaming.append(("", name, current[name]))
        handles[event.result] = current[name]
        disk.written[event.result] = 0


def _cut(disk: Disk, rnd: random.Random) -> dict[Name, bytes]:
    """The files as a cut at this moment could leave them."""
    how = rnd.choice(("none", "all", "half", "torn", "prefix"))
    names = dict(disk.names)
    for renaming in disk.renaming[: rnd.randrange(len(disk.renaming) + 1)]:
        _rename(names, renaming)
    files = {}
    for name, file in names.items():
        content, waiting = bytearray(disk.content[file]), disk.waiting.get(file, [])
        share = rnd.random()
        upto = {"none": 0, "prefix": rnd.randrange(len(waiting) + 1)}.get(how, len(waiting))
        for change in waiting[:upto]:
            if how == "torn" and change[1] is not None:
                _apply_torn(content, change[0], change[1], rnd, share)
            elif how in ("all", "prefix") or rnd.random() < (0.5 if how == "half" else share):
                _apply(content, change)
        files[name] = bytes(content)
    return files


def _apply(content: bytearray, change: tuple[int, bytes | None]) -> None:
    offset, data = change
    if data is None:
        del content[offset:]
        content.extend(bytes(offset - len(content)))
    else:
        content.extend(bytes(max(0, offset - len(content))))
        content[offset : offset + len(data)] = data


def _apply_torn(content: bytearray, offset: int, data: bytes, rnd: random.Random, share: float) -> None:
    begin = 0
    while begin < len(data):
        end = min(len(data), begin + _SECTOR - (offset + begin) % _SECTOR)
        if rnd.random() < share:
            _apply(content, (offset + begin, data[begin:end]))
        begin = end


def _rename(names: dict[Name, File], change: tuple[Name, Name | None, File | None]) -> None:
    old, new, file = change
    if old:
        names.pop(old, None)
    if new is not None and file is not None:
        names[new] = file


def _promise(event: Event) -> int:
    text = event.texts[0] if event.call == "write" and event.handle == 1 and event.texts else b""
    return int(text[2:]) if text.startswith(b"A ") else -1


def _read(log: Path) -> Iterator[Event]:
    for line in log.read_text(encoding="ascii").splitlines():
        match = _LINE.match(line)
        if match is None or int(match[3]) < 0:
            continue
        texts = tuple(bytes.fromhex(each.replace("\\x", "")) for each in _STRINGS.findall(match[2]))
        bare = _STRINGS.sub("", match[2])
        numbers = tuple(int(each) for each in re.findall(r"(?<![\w-])\d+(?!\w)", bare))
        handle = int(match[2].split(",")[0]) if re.match(r"\d+", match[2]) else -1
        yield Event(match[1], handle, texts, numbers, int(match[3]))
