"""The first paint of the window, each time in a process of its own."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.benchmarks.figures import Figure

ROOT = Path(__file__).parents[2]
ROUNDS = 7


def first_paint() -> Iterator[Figure]:
    """From the start of Python to the first painted window, on a new day without a diary."""
    took: dict[str, list[float]] = {"empty": [], "doseleaf": []}
    for way in took:
        _paint(way)
    for _ in range(ROUNDS):
        for way, times in took.items():
            times.append(_paint(way))
    ours, empty = median(took["doseleaf"]), median(took["empty"])
    yield Figure("first paint", ours, "an empty QMainWindow", empty, 1.3, "150 ms")


def _paint(way: str) -> float:
    with TemporaryDirectory() as folder:
        own = {"HOME": folder, "XDG_DATA_HOME": folder, "XDG_CONFIG_HOME": folder, "QT_QPA_PLATFORM": "offscreen"}
        began = time.time()
        done = subprocess.run(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-m", "tests.benchmarks.painted", way],
            cwd=ROOT,
            env={**os.environ, **own},
            capture_output=True,
            text=True,
            check=True,
        )
    return (float(done.stdout.split()[0]) - began) * 1000
