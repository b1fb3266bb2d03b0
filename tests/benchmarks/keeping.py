"""Saving one use, and printing the summary."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from io import BytesIO
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from pypdf import PdfReader
from sqlcipher3 import dbapi2

from app.report import summary_pdf as printing
from app.report.page import PageSetup, Paper
from app.services import reference
from app.services.diary import add_product, record_use
from app.services.ports import Tools
from app.services.sample import sample_view
from app.services.summary import SummaryData, gather, last_days
from app.store.database import _ON_DISK, _PRAGMAS, create
from app.store.store import DiaryStore
from tests.benchmarks.figures import Figure, in_turn
from tests.benchmarks.looking import RESOURCES

NOW = datetime.fromisoformat("2026-11-20T18:00:00+00:00")


def saving() -> Iterator[Figure]:
    """One use through the diary, history row and all, and one bare row committed with the same settings."""
    view = sample_view(NOW, reference.load(RESOURCES))
    product, use = view.products[0], view.uses[0]
    numbers = count()
    tools = Tools(lambda: NOW, lambda: f"id{next(numbers):09}")
    with TemporaryDirectory() as folder:
        store = DiaryStore(create(Path(folder) / "diary.db"))
        add_product(store, tools, product)
        bare = dbapi2.connect(str(Path(folder) / "bare.db"), isolation_level=None)
        for name, value, _ in (*_PRAGMAS, *_ON_DISK):
            bare.execute(f"PRAGMA {name} = {value}").fetchall()
        bare.execute("CREATE TABLE uses (id TEXT PRIMARY KEY, at TEXT NOT NULL, content TEXT NOT NULL)")
        content = json.dumps({"product": product.id, "amount": "0.3", "unit": "ml", "strength": ["10", "10"]})

        def save() -> None:
            later = use.at + timedelta(seconds=next(numbers))
            record_use(store, tools, replace(use, id="", product_id=product.id, at=later))

        def insert() -> None:
            bare.execute("BEGIN IMMEDIATE")
            bare.execute("INSERT INTO uses VALUES (?, ?, ?)", (f"u{next(numbers)}", NOW.isoformat(), content))
            bare.execute("COMMIT")

        saved, inserted = in_turn(60, save, insert)
        store.close()
        bare.close()
    yield Figure("save one use", saved, "a bare committed insert", inserted, 3, "5 ms")


def on_paper() -> Iterator[Figure]:
    """Two pages, then the sample's whole summary, with and without the tag tree; everything else is the same."""
    data = reference.load(RESOURCES)
    summary = gather(sample_view(NOW, data), data, last_days(NOW.date()), NOW, "SAMPLE", "0.1.0")
    for name, printed, accepted, aim in (
        ("a summary of two pages, tagged", _two_pages(summary), 1.5, "100 ms"),
        ("the sample's summary, tagged", summary, None, ""),
    ):
        tagged, untagged = in_turn(7, partial(_print, printed), partial(_print, printed, tagging=False))
        yield Figure(name, tagged, "the same, untagged", untagged, accepted, aim)


def _two_pages(summary: SummaryData) -> SummaryData:
    """The sample without what makes its summary long: its findings, and what nobody asked."""
    short = replace(summary, findings=(), effects=(), person=replace(summary.person, not_asked=()))
    assert len(PdfReader(BytesIO(_print(short))).pages) == 2
    return short


def _print(summary: SummaryData, *, tagging: bool = True) -> bytes:
    make = printing.page_setup

    def setup(found: SummaryData, paper: Paper, twin: bytes = b"") -> PageSetup:
        return replace(make(found, paper, twin), tagging=tagging)

    with patch.object(printing, "page_setup", setup):
        return printing.summary_pdf(summary, paper="a4", fonts=RESOURCES / "fonts")
