"""What a person chose about the look, kept in a small file apart from the diary; nothing about health is in it."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from app.ui.theme import TEXT_SIZES, Scheme


@dataclass(frozen=True, slots=True)
class Appearance:
    """The chosen colours, the text size as a factor on the system's, and the window's last place on the screen."""

    scheme: Scheme = Scheme.SYSTEM
    text_size: float = 1.0
    geometry: bytes = b""


def read_appearance(path: Path) -> Appearance:
    """What was kept; anything unreadable is as if it had never been chosen."""
    kept = QSettings(str(path), QSettings.Format.IniFormat)
    scheme = str(kept.value("scheme", Scheme.SYSTEM.value))
    size = str(kept.value("text_size", "1.0"))
    geometry = kept.value("geometry", QByteArray())
    return Appearance(
        scheme=Scheme(scheme) if scheme in list(Scheme) else Scheme.SYSTEM,
        text_size=next((each for each in TEXT_SIZES if str(each) == size), 1.0),
        geometry=bytes(geometry.data()) if isinstance(geometry, QByteArray) else b"",
    )


def keep_appearance(path: Path, chosen: Appearance) -> None:
    """Write the choice. A folder that cannot be written costs the choice and nothing else."""
    kept = QSettings(str(path), QSettings.Format.IniFormat)
    kept.setValue("scheme", chosen.scheme.value)
    kept.setValue("text_size", str(chosen.text_size))
    kept.setValue("geometry", QByteArray(chosen.geometry))
    kept.sync()
