"""The door."""

import sys

from app import silence


def main() -> None:
    """Run Doseleaf with the command line's arguments and leave with its status."""
    silence.begin()
    from app.start import main as start  # noqa: PLC0415  # so that a missing package can still be explained

    sys.exit(start(sys.argv[1:]))


if __name__ == "__main__":
    main()
