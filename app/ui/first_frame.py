"""The empty frame, painted at once. What fills it, and the theme, are imported only when it is on the screen."""

from __future__ import annotations

import builtins
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QByteArray, QSettings, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow

from app.ui.display import stop_watching, watch_for_no_display
from app.ui.tokens import DARK, LIGHT

if TYPE_CHECKING:
    from app.ui.theme import Theme

_SIZE = (1240, 800)
_HALF = 128


class Frame(QMainWindow):
    """The one window on the screen; what it holds is told when it closes."""

    def __init__(self) -> None:
        super().__init__()
        QShortcut(QKeySequence("Ctrl+Q"), self, self.close)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the content take its leave first."""
        content = self.centralWidget()
        if content is not None:
            content.close()
        super().closeEvent(event)


class Filling(Protocol):
    """What comes into the frame: begun when it has been painted, closed when the program ends."""

    def begin(self) -> None:
        """Put the first page into the frame."""

    def close(self) -> None:
        """Give everything back."""


def run(resources: Path, settings: Path, version: str, fill: Callable[[Frame, Theme], Filling]) -> int:
    """Show the frame, fill it, stay until it is closed; gives the status to leave with.

    `fill` is called after the first paint and may import as much as it likes. The look is read from `settings` and
    kept there at the end.
    """
    watch_for_no_display()
    app = QApplication(sys.argv[:1])
    stop_watching()
    app.setApplicationName("Doseleaf")
    app.setApplicationVersion(version)
    kept = QSettings(str(settings), QSettings.Format.IniFormat)
    frame = Frame()
    frame.setWindowTitle("Doseleaf")
    # By a style sheet: a palette would make PySide build every enum of Qt first, 14 ms before anything is seen.
    frame.setStyleSheet(f"background: {_canvas(app, str(kept.value('scheme', '')))}")
    frame.resize(*_SIZE)
    geometry = kept.value("geometry")
    placed = isinstance(geometry, QByteArray) and frame.restoreGeometry(geometry)
    frame.show()
    filled: list[Filling] = []

    def go_on() -> None:
        app.processEvents()
        put_import_back()
        theme = _theme(app, resources, settings)
        frame.setStyleSheet("")
        if not placed:
            frame.resize(*map(theme.u, _SIZE))
        filled.append(fill(frame, theme))
        filled[0].begin()

    QTimer.singleShot(0, go_on)
    status = app.exec()
    for filling in filled:
        _keep(frame, settings)
        filling.close()
    return status


def _canvas(app: QApplication, scheme: str) -> str:
    """The colour of an empty page as it will be; the theme itself is made when the frame is on the screen."""
    dark = scheme == "dark" or (scheme != "light" and app.palette().window().color().lightness() < _HALF)
    return (DARK if dark else LIGHT).canvas


def _theme(app: QApplication, resources: Path, settings: Path) -> Theme:
    from app.ui.appearance import read_appearance  # noqa: PLC0415  # after the first paint
    from app.ui.theme import Theme  # noqa: PLC0415

    kept = read_appearance(settings)
    return Theme(app, resources, kept.scheme, kept.text_size)


def _keep(frame: Frame, settings: Path) -> None:
    """Keep the look and the window's place for the next time."""
    from app.ui.appearance import keep  # noqa: PLC0415  # after the first paint
    from app.ui.theme import Theme  # noqa: PLC0415

    theme, geometry = Theme.of(frame), bytes(frame.saveGeometry().data())
    keep(settings, scheme=theme.scheme.value, text_size=str(theme.text_size), geometry=geometry)


def put_import_back() -> None:
    """Give Python its own import again, once Qt is there.

    PySide6 replaces it to look for the word of one of its features, which is not used here, and then reads the source
    of every module imported later: that costs the store's imports 60 ms and 13 MiB. Without the saved original
    nothing is changed.
    """
    original = getattr(builtins, "__orig_import__", None)
    if original is not None:
        builtins.__import__ = original
