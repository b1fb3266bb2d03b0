"""What a person typed -> candidates: exact or asked, never guessed."""

from dataclasses import dataclass
from enum import StrEnum


class MatchState(StrEnum):
    """The five answers a typed name can get."""

    EXACT = "exact"
    SEVERAL = "several"
    SUGGESTED = "suggested"
    KNOWN_NOT_COVERED = "known-not-covered"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing a typed name could be.

    `entry_id` is a substance or combination, `matched` the name that was met (a brand, a synonym), `countries` where a
    brand means this, `look_alike_of` the entry it is easily taken for (then shown with tall-man letters in `display`).
    """

    entry_id: str
    matched: str
    display: str
    countries: tuple[str, ...] = ()
    look_alike_of: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """The answer to one typed name. Only `exact` has one candidate that may be taken without asking.

    `name` is the typed text without strength and form; `strength` and `form` hold what was cut off, as typed.
    """

    state: MatchState
    typed: str
    name: str
    strength: str = ""
    form: str = ""
    candidates: tuple[Candidate, ...] = ()
