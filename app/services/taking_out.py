"""Everything that stands in a diary, gathered to be written into a file; and what such a file is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.domain.interactions import DataFile
from app.domain.records import FAMILIES, Record
from app.services import words
from app.services.coverage_view import UncheckedView, view_coverage
from app.services.finding_view import FindingView
from app.services.findings import Current
from app.services.ports import Store

NOT_ENCRYPTED = "This file is not encrypted"
WHO_CAN_READ_IT = (
    "Whoever can open it can read all of it: anybody who uses this computer account, who finds the disk or the stick "
    "it lies on, or who runs the online folder it is put into. The passphrase of the diary does not protect it. Delete "
    "it when it has served; a disk may keep traces."
)


class Shape(StrEnum):
    """The files a diary can be written into."""

    ARCHIVE = "archive"
    TABLES = "tables"
    FHIR = "fhir"


@dataclass(frozen=True, slots=True)
class ShapeWords:
    """What is said of one kind of file: its name, what it is for, what it holds, and how such a file ends."""

    name: str
    use: str
    holds: str
    suffix: str
    kind: str


SHAPES = {
    Shape.ARCHIVE: ShapeWords(
        "Archive",
        "For another Doseleaf: everything, to the last digit. It can be brought in again.",
        "One file with every entry of this diary. Brought into an empty diary it gives the same diary. The list of "
        "changes, the backups and the passphrase stay here. It is text that other programs can read too.",
        "json",
        "JSON",
    ),
    Shape.TABLES: ShapeWords(
        "Tables for a spreadsheet",
        "For Excel, LibreOffice or another program for tables.",
        "One ZIP file with a table for each kind of entry, one of everything that happened in order, and a page that "
        "says how to read them. What is not known is an empty cell, never 0. These tables cannot be brought in again.",
        "zip",
        "ZIP",
    ),
    Shape.FHIR: ShapeWords(
        "FHIR R4 bundle",
        "For a clinic’s or pharmacy’s system, or another health program.",
        "One file with your medicines and how you take them, allergies, cannabis uses, scores, side effects, measures, "
        "and today’s findings marked as preliminary. Your name and birth date are in it. Single doses are not.",
        "json",
        "JSON",
    ),
}


@dataclass(frozen=True, slots=True)
class TakenFinding:
    """One finding of the day, and the ids of the medicines and products it is about."""

    view: FindingView
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TakenUnchecked:
    """One thing that was not, or only partly, checked, and the id of the medicine or product it is."""

    view: UncheckedView
    about: str

    @property
    def line(self) -> str:
        """How far it was checked, and why no further."""
        state = "Not checked" if self.view.wholly else "Partly checked"
        return f"{state} for interactions. {words.joined(self.view.reasons)}"


@dataclass(frozen=True, slots=True)
class Seen:
    """What the program sees in a diary today by its data file. `coverage` is how much of it could be checked.

    `signs` are the checklist's words by symptom id.
    """

    data: DataFile
    findings: tuple[TakenFinding, ...] = ()
    unchecked: tuple[TakenUnchecked, ...] = ()
    coverage: str = ""
    signs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Everything:
    """A diary as it is written into a file: every record, what is seen in it, the moment, this program's version."""

    records: tuple[Record, ...]
    made: datetime
    version: str
    seen: Seen


def everything(store: Store, made: datetime, version: str, seen: Seen) -> Everything:
    """Read all of a diary. Raises StoreProblem."""
    records = tuple(record for family in FAMILIES for record in store.all(family))
    return Everything(records, made, version, seen)


def seen_today(now: Current, views: Iterable[FindingView], data: DataFile, off: str, signs: Mapping[str, str]) -> Seen:
    """What the look-up `now` says, with the records behind it; `views` are its findings in words.

    `off` is the sentence that says why nothing can be checked, empty where something can.
    """
    coverage = view_coverage(now.result, now.items, data)
    return Seen(
        data=data,
        findings=tuple(
            TakenFinding(each, tuple(dict.fromkeys(now.ids[item] for item in each.items))) for each in views
        ),
        unchecked=tuple(TakenUnchecked(each, now.ids[each.item]) for each in coverage.unchecked),
        coverage=off or words.joined([coverage.headline, coverage.remark, coverage.scope]),
        signs=tuple(signs.items()),
    )


def suggested_name(shape: Shape, day: date) -> str:
    """The name offered for the file; it says nothing about the person or what is in it."""
    return f"{shape}-{day.isoformat()}.{SHAPES[shape].suffix}"
