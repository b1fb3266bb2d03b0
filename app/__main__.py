"""The door."""

import sys


def main() -> None:
    """Run Doseleaf with the command line's arguments and leave with its status."""
    from app.start import main as start  # noqa: PLC0415  # so that a missing package can still be explained

    sys.exit(start(sys.argv[1:]))


if __name__ == "__main__":
    main()
