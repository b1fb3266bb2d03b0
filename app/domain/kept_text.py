"""Text as UTF-8 can hold it, and back: for everything that is written down and read again.

Text may be anything Python's `str` can hold. UTF-8 has no lone surrogates, so those are written as U+001B and four
hexadecimal digits, and U+001B itself likewise; everything else stands as it is.
"""

import re

_ODD = re.compile("[\x1b\ud800-\udfff]")
_ESCAPED = re.compile("\x1b([0-9a-f]{4})")


def keep(text: str) -> str:
    """Text as UTF-8 can hold it; `restore` undoes it exactly."""
    return _ODD.sub(lambda match: f"\x1b{ord(match[0]):04x}", text)


def restore(kept: str) -> str:
    """What `keep` was given."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), kept) if "\x1b" in kept else kept
