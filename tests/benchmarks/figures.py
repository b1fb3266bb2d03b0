"""One measured figure beside its yardstick, and how both are measured."""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured and against what, in milliseconds.

    `accepted` is the highest ratio to the yardstick (the budget is the ratio; milliseconds are an aim), or None where
    a figure is printed for information only.
    """

    what: str
    ms: float
    yardstick: str
    yardstick_ms: float
    accepted: float | None
    aim: str

    def ratio(self) -> float:
        """How many times the yardstick."""
        return self.ms / self.yardstick_ms

    def is_met(self) -> bool:
        """Whether the ratio is accepted."""
        return self.accepted is None or self.ratio() <= self.accepted

    def row(self) -> str:
        """One line of the table."""
        wanted = "for information" if self.accepted is None else f"<= {self.accepted:.3g}"
        verdict = "" if self.accepted is None else "met" if self.is_met() else "NOT MET"
        return (
            f"{self.what:<44} {self.ms:>9.3f} ms | {self.yardstick:<36} {self.yardstick_ms:>9.3f} ms | "
            f"{self.ratio():>7.3f} | {wanted:<15} | {self.aim:<8} | {verdict}"
        )


HEADING = f"{'figure':<56} | {'yardstick':<48} | {'ratio':>7} | {'accepted':<15} | {'aim':<8} | "


def in_turn(rounds: int, *jobs: Callable[[], object]) -> tuple[float, ...]:
    """The median milliseconds of each job. They take turns, so that a busy moment of the machine falls on all."""
    took: list[list[float]] = [[] for _ in jobs]
    for job in jobs:
        job()
    for _ in range(rounds):
        for job, times in zip(jobs, took, strict=True):
            gc.collect()
            times.append(once(job))
    return tuple(median(times) for times in took)


def once(job: Callable[[], object]) -> float:
    """The milliseconds one run of a job takes."""
    began = time.perf_counter()
    job()
    return (time.perf_counter() - began) * 1000


def worked(job: Callable[[], object]) -> float:
    """The milliseconds of the processor that one run of a job takes, whatever else the machine does meanwhile."""
    began = time.process_time()
    job()
    return (time.process_time() - began) * 1000
