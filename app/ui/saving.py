"""Writing to a file that a person chose: whole or not at all, and only when they ask for it."""

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path

_SENTENCES = {
    errno.ENOSPC: "There is no room left there. Make room, or choose another folder.",
    errno.EDQUOT: "There is no room left there. Make room, or choose another folder.",
    errno.ENOENT: "That folder is not there any more. Choose another folder.",
    errno.EISDIR: "There is a folder of that name. Choose another name.",
    errno.EEXIST: "A diary, or its key, has that name. It is left alone. Choose another name.",
}
_KEPT = frozenset({".db", ".vault", ".hdr"})
"""The endings of diaries, of their backups and of what belongs to their keys: never replaced by something else."""
_REFUSED = "That folder cannot be written to. Choose another folder, such as your documents."


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there when it is whole; what stood there stays until then.

    Only the person's own account can read it. Raises OSError, after which no half file is left.
    """
    if path.suffix.casefold() in _KEPT and path.exists():
        raise FileExistsError(errno.EEXIST, "a diary has that name")
    handle, name = tempfile.mkstemp(prefix=".doseleaf-", suffix=".part", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        _keep_name(path.parent)
    except OSError:
        with suppress(OSError):
            beside.unlink()
        raise


def _keep_name(folder: Path) -> None:
    """Wait until the disk has the name too; Windows has no such call, and some file systems know none."""
    if os.name == "posix":
        with suppress(OSError):
            opened = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(opened)
            finally:
                os.close(opened)


def what_to_do(error: OSError) -> str:
    """Why a file could not be written and what helps, as a sentence; no name of a file is in it."""
    return _SENTENCES.get(error.errno or 0, _REFUSED)
