"""Numbered steps that bring a diary file to today's tables, each in plain SQL against the tables of its own time.

Each step is a module of `steps/` with its statements. A step never imports `tables.py`, which may have moved on since,
and a released step is never edited. A column that a step adds to a table that was there before stands last in
`tables.py`, made with its `_added` functions, with the same default as in the step.
"""

from collections.abc import Sequence

from sqlcipher3 import dbapi2

from app.store.steps import (
    step_1_the_first_tables,
    step_2_how_one_feels,
    step_3_days_presets_drafts,
    step_4_talked_about,
    step_5_more_ways_to_take,
    step_6_feeling_and_person,
    step_7_lots_and_events,
    step_8_first_entered,
    step_9_brought_in,
    step_10_prints,
)

Step = tuple[str, ...]

APPLICATION_ID = 0x446F7365
"""Marks a file as a diary of Doseleaf ("Dose" in ASCII); SQLite keeps it in the file's header."""

STEPS: tuple[Step, ...] = (
    step_1_the_first_tables.STATEMENTS,
    step_2_how_one_feels.STATEMENTS,
    step_3_days_presets_drafts.STATEMENTS,
    step_4_talked_about.STATEMENTS,
    step_5_more_ways_to_take.STATEMENTS,
    step_6_feeling_and_person.STATEMENTS,
    step_7_lots_and_events.STATEMENTS,
    step_8_first_entered.STATEMENTS,
    step_9_brought_in.STATEMENTS,
    step_10_prints.STATEMENTS,
)
LATEST = len(STEPS)
"""The version of the tables that this program writes."""


def version(connection: dbapi2.Connection) -> int:
    """How many steps a file has behind it."""
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return found


def migrate(connection: dbapi2.Connection, steps: Sequence[Step] = STEPS) -> None:
    """Run the steps a file still lacks, all of them or none, and mark it as a diary. Raises the driver's errors."""
    done = version(connection)
    if done >= len(steps):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in steps[done:]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
        connection.execute(f"PRAGMA user_version = {len(steps):d}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk has taken it back already
            connection.execute("ROLLBACK")
        raise
