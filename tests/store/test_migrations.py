"""The steps that make the tables, and that they make the tables the program uses."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from app.store import database
from app.store.migrations import APPLICATION_ID, LATEST, STEPS, migrate, version
from app.store.tables import METADATA


@pytest.fixture
def connection() -> Iterator[dbapi2.Connection]:
    opened = dbapi2.connect(":memory:", isolation_level=None)
    yield opened
    opened.close()


def names(connection: dbapi2.Connection) -> set[str]:
    found = connection.execute("SELECT name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'").fetchall()
    return {name for (name,) in found}


def shape(connection: dbapi2.Connection, table: str) -> dict[str, Any]:
    def rows(pragma: str, of: str = table) -> list[Any]:
        found: list[Any] = connection.execute(f"PRAGMA {pragma}({of})").fetchall()
        return found

    return {
        "columns": [row[1:] for row in rows("table_xinfo")],
        "kind": rows("table_list")[0][2:],
        "foreign keys": sorted(row[2:] for row in rows("foreign_key_list")),
        "indexes": {row[1]: (row[2:4], [each[2] for each in rows("index_info", row[1])]) for row in rows("index_list")},
    }


def sql(connection: dbapi2.Connection, table: str) -> str:
    found: str = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()[0]
    return found


def test_the_steps_make_the_tables_the_program_uses(connection: dbapi2.Connection) -> None:
    migrate(connection)
    blank = database.memory()
    for name in names(blank.connection):
        blank.connection.execute("PRAGMA foreign_keys = OFF")
        if name in METADATA.tables:
            blank.connection.execute(f"DROP TABLE {name}")
    METADATA.create_all(blank.engine)
    try:
        for name in METADATA.tables:
            assert shape(connection, name) == shape(blank.connection, name)
            for word in ("DEFERRABLE INITIALLY DEFERRED", "AUTOINCREMENT", "CHECK"):
                assert sql(connection, name).count(word) == sql(blank.connection, name).count(word)
            assert shape(connection, name)["kind"][-1] == 1, "every table is STRICT"
    finally:
        blank.close()


def test_there_is_no_table_that_the_program_does_not_know(connection: dbapi2.Connection) -> None:
    migrate(connection)
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()}
    assert tables == {*METADATA.tables, "sqlite_sequence"}


def test_a_migrated_file_is_marked_as_a_diary_of_this_version(connection: dbapi2.Connection) -> None:
    migrate(connection)
    assert version(connection) == LATEST == len(STEPS)
    assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID


def test_only_the_steps_a_file_lacks_are_run(connection: dbapi2.Connection) -> None:
    first, second = ("CREATE TABLE one (id TEXT)",), ("CREATE TABLE two (id TEXT)",)
    migrate(connection, [first])
    migrate(connection, [first, second])
    migrate(connection, [first, second])
    assert names(connection) == {"one", "two"}
    assert version(connection) == 2


def test_a_step_that_fails_leaves_the_file_as_it_was(connection: dbapi2.Connection) -> None:
    first = ("CREATE TABLE one (id TEXT)",)
    migrate(connection, [first])
    connection.execute("INSERT INTO one VALUES ('kept')")
    bad = ("ALTER TABLE one ADD COLUMN more TEXT", "CREATE TABLE two (id TEXT)", "CREATE nonsense")
    with pytest.raises(dbapi2.OperationalError):
        migrate(connection, [first, bad])
    assert names(connection) == {"one"}
    assert connection.execute("SELECT * FROM one").fetchall() == [("kept",)]
    assert version(connection) == 1
    assert not connection.in_transaction
