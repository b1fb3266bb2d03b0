"""Made-up passphrases are as random as they say, and a guessable one is not taken."""

import math
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.passphrases import WORDS, judge, made_up, word_list

RESOURCES = Path(__file__).parents[2] / "resources"


def test_the_list_has_as_many_different_words_as_the_bits_are_counted_with() -> None:
    words = word_list(RESOURCES)
    assert len(words) == len(set(words)) == 7776
    assert math.log2(len(words)) * WORDS > 77
    assert all(word.replace("-", "").isalpha() and word == word.lower() and len(word) <= 9 for word in words)


def test_a_made_up_passphrase_is_what_was_drawn_from_the_whole_list() -> None:
    asked: list[int] = []
    numbers = iter(range(WORDS))

    def draw(below: int) -> int:
        asked.append(below)
        return next(numbers)

    words = word_list(RESOURCES)
    assert made_up(words, draw).split(" ") == list(words[:WORDS])
    assert asked == [len(words)] * WORDS


def draws() -> Iterator[int]:
    yield from (5000, 17, 7775, 0, 312, 4444)


def test_a_made_up_passphrase_is_judged_usable_without_remark() -> None:
    numbers = draws()
    found = judge(made_up(word_list(RESOURCES), lambda _: next(numbers)))
    assert (found.usable, found.sentence) == (True, "")


@pytest.mark.parametrize(
    "weak", ["password1", "Tr0ub4dor&3", "qwertzuiop", "19710514", "pregabalin", "aaaaaaaaaaaaaaaaaaaaaa"]
)
def test_one_that_could_be_guessed_is_not_taken_and_says_so(weak: str) -> None:
    found = judge(weak)
    assert not found.usable
    assert found.sentence.startswith("Passphrase: ")
    assert weak not in found.sentence


def test_a_name_that_others_know_adds_nothing() -> None:
    typed = "Anneliese Marmeladenbrot"
    assert judge(typed).usable
    assert not judge(typed, ["Anneliese", "Marmeladenbrot"]).usable


@pytest.mark.parametrize(
    "odd", ["x" * 500, "🦉🌿" * 40, "\ud800 plum ladder seven", "сливовая лестница семь тихих выдр"]
)
def test_any_text_can_be_judged(odd: str) -> None:
    assert isinstance(judge(odd).usable, bool)


def test_nothing_typed_is_neither_usable_nor_remarked_on() -> None:
    assert (judge("").usable, judge("").sentence) == (False, "")
