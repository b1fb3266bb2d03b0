"""One worker thread for slow work that knows no Qt: unlock, backup, import, PDF."""

import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from app.services.giving_way import giving_way
from app.ui.turns import Turns

Result = TypeVar("Result")
_SWITCH_S = 0.00002
"""Python lets another thread go on after 5 ms of its own accord. The window gives the turn away with nearly every call
of Qt, and would wait so long for it each time while the worker computes: half a second for a page full of widgets."""
_MOST_S = 0.5
"""No step of a job is held up for longer, whatever the window has to do."""


class Background(QObject):
    """Runs jobs one after another off the GUI thread; answers arrive on the thread that made this object.

    A job gets frozen data and returns frozen data; it never touches a widget or an open diary. An answer whose owner
    is gone by then is dropped. A job that says when (`give_way`) pauses while the window has work of its own. `close`
    waits for what is running and must be called before the program ends. Python's threads change more often from here
    on, in the whole program.
    """

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_SWITCH_S)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="background")
        self._quiet, self._closing = Turns.of_the_program().quiet, False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        owner: QObject,
        job: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Run a job; later call `done` with its result or `failed` with what it raised, if `owner` still lives."""
        future = self._pool.submit(self._do, job)
        future.add_done_callback(lambda found: self._finished.emit(partial(_answer, owner, found, done, failed)))

    def close(self) -> None:
        """Finish every job that was handed in, then end the thread."""
        self._closing = True
        self._pool.shutdown(wait=True)

    def _do(self, job: Callable[[], Result]) -> Result:
        with giving_way(self._let_the_window_go_first):
            return job()

    def _let_the_window_go_first(self) -> None:
        if not self._closing:
            self._quiet.wait(_MOST_S)

    @Slot(object)
    def _deliver(self, answer: Callable[[], None]) -> None:  # a method: a queued call runs in the receiver's thread
        answer()


def _answer(
    owner: QObject,
    future: Future[Result],
    done: Callable[[Result], None],
    failed: Callable[[BaseException], None],
) -> None:
    if not isValid(owner):
        return
    error = future.exception()
    if error is None:
        done(future.result())
    else:
        failed(error)
