"""Laying out a line: visual order, joined letters, only the shipped fonts, and every letter spoken for once."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import places
from app.services.shaping import Piece, Shaper
from app.ui import shaping
from app.ui.shaping import line_shaper

FONTS = places.resources() / "fonts"
WIDE = "DejaVuSans.ttf"
THAI = "NotoSansThai-Regular.ttf"
LETTERS = "abc 12 .,(אבג שَסلاмد💊\u2066\u2069"


@pytest.fixture(scope="module")
def shape(qapp: object) -> Shaper:
    assert qapp
    return line_shaper(FONTS)


def test_a_line_comes_from_left_to_right(shape: Shaper) -> None:
    pieces = [Piece("For: ", WIDE), Piece("אב", WIDE), Piece("CBD", WIDE)]
    assert [run.piece for run in shape(pieces, False) if run.glyphs] == [0, 1, 2]
    assert next(run.piece for run in shape(pieces, True) if run.glyphs) == 2
    hebrew = next(run for run in shape(pieces, False) if run.piece == 1)
    assert hebrew.right_to_left
    assert [glyph.text for glyph in hebrew.glyphs] == ["ב", "א"]


def test_a_ligature_is_one_shape_that_says_both_letters(shape: Shaper) -> None:
    (run,) = shape([Piece("لا", WIDE)], False)
    assert [glyph.text for glyph in run.glyphs] == ["لا"]


def test_a_letter_drawn_as_two_shapes_is_said_once(shape: Shaper) -> None:
    (run,) = shape([Piece("ทำ", THAI)], False)
    assert len(run.glyphs) == 3
    assert "".join(glyph.text for glyph in run.glyphs) == "ทำ"


def test_marks_of_direction_are_not_drawn(shape: Shaper) -> None:
    runs = shape([Piece("\u2067א \u20663 mg\u2069\u2069", WIDE)], False)
    assert "".join(glyph.text for run in runs for glyph in run.glyphs) == "3 mg א"


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.text(st.sampled_from("abc 12 .,(אבג שَסلاмدऀ💊\u2066\u2069"), min_size=1, max_size=9), min_size=1, max_size=4
    )
)
def test_every_letter_is_said_by_exactly_one_shape(shape: Shaper, texts: list[str]) -> None:
    runs = shape([Piece(text, WIDE) for text in texts], False)
    said = sorted("".join(glyph.text for run in runs for glyph in run.glyphs))
    assert said == sorted(letter for text in texts for letter in text if letter not in "\u2066\u2069")


def test_a_font_of_that_name_on_the_machine_changes_nothing(shape: Shaper, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: a run drawn with another file than the shipped one is refused, and the line with it."""
    assert shape([Piece("א", WIDE)], False)

    def of_another_file(path: Path) -> tuple[object, bytes]:
        font, _ = kept(path)
        return font, b"another head"

    kept = shaping._own_font
    monkeypatch.setattr(shaping, "_own_font", of_another_file)
    assert line_shaper(FONTS)([Piece("א", WIDE)], False) == ()
