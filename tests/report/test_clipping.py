"""Shortened texts: they fit, they say where the rest is, and the rest is there."""

import re
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.platypus import Paragraph

from app.report.blocks import Typesetter, full_notes
from app.report.clipping import Notes, Room, clip, cut_before
from app.report.fonts import Fonts
from app.report.styles import make_styles
from app.report.text import clean

CELL = make_styles().cell
TEXTS = st.text(st.characters(exclude_categories=()), max_size=400) | st.text("ab 1\n.", max_size=600)


def test_a_short_text_is_left_as_it_is(fonts: Fonts) -> None:
    notes = Notes()
    assert clip("3 mg", Room(CELL, 100, 2), fonts, notes) == "3\u00a0mg"
    assert len(notes) == 0


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS, width=st.floats(60, 300), lines=st.integers(2, 6))
def test_no_text_is_taller_than_its_room_and_none_is_lost(fonts: Fonts, text: str, width: float, lines: int) -> None:
    notes = Notes()
    shown = clip(text, Room(CELL, width, lines), fonts, notes)
    _, height = Paragraph(shown, CELL).wrap(width, 1e6)
    assert height <= lines * CELL.leading + 0.01
    assert [whole for _, whole in notes] in ([], [clean(text)])
    assert ("more: note" in shown) == bool(len(notes)) or "more: note" in text


def test_the_same_text_has_one_note(fonts: Fonts) -> None:
    notes = Notes()
    first = clip("word " * 200, Room(CELL, 80, 2), fonts, notes)
    assert clip("word " * 200, Room(CELL, 80, 2), fonts, notes) == first
    assert len(notes) == 1


@given(st.text("0123456789 ,.mg", min_size=1, max_size=40), st.data())
def test_a_number_is_never_cut_in_two(text: str, data: st.DataObject) -> None:
    place = cut_before(text, data.draw(st.integers(0, len(text))))
    kept, rest = text[:place], text[place:]
    assert not (re.search(r"\d$", kept) and re.match(r"\d", rest))


def test_a_letter_is_not_cut_from_its_accent() -> None:
    assert cut_before("xxq\u0323yy", 3) == 2


def test_the_whole_of_every_shortened_text_stands_at_the_end(setter: Typesetter, printed: Any) -> None:
    long = " ".join(f"word{number}" for number in range(300))
    story = [setter.clipped(long, Room(CELL, 120, 3)), *full_notes(setter, "Full texts")]
    text = printed(story).text
    assert "more:note1" in text
    assert "".join(long.split()) in text


def test_without_shortened_texts_there_is_no_section_for_them(setter: Typesetter) -> None:
    assert full_notes(setter, "Full texts") == []
