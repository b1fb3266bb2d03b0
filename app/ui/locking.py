"""When the diary locks itself: nobody at the computer, the computer asleep, or somebody asks for it."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

MINUTES = (1, 5, 15, 30, 60)
USUAL_MINUTES = 5
_BEAT = timedelta(seconds=10)
_SLEPT = timedelta(seconds=60)
_HAND = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class Watch(QObject):
    """Sends `lock` once: after so many minutes without a hand on the computer, or after a sleep.

    A timer of Qt stands still while a computer sleeps, and desktops do not all say that they go to sleep. So every ten
    seconds the wall clock is compared with what it should be: a jump of more than a minute, in either direction, means
    a sleep or a clock that was set, and locks.
    """

    lock = Signal()

    def __init__(self, clock: Callable[[], datetime], minutes: int = USUAL_MINUTES) -> None:
        super().__init__()
        self._clock, self._allowed = clock, timedelta(minutes=minutes)
        self._last_hand = self._last_beat = clock()
        self._beats = QTimer(self)
        self._beats.setInterval(round(_BEAT.total_seconds() * 1000))
        self._beats.timeout.connect(self.beat)

    def start(self) -> None:
        """Begin to watch."""
        self._last_hand = self._last_beat = self._clock()
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        self._beats.start()

    def stop(self) -> None:
        """Watch no longer."""
        self._beats.stop()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def set_minutes(self, minutes: int) -> None:
        """Allow another time without a hand on the computer."""
        self._allowed = timedelta(minutes=minutes)

    def beat(self) -> None:
        """Look at the clock; called every ten seconds."""
        now = self._clock()
        jumped = abs(now - self._last_beat - _BEAT) > _SLEPT
        self._last_beat = now
        if jumped or now - self._last_hand >= self._allowed:
            self._lock_now()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note every sign of a person, and let it pass; but the keys that lock do so over an open form too."""
        if event.type() in _HAND:
            self._last_hand = self._clock()
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and _locks(event):
            QTimer.singleShot(0, self, self._lock_now)
            return True
        return False

    def _lock_now(self) -> None:
        self.stop()
        self.lock.emit()


def _locks(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_L and event.modifiers() == Qt.KeyboardModifier.ControlModifier
