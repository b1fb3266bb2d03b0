"""From SQLite's error codes to sentences: what the surroundings did, and what is a fault of this program."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlcipher3 import dbapi2

from app.services.ports import StoreProblem, StoreProblemKind

Kind = StoreProblemKind

_SENTENCES = {
    Kind.MISSING: "“{name}” is not there.",
    Kind.EXISTS: "“{name}” is there already. Nothing was changed.",
    Kind.EMPTY: "“{name}” is empty or was cut short. Something outside Doseleaf must have damaged it.",
    Kind.UNREADABLE: "“{name}” cannot be read. The file or its folder may not allow it.",
    Kind.FOREIGN: "“{name}” is not a Doseleaf diary. Nothing was changed.",
    Kind.NEWER: "“{name}” was written by a newer Doseleaf. Update Doseleaf to open it; nothing was changed.",
    Kind.DAMAGED: "“{name}” is damaged. What could not be read is not shown.",
    Kind.HISTORY: "The history of changes in “{name}” is not as it was written. Something outside Doseleaf changed it.",
    Kind.PLAIN: "“{name}” is not encrypted, though it should be. Nothing was opened.",
    Kind.WRONG_PASSPHRASE: "That passphrase does not open “{name}”. Nothing was changed.",
    Kind.NO_MEMORY: "This computer has too little free memory to open “{name}”. Close other programs and try again.",
    Kind.BAD_BACKUP: "The backup of “{name}” did not pass its check and was not kept. The diary itself is as it was.",
    Kind.IN_USE: "“{name}” is already open in another window or by another user.",
    Kind.READ_ONLY: "“{name}” cannot be written to; the file or its folder may be read-only. Nothing was saved.",
    Kind.FULL: "The disk is full. This was not saved; everything saved before is still there.",
    Kind.DISK: "The disk reported an error. This was not saved; everything saved before is still there.",
    Kind.OUTDATED: "This entry has changed since it was shown. Nothing was saved.",
    Kind.FAULT: "Doseleaf made a mistake while keeping this. Nothing was saved.",
}
_CODES = {
    "SQLITE_BUSY": Kind.IN_USE,
    "SQLITE_LOCKED": Kind.IN_USE,
    "SQLITE_CANTOPEN": Kind.UNREADABLE,
    "SQLITE_PERM": Kind.UNREADABLE,
    "SQLITE_AUTH": Kind.UNREADABLE,
    "SQLITE_READONLY": Kind.READ_ONLY,
    "SQLITE_FULL": Kind.FULL,
    "SQLITE_IOERR": Kind.DISK,
    "SQLITE_CORRUPT": Kind.DAMAGED,
    "SQLITE_NOTADB": Kind.FOREIGN,
}
_IN_WORDS = {"database or disk is full": Kind.FULL, "disk I/O error": Kind.DISK}
"""What the copying of a whole vault under another key reports in words only, with the code of a fault."""


class DamagedRow(Exception):  # noqa: N818 - it never leaves the store: `named` makes a StoreProblem of it
    """A row that cannot be read back as a record; its only argument is the family's name."""


def store_problem(kind: StoreProblemKind, name: str) -> StoreProblem:
    """A problem about the file called `name`, in its own sentence."""
    return StoreProblem(kind, _SENTENCES[kind].format(name=name))


def kind_of(error: BaseException | None) -> StoreProblemKind:
    """What an error of the database driver means; whatever is not about the surroundings is our fault."""
    found: str = getattr(error, "sqlite_errorname", "")
    if found == "SQLITE_ERROR" and str(error) in _IN_WORDS:
        return _IN_WORDS[str(error)]
    return next((kind for code, kind in _CODES.items() if found.startswith(code)), Kind.FAULT)


@contextmanager
def named(name: str) -> Iterator[None]:
    """Turn every error of the driver, and every stored value that cannot be read, into a StoreProblem.

    The first error is not chained: its text can hold what a person recorded.
    """
    try:
        yield
    except DBAPIError as error:
        raise store_problem(kind_of(error.orig), name) from None
    except dbapi2.Error as error:
        raise store_problem(kind_of(error), name) from None
    except (DamagedRow, UnicodeDecodeError):
        # Text that is not UTF-8 can stand in a damaged row, and in the driver's own words about one.
        raise store_problem(Kind.DAMAGED, name) from None
    except SQLAlchemyError:
        raise store_problem(Kind.FAULT, name) from None
