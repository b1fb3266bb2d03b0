"""The full targets: 1,000 kills, 10,000 power cuts, 2,000 flipped bits. Prints one table; takes some tens of minutes.

`python -m tests.faults` or, for a part of it, `python -m tests.faults 0.1`.
"""

import os
import platform
import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from tests.faults.flips import flip_bits, spoil_pages
from tests.faults.kills import (
    kill_backing_up,
    kill_changing_the_passphrase,
    kill_migrating,
    kill_restoring,
    kill_saving,
    stop_server,
)
from tests.faults.looking import BAD, Found, in_memory
from tests.faults.power import cut_power, cut_power_changing

Deed = Callable[[Path, int, random.Random], Found]
TARGETS: tuple[tuple[str, Deed, int], ...] = (
    ("bit flipped", flip_bits, 2_000),
    ("page put back as it was, cut, swapped, zeroed", spoil_pages, 200),
    ("power cut while saving", cut_power, 10_000),
    ("power cut while the passphrase changes", cut_power_changing, 1_000),
    ("killed while saving", kill_saving, 700),
    ("killed while making a backup", kill_backing_up, 100),
    ("killed while the passphrase changes", kill_changing_the_passphrase, 100),
    ("killed while a backup is put back", kill_restoring, 50),
    ("killed while tables are brought up to date", kill_migrating, 50),
)
CONTROLS: tuple[tuple[str, Deed, int], ...] = (
    ("control: killed, and promised before it is saved", partial(kill_saving, deed="promise_first"), 50),
    ("control: power cut, and nothing waited for", partial(cut_power, deed="careless"), 500),
    (
        "control: passphrase changed, and nothing waited for",
        partial(cut_power_changing, deed="careless_passphrase", late=1.0),
        300,
    ),
    ("control: bit flipped, not encrypted, not checked", partial(flip_bits, key=None, checked=False), 200),
)
"""What must fail, or the rig could not see a failure."""


def say(line: str) -> None:
    """Write a line as soon as it is known: the whole takes long."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(share: float) -> None:
    """Run every target and print what was found."""
    now = datetime.now().astimezone()
    say(
        f"{now:%Y-%m-%d}, {platform.system()} {platform.machine()}, {os.cpu_count()} processors, "
        f"Python {platform.python_version()}\n"
    )
    say("| what | times | lost | torn | damaged or missing | silently wrong | remarks | seconds |")
    say("|---|---|---|---|---|---|---|---|")
    for name, deed, times in (*TARGETS, *CONTROLS):
        rounds = max(1, round(times * share))
        began = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="doseleaf-", dir=in_memory()) as folder:
            found = deed(Path(folder), rounds, random.Random(7))  # noqa: S311 - where to strike, not a secret
        bad = found["damaged"] + found["missing"]
        rest = ", ".join(f"{count} {what}" for what, count in found.items() if what not in BAD and count)
        took = round(time.monotonic() - began)
        counts = (rounds, found["lost"], found["torn"], bad, found["silently wrong"], rest, took)
        say(f"| {name} | {' | '.join(str(each) for each in counts)} |")
    stop_server()


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0)
