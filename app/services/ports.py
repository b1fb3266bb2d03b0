"""What a store must offer the services, and what is passed in from outside: the clock and the ids."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeVar

from app.domain.checkins import CheckIn
from app.domain.intakes import Intake
from app.domain.lots import Lot
from app.domain.moments import Period
from app.domain.presets import Preset
from app.domain.records import Record, RecordChange
from app.domain.regimens import Regimen
from app.domain.side_effects import SideEffect
from app.domain.statements import DayStatement
from app.domain.uses import Use
from app.domain.weekly import WeeklyLook

Happened = Use | Intake | CheckIn | SideEffect
Dated = Happened | DayStatement | WeeklyLook
Owned = Use | Intake | Regimen | Preset | Lot
MOST_RECORDS = 5_000
"""So many changed records of the history are read at a time."""
R = TypeVar("R", bound=Record)
D = TypeVar("D", bound=Dated)
B = TypeVar("B", bound=Owned)


@dataclass(frozen=True, slots=True)
class Tools:
    """What `start.py` hands in: the clock (an aware instant with the wall clock's offset) and new ids.

    Ids should grow with time, since records without an instant of their own are listed in the order of their ids.
    """

    clock: Callable[[], datetime]
    new_id: Callable[[], str]


class StoreProblemKind(StrEnum):
    """Everything a store can refuse with. The last two are faults of this program, the rest of its surroundings."""

    MISSING = "missing"
    EXISTS = "exists"
    EMPTY = "empty"
    UNREADABLE = "unreadable"
    FOREIGN = "foreign"
    NEWER = "newer"
    DAMAGED = "damaged"
    HISTORY = "history"
    PLAIN = "plain"
    WRONG_PASSPHRASE = "wrong-passphrase"  # noqa: S105 - the name of a problem
    NO_MEMORY = "no-memory"
    BAD_BACKUP = "bad-backup"
    IN_USE = "in-use"
    READ_ONLY = "read-only"
    FULL = "full"
    DISK = "disk"
    OUTDATED = "outdated"
    FAULT = "fault"


class StoreProblem(Exception):  # noqa: N818 - a person reads it as a problem with a sentence, not as an error
    """Why the diary could not be opened or written. `sentence` holds no health data and no path but the file's name."""

    def __init__(self, kind: StoreProblemKind, sentence: str) -> None:
        super().__init__(sentence)
        self.kind = kind
        self.sentence = sentence

    @property
    def ours(self) -> bool:
        """Whether this program is at fault, rather than the disk, the file or another program."""
        return self.kind in (StoreProblemKind.OUTDATED, StoreProblemKind.FAULT)


class ChangeKind(StrEnum):
    """What an entry of the history did: something new, taking an entry back, or taking that back."""

    ACTION = "action"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class AppliedChange:
    """One action in the history: all its record changes, saved together or not at all.

    `what` is the sentence of the action itself, also on the entries that undo and redo it; `undoes` is the id of the
    entry this one takes back. `sequence` is that of its last row and grows with every entry.
    """

    id: str
    sequence: int
    at: datetime
    kind: ChangeKind
    what: str
    changes: tuple[RecordChange, ...]
    undoes: str | None = None


class Drafts(Protocol):
    """What was typed into forms and not saved: no records, so without history. Each call may raise StoreProblem."""

    def keep(self, key: str, content: str, at: datetime) -> None:
        """Keep what stands in a form instead of what was kept before."""
        ...

    def get(self, key: str) -> str | None:
        """What was kept for a form, or None."""
        ...

    def since(self, moment: datetime) -> tuple[str, ...]:
        """What was kept after a moment, of every form, the newest first."""
        ...

    def drop(self, key: str) -> None:
        """Forget what was kept for a form."""
        ...


class Store(Protocol):
    """One open diary. Every call may raise StoreProblem; a write that raises has changed nothing."""

    @property
    def drafts(self) -> Drafts:
        """What was typed into forms and not saved."""
        ...

    def all(self, family: type[R]) -> tuple[R, ...]:
        """Every record of a family: what has a time or a start the earliest first, others by their ids."""
        ...

    def get(self, family: type[R], record_id: str) -> R | None:
        """One record, or None when it is not (or no longer) there."""
        ...

    def within(self, family: type[D], period: Period) -> tuple[D, ...]:
        """What happened on a wall-clock day of the period (also what was said of it), oldest first."""
        ...

    def entered_late(self, family: type[Happened], period: Period) -> frozenset[str]:
        """The ids of what happened in the period and was first entered more than 24 hours after it happened."""
        ...

    def span(self) -> Period | None:
        """From the first wall-clock day with an entry to the last, or None while no day has one."""
        ...

    def owned(self, family: type[B], owner_id: str) -> tuple[B, ...]:
        """The regimens or intakes of one medicine, or the uses, presets or lots of one product, the earliest first."""
        ...

    def newest_uses(self) -> Mapping[str, Use]:
        """The newest use of each product that has one, by the product's id, the newest of all first."""
        ...

    def apply(
        self, changes: Sequence[RecordChange], what: str, at: datetime, undoes: str | None = None
    ) -> AppliedChange:
        """Write all the changes and their history in one transaction; OUTDATED when a `before` is not what is kept."""
        ...

    def history(self, limit: int, most: int = MOST_RECORDS) -> tuple[AppliedChange, ...]:
        """The newest entries of the history, newest first: at most `limit`, and of at most `most` records in all.

        So an archive that was brought in is not read whole again for a look at what was done lately.
        """
        ...

    def last_undoable(self) -> AppliedChange | None:
        """The newest action (or redo) that has not been taken back."""
        ...

    def last_redoable(self) -> AppliedChange | None:
        """The newest undo that nothing but other undoing has followed and that has not been taken back itself."""
        ...

    def sizes(self) -> tuple[int, int]:
        """How many records the next undo and the next redo would write; 0 where there is nothing to do."""
        ...

    def verify_chain(self) -> int | None:
        """The first sequence at which the history has been tampered with or damaged, or None when it is whole."""
        ...

    def close(self) -> None:
        """Close the diary; every later call raises StoreProblem."""
        ...
