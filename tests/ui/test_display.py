"""A platform that starts without any screen is told apart from one that works: a sentence and our status, no abort."""

import os
from collections.abc import Sequence

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication

from app import needs
from app.ui import display


class LeftError(Exception):
    """What stands in for the end of the process."""


def leave(status: int) -> None:
    raise LeftError(status)


def no_screens() -> Sequence[QScreen]:
    return []


def test_a_platform_without_a_screen_ends_with_a_sentence_and_status_3(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert qapp
    monkeypatch.setattr(os, "_exit", leave)
    monkeypatch.setattr(QGuiApplication, "screens", no_screens)
    with pytest.raises(LeftError, match=str(needs.NO_DISPLAY_STATUS)):
        display.stop_watching()
    assert capsys.readouterr().err == f"{needs.NO_DISPLAY}\n"


@pytest.mark.parametrize("said", ["could not connect to display :77", "Failed to create wl_display (No such file)"])
def test_a_display_that_cannot_be_reached_is_not_called_a_missing_part(
    said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = qInstallMessageHandler(None)
    monkeypatch.setattr(os, "_exit", leave)
    display.watch_for_no_display()
    handle = qInstallMessageHandler(kept)
    assert callable(handle)
    handle(QtMsgType.QtWarningMsg, QMessageLogContext(), said)
    with pytest.raises(LeftError):
        handle(QtMsgType.QtFatalMsg, QMessageLogContext(), "no platform plugin could be initialised")
    assert capsys.readouterr().err == f"{needs.NO_DISPLAY}\n"
