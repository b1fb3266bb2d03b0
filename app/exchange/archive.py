"""Everything in a diary as one JSON file, `doseleaf-archive/1`, and back; see docs/archive-format.md.

Written and read again it is the same, to the last digit. The change history stays behind: it belongs to the diary.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from app.domain.checkins import CheckIn
from app.domain.events import ReportedEvent
from app.domain.intakes import Intake
from app.domain.kept_text import keep
from app.domain.lots import Lot
from app.domain.medicines import Medicine
from app.domain.people import Person
from app.domain.presets import Preset
from app.domain.printed import PrintedPage
from app.domain.products import Product
from app.domain.questions import Question
from app.domain.records import Record
from app.domain.regimens import Regimen
from app.domain.side_effects import SideEffect
from app.domain.statements import DayStatement
from app.domain.talks import Talk
from app.domain.uses import Use
from app.domain.weekly import WeeklyLook
from app.exchange.archive_values import from_plain, names_in, to_plain
from app.exchange.safe_reading import MOST_RECORDS, read_json
from app.services.incoming import WHOLE, ImportProblem

FORMAT = "doseleaf-archive/1"
PERSON = "person"
NAMES: Mapping[type[Record], str] = {
    Person: "person",
    Medicine: "medicine",
    Regimen: "regimen",
    Intake: "intake",
    Product: "product",
    Lot: "lot",
    Use: "use",
    Preset: "preset",
    CheckIn: "checkin",
    SideEffect: "side_effect",
    WeeklyLook: "weekly",
    DayStatement: "day_statement",
    Question: "question",
    Talk: "talk",
    ReportedEvent: "reported_event",
    PrintedPage: "printed_page",
}
"""The name of each family in the file, in the file's order. A name never changes and is never given to another."""

_TOP = ("format", "program", "made", "records")
_OWNERS: tuple[tuple[str, type[Record]], ...] = (("medicine_id", Medicine), ("product_id", Product))


def write_archive(records: Iterable[Record], made: datetime, version: str) -> bytes:
    """One JSON file in UTF-8, one record a line, sorted by their ids. The same records and moment, the same bytes."""
    by_family: dict[str, list[Record]] = {name: [] for name in NAMES.values()}
    for record in records:
        by_family[NAMES[type(record)]].append(record)
    top = {"format": FORMAT, "program": f"Doseleaf {version}", "made": made.isoformat()}
    opening = [f"{_json(name)}: {_json(value)}," for name, value in top.items()]
    families = ",\n".join(f"{_json(name)}: {_lines(found)}" for name, found in by_family.items())
    return "\n".join(("{", *opening, '"records": {', families, "}", "}", "")).encode()


def write_checked(records: tuple[Record, ...], made: datetime, version: str) -> bytes:
    """Write an archive and read it again: what is given away can be brought in. Raises ImportProblem when it cannot."""
    raw = write_archive(records, made, version)
    if {repr(record) for record in read_archive(raw)} != {repr(record) for record in records}:
        raise ImportProblem(WHOLE, "was not read again as it was written, so none was made.")
    return raw


def read_archive(raw: bytes) -> tuple[Record, ...]:
    """Every record of an archive, families in the file's order. Raises ImportProblem with the first thing wrong."""
    content = read_json(raw, _known_names())
    if not isinstance(content, dict) or "format" not in content:
        raise ImportProblem(WHOLE, "is not an archive that Doseleaf wrote.")
    _check_format(content["format"])
    if set(content) - set(_TOP):
        raise ImportProblem(WHOLE, "has a field that this version of Doseleaf does not know.")
    families = content.get("records")
    if not isinstance(families, dict):
        raise ImportProblem("records", "must be an object.")
    if set(families) - set(NAMES.values()):
        raise ImportProblem("records", "has a kind of record that this version of Doseleaf does not know.")
    if sum(len(found) for found in families.values() if isinstance(found, list)) > MOST_RECORDS:
        raise ImportProblem("records", f"has more than {MOST_RECORDS:,} records.")
    found = {family: _family(family, families.get(name, []), name) for family, name in NAMES.items()}
    _check_person(found[Person])
    _check_owners(found)
    return tuple(record for each in found.values() for record in each)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _lines(records: Iterable[Record]) -> str:
    lines = [_json(to_plain(record)) for record in sorted(records, key=lambda record: keep(record.id))]
    return "[" + ",".join(f"\n{line}" for line in lines) + "\n]" if lines else "[]"


def _check_format(found: object) -> None:
    if found == FORMAT:
        return
    if isinstance(found, str) and found.startswith("doseleaf-archive/"):
        raise ImportProblem("format", "is that of another version of Doseleaf, and this one cannot read it.")
    raise ImportProblem("format", f"must be {FORMAT}.")


def _family(family: type[Record], found: Any, name: str) -> tuple[Record, ...]:
    place = f"records.{name}"
    records: tuple[Record, ...] = from_plain(tuple[family, ...], found, place)  # type: ignore[valid-type]
    seen: set[str] = set()
    for number, record in enumerate(records):
        if record.id in seen:
            raise ImportProblem(f"{place}[{number}].id", "stands twice.")
        seen.add(record.id)
    return records


def _check_person(found: tuple[Record, ...]) -> None:
    """Refuse a person whom no diary would ever show."""
    for number, person in enumerate(found):
        if person.id != PERSON:
            raise ImportProblem(f"records.person[{number}].id", f'must be "{PERSON}".')


def _check_owners(found: Mapping[type[Record], tuple[Record, ...]]) -> None:
    """Refuse a dose of no medicine and a use of no product, which a diary cannot hold."""
    for field, owner in _OWNERS:
        there = {record.id for record in found[owner]}
        for family, records in found.items():
            for number, record in enumerate(records):
                owned_by = getattr(record, field, None)
                if owned_by is not None and owned_by not in there:
                    place = f"records.{NAMES[family]}[{number}].{field}"
                    raise ImportProblem(place, f"names a {NAMES[owner]} that is not in the file.")


def _known_names() -> frozenset[str]:
    return frozenset((*_TOP, *NAMES.values())).union(*map(names_in, NAMES))
