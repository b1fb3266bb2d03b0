"""Run in a process of its own by `window`: show a window and print the clock at its first paint, then leave.

python -m tests.benchmarks.painted empty|doseleaf
"""

import sys
import time
from unittest.mock import patch

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget


class FirstPaint(QObject):
    """Watches an application until the first window of it has been painted."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._seen = False
        self._app = app
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._seen and event.type() == QEvent.Type.Paint and isinstance(watched, QWidget) and watched.isWindow():
            self._seen = True
            self._app.removeEventFilter(self)
            QTimer.singleShot(0, self._done)
        return False

    def _done(self) -> None:
        sys.stdout.write(f"{time.time()}\n")
        sys.stdout.flush()
        self._app.exit(0)


def empty() -> int:
    """The yardstick: nothing but a main window."""
    app = QApplication(sys.argv[:1])
    watcher = FirstPaint(app)
    window = QMainWindow()
    window.resize(1240, 800)
    window.show()
    status = app.exec()
    del watcher
    return status


def doseleaf() -> int:
    """The program as it starts, in the folders that the environment names."""
    from app.start import main  # noqa: PLC0415 - its imports are part of what is measured

    run = QApplication.exec
    kept: list[FirstPaint] = []

    def watched(app: QApplication) -> int:
        kept.append(FirstPaint(app))
        return run()

    with patch.object(QApplication, "exec", watched):
        return main(sys.argv[2:])


if __name__ == "__main__":
    sys.exit(empty() if sys.argv[1] == "empty" else doseleaf())
