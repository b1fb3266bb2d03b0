"""Passphrases: one made of random words, and what to say of one that somebody typed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

WORDS = 6
"""Random words in a passphrase that Doseleaf makes: 6 of 7,776 are 77 bits."""
_ENOUGH = 10**12
_PLENTY = 10**14
_LONGEST_JUDGED = 72
"""Of a longer one only so much is judged, which can only make it look weaker than it is."""

Draw = Callable[[int], int]
"""A random number from 0 up to, not including, the one given; from the operating system's source."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether a typed passphrase can be used, and the sentence to say about it; empty when there is nothing to say."""

    usable: bool
    sentence: str


@cache
def word_list(resources: Path) -> tuple[str, ...]:
    """The list that passphrases are made of. Source and licence stand beside it."""
    return tuple((resources / "passphrase" / "words.txt").read_text(encoding="ascii").split())


def made_up(words: Sequence[str], draw: Draw) -> str:
    """A passphrase of random words with a space between them."""
    return " ".join(words[draw(len(words))] for _ in range(WORDS))


def judge(typed: str, known: Sequence[str] = ()) -> Judgement:
    """What to say of a typed passphrase. `known` are words that somebody else could guess, such as the own name.

    The estimate of guesses is zxcvbn's. At half a second a guess, 10^12 guesses are some 16,000 years of one computer
    and half a year of 30,000, so less is not taken and less than 10^14 is remarked on. Nothing expires, no kind of
    character is asked for.
    """
    if not typed:
        return Judgement(usable=False, sentence="")
    guesses = _guesses(typed, known)
    if guesses < _ENOUGH:
        sentence = "Passphrase: this one could be guessed. Several words that do not belong together are better."
        return Judgement(usable=False, sentence=sentence)
    if guesses < _PLENTY:
        return Judgement(usable=True, sentence="This one will do. One or two more words would make it much stronger.")
    return Judgement(usable=True, sentence="")


def _guesses(typed: str, known: Sequence[str]) -> float:
    from zxcvbn import zxcvbn  # noqa: PLC0415 - its word lists are read only when somebody types a passphrase

    return float(zxcvbn(typed[:_LONGEST_JUDGED], user_inputs=list(known))["guesses"])
