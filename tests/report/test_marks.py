"""The signs: told apart without colour, without a font and after a fax."""

from importlib import import_module
from io import BytesIO
from itertools import combinations
from typing import Any

import pytest
from reportlab.platypus import Flowable

from app.report.blocks import Typesetter
from app.report.marks import Beside, CertaintyBars, Mark, TickBox
from app.report.signs import Sign


def faxed(data: bytes) -> list[int]:
    """The first page in one bit per point at 150 dpi."""
    document = import_module("pypdfium2").PdfDocument(BytesIO(data))
    picture = document[0].render(scale=150 / 72, grayscale=True).to_pil()
    document.close()
    return [1 if level < 128 else 0 for level in picture.crop((80, 60, 130, 110)).get_flattened_data()]


def test_the_signs_differ_after_a_fax(printed: Any) -> None:
    pictures = {sign: faxed(printed([Mark(sign)]).data) for sign in Sign}
    for one, other in combinations(Sign, 2):
        different = sum(a != b for a, b in zip(pictures[one], pictures[other], strict=True))
        assert different >= 60, (one, other, different)


def test_every_number_of_bars_looks_different_after_a_fax(printed: Any) -> None:
    pictures = [faxed(printed([CertaintyBars(count)]).data) for count in range(7)]
    assert len({tuple(picture) for picture in pictures}) == 7
    assert [sum(picture) for picture in pictures] == sorted(sum(picture) for picture in pictures)


@pytest.mark.parametrize("count", [-1, 7])
def test_there_are_six_bars(count: int) -> None:
    with pytest.raises(ValueError, match="bars"):
        CertaintyBars(count)


@pytest.mark.parametrize("flowable", [*map(Mark, Sign), CertaintyBars(3)], ids=[*Sign, "bars"])
def test_a_sign_needs_no_font_and_only_black_and_white(printed: Any, flowable: Flowable) -> None:
    reading = printed([flowable])
    assert reading.text == "Page1of1"
    words = reading.pdf.pages[0].get_contents().get_data().split()
    for index, word in enumerate(words):
        if word in {b"rg", b"RG"}:
            assert set(words[index - 3 : index]) in ({b"0"}, {b"1"})


def test_a_sign_alone_says_its_words(printed: Any) -> None:
    assert b"(ask first)" in printed([Mark(Sign.ASK_FIRST, words="ask first")]).data
    assert b"(not discussed yet)" in printed([TickBox("not discussed yet")]).data


def test_words_beside_a_sign_may_take_several_lines(setter: Typesetter, printed: Any) -> None:
    words = "a certainty that needs quite a few words to be said"
    pair = Beside(Mark(Sign.GOOD_TO_KNOW), setter.paragraph(words))
    _, height = pair.wrap(80, 500)
    assert height > 3 * setter.styles.body.leading
    assert "".join(words.split()) in printed([pair]).text
