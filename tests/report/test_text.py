"""The one door for text: nothing raises, nothing vanishes, nothing hides."""

import unicodedata
from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfbase.ttfonts import makeToUnicodeCMap

from app.report.blocks import Typesetter
from app.report.fonts import REGULAR, Fonts, character_map
from app.report.text import Face, clean, markup, plain, runs, tie, visible
from tests.report.reading_back import expected

LATIN = (Face("Base", range(0x20, 0x2100)), Face("Greek", range(0x370, 0x400)))
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)
WITHOUT_INK = {"\u00ad", "\u200b", "\u2060", "\ufeff", *map(chr, range(0xFE00, 0xFE10))}


@given(ANY_TEXT)
def test_cleaning_leaves_out_only_what_has_no_ink(text: str) -> None:
    cleaned = clean(text)
    for character in unicodedata.normalize("NFC", text):
        without_ink = character in WITHOUT_INK or 0xE0100 <= ord(character) <= 0xE01EF
        if not (without_ink or character.isspace()):
            assert character in cleaned or visible(character) in cleaned


@given(ANY_TEXT)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(ANY_TEXT)
def test_nothing_that_turns_the_direction_of_reading_gets_through(text: str) -> None:
    hidden = {character for character in clean(text) if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co"}}
    assert hidden <= {"\n", "\u200c", "\u200d"}


def test_a_hidden_override_of_direction_is_shown() -> None:
    assert clean("\u202e01 mg") == "‹U+202E›01 mg"


def test_every_form_of_a_new_line_is_one() -> None:
    assert clean("a\r\nb\rc\u0085d\u2028e\u2029f\ng") == "a\nb\nc\nd\ne\nf\ng"


def test_metadata_gets_one_line_without_markup() -> None:
    assert plain("  <b>Anna</b>\n & \u202e Bo\x00 ") == "<b>Anna</b> & ‹U+202E› Bo‹U+0000›"


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("take 3 mg at 6 pm", "take 3\u00a0mg at 6\u00a0pm"),
        ("½ tablet", "½\u00a0tablet"),
        ("18 % on 2 November", "18\u00a0% on 2\u00a0November"),
        ("020 7946 0999", "020\u00a07946\u00a00999"),
        ("3 mgs, 4 meals", "3 mgs, 4 meals"),
        ("1 2 3 4", "1 2 3 4"),
    ],
)
def test_a_number_stays_with_its_unit(text: str, tied: str) -> None:
    assert tie(text) == tied


def test_a_character_in_no_font_is_shown_by_its_number() -> None:
    assert list(runs("a\u6f22\u03b1", LATIN[:1])) == [("Base", "a‹U+6F22›\u03b1")]


def test_white_space_does_not_change_the_font() -> None:
    faces = (Face("Base", range(0x20, 0x80)), Face("Greek", range(0x370, 0x400)))
    assert list(runs("ab \u03b1 \u03b2 c", faces)) == [("Base", "ab "), ("Greek", "\u03b1 \u03b2 "), ("Base", "c")]


def test_what_looks_like_markup_stays_text() -> None:
    assert markup('<font name="x">&amp;', LATIN) == '&lt;font name="x"&gt;&amp;amp;'


@given(ANY_TEXT)
def test_every_piece_is_set_in_a_font_that_has_it(fonts: Fonts, text: str) -> None:
    faces = {face.name: face for face in fonts.regular}
    for name, piece in runs(clean(text), fonts.regular):
        for character in piece:
            assert character in " \n\u00a0" or ord(character) in faces[name].covers


def test_nothing_of_the_nasty_strings_vanishes(setter: Typesetter, printed: Any, nasty: tuple[str, ...]) -> None:
    for text in nasty:
        reading = printed([setter.paragraph(text)])
        pages = len(reading.pages)
        found = reading.characters()
        for number in range(1, pages + 1):
            found -= Counter(f"Page{number}of{pages}")
        assert found == expected(text, setter.fonts), ascii(text[:30])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(ANY_TEXT, min_size=1, max_size=8))
def test_any_text_is_found_again_on_the_page(setter: Typesetter, printed: Any, texts: list[str]) -> None:
    reading = printed([setter.paragraph(text) for text in texts])
    wanted = Counter("Page1of1")
    for text in texts:
        wanted += expected(text, setter.fonts)
    assert reading.characters() == wanted


def test_the_order_of_left_to_right_text_is_kept(setter: Typesetter, printed: Any) -> None:
    text = "Zażółć 3\u00a0mg, 2 × täglich; ὑγίεια. Доза ½ ‹test› 😀"
    assert "".join(text.split()) in printed([setter.paragraph(text)]).text


def test_emoji_are_mapped_in_utf_16(setter: Typesetter, printed: Any) -> None:
    maps = printed([setter.paragraph("💊")]).character_maps()
    assert b"<D83DDC8A>" in maps
    assert b"<1F48A>" not in maps


def test_the_fault_that_our_font_repairs_is_still_there() -> None:
    """The control: ReportLab writes five digits where UTF-16 is asked for. When this fails, drop the repair."""
    assert "<1F48A>" in makeToUnicodeCMap("F", [0x1F48A])


def test_a_character_map_is_written_in_utf_16_and_in_small_blocks() -> None:
    table = character_map("F", [*(chr(0x41 + number) for number in range(150)), "\U0001f600"])
    assert "<96> <D83DDE00>" in table
    assert "100 beginbfchar" in table
    assert "51 beginbfchar" in table
    assert REGULAR not in table
