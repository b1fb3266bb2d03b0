"""Print every figure beside its yardstick: python -m tests.benchmarks [a part …]."""

import sys

from tests.benchmarks.figures import HEADING
from tests.benchmarks.keeping import on_paper, saving
from tests.benchmarks.long_log import log_on_paper
from tests.benchmarks.looking import loading, searching
from tests.benchmarks.opening import first_paint
from tests.benchmarks.overlapping import overlap
from tests.benchmarks.waiting import waiting

PARTS = {
    "loading": loading,
    "searching": searching,
    "overlap": overlap,
    "saving": saving,
    "paper": on_paper,
    "log": log_on_paper,
    "paint": first_paint,
    "waiting": waiting,
}


def main(wanted: list[str]) -> int:
    """Measure the parts that are named, all of them by default; 1 when a ratio is not accepted, 2 for another word."""
    if set(wanted) - set(PARTS):
        sys.stderr.write(f"the parts are {', '.join(PARTS)}\n")
        return 2
    sys.stdout.write(f"{HEADING}\n")
    met = True
    for part in wanted or PARTS:
        for figure in PARTS[part]():
            sys.stdout.write(f"{figure.row()}\n")
            sys.stdout.flush()
            met = met and figure.is_met()
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
