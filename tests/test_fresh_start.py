"""The process that takes over after a lock is this program, wherever it is started and whatever lies there."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.store.cabinet import FolderCabinet

pytestmark = pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="looks into the process by /proc")

STRAY = "import pathlib; pathlib.Path('the-stray-one-ran').touch()"
LEAVE = """
import sys
from PySide6.QtCore import QProcess
from app import start

def note(program, arguments):
    done, pid = real(program, arguments)
    print(pid, program == sys.executable, *arguments)
    return done, pid

real, QProcess.startDetached = QProcess.startDetached, note
assert start.start_fresh()
"""


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A working folder that holds another `app`, and beside it the folders of somebody who has a diary."""
    stray = tmp_path / "elsewhere" / "app"
    stray.mkdir(parents=True)
    (stray / "__init__.py").write_text("")
    (stray / "__main__.py").write_text(STRAY)
    FolderCabinet(tmp_path / "data" / "doseleaf").create("plum ladder seven quiet otter").close()
    return stray.parent


def surroundings(elsewhere: Path) -> dict[str, str]:
    folders = {
        "HOME": elsewhere.parent,
        "XDG_DATA_HOME": elsewhere.parent / "data",
        "XDG_CONFIG_HOME": elsewhere.parent,
    }
    return {
        "PATH": os.environ["PATH"],
        "QT_QPA_PLATFORM": "offscreen",
        **{name: str(folder) for name, folder in folders.items()},
    }


def loads_a_window(pid: int) -> bool:
    """Whether a process comes to load Qt's widgets, which only the real program does."""
    for _ in range(400):
        try:
            if "libQt6Widgets" in Path(f"/proc/{pid}/maps").read_text():
                return True
        except OSError:
            return False
        time.sleep(0.05)
    return False


def test_a_stray_app_in_the_working_folder_is_never_started(elsewhere: Path) -> None:
    environment = surroundings(elsewhere) | {"PYTHONPATH": str(elsewhere)}
    # Not by a pipe: the process that is left running would hold it open.
    with (elsewhere.parent / "said").open("w+") as said:
        command = [sys.executable, "-I", "-c", LEAVE]
        quiet = subprocess.DEVNULL
        subprocess.run(command, cwd=elsewhere, env=environment, stdout=said, stderr=quiet, check=True, timeout=60)  # noqa: S603
    number, *how = (elsewhere.parent / "said").read_text().split()
    pid = int(number)
    try:
        assert how == ["True", "-I", "-m", "app"]
        assert loads_a_window(pid)
    finally:
        os.kill(pid, signal.SIGKILL)
    assert not (elsewhere / "the-stray-one-ran").exists()


def test_the_control_started_plainly_it_would_be_the_stray_one(elsewhere: Path) -> None:
    command = [sys.executable, "-m", "app"]
    subprocess.run(command, cwd=elsewhere, env=surroundings(elsewhere), check=True, timeout=60)  # noqa: S603
    assert (elsewhere / "the-stray-one-ran").exists()


def test_a_frozen_program_is_started_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, list[str]]] = []

    def note(program: str, arguments: list[str]) -> tuple[bool, int]:
        asked.append((program, arguments))
        return True, 1

    monkeypatch.setattr("PySide6.QtCore.QProcess.startDetached", note)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    from app import start  # noqa: PLC0415 - beside what it is about

    assert start.start_fresh()
    assert asked == [(sys.executable, [])]
