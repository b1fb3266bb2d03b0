"""Line icons (Lucide, ISC licence beside the files), tinted and drawn at the screen's own resolution."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_STROKE = (b'stroke-width="2"', b'stroke-width="1.9"')


class Icons:
    """The icons of one folder, one SVG file each. A name without a file raises FileNotFoundError.

    Pixmaps are kept per (name, colour, size, ratio); `forget` empties that store when the look changes.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sources: dict[str, bytes] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}

    def names(self) -> tuple[str, ...]:
        """Every icon there is, by name."""
        return tuple(sorted(path.stem for path in self._folder.glob("*.svg")))

    def pixmap(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        """An icon in one colour (`#RRGGBB`), `size` logical pixels square, for a screen of this device ratio."""
        key = (name, colour, size, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._draw(*key)
        return self._pixmaps[key]

    def icon(self, name: str, colour: str, disabled: str, size: int, ratio: float) -> QIcon:
        """An icon for a button: one colour, another while the button cannot be used."""
        found = QIcon(self.pixmap(name, colour, size, ratio))
        found.addPixmap(self.pixmap(name, disabled, size, ratio), QIcon.Mode.Disabled)
        return found

    def forget(self) -> None:
        """Drop the kept pixmaps: their colours are no longer asked for."""
        self._pixmaps.clear()

    def _draw(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        source = self._source(name).replace(b"currentColor", colour.encode())
        pixmap = QPixmap(round(size * ratio), round(size * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(source)).render(painter, QRectF(0, 0, size, size))
        painter.end()
        return pixmap

    def _source(self, name: str) -> bytes:
        if name not in self._sources:
            self._sources[name] = (self._folder / f"{name}.svg").read_bytes().replace(*_STROKE)
        return self._sources[name]
