"""The full targets: 1,000 kills, 10,000 power cuts, 2,000 flipped bits. Prints one table; takes some tens of minutes.

`python -m tests.faults` or, for a part of it, `python -m tests.faults 0.1`.
"""

import platform
import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from tests.faults.flips import flip_bits
from tests.faults.kills import (
    kill_backing_up,
    kill_changing_the_passphrase,
    kill_migrating,
    kill_restoring,
    kill_saving,
)
from tests.faults.looking import Found
from tests.faults.power import cut_power

TARGETS: tuple[tuple[str, Callable[[Path, int, random.Random], Found], int], ...] = (
    ("killed while saving", kill_saving, 700),
    ("killed while making a backup", kill_backing_up, 100),
    ("killed while the passphrase changes", kill_changing_the_passphrase, 100),
    ("killed while a backup is put back", kill_restoring, 50),
    ("killed while tables are brought up to date", kill_migrating, 50),
    ("power cut while saving", cut_power, 10_000),
    ("bit flipped", flip_bits, 2_000),
)


def say(line: str) -> None:
    """Write a line as soon as it is known: the whole takes long."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(share: float) -> None:
    """Run every target and print what was found."""
    now = datetime.now().astimezone()
    say(f"{now:%Y-%m-%d}, {platform.system()} {platform.machine()}, Python {platform.python_version()}\n")
    say("| what | times | lost | torn | damaged or missing | silently wrong | remarks | seconds |")
    say("|---|---|---|---|---|---|---|---|")
    for name, deed, times in TARGETS:
        rounds = max(1, round(times * share))
        began = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            found = deed(Path(folder), rounds, random.Random(7))  # noqa: S311 - where to strike, not a secret
        bad = found["damaged"] + found["missing"]
        rest = ", ".join(
            f"{count} {what}"
            for what, count in found.items()
            if what not in ("lost", "torn", "damaged", "missing", "silently wrong")
        )
        took = round(time.monotonic() - began)
        counts = (rounds, found["lost"], found["torn"], bad, found["silently wrong"], rest, took)
        say(f"| {name} | {' | '.join(str(each) for each in counts)} |")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0)
