"""What a person chose about the look and the print, kept in a small file apart from the diary; nothing about health."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from app.services.day_words import DayStyle
from app.ui.locking import MINUTES, USUAL_MINUTES
from app.ui.theme import TEXT_SIZES, Scheme

AS_COMPUTER = "system"
"""The choice to follow the computer, for the colours, the dates and the paper."""

CHOICES = {
    "scheme": tuple(each.value for each in Scheme),
    "text_size": tuple(str(size) for size in TEXT_SIZES),
    "dates": (AS_COMPUTER, *(each.value for each in DayStyle)),
    "paper": (AS_COMPUTER, "a4", "letter"),
    "lock_minutes": tuple(str(each) for each in MINUTES),
}
"""What may stand under each key. The usual size is 1.0, the lock comes after 5 minutes, the rest is the computer’s."""

_NAMES = {
    "scheme": "light or dark",
    "text_size": "the text size",
    "dates": "the dates",
    "paper": "the paper",
    "lock_minutes": "the lock",
}


@dataclass(frozen=True, slots=True)
class Appearance:
    """Colours, text size as a factor on the system's, dates, paper, and the window's last place on the screen.

    `trouble` says what of the file could not be used, empty when everything could; `readable` is False when nothing of
    it could.
    """

    scheme: Scheme = Scheme.SYSTEM
    text_size: float = 1.0
    geometry: bytes = b""
    dates: str = AS_COMPUTER
    paper: str = AS_COMPUTER
    lock_minutes: int = USUAL_MINUTES
    trouble: str = ""
    readable: bool = True


def read_appearance(path: Path) -> Appearance:
    """What was kept. What cannot be used is named in `trouble`, and the usual choice stands in its place."""
    kept = QSettings(str(path), QSettings.Format.IniFormat)
    found = {key: str(kept.value(key, _usual(key))) for key in CHOICES}
    readable = kept.status() is QSettings.Status.NoError
    odd = [_NAMES[key] for key, value in found.items() if value not in CHOICES[key]]
    chosen = {key: value if value in CHOICES[key] else _usual(key) for key, value in found.items()}
    geometry = kept.value("geometry", QByteArray())
    return Appearance(
        scheme=Scheme(chosen["scheme"]),
        text_size=float(chosen["text_size"]),
        geometry=bytes(geometry.data()) if isinstance(geometry, QByteArray) else b"",
        dates=chosen["dates"],
        paper=chosen["paper"],
        lock_minutes=int(chosen["lock_minutes"]),
        trouble=_trouble(path, odd, readable=readable),
        readable=readable,
    )


def keep(path: Path, **values: str | bytes) -> None:
    """Write some choices and leave the others. A folder that cannot be written costs the choice and nothing else."""
    kept = QSettings(str(path), QSettings.Format.IniFormat)
    for key, value in values.items():
        kept.setValue(key, QByteArray(value) if isinstance(value, bytes) else value)
    kept.sync()


def set_aside(path: Path) -> str:
    """Keep an unreadable file under another name, so that a new one can be written; says where it is then."""
    aside = path.with_name(f"{path.stem}-unreadable{path.suffix}")
    try:
        path.replace(aside)
    except OSError:
        return "What you choose now may not be remembered."
    return f"What was in it is kept as {aside.name}."


def _usual(key: str) -> str:
    return {"text_size": "1.0", "lock_minutes": str(USUAL_MINUTES)}.get(key, AS_COMPUTER)


def _trouble(path: Path, odd: list[str], *, readable: bool) -> str:
    if not readable:
        return f"The file {path} could not be read, so the usual settings are in force."
    if odd:
        return f"The file {path} says something unknown about {' and '.join(odd)}. The usual is in force there."
    return ""
