"""A themed application, always light and at normal size when a test begins, and no window left over when it ends."""

import math
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from app.services.day_words import DayStyle, write_days
from app.ui.theme import Scheme, Theme
from app.ui.turns import Turns

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"  # a window opened in a test writes dates as every test expects
RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(autouse=True)
def a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a window keeps of the look goes nowhere near the source."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture(autouse=True)
def everything_at_once(qapp: QApplication) -> Iterator[Turns]:
    """No loop runs in most tests, so what is made in turns is made at once; tests/ui/test_turns.py takes turns."""
    assert qapp
    turns = Turns.of_the_program()
    before, turns.patience_ms = turns.patience_ms, math.inf
    yield turns
    turns.patience_ms = before


@pytest.fixture(scope="session")
def one_theme(qapp: QApplication) -> Theme:
    return Theme(qapp, RESOURCES, Scheme.LIGHT)


def bury() -> None:
    """Carry out every deletion put off until the event loop: no loop runs here, and left-overs would be restyled."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def theme(one_theme: Theme) -> Iterator[Theme]:
    yield one_theme
    bury()
    write_days(DayStyle.DAY_FIRST)
    if (one_theme.scheme, one_theme.text_size) != (Scheme.LIGHT, 1.0):
        one_theme.choose(Scheme.LIGHT, 1.0)


@pytest.fixture(autouse=True)
def no_window_is_left_over(qapp: QApplication) -> Iterator[None]:
    before = set(qapp.topLevelWidgets())
    yield
    qapp.processEvents()
    bury()
    left = [type(window).__name__ for window in qapp.topLevelWidgets() if window not in before and window.isVisible()]
    assert not left, f"windows left over: {left}"
