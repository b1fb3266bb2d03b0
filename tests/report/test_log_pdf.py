"""The printed log: every entry, one table over all pages, long ones say what they lack, and it can be stopped."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from app.domain.checkins import CheckIn, Scale
from app.domain.moments import Period, TimePrecision
from app.domain.side_effects import SideEffect
from app.report import log_pdf as printing
from app.report.log_pdf import NOT_TAGGED, log_pdf
from app.report.styles import SMALLEST
from app.services import words
from app.services.log import LogData, Stopped, log_rows
from app.services.sample import sample_view
from tests.report.reading_back import folded
from tests.report.records import FONTS, HOSTILE, NOW, SCRIPTS, data


@cache
def month() -> LogData:
    view = sample_view(NOW, data())
    period = Period(NOW.date() - timedelta(days=29), NOW.date())
    intakes = tuple(each for each in view.intakes if each.at.date() in period)
    uses = tuple(each for each in view.uses if each.at.date() in period)
    return LogData(
        printed_at=NOW,
        document_id="LOG1",
        period=period,
        view=replace(view, intakes=intakes, uses=uses),
        checkins=(CheckIn("c", NOW - timedelta(days=1), ((Scale.PAIN, 6),), note="a long day"),),
        effects=(SideEffect("s", NOW - timedelta(days=2), ("dizzy",), other="tingling hands"),),
        symptoms=(("dizzy", "Dizzy"),),
        version="0.1.0",
    )


def with_note(note: str, *, times: int = 1) -> LogData:
    uses = tuple(replace(month().view.uses[0], id=f"u{number}", note=note) for number in range(times))
    return replace(month(), view=replace(month().view, uses=uses, intakes=()), checkins=(), effects=())


def test_every_entry_is_on_the_paper(read: Any) -> None:
    rows = list(log_rows(month()))
    text = read(log_pdf(month(), paper="a4", fonts=FONTS)).text
    assert len(rows) == len(month())
    for row in rows:
        assert folded(f"{row.day}{row.time}{row.kind}{row.what}") in text
        assert folded(row.detail) in text
    assert {row.kind for row in rows} == {"Medicine", "Cannabis", "Check-in", "Side effect"}


def test_entries_stand_in_the_order_of_the_clock() -> None:
    exact = {TimePrecision.EXACT: True, TimePrecision.DAY_ONLY: False}
    moments = [(each.at, exact[each.precision]) for each in month().view.intakes]
    moments += [(each.at, exact[each.precision]) for each in month().view.uses]
    moments += [(each.at, True) for each in month().checkins]
    moments += [(each.at, True) for each in month().effects]
    clocks = [f"{at:%H:%M}" if known else "time not known" for at, known in sorted(moments)]
    assert [row.time for row in log_rows(month())] == clocks
    assert "time not known" in clocks


def test_a_time_is_no_more_exact_than_it_was_recorded() -> None:
    use = replace(month().view.uses[0], precision=TimePrecision.ABOUT)
    evening = replace(use, id="e", precision=TimePrecision.PART_OF_DAY)
    view = replace(month().view, intakes=(), uses=(use, evening))
    times = {row.time for row in log_rows(replace(month(), view=view, checkins=(), effects=()))}
    assert times == {f"about {use.at:%H:%M}", words.moment(use.at, TimePrecision.PART_OF_DAY)}


def test_it_is_one_table_whose_heading_is_said_once(read: Any) -> None:
    reading = read(log_pdf(month(), paper="a4", fonts=FONTS))
    assert len(reading.pages) > 1
    tables = list(elements(reading.pdf.root_object["/StructTreeRoot"], "/Table"))
    assert len(tables) == 1
    rows = list(elements(tables[0], "/TR"))
    assert len(rows) == len(month()) + 1
    assert all(len(list(elements(row, "/TH"))) + len(list(elements(row, "/TD"))) == 6 for row in rows)
    assert all("Howmuch" in folded(page) for page in reading.pages)


def elements(node: Any, kind: str) -> Any:
    node = node.get_object()
    kids = node.get("/K", ()) if hasattr(node, "get") else ()
    for kid in kids if isinstance(kids, Sequence) else (kids,):
        found = kid.get_object()
        if not hasattr(found, "get"):
            continue
        if found.get("/S") == kind:
            yield found
        else:
            yield from elements(found, kind)


def test_a_long_log_is_not_tagged_and_says_so_on_its_first_page(read: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "TAGGED_UP_TO", 50)
    reading = read(log_pdf(month(), paper="letter", fonts=FONTS))
    assert folded(NOT_TAGGED) in folded(reading.pages[0])
    assert "/StructTreeRoot" not in reading.pdf.root_object
    assert b"pdfuaid:part" not in reading.data
    assert folded(NOT_TAGGED) not in read(log_pdf(with_note("x"), paper="letter", fonts=FONTS)).text


def test_it_tells_after_every_page_how_far_it_is_and_can_be_stopped() -> None:
    told: list[tuple[int, int]] = []
    log_pdf(month(), paper="a4", fonts=FONTS, progress=lambda done, of: told.append((done, of)))
    assert told[-1] == (len(month()), len(month()))
    assert all(before[0] < after[0] for before, after in pairwise(told))

    def stop(done: int, _of: int) -> None:
        raise Stopped(str(done))

    with pytest.raises(Stopped, match=str(told[0][0])):
        log_pdf(month(), paper="a4", fonts=FONTS, progress=stop)


@pytest.mark.parametrize("text", [*HOSTILE, SCRIPTS, "word " * 900, "W" * 3000, "line\n" * 200], ids=range(9))
def test_no_note_can_raise_or_vanish(read: Any, text: str) -> None:
    reading = read(log_pdf(with_note(f"{text} the end"), paper="a4", fonts=FONTS))
    assert "theend" in reading.text
    assert reading.text.count("word") >= text.count("word")
    assert not {character for character in set(folded(text)) if character.isascii()} - set(reading.text)


def test_many_rows_of_many_lines_each_fit_their_page(read: Any) -> None:
    reading = read(log_pdf(with_note("word " * 60, times=40), paper="letter", fonts=FONTS))
    assert reading.text.count("word") == 60 * 40
    assert min(reading.sizes()) >= SMALLEST


def test_nothing_recorded_is_said(read: Any) -> None:
    nothing = replace(month(), view=replace(month().view, intakes=(), uses=()), checkins=(), effects=())
    reading = read(log_pdf(nothing, paper="a4", fonts=FONTS))
    assert "Nothingisrecordedinthisperiod" in reading.text
    assert len(reading.pages) == 1


def test_an_entry_whose_medicine_is_gone_is_printed_all_the_same(read: Any) -> None:
    gone = replace(month(), view=replace(month().view, medicines=(), products=()))
    rows = list(log_rows(gone))
    assert len(rows) == len(month())
    assert "nolongerinthediary" in read(log_pdf(gone, paper="a4", fonts=FONTS)).text


def test_the_same_log_gives_the_same_bytes() -> None:
    assert log_pdf(month(), paper="a4", fonts=FONTS) == log_pdf(month(), paper="a4", fonts=FONTS)
