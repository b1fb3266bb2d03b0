"""Long work beside a window lets the window go first; where there is no window, it simply goes on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar


def _go_on() -> None:
    """Nobody waits."""


_WAY: ContextVar[Callable[[], None]] = ContextVar("way", default=_go_on)


def give_way() -> None:
    """Wait until nobody else is in a hurry: called from inside long work, after each small step of it."""
    _WAY.get()()


@contextmanager
def giving_way(wait: Callable[[], None]) -> Iterator[None]:
    """Within the block, `give_way` in this thread calls `wait`."""
    before = _WAY.set(wait)
    try:
        yield
    finally:
        _WAY.reset(before)
