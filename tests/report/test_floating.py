"""A block that belongs on one page: before the text where it has room, after it where it has not."""

from typing import Any

import pytest
from reportlab.platypus import CondPageBreak, Spacer

from app.report.blocks import Rule, Typesetter
from app.report.floating import Floating, height_of
from app.report.plain_story import without_tables


@pytest.mark.parametrize(("above", "pages"), [(100, ["first words after"]), (500, ["words after first", ""])])
def test_no_page_is_left_half_empty_for_a_block_that_has_no_room(
    setter: Typesetter, printed: Any, above: float, pages: list[str]
) -> None:
    block = [CondPageBreak(300), setter.paragraph("first"), Spacer(1, 300)]
    words = [setter.paragraph("words"), setter.paragraph("after")]
    reading = printed([Spacer(1, above), Rule(), Floating(block, words)])
    told = [" ".join(page.split("Page")[0].split()) for page in reading.pages]
    if above == 100:
        assert told == pages
    else:
        assert told[0] == "words after"
        assert told[1].startswith("first")


def test_both_are_there_without_tables_too(setter: Typesetter) -> None:
    block, after = [setter.paragraph("block")], [setter.paragraph("after")]
    assert without_tables([Floating(block, after)]) == [*block, *after]


def test_it_is_tried_again_after_each_part(setter: Typesetter, printed: Any) -> None:
    block = [CondPageBreak(300), setter.paragraph("block"), Spacer(1, 300)]
    lines = [setter.paragraph("line") for _ in range(30)]
    story = [Spacer(1, 500), Floating(block, lines, [setter.paragraph("last")])]
    told = ["".join(page.split("Page")[0].split()) for page in printed(story).pages]
    assert len(told) == 2
    assert told[0].startswith("line")
    assert told[1].endswith("lineblocklast")


def test_what_could_not_begin_on_this_page_does_not_keep_the_next_one_from_the_block(
    setter: Typesetter, printed: Any
) -> None:
    block = [CondPageBreak(600), setter.paragraph("block"), Spacer(1, 580)]
    reply = [CondPageBreak(200), setter.paragraph("reply"), Spacer(1, 150)]
    told = [page.split("Page")[0].strip() for page in printed([Spacer(1, 600), Floating(block, reply)]).pages]
    assert [each for each in told if each] == ["block", "reply"]


def test_a_rule_that_ends_something_does_not_begin_a_page(setter: Typesetter) -> None:
    rule = Rule(0.8, before=3, after=2, ends=True)
    assert rule.wrap(100, 4)[1] == 0
    assert rule.wrap(100, 6)[1] == pytest.approx(5.8)
    assert height_of([rule, setter.paragraph("x")], 100) > 5.8
