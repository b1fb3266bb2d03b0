"""Files that are there whole or not at all, after a crash as after a power cut, and readable by their owner only."""

import contextlib
import os
import secrets
from pathlib import Path

from app.services.ports import StoreProblemKind
from app.store.problems import store_problem

PART = ".part"
"""The ending of a file that is not finished yet."""


def make_folder(folder: Path) -> None:
    """Make a folder and those above it that are missing, each for its owner only (0700), whatever the umask."""
    if not folder.exists():
        make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
        folder.chmod(0o700)


def make_empty(path: Path) -> None:
    """Make a new empty file for its owner only (0600). Raises FileExistsError when something has that name."""
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    os.close(handle)
    path.chmod(0o600)


def part_of(path: Path) -> Path:
    """A name beside `path`, hidden and new, under which it can be built."""
    return path.with_name(f".{path.name}.{secrets.token_hex(4)}{PART}")


def write_whole(path: Path, content: bytes) -> None:
    """Replace `path` by a file with this content: a reader finds the old one or the new one, never a piece."""
    part = part_of(path)
    try:
        make_empty(part)
        with part.open("r+b") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    keep_names(path.parent)


def keep_content(path: Path) -> None:
    """Wait until the disk has the content of a file."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def keep_names(folder: Path) -> None:
    """Wait until the disk has the names in a folder; Windows has no such call and does it by itself."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def publish(part: Path, path: Path) -> None:
    """Give a finished file its name. Raises StoreProblem EXISTS when another file has it by now."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise store_problem(StoreProblemKind.EXISTS, path.name) from None
    except OSError:
        # A file system without links; only another window in this very moment could have made the file meanwhile.
        part.rename(path)
    keep_names(path.parent)


def remove_parts(folder: Path, stem: str) -> None:
    """Take away what a crash left of unfinished files that begin with `stem`, and their journals."""
    for left in (*folder.glob(f".{stem}*{PART}"), *folder.glob(f".{stem}*{PART}-journal")):
        with contextlib.suppress(OSError):
            left.unlink()
