"""The empty frame: on the screen before anything else is read, filled once, its place kept."""

import subprocess
import sys
from pathlib import Path

import pytest

BEFORE_THE_LOOP = """
import sys
from PySide6.QtWidgets import QApplication
def stop(app):
    frames = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    assert len(frames) == 1, frames
    print(*(name for name in sys.modules if name.startswith(("app.domain", "app.services", "app.store", "sqlalchemy"))))
    return 0
QApplication.exec = stop
from app.start import main
sys.exit(main([]))
"""
A_WHOLE_LIFE = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app import places
from app.ui.first_frame import run
said = []
class Content:
    def __init__(self, frame, theme):
        said.append(f"made in {theme.tokens.name}, style {frame.styleSheet()!r}")
        self.frame = frame
    def begin(self):
        said.append("begun")
        QTimer.singleShot(0, self.frame.close)
    def close(self):
        said.append("closed")
status = run(places.resources(), Path(sys.argv[1]), "0", Content)
print("; ".join(said))
sys.exit(status)
"""


def python(code: str, folder: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> str:
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(folder))
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own interpreter
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    return done.stdout.strip()


def test_nothing_but_the_frame_is_read_before_it_is_painted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert python(BEFORE_THE_LOOP, tmp_path, monkeypatch) == ""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_frame_is_filled_once_and_its_look_and_place_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    settings = tmp_path / "settings.ini"
    settings.write_text(f"[General]\nscheme={scheme}\n")
    said = python(A_WHOLE_LIFE, tmp_path, monkeypatch, str(settings))
    assert said == f"made in {scheme}, style ''; begun; closed"
    assert f"scheme={scheme}" in settings.read_text()
    assert "geometry=" in settings.read_text()
    assert python(A_WHOLE_LIFE, tmp_path, monkeypatch, str(settings)) == said
