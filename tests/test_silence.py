"""No value that a person recorded leaves by an error's words, a log, a core dump or a file that others can read."""

import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from app import silence

ROOT = Path(__file__).parents[1]
MARKERS = [f"marker{number:03}plum" for number in range(500)]
CHILD = """
import asyncio, json, logging, sys, threading, tomllib, warnings
from datetime import datetime
from decimal import Decimal
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtWidgets import QApplication
from sqlalchemy import text
from app import silence
from app.domain.checkins import Scale
from app.domain.products import Product
from app.domain.records import RecordChange
from app.services.ports import StoreProblem
from app.store.database import memory
from app.store.store import DiaryStore
from app.ui import display

quiet = sys.argv[1] == "quiet"
if quiet:
    silence.begin()
    silence.go_on()
app = QApplication([])
if quiet:
    display.stop_watching()
opened = memory()
store, now = DiaryStore(opened), datetime.now().astimezone()

class Falls:
    def __init__(self, word):
        self.word = word
    def __del__(self):
        raise ValueError(self.word)

def nested(word):
    try:
        raise KeyError(word)
    except KeyError as error:
        raise RuntimeError(word) from error

def statement(word):
    with opened.engine.begin() as connection:
        connection.execute(text("INSERT INTO product (id) VALUES (:id)"), {"id": word})

def twice(word):
    change = [RecordChange(None, Product(word, word))]
    store.apply(change, word, now)
    try:
        store.apply(change, word, now)
    except StoreProblem as problem:
        print(problem, problem.sentence, file=sys.stderr)
    raise ExceptionGroup(word, [ValueError(word)])

def thread(word):
    found = threading.Thread(target=float, args=(word,))
    found.start()
    found.join()

def slot(word):
    QTimer.singleShot(0, lambda: int(word))
    app.processEvents()

def asserted(word):
    assert word == "", word

WORDY = (
    float, Scale, datetime.fromisoformat, open, __import__, {}.__getitem__, lambda word: getattr(object(), word),
    nested, twice, thread, slot, asserted, Falls, qWarning, warnings.warn, logging.getLogger("x").error,
)
WAYS = (*WORDY, Decimal, json.loads, tomllib.loads, statement, lambda word: (word + "\\ud800").encode())
warnings.simplefilter("always")
for number, marker in enumerate(sys.stdin.read().split()):
    ways = WAYS if number < 20 else WORDY[number % len(WORDY):][:1]
    for way in ways:
        try:
            way(marker)
        except BaseException:
            sys.excepthook(*sys.exc_info())
app.processEvents()
print("done")
"""


def said(how: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    return subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", CHILD, how],
        input=" ".join(MARKERS),
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )


def test_none_of_500_values_stands_in_a_log_an_error_or_a_report() -> None:
    outcome = said("quiet")
    assert outcome.stdout == "done\n"
    assert "marker" not in outcome.stderr
    assert "plum" not in outcome.stderr
    for kind in ("ValueError", "RuntimeError after KeyError", "IntegrityError", "ExceptionGroup", "QtWarningMsg"):
        assert kind in outcome.stderr
    assert "<string>:" in outcome.stderr


def test_the_control_python_and_qt_by_themselves_write_every_one_of_them() -> None:
    outcome = said("as usual")
    assert [each for each in MARKERS if each not in outcome.stderr] == []


def test_an_error_that_goes_round_in_a_circle_is_told_once() -> None:
    first, second = ValueError("plum"), KeyError("plum")
    first.__cause__, second.__cause__ = second, first
    assert silence.about(first) == ["Doseleaf met an error that it did not expect: ValueError after KeyError"]


def test_nothing_is_written_where_there_is_no_standard_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    silence._write(["a line"])


GUARDED = """
import ctypes, os, resource, sys
from pathlib import Path
if sys.argv[3] == "guarded":
    from app import __main__, silence, start
    start.main = lambda _arguments: silence.go_on()
    mask = os.umask(int(sys.argv[1], 8))
    try:
        __main__.main()
    except SystemExit:
        pass
else:
    os.umask(int(sys.argv[1], 8))
made = Path(sys.argv[2])
(made / "folder").mkdir()
(made / "file").touch()
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


def modes_and_dumps(tmp_path: Path, mask: int, how: str) -> tuple[int, int, str]:
    """The mode of a folder and a file that a child makes, and its limit for core dumps and whether it can be dumped."""
    made = tmp_path / f"{how}{mask}"
    made.mkdir()
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    outcome = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", GUARDED, oct(mask), str(made), how],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (most, most)),
    )
    folder, file = (stat.S_IMODE((made / name).stat().st_mode) for name in ("folder", "file"))
    return folder, file, outcome.stdout.strip()


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o777])
def test_files_are_for_their_owner_and_no_core_is_dumped_whatever_was_set_outside(tmp_path: Path, mask: int) -> None:
    assert modes_and_dumps(tmp_path, mask, "guarded") == (0o700, 0o600, "(0, 0) 0")


def test_the_control_a_program_that_does_nothing_about_it_shows_both(tmp_path: Path) -> None:
    folder, file, dumps = modes_and_dumps(tmp_path, 0, "bare")
    assert (folder, file) == (0o777, 0o666)
    assert dumps.endswith(" 1")


@pytest.mark.skipif(resource.getrlimit(resource.RLIMIT_CORE)[1] == 0, reason="this computer forbids core dumps itself")
def test_the_control_a_program_that_does_nothing_about_it_may_dump_its_core(tmp_path: Path) -> None:
    assert not modes_and_dumps(tmp_path, 0, "bare")[2].startswith("(0, 0)")
