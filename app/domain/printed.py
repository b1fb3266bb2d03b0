"""That the page was printed or saved: when, and what it said, so that the next one can say what changed since."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Topic(StrEnum):
    """What a line of the page is about."""

    ALLERGIES = "allergies"
    MEDICINE = "medicine"
    PRODUCT = "product"
    CIRCUMSTANCE = "circumstance"
    FINDING = "finding"


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One thing as it stood on the page. `record` is its id, `amount` how much of it a day, `said` the rest."""

    about: Topic
    record: str
    name: str
    said: str = ""
    amount: str = ""


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """One print. `document` is the id at its foot."""

    id: str
    at: datetime
    document: str
    lines: tuple[PrintedLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """Two pages side by side: what is new, what is gone, and what stands on both and says something else."""

    new: tuple[PrintedLine, ...]
    gone: tuple[PrintedLine, ...]
    other: tuple[tuple[PrintedLine, PrintedLine], ...]


def last_before(pages: Sequence[PrintedPage], day: date) -> PrintedPage | None:
    """The last page of an earlier day: several prints of one day are copies of one page."""
    return max((page for page in pages if page.at.date() < day), key=lambda page: page.at, default=None)


def compare(then: Sequence[PrintedLine], now: Sequence[PrintedLine]) -> Compared:
    """What became different, in the order of the newer page; what is gone in the order of the older one."""
    before = {(line.about, line.record): line for line in then}
    after = {(line.about, line.record): line for line in now}
    both = [(before[key], line) for key, line in after.items() if key in before]
    return Compared(
        new=tuple(line for key, line in after.items() if key not in before),
        gone=tuple(line for key, line in before.items() if key not in after),
        other=tuple((old, new) for old, new in both if (old.said, old.amount) != (new.said, new.amount)),
    )
