"""What happens when Qt cannot reach a screen: a sentence and a status of our own, never an abort."""

import os
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication

from app import needs

_UNREACHABLE = ("connect to display", "create wl_display")


def watch_for_no_display() -> None:
    """Install a handler for the time in which the platform plugin loads.

    Qt ends the process with an abort when no plugin starts. The handler sees that message first and leaves with
    NO_DISPLAY_STATUS: with the sentence about the screen when a display could not be reached, else with the packages.
    """
    unreachable = False

    def handle(kind: QtMsgType, _context: QMessageLogContext, message: str | None) -> None:
        nonlocal unreachable
        unreachable = unreachable or any(words in (message or "") for words in _UNREACHABLE)
        if kind is QtMsgType.QtFatalMsg:
            _leave(needs.NO_DISPLAY if unreachable else needs.MISSING)

    qInstallMessageHandler(handle)


def stop_watching() -> None:
    """From then on only the kind of what Qt has to say is written: its words can hold a value.

    To be called once the application object is there.
    Some plugins (the frame buffer's) start without any screen, and Qt would abort at the first window: leave before.
    """
    qInstallMessageHandler(_say_kind)
    if not QGuiApplication.screens():
        _leave(needs.NO_DISPLAY)


def _say_kind(kind: QtMsgType, context: QMessageLogContext, _message: str | None) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"Qt: {kind.name} ({context.category})\n")


def _leave(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()
    os._exit(needs.NO_DISPLAY_STATUS)
