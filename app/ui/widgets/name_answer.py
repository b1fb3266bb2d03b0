"""What is known of a name somebody typed, as the form shows it."""

from dataclasses import dataclass
from enum import StrEnum


class NameState(StrEnum):
    """One reading, several, something near, a medicine without rules, nothing known, nothing typed."""

    EXACT = "exact"
    SEVERAL = "several"
    SUGGESTED = "suggested"
    NOT_COVERED = "known-not-covered"
    UNKNOWN = "unknown"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class NameRow:
    """One thing the name may mean. `side` is a country or "look-alike"; `spoken` is what a screen reader says.

    Capitals inside a name that keep look-alikes apart are for the eye: `spoken` has none.
    """

    id: str
    title: str
    detail: str
    side: str
    spoken: str


@dataclass(frozen=True, slots=True)
class NameAnswer:
    """The state, the sentence over the rows (or of the notice), a second line, the rows, and what is announced.

    An exact answer has one row; not covered, unknown and nothing have none.
    """

    state: NameState
    sentence: str = ""
    detail: str = ""
    rows: tuple[NameRow, ...] = ()
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class NameWords:
    """The fixed words of the field: the last row, its second line, and the button beside an exact name."""

    none_of_these: str
    kept_as_typed: str
    not_this_one: str
