"""A diary as CSV files for a spreadsheet, in one ZIP; see docs/spreadsheet-format.md.

A cell that a spreadsheet would take for a formula begins with an apostrophe; an empty one is not known, never 0.
"""

import csv
import io
import re
import unicodedata
import zipfile
from decimal import Decimal

from app.exchange.columns import Cell, digits
from app.exchange.tables import Table, tables_of
from app.exchange.timeline import timeline
from app.services.taking_out import Everything

_BEGINS_A_FORMULA = frozenset("=+-@＝＋－＠'")
_UNSEEN = frozenset(("Zs", "Zl", "Zp", "Cf", "Cc"))
_LINES = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_EARLIEST_OF_ZIP = 1980
_README = """Doseleaf: a diary as tables
Made {made} with Doseleaf {version}. THIS FILE IS NOT ENCRYPTED: whoever can open it can read all of it.

HOW TO OPEN IT
Each .csv file is one table, in UTF-8 with commas between the cells. LibreOffice asks: choose UTF-8 and comma. Excel
opens it by a double click where the computer writes 2.5. Where it writes 2,5 use Data, From Text/CSV, choose UTF-8,
comma, and English numbers: otherwise 2.5 can turn into a date.

HOW TO READ IT
Dates are written 2026-11-05, times 21:30, and "at" holds both with the offset from UTC. Numbers have a point.
An empty cell is not known, or nothing there. It is never 0. A 0 was recorded, or stands on a label.
A cell that begins with ' was put so that no spreadsheet takes it for a formula; leave the ' away.
Line breaks inside an entry are spaces here. The archive keeps them, and can be brought into Doseleaf again.
mg are what the label says, never what a body took up; beside them stands how well they are known.
Times only: that one row follows another says nothing about why.

WHAT WAS CHECKED
{coverage}

THE FILES, with the number of their rows
{files}
"""


def spreadsheet_zip(taken: Everything) -> bytes:
    """All tables as CSV in a ZIP, with a page that says how to read them. The same diary gives the same bytes."""
    tables = (timeline(taken), *tables_of(taken))
    files = "\n".join(f"{each.name}.csv ({len(each.rows):,}): {each.row_is}" for each in tables)
    read_me = _README.format(
        made=taken.made.isoformat(), version=taken.version, coverage=taken.seen.coverage, files=files
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (("README.txt", read_me.encode()), *((f"{one.name}.csv", as_csv(one)) for one in tables)):
            stamp = max(taken.made.year, _EARLIEST_OF_ZIP), taken.made.month, taken.made.day, 0, 0, 0
            archive.writestr(zipfile.ZipInfo(name, stamp), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def as_csv(table: Table) -> bytes:
    """One table: UTF-8 with a byte order mark, by which Excel knows it; every cell in quotes, lines end with CRLF."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(table.columns)
    writer.writerows([as_cell(each) for each in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def as_cell(value: Cell) -> str:
    """A number with all its digits, or text that no spreadsheet takes for a formula; nothing for what is not known."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return digits(value)
    if isinstance(value, int):
        return str(value)
    text = one_line(value)
    first = next((each for each in text if unicodedata.category(each) not in _UNSEEN), "")
    return f"'{text}" if first in _BEGINS_A_FORMULA else text


def one_line(text: str) -> str:
    """Text without what breaks a table: line breaks and control signs are spaces, half characters are U+FFFD."""
    flat = _LINES.sub(" ", text).replace("\u00a0", " ").replace("\u202f", " ")
    return "".join(_printable(each) for each in flat)


def _printable(character: str) -> str:
    kind = unicodedata.category(character)
    return " " if kind == "Cc" else "\ufffd" if kind == "Cs" else character
