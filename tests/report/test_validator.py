"""What is printed keeps PDF/UA-1 (it can be read without eyes) and PDF/A-3a (it can be read in thirty years).

The veraPDF engine decides. One run of it checks every file of this group; each file is a test of its own.
"""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from app.exchange.summary_json import summary_json
from app.report.log_pdf import log_pdf
from app.report.pocket_card import pocket_card_pdf
from app.report.review_sheet import review_sheet_pdf
from app.report.summary_pdf import PAPERS, summary_pdf
from app.services.review_sheet import gather_sheet
from app.services.summary_options import Size
from app.ui.shaping import line_shaper
from tests.data_files import small
from tests.report import validating
from tests.report.records import FONTS, RECORDS, hostile
from tests.report.test_log_pdf import month

pytestmark = pytest.mark.verapdf

CASES = [(record, paper, size) for record in RECORDS for paper in PAPERS for size in Size]
BOOKLETS = [("review-booklet", paper) for paper in PAPERS]
SHAPED = [("scripts", paper, size) for paper in PAPERS for size in Size]
LOGS = [("log", paper) for paper in PAPERS]
CARDS = [(f"card of {record}", paper, size) for record in RECORDS for paper in PAPERS for size in Size]
NAMES = ["-".join(case) for case in (*CASES, *BOOKLETS, *SHAPED, *CARDS, *LOGS)]
Broken = dict[tuple[str, Path], list[str]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: Any) -> Path:
    _stop_without(validating.missing())
    made: Path = tmp_path_factory.mktemp("validated")
    return made


def _stop_without(lacks: list[str]) -> None:
    if lacks and os.environ.get(validating.REQUIRED):
        pytest.fail(f"The validator was asked for and is not here: {', '.join(lacks)}.")
    if lacks:
        pytest.skip(f"The validator is not here: {', '.join(lacks)}.")


@pytest.fixture(scope="module")
def broken(folder: Path, qapp: object) -> Broken:
    assert qapp
    files = [_plain(folder)]
    shape = line_shaper(FONTS)
    for record, paper, size in SHAPED:
        files.append(folder / f"{record}-{paper}-{size}.pdf")
        files[-1].write_bytes(summary_pdf(hostile(), paper=paper, fonts=FONTS, size=size, shape=shape))
    for record, paper, size in CASES:
        summary = RECORDS[record]()
        made = summary_pdf(summary, paper=paper, fonts=FONTS, twin=summary_json(summary), size=size)
        files.append(folder / f"{record}-{paper}-{size}.pdf")
        files[-1].write_bytes(made)
    for name, paper, size in CARDS:
        files.append(folder / f"{name}-{paper}-{size}.pdf")
        summary = RECORDS[name.removeprefix("card of ")]()
        files[-1].write_bytes(pocket_card_pdf(summary, paper=paper, fonts=FONTS, size=size, shape=shape))
    for name, paper in LOGS:
        files.append(folder / f"{name}-{paper}.pdf")
        files[-1].write_bytes(log_pdf(month(), paper=paper, fonts=FONTS))
    sheet = gather_sheet(small(), datetime(2026, 11, 20, 9, 12, tzinfo=UTC), "0.1.0")
    for name, paper in BOOKLETS:
        files.append(folder / f"{name}-{paper}.pdf")
        files[-1].write_bytes(review_sheet_pdf(sheet, paper=paper, fonts=FONTS))
    return validating.broken_rules(files, folder)


def _plain(folder: Path) -> Path:
    """A page as ReportLab prints it by itself."""
    path = folder / "plain.pdf"
    canvas = Canvas(str(path))
    canvas.drawString(72, 720, "plain")
    canvas.save()
    return path


@pytest.mark.parametrize("standard", validating.STANDARDS)
def test_the_validator_can_fail(folder: Path, broken: Broken, standard: str) -> None:
    assert len(broken[standard, folder / "plain.pdf"]) > 2


@pytest.mark.parametrize("standard", validating.STANDARDS)
@pytest.mark.parametrize("name", NAMES)
def test_what_is_printed_keeps_the_standard(folder: Path, broken: Broken, name: str, standard: str) -> None:
    assert broken[standard, folder / f"{name}.pdf"] == []


def test_a_missing_validator_is_a_failure_where_it_was_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(validating.REQUIRED, "1")
    with pytest.raises(pytest.fail.Exception, match="java"):
        _stop_without(["the program java"])
    monkeypatch.delenv(validating.REQUIRED)
    with pytest.raises(pytest.skip.Exception, match="java"):
        _stop_without(["the program java"])
    _stop_without([])
