"""What it takes to print a line whose letters join, change places or run from right to left.

The printed page knows no shaping of its own. Where there is a window, a function of it is passed in as a
:data:`Shaper`; where there is none, such letters are printed one by one, in the order in which they were typed.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from typing import Any

# Marks that combine, Hebrew, Arabic and their neighbours, the scripts of India, Thai and its neighbours, Hangul parts,
# joiners, our own marks of direction, presentation forms, flags and skin tones.
_ASKS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0590-\u08ff\u0900-\u0fff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u200c\u200d"
    "\u2066-\u2069\u20d0-\u20ff\ufb1d-\ufdff\ufe70-\ufefe\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line, in the order in which it was typed. ``font`` is the name of a font file."""

    text: str
    font: str


@dataclass(frozen=True, slots=True)
class Glyph:
    """One drawn shape by its number in the font file, and the text it stands for.

    ``advance`` is how far the pen moves after it and ``rise`` how much above the line it is drawn, both in 1/1000 of
    the type size. ``text`` is empty for a shape whose letter another one of its cluster speaks for.
    """

    number: int
    text: str
    advance: float
    rise: float


@dataclass(frozen=True, slots=True)
class Run:
    """Shapes of one piece that stand beside each other; ``start`` and ``end`` are places in the text of the piece."""

    piece: int
    start: int
    end: int
    right_to_left: bool
    glyphs: tuple[Glyph, ...]


Shaper = Callable[[Sequence[Piece], bool], tuple[Run, ...]]
"""Lay out one line (the second argument: whether it begins at the right) and give its runs from left to right.

An empty answer says that the line cannot be laid out here; it is then printed as it was typed.
"""


def needs_shaping(text: str) -> bool:
    """Whether the letters of ``text`` are more than themselves side by side from left to right."""
    return not text.isascii() and _ASKS.search(text) is not None


def asks_for_shaping(value: Any) -> bool:
    """Whether any text in frozen data does."""
    return any(needs_shaping(text) for text in _texts(value))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
