"""One print of the summary as a row of `printed_page`, and back."""

import json
from typing import Any

from app.domain.kept_text import keep, restore
from app.domain.printed import PrintedLine, PrintedPage, Topic
from app.store.records import cells
from app.store.records.cells import Cell, Row


def to_row(page: PrintedPage) -> dict[str, Cell]:
    """The row; what the page said is a list in JSON."""
    return {
        "id": keep(page.id),
        "moment": cells.keep_instant(page.at),
        "document": keep(page.document),
        "lines": cells.to_json([_from_line(each) for each in page.lines]),
    }


def from_row(row: Row) -> PrintedPage:
    """The record; raises ValueError, KeyError or TypeError when the row is damaged."""
    lines = tuple(_to_line(each) for each in json.loads(cells.read_raw(row, "lines")))
    document = cells.read_text(row, "document")
    return PrintedPage(cells.read_text(row, "id"), cells.read_instant(row, "moment"), document, lines)


def _from_line(line: PrintedLine) -> dict[str, str]:
    texts = {"record": line.record, "name": line.name, "said": line.said, "amount": line.amount}
    return {"about": line.about.value} | {key: keep(text) for key, text in texts.items()}


def _to_line(kept: Any) -> PrintedLine:
    texts = (restore(kept[key]) for key in ("record", "name", "said", "amount"))
    return PrintedLine(Topic(kept["about"]), *texts)
