"""Every script on paper: joined, in its order, and whole in the text layer; without a window nothing is lost either."""

import unicodedata
from collections import Counter
from dataclasses import replace
from typing import Any

import pypdfium2
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import getFont, stringWidth

from app.report.blocks import Typesetter
from app.report.fonts import NO_TEXT, Fonts, load_fonts
from app.report.page import print_story
from app.report.summary_pdf import UNSHAPED, summary_pdf
from app.report.text import isolated, visible
from app.services.shaping import Shaper, asks_for_shaping, needs_shaping
from app.ui.shaping import line_shaper
from tests.report.conftest import FONT_FOLDER, Reading, setup
from tests.report.reading_back import drawn, expected, folded, missing_in, story_of
from tests.report.records import FONTS, SCRIPTS, filled, numbered, short

LETTERS = (
    "abz ÄßŁž 09.,()-",
    "ελληνικά ὑγίεια",
    "Доза Ёлка ґї",
    "Nguyễn ơưđ",
    "دواء سلام لا مرحباً ٣٤",
    "שלום עולם בֵּן",
    "नमस्ते क्षेत्र कि प्रार्थना",
    "สวัสดี น้ำดื่ม ทำ",
    "漢字かな カナ 한국어",
    "😀💊👩\u200d⚕🇩🇪",
)
SCRIPT_TEXT = st.lists(
    st.sampled_from(LETTERS).flatmap(lambda some: st.text(st.sampled_from(some), max_size=12)), max_size=6
).map(" ".join)


@pytest.fixture(scope="module")
def shape(qapp: object) -> Shaper:
    assert qapp
    return line_shaper(FONT_FOLDER)


@pytest.fixture(scope="module")
def shaping(shape: Shaper) -> Fonts:
    return load_fonts(FONT_FOLDER, shape)


class Press:
    """Prints one paragraph, with a label before it where one is given."""

    def __init__(self, fonts: Fonts) -> None:
        self.fonts = fonts

    def __call__(self, text: str, *, label: str = "") -> Reading:
        setter = Typesetter(self.fonts, setup().text_width)
        paragraph = setter.labelled(label, text) if label else setter.paragraph(text)
        return Reading(print_story([paragraph], setup(), self.fonts))


@pytest.fixture(scope="module")
def page(shaping: Fonts) -> Press:
    return Press(shaping)


def wanted(text: str, fonts: Fonts) -> Counter[str]:
    return without_joiners(expected(text, fonts))


def found(reading: Reading) -> Counter[str]:
    return without_joiners(reading.characters() - Counter("Page1of1"))


def without_joiners(characters: Counter[str]) -> Counter[str]:
    """Joiners do their work in the shapes; they have no ink."""
    return Counter({each: count for each, count in characters.items() if each not in f"\u200c\u200d{NO_TEXT}"})


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=SCRIPT_TEXT)
@example(text="‹U+202E› \u202e01\u202c دواء")
@example(text="دواء\nשלום\n3 mg\n")
def test_text_of_any_script_is_found_again(page: Press, text: str) -> None:
    assert found(page(text)) == wanted(text, page.fonts)
    assert found(page(text, label="For:")) == wanted(f"For: {text}", page.fonts)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=()), max_size=40))
def test_no_text_can_raise_or_vanish_where_lines_are_laid_out(page: Press, text: str) -> None:
    assert found(page(text)) == wanted(text, page.fonts)


def in_order(data: bytes) -> str:
    """The text as a viewer copies and searches it."""
    with pypdfium2.PdfDocument(data) as document:
        words = document[0].get_textpage()
        text: str = words.get_text_range()
        words.close()
    return unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("word", ["دواء", "مرحبا", "שלום", "สวัสดี", "นี้", "कि", "प्रार्थना", "漢字", "한국어", "💊"])
def test_a_viewer_finds_a_word_as_it_was_typed(page: Press, word: str) -> None:
    assert word in in_order(page(word).data)
    assert word in in_order(page(f"{word} 3 mg", label="For:").data)


@pytest.mark.parametrize("text", ["שלום 3 mg עולם", "3 mg", "דוא (12.5 mg) CBD oil 3 mg בא", "دواء 3 mg مرتين"])
def test_an_amount_between_right_to_left_words_is_not_turned_round(page: Press, text: str) -> None:
    left = {character: box[0] for character, box in drawn(page(text).data)}
    assert left["3"] < left["m"] < left["g"]
    assert isolated("שלום 3\u00a0mg") == "\u2067שלום \u20663\u00a0mg\u2069\u2069"


def test_arabic_letters_are_joined(shaping: Fonts) -> None:
    """Joined letters are narrower than the same letters one by one."""
    face = next(face for face in shaping.regular if ord("س") in face.covers)
    alone = sum(stringWidth(letter, face.name, 100) for letter in "سلام")
    assert stringWidth("سلام", face.name, 100) < alone * 0.9


def test_a_paragraph_that_runs_from_the_right_ends_at_the_right(page: Press) -> None:
    width, text = setup().paper.value[0], setup().text_width
    assert max(box[2] for _, box in drawn(page("שלום עולם").data)) == pytest.approx((width + text) / 2, abs=2)


def test_who_hears_the_page_hears_it_in_the_order_in_which_it_was_typed(shaping: Fonts) -> None:
    setter = Typesetter(shaping, setup().text_width)
    assert setter.labelled("For:", "שלום 3 mg").role.spoken == "For: שלום 3\u00a0mg"
    assert setter.labelled("For:", "pain").role.spoken == ""


def test_a_line_that_cannot_be_laid_out_is_printed_as_it_was_typed(shaping: Fonts, monkeypatch: Any) -> None:
    paragraph = Typesetter(shaping, setup().text_width).paragraph("דוא plain")
    hebrew = next(face.name for face in shaping.regular if face.shapes and ord("ד") in face.covers)
    monkeypatch.setattr(getFont(hebrew), "shaper", lambda *_: ())
    reading = Reading(print_story([paragraph], setup(), shaping))
    assert found(reading) == Counter("דואplain")


def test_what_asks_for_shaping() -> None:
    assert [text for text in LETTERS if needs_shaping(text)] == [*LETTERS[4:8], LETTERS[9]]
    assert not needs_shaping("漢字 Łódź")
    assert asks_for_shaping(replace(short(), questions=("שלום",)))
    assert not asks_for_shaping(short())


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_every_script_in_every_field_is_printed_whole(shape: Shaper, shaping: Fonts, paper: str) -> None:
    summary = filled(short(), numbered(SCRIPTS))
    reading = Reading(summary_pdf(summary, paper=paper, fonts=FONTS, shape=shape))
    got = found(reading)
    assert not wanted(SCRIPTS, shaping) - got
    assert folded(UNSHAPED) not in reading.text
    left_to_right = replace(summary, person=short().person)
    assert missing_in(story_of(reading), left_to_right.edition) == []


def test_without_a_window_it_says_so_and_leaves_nothing_out(read: Any) -> None:
    summary = filled(short(), numbered(SCRIPTS))
    reading = read(summary_pdf(summary, paper="a4", fonts=FONTS))
    assert folded(UNSHAPED) in reading.text
    assert not expected(SCRIPTS, load_fonts(FONT_FOLDER)) - reading.characters()
    assert visible("漢") not in reading.text
    assert folded(UNSHAPED) not in read(summary_pdf(short(), paper="a4", fonts=FONTS)).text
