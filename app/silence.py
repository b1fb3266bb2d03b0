"""What could leave a running program by accident is cut off: core dumps, files for others, values in error texts.

Python, its packages and Qt all put the value that was wrong into the words about it. So what is written about an error
is its kind and the places in the code it came through, and never its words.
"""

import contextlib
import faulthandler
import os
import sys
import threading
import warnings
from collections.abc import Iterator
from types import FrameType, TracebackType

_PR_SET_DUMPABLE = 4
_FOR_ITS_OWNER = 0o077


def begin() -> None:
    """To be called first, when nothing else has been imported: no core dump, no file for others, no words of errors."""
    os.umask(_FOR_ITS_OWNER)
    _forbid_core_dumps()
    sys.excepthook = lambda kind, error, trace: _write(about(error or kind(), trace))
    threading.excepthook = lambda found: _write(about(found.exc_value or found.exc_type(), found.exc_traceback))
    sys.unraisablehook = lambda found: _write(about(found.exc_value or RuntimeError(), found.exc_traceback))
    warnings.showwarning = lambda _text, kind, file, line, *_: _write([f"{kind.__name__} at {file}:{line}"])
    if sys.stderr is not None:
        faulthandler.enable()  # it writes the names of files and functions, no values


def go_on() -> None:
    """To be called before the diary is opened: what costs some milliseconds that the first paint does not need.

    Other programs of the same person can then not read this one's memory, on Linux; and no package's log is written.
    """
    import logging  # noqa: PLC0415 - the first paint comes before it

    logging.lastResort = logging.NullHandler()
    if sys.platform.startswith("linux"):
        import ctypes  # noqa: PLC0415 - the same

        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def about(error: BaseException, trace: TracebackType | None = None) -> list[str]:
    """What may be written of an error: its kind, the kinds of those before it, and the places, the outermost first."""
    kinds = " after ".join(type(each).__name__ for each in _chain(error))
    places = [
        f"  {os.path.basename(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}"  # noqa: PTH119 - a name, no file
        for frame, line in _frames(trace or error.__traceback__)
    ]
    return [f"Doseleaf met an error that it did not expect: {kinds}", *places]


def _frames(trace: TracebackType | None) -> Iterator[tuple[FrameType, int]]:
    while trace is not None:
        yield trace.tb_frame, trace.tb_lineno
        trace = trace.tb_next


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    found: BaseException | None = error
    while found is not None and id(found) not in seen:
        seen.add(id(found))
        yield found
        found = found.__cause__ or found.__context__


def _forbid_core_dumps() -> None:
    try:
        import resource  # noqa: PLC0415 - not on Windows, which makes none by itself
    except ImportError:
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _write(lines: list[str]) -> None:
    if sys.stderr is not None:
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.write("\n".join([*lines, ""]))
            sys.stderr.flush()
