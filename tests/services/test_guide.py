"""The guide beside the data file: its table leaves no topic and no entry out, and names nothing that does not exist."""

import re

from tests.data_files import RESOURCES, shipped

GUIDE = (RESOURCES / "interactions-guide.md").read_text(encoding="utf-8")
ROWS = [
    line.strip("| ").split(" | ") for line in GUIDE.splitlines() if line.startswith("| ") and line.count(" | ") == 2
]
TABLE = {row[0]: row[2] for row in ROWS}


def test_every_topic_has_exactly_one_row_that_says_where_it_went() -> None:
    topics = [f"C{n}" for n in range(1, 33)] + [f"A{n:02}" for n in range(1, 27)]
    topics += [f"B{n:02}" for n in range(1, 22)] + [f"N{n}" for n in range(1, 23)]
    assert [row[0] for row in ROWS if row[0] in topics] == topics
    assert all(TABLE[topic].strip() for topic in topics)


def test_every_entry_of_the_file_is_in_the_table_and_nothing_else_is() -> None:
    named = {name for cell in TABLE.values() for name in re.findall(r"`([a-z0-9-]+)`", cell)}
    entries = set(shipped().categories)
    assert entries - named == set()
    assert {name for name in named - entries if "-" in name} == set()


def test_what_the_table_calls_a_negative_or_on_request_is_one() -> None:
    for cell in TABLE.values():
        for part in cell.split(";"):
            found = [shipped().categories[name] for name in re.findall(r"`([a-z0-9-]+)`", part) if "-" in name]
            assert "on request" not in part or all(each.on_request for each in found), cell
            assert "negative" not in part or all(each.status == "negative" for each in found), cell
