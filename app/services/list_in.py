"""What a list of medicines from elsewhere says, before anything of it belongs to the diary: every line, none judged."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.moments import PartialDate


class LeftOut(StrEnum):
    """Why a line of the file is not offered; the words stand behind its name."""

    ENDED = "it has ended"
    COMPLETED = "the file says it is completed"
    STOPPED = "the file says it was stopped"
    ON_HOLD = "the file says it is on hold"
    INTENDED = "the file says it is intended, not that it is taken"
    NOT_TAKEN = "the file says it is not taken"
    CANCELLED = "the file says it was cancelled"
    DRAFT = "the file says it is a draft"
    PROPOSED = "the file says it is only proposed"
    MISTAKE = "the file says it was entered by mistake"
    UNKNOWN = "the file says that nobody knows whether it is taken"
    NO_STATUS = "the file does not say whether it is taken"
    OTHER_STATUS = "its status is not one of FHIR R4"
    CHANGED_MEANING = "the file marks it with something that changes its meaning and that Doseleaf cannot read"
    INSIDE = "it stands inside another entry, for reference"
    REMOVED = "the file says it was deleted"
    NO_NAME = "it has no name that can be read"
    NOT_IN_FILE = "the file lists it, and what it lists is not in the file"
    ONLY_NAMED = "the file lists it and does not say whether it is taken"
    ONLY_TEXT = "it is only text, not a list: read it and add by hand what is taken"
    INACTIVE = "the file says it is no longer active"
    RESOLVED = "the file says it is resolved"
    REFUTED = "the file says it was refuted"


class NameFrom(StrEnum):
    """Where the name of a line stands in the file."""

    WORDS = "words"
    NARRATIVE = "narrative"
    CODE = "code"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about one place of the file that a person should know, as `entry[3].dosage: has no unit` says it."""

    place: str
    what: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}"


@dataclass(frozen=True, slots=True)
class IncomingMedicine:
    """One line about a medicine. `left_out` is None for one that is taken, `until` the last day of one that ends.

    `directions` are the words of the file, or its structure in words where it has none; `structure` is what the
    structure says beside words. `dated` is the day the file gives for the line, `started` the one from which it is
    taken. `also` are other names that the file has for the same thing. `code` is shown beside a name that was read
    from a narrative. `as_needed` is True where every dosage says so.
    """

    place: str
    name: str
    name_from: NameFrom = NameFrom.WORDS
    directions: str = ""
    structure: str = ""
    form: str = ""
    reason: str = ""
    prescriber: str = ""
    code: str = ""
    also: tuple[str, ...] = ()
    note: str = ""
    started: PartialDate | None = None
    dated: PartialDate | None = None
    until: date | None = None
    as_needed: bool = False
    left_out: LeftOut | None = None


@dataclass(frozen=True, slots=True)
class IncomingAllergy:
    """One line about something the person reacted to; `left_out` is None for one that stands."""

    place: str
    what: str
    reaction: str = ""
    left_out: LeftOut | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A statement that there is nothing, or nothing known: `about` is "medicines", "allergies" or "this list"."""

    place: str
    about: str
    words: str


@dataclass(frozen=True, slots=True)
class ListIn:
    """A whole file. `about` are the people it names; `others` the kinds of entry that were not read, with their number.

    Each line about a medicine or an allergy stands once in `medicines`, `allergies` or `said`.
    """

    about: tuple[str, ...] = ()
    medicines: tuple[IncomingMedicine, ...] = ()
    allergies: tuple[IncomingAllergy, ...] = ()
    said: tuple[Said, ...] = ()
    remarks: tuple[Remark, ...] = ()
    others: tuple[tuple[str, int], ...] = ()
