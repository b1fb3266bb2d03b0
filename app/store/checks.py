"""Whether a file is what was written into it: every page's checksum, the structure, the history of changes."""

from app.services.ports import StoreProblemKind
from app.store import history
from app.store.database import Database
from app.store.problems import named, store_problem


def check(database: Database, *, encrypted: bool, thorough: bool = False) -> None:
    """Raise StoreProblem DAMAGED or HISTORY when something is not as it was written.

    Each check alone misses something: the checksums an old page put back, the structure a wrong value, both a row of
    the history that was rewritten in place. `thorough` reads the indexes too, and compares every record with the last
    word of the history about it: that takes a second for some ten thousand records, and is done before a backup.
    """
    with named(database.name):
        ask = database.connection.execute
        if encrypted and ask("PRAGMA cipher_integrity_check").fetchone():
            raise store_problem(StoreProblemKind.DAMAGED, database.name)
        if ask(f"PRAGMA {'integrity_check' if thorough else 'quick_check'}").fetchall() != [("ok",)]:
            raise store_problem(StoreProblemKind.DAMAGED, database.name)
        with database.engine.connect() as connection:
            if history.first_broken(connection) is not None:
                raise store_problem(StoreProblemKind.HISTORY, database.name)
            if thorough and history.first_mismatch(connection) is not None:
                raise store_problem(StoreProblemKind.DAMAGED, database.name)
