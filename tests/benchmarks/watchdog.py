"""How long the window's event loop is kept waiting: the gaps between the beats of a timer that asks for every one."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer


class Watchdog(QObject):
    """Beats each time the event loop is free to. The longest time between two beats is the longest wait.

    What a person would notice: everything that stands between two turns of the loop counts, the drawing included.
    """

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._beat)
        self._last = (0.0, 0.0)
        self._longest = self._busiest = 0.0

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Forget what was before, and watch while the block runs an event loop."""
        self._longest = self._busiest = 0.0
        self._last = (time.perf_counter(), time.thread_time())
        self._timer.start()
        yield
        self._timer.stop()

    def longest_ms(self) -> float:
        """The longest wait of the block, in milliseconds."""
        return self._longest * 1000

    def busiest_ms(self) -> float:
        """The most this thread itself had to do between two beats: without what other programs took meanwhile."""
        return self._busiest * 1000

    def _beat(self) -> None:
        now = (time.perf_counter(), time.thread_time())
        self._longest = max(self._longest, now[0] - self._last[0])
        self._busiest = max(self._busiest, now[1] - self._last[1])
        self._last = now


def wait_of(watchdog: Watchdog, deed: Callable[[], object], settle_ms: int) -> tuple[float, float]:
    """The longest wait and the busiest turn, in milliseconds, from a deed until all it caused is over."""
    loop = QEventLoop()
    QTimer.singleShot(0, deed)
    QTimer.singleShot(settle_ms, loop.quit)
    with watchdog.watching():
        loop.exec()
    return watchdog.longest_ms(), watchdog.busiest_ms()
