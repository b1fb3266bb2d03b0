"""The machine-readable twin of the printed summary, schema ``doseleaf-summary/1``; see docs/summary-format.md.

It is SummaryData itself: what is on the paper is in the file, in the same order and the same words.
"""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from app.services.giving_way import give_way
from app.services.summary import SummaryData

SCHEMA = "doseleaf-summary/1"


def summary_json(summary: SummaryData) -> bytes:
    """Return the summary as one JSON object in UTF-8. The same summary gives the same bytes.

    Half of a surrogate pair, which UTF-8 cannot hold, is written as its JSON escape.
    """
    content = {"schema": SCHEMA, **_as_json(summary)}
    text = json.dumps(content | {"sentences": dict(summary.sentences)}, ensure_ascii=False, indent=1)
    return f"{text}\n".encode(errors="backslashreplace")


def _as_json(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):  # a moment too, which keeps its offset from UTC
        return value.isoformat()
    if isinstance(value, tuple):
        return [_as_json(each) for each in value]
    if is_dataclass(value):
        give_way()
        return {field.name: _as_json(getattr(value, field.name)) for field in fields(value)}
    return value
