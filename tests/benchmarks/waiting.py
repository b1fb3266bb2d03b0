"""How long the window's event loop is kept waiting, over ten years of records: 100,000 of them."""

import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from tempfile import TemporaryDirectory

from tests.benchmarks.figures import Figure
from tests.benchmarks.opening import ROOT

ACCEPTED_MS = 50.0
RUNS = 3


def waiting() -> Iterator[Figure]:
    """The longest wait of every place when it is first shown, when it is shown again, and on the way through it all.

    The whole walk is done several times, each in a process of its own, and of each deed the shortest wait counts: a
    busy moment of the machine is not the program's. Beside it stands what the window's thread itself had to do.
    """
    with TemporaryDirectory() as folder:
        waits: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
        for _ in range(RUNS):
            own: dict[tuple[str, str], tuple[float, float]] = {}
            for place, what, rounds in _walk(folder):
                longest = min(each[0] for each in rounds), min(each[1] for each in rounds)
                before = own.get((place, what), (0.0, 0.0))
                own[place, what] = max(before[0], longest[0]), max(before[1], longest[1])
            for deed, both in own.items():
                waits[deed].append(both)
    for (place, what), runs in waits.items():
        wait, busy = min(each[0] for each in runs), min(each[1] for each in runs)
        accepted = None if what == "first shown" else 1.0
        yield Figure(f"wait: {place}, {what} (busy {busy:.0f})", wait, "what nobody notices", ACCEPTED_MS, accepted, "")


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
