"""Work that only the window's own thread can do, a little at a time: what the person does comes in between."""

import math
import threading
import time
from collections.abc import Generator, Iterator
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from shiboken6 import isValid

Result = TypeVar("Result")
Job = Iterator[None]
"""Each step is a small piece of the work; the job is over when there is no more."""
TURN_MS = 8.0
_LAYOUTS = 2
"""Words that are broken anew after a layout ask for one more."""
_UNDER_WAY = "doseleafTurns"


class Turns(QObject):
    """The jobs under way, one for each owner, done one after the other: some steps in each turn of the event loop.

    What fits into one turn of `patience_ms` is done at once, so that a short job never leaves the one who began it; the
    rest waits for the loop. An infinite patience does everything at once. One for the whole program, so that two pages
    never work in the same turn. `quiet` is set while nothing is under way: another thread may wait for it.
    """

    def __init__(self, parent: QObject, patience_ms: float = TURN_MS) -> None:
        super().__init__(parent)
        self.patience_ms = patience_ms
        self._jobs: dict[QObject, Job] = {}
        self._last: set[QObject] = set()
        self._working = False
        self._until = 0.0
        self.quiet = threading.Event()
        self.quiet.set()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._turn)
        parent.setProperty(_UNDER_WAY, self)

    @staticmethod
    def of_the_program() -> "Turns":
        """That of the application, made when it is first wanted; RuntimeError while there is no application."""
        app = QCoreApplication.instance()
        if app is None:
            raise RuntimeError("there is no application to take turns with")
        found = app.property(_UNDER_WAY)
        return found if isinstance(found, Turns) else Turns(app)

    def begin(self, owner: QObject, job: Job, *, last: bool = False) -> None:
        """Begin a job; what its owner had under way before is dropped. One that is `last` lets every other go first."""
        self._jobs.pop(owner, None)
        self._jobs[owner] = job
        (self._last.add if last else self._last.discard)(owner)
        if self._working:
            return
        if not self._timer.isActive():
            self._open_turn()
        self._work()

    def rest(self) -> None:
        """Leave what is begun from now on to the next turn: much was done in this one already."""
        if not math.isinf(self.patience_ms):
            self._until = 0.0
            self._come_back()

    def finish(self, owner: QObject) -> None:
        """Do at once what is left of an owner's job; nothing when the owner is gone."""
        job = self._jobs.pop(owner, None)
        for _ in job if job is not None and isValid(owner) else ():
            pass

    def finish_all(self) -> None:
        """Do at once whatever is left of any job, and what that begins."""
        while self._jobs:
            self.finish(next(iter(self._jobs)))

    def drop(self, owner: QObject) -> None:
        """Leave what is left of an owner's job."""
        self._jobs.pop(owner, None)

    def forget(self) -> None:
        """Drop every job, when what they read from is about to go."""
        self._jobs.clear()

    def waits(self, owner: QObject) -> bool:
        """Whether something of an owner's job is left."""
        return owner in self._jobs

    def _open_turn(self) -> None:
        self._until = time.perf_counter() + self.patience_ms / 1000

    def _come_back(self) -> None:
        self.quiet.clear()
        self._timer.start()

    def _turn(self) -> None:
        """One turn; after the last one another, empty, since what was made in it is laid out and drawn in between."""
        if not self._jobs:
            self._timer.stop()
            self.quiet.set()
            return
        self._open_turn()
        self._work(least=1)
        lay_out()

    def _work(self, least: int = 0) -> None:
        """Take steps until the turn is over, and at least so many."""
        self._working = True
        try:
            for _ in range(least):
                self._step()
            while self._jobs and time.perf_counter() < self._until:
                self._step()
        finally:
            self._working = False
            if self._jobs:
                self._come_back()

    def _step(self) -> None:
        """One step of the job that is next; a job whose owner is gone, or that fails, is over."""
        owner = next((each for each in self._jobs if each not in self._last), None) or next(iter(self._jobs))
        job = self._jobs.pop(owner)
        if not isValid(owner):
            self._last.discard(owner)
            return
        try:
            next(job)
        except StopIteration:
            return
        if owner not in self._jobs:  # a step may itself have begun another job of the same owner
            self._jobs = {owner: job, **self._jobs}


def lay_out() -> None:
    """Lay out what was made just now: until then it squeezes the rest into the room there was, which might be drawn."""
    for _ in range(_LAYOUTS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def at_once(steps: Generator[None, None, Result]) -> Result:
    """Take all the steps of a job that comes to a result, and give that."""
    while True:
        try:
            next(steps)
        except StopIteration as over:
            result: Result = over.value
            return result
