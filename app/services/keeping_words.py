"""What is said of files, backups and what they hold."""

from collections.abc import Mapping

from app.services import words
from app.services.keeping import BackupLook

_COUNTED = (
    ("medicine", "medicine"),
    ("intake", "dose"),
    ("product", "cannabis product"),
    ("use", "use"),
    ("checkin", "check-in"),
    ("side_effect", "side effect"),
    ("question", "question"),
)
_KIB, _MIB = 1024, 1024 * 1024


def holds(counts: Mapping[str, int]) -> str:
    """What a backup holds: "12 medicines, 340 doses and 5 questions"; only what there is."""
    found = [words.counted(counts[key], noun) for key, noun in _COUNTED if counts.get(key)]
    return words.listed(found) if found else "nothing but the empty diary"


def backup_line(backup: BackupLook) -> str:
    """When a backup was made, and its size."""
    return f"{backup_moment(backup)} · {size(backup.size)}"


def backup_moment(backup: BackupLook) -> str:
    """When a backup was made, by this computer's clock."""
    at = backup.at.astimezone()
    return f"{words.day(at.date())}, {words.clock(at)}"


def size(number: int) -> str:
    """A number of bytes as people read it."""
    if number < _MIB:
        return f"{max(1, round(number / _KIB))}{words.NBSP}KB"
    return f"{number / _MIB:.1f}{words.NBSP}MB"
