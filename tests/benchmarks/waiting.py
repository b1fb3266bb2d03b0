"""How long the window's event loop is kept waiting, over ten years of records: 100,000 of them."""

import json
import os
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from tempfile import TemporaryDirectory

from tests.benchmarks.figures import Figure
from tests.benchmarks.opening import ROOT

ACCEPTED_MS = 50.0
RUNS = 3


def waiting() -> Iterator[Figure]:
    """The longest wait of every place: first shown, shown again, after a change, built anew, and on the way through it.

    The whole walk is done several times, each in a process of its own, and of each deed (each page of the diary is one)
    the shortest wait counts: a busy moment of the machine is not the program's. Beside it stands what the window's
    thread itself had to do.
    """
    with TemporaryDirectory() as folder:
        waits: dict[tuple[str, str, int], list[tuple[float, float]]] = defaultdict(list)
        for _ in range(RUNS):
            times: Counter[tuple[str, str]] = Counter()
            for place, what, rounds in _walk(folder):
                shortest = min(each[0] for each in rounds), min(each[1] for each in rounds)
                waits[place, what, times[place, what]].append(shortest)
                times[place, what] += 1
    longest: dict[tuple[str, str], tuple[float, float]] = {}
    for (place, what, _), runs in waits.items():
        wait, busy = longest.get((place, what), (0.0, 0.0))
        longest[place, what] = max(wait, min(each[0] for each in runs)), max(busy, min(each[1] for each in runs))
    for (place, what), (wait, busy) in longest.items():
        yield Figure(f"wait: {place}, {what} (busy {busy:.0f})", wait, "what nobody notices", ACCEPTED_MS, 1.0, "")


def _walk(folder: str) -> Iterator[tuple[str, str, list[tuple[float, float]]]]:
    done = subprocess.run(  # noqa: S603 - our own interpreter and module
        [sys.executable, "-m", "tests.benchmarks.waited", folder],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    for line in done.stdout.splitlines():
        place, what, rounds = json.loads(line)
        yield place, what, rounds
