"""The edition of the data file: how it is named, whether the file has changed or grown old, and how it is sealed."""

import re
from datetime import date
from pathlib import Path

from app.domain.interactions import DataFile
from app.services import words
from app.services.reference import REVIEWS, edition_digest, load

DIGEST_SHOWN = 12
_SEAL = re.compile(r'^edition_digest = "[^"\n]*"$', re.MULTILINE)
_SCHEMA = re.compile(r"^schema = \d+$", re.MULTILINE)


def named(data: DataFile) -> str:
    """The edition as a name: "edition 2026.11", or that the file is no longer what that edition was."""
    return f"edition {data.edition}{', changed since that edition' if data.changed_since_edition else ''}"


def stamp(data: DataFile) -> str:
    """The data file as the foot of a page names it, with the beginning of its digest."""
    return f"Data file {named(data).removeprefix('edition ')}, {data.digest[:DIGEST_SHOWN]}"


def is_overdue(data: DataFile, today: date) -> bool:
    """Whether the day by which the file was to be reviewed again has passed."""
    return data.next_review < today


def review_date(data: DataFile, today: date) -> str:
    """When the data file is to be reviewed again, or that the day has passed."""
    day = words.day(data.next_review)
    if is_overdue(data, today):
        return f"It was to be reviewed by {day}; that day has passed, and newer findings may be missing from it."
    return f"It is to be reviewed again by {day}."


def overdue(data: DataFile, today: date) -> str:
    """That the day of the next review has passed; empty while it has not, and where checking is off."""
    return review_date(data, today) if is_overdue(data, today) and data.categories else ""


def seal(folder: Path) -> str:
    """Lint the data file of a folder whole, write its digest into the ledger as the edition's, and return the digest.

    Raises DataFileError with every problem found, OSError where the ledger cannot be written; then nothing is changed.
    """
    digest = load(folder, thorough=True).digest
    ledger = folder / REVIEWS
    line, text = f'edition_digest = "{digest}"', ledger.read_text(encoding="utf-8")
    if edition_digest(folder):
        sealed = _SEAL.sub(line, text, count=1)
    else:
        sealed = _SCHEMA.sub(lambda found: f"{found[0]}\n{line}", text, count=1)
    ledger.write_text(sealed, encoding="utf-8", newline="\n")
    return digest
