"""Names that are only known to exist: read when the first name is not exact, and never before."""

import lzma
from pathlib import Path

FILE = "known-names.txt.xz"


class KnownNamesError(Exception):
    """The list cannot be read; the text is a sentence that names the file."""


def read_known_names(folder: Path) -> frozenset[str]:
    """The whole list of a folder of resources, in the spelling for comparing. Raises KnownNamesError."""
    try:
        text = lzma.decompress((folder / FILE).read_bytes()).decode("ascii")
    except (OSError, lzma.LZMAError, EOFError, UnicodeDecodeError):
        raise KnownNamesError(f"{FILE} cannot be read.") from None
    return frozenset(text.splitlines())


def known_names(folder: Path) -> frozenset[str]:
    """The list, or nothing where it cannot be read.

    Without it a name that the reviewed file does not hold is still never accepted and never checked; it is only said
    to be not recognised. A search must not fail over that. `doseleaf data lint` says that the list is damaged.
    """
    try:
        return read_known_names(folder)
    except KnownNamesError:
        return frozenset()
