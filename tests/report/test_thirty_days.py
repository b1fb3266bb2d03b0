"""The last 30 days on paper: each mark is one thing, no entry and 0 used differ, and no list breaks the page."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from app.report import thirty_days as printing
from app.report.blocks import Typesetter
from app.report.day_marks import amount_bar
from app.report.summary_pdf import summary_pdf
from app.report.thirty_days import described, thirty_days
from app.services import words
from app.services.day_amounts import CannabisDay, DayAmount, DayState
from app.services.lanes import Change, Lane, Step
from app.services.leaving_off import leave_off
from app.services.summary_options import Part, Size, SummaryOptions
from app.services.time_axis import TimeAxis
from tests.report.reading_back import folded
from tests.report.records import FONTS, empty, typical


def axis(**changes: Any) -> TimeAxis:
    return replace(typical().thirty_days, **changes)


def of_states(*states: DayState) -> TimeAxis:
    first = axis().first
    amounts = [DayAmount(state, 5.0 if state in KNOWN else None) for state in states]
    days = tuple(CannabisDay(first + timedelta(days=n), each, each, 1) for n, each in enumerate(amounts))
    return axis(days=days, last=days[-1].day, lanes=(), panels=(), changes=())


KNOWN = {DayState.KNOWN, DayState.PARTLY}


@pytest.mark.parametrize(
    ("state", "mark"),
    [
        (DayState.NONE, "ring"),
        (DayState.NO_ENTRY, "cross"),
        (DayState.KNOWN, "amount_bar"),
        (DayState.PARTLY, "amount_bar"),
    ],
)
def test_each_state_of_a_day_has_a_mark_of_its_own(
    setter: Typesetter, printed: Any, monkeypatch: pytest.MonkeyPatch, state: DayState, mark: str
) -> None:
    drawn: list[str] = []
    for name in ("ring", "cross", "amount_bar"):
        monkeypatch.setattr(printing, name, lambda *_args, name=name, **_words: drawn.append(name))
    printed(thirty_days(setter, of_states(state, DayState.UNKNOWN)))
    assert set(drawn) == {mark}


def test_an_unknown_amount_is_a_question_mark(setter: Typesetter, printed: Any) -> None:
    text = printed(thirty_days(setter, of_states(DayState.UNKNOWN))).pages[0]
    assert text.count("?") >= 2


def test_a_bar_of_cbd_is_hatched_and_one_of_thc_is_not(
    setter: Typesetter, printed: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[dict[str, bool]] = []
    monkeypatch.setattr(printing, "amount_bar", lambda *_args, **look: drawn.append(look))
    day = CannabisDay(axis().first, DayAmount(DayState.KNOWN, 5.0), DayAmount(DayState.PARTLY, 2.0), 1)
    printed(thirty_days(setter, axis(days=(day,), last=day.day, lanes=(), panels=(), changes=())))
    assert drawn == [{"hatched": False, "open_top": False}, {"hatched": True, "open_top": True}]


def test_the_figure_is_said_from_its_numbers() -> None:
    told = described(axis())
    assert all(words.short_day(day.day) in told for day in axis().days)
    assert all(f"{lane.name}: " in told for lane in axis().lanes)
    assert all(panel.name in told for panel in axis().panels)
    assert "0 used" in told
    assert "no entry" in told


def test_it_is_one_figure_of_the_structure_with_its_words(read: Any) -> None:
    data = summary_pdf(typical(), paper="a4", fonts=FONTS)
    told = described(typical().thirty_days).replace("\u00a0", " ")[:60]
    figures = [each for each in alternatives(read(data).pdf.root_object["/StructTreeRoot"]) if told in each]
    assert len(figures) == 1


def alternatives(node: Any) -> list[str]:
    node = node.get_object()
    if not hasattr(node, "get"):
        return []
    kids = node.get("/K", [])
    found = [str(node["/Alt"]).replace("\u00a0", " ")] if "/Alt" in node else []
    for kid in kids if isinstance(kids, list) else (kids,):
        found += alternatives(kid)
    return found


def test_what_changed_and_what_was_planned_stand_below_it(setter: Typesetter, printed: Any) -> None:
    first = axis().first
    before = Step(first, first + timedelta(days=9), "300 mg a day", begins=False)
    after = Step(first + timedelta(days=10), axis().last, "600 mg a day", begins=True)
    changed = axis(
        lanes=(Lane("m", "Gabapentin", (before, after)),),
        changes=(Change("a", first + timedelta(days=10), "Gabapentin raised", "m"),),
    )
    text = printed(thirty_days(setter, changed)).text
    assert folded("Gabapentin 300 mg a day, then 600 mg a day") in text
    assert folded("Gabapentin raised") in text


@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_sixty_medicines_and_every_question_fit_their_pages(read: Any, paper: str, size: Size) -> None:
    lane = axis().lanes[0]
    many = tuple(replace(lane, id=f"m{n}", name=f"Lane{n}x") for n in range(60))
    panel = axis().panels[0]
    panels = tuple(replace(panel, name=f"Panel {n}") for n in range(6))
    summary = replace(typical(), findings=(), thirty_days=axis(lanes=many, panels=panels))
    text = read(summary_pdf(summary, paper=paper, fonts=FONTS, size=size)).text
    assert [n for n in range(60) if f"Lane{n}x" not in text] == []
    assert "Findings" in text


def test_nothing_noted_is_a_sentence_and_no_figure(read: Any) -> None:
    reading = read(summary_pdf(empty(), paper="a4", fonts=FONTS))
    assert "Nothingnotedinthesedays" in reading.text
    assert not [each for each in alternatives(reading.pdf.root_object["/StructTreeRoot"]) if "THC" in each]


def test_changes_left_off_are_not_in_the_figure(read: Any) -> None:
    shown = leave_off(typical(), SummaryOptions(without=frozenset({Part.CHANGES})))
    text = read(summary_pdf(shown, paper="a4", fonts=FONTS)).text
    assert "Planned,inorder" not in text


def test_hatching_stays_inside_its_bar() -> None:
    lines: list[tuple[float, float, float, float]] = []

    class Paper(Canvas):
        def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
            lines.append((x1, y1, x2, y2))

    amount_bar(Paper("unused.pdf"), (10, 20, 8, 30), hatched=True, open_top=False)
    assert len(lines) > 10
    for x1, y1, x2, y2 in lines:
        assert min(x1, x2) >= 10 - 1e-9
        assert max(x1, x2) <= 18 + 1e-9
        assert min(y1, y2) >= 20 - 1e-9
        assert max(y1, y2) <= 50 + 1e-9
