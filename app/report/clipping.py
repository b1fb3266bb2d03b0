"""Keeping what a person typed to a few lines without losing any of it.

A table row cannot be taller than a page. So a long text is cut at a word, says which note holds the whole of it, and
the whole stands in the notes at the end of the document.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from app.report.fonts import BOLD, Fonts
from app.report.text import clean, markup


class Notes:
    """The texts that did not fit where they belong, numbered from 1; the same text has one number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        """Keep the cleaned ``text`` and return the number of its note."""
        return self._numbers.setdefault(text, len(self._numbers) + 1)

    def __iter__(self) -> Iterator[tuple[int, str]]:
        return iter([(number, text) for text, number in self._numbers.items()])

    def __len__(self) -> int:
        return len(self._numbers)


@dataclass(frozen=True, slots=True)
class Room:
    """The space a text is given: a style, a width in points and a number of lines."""

    style: ParagraphStyle
    width: float
    lines: int

    def holds(self, text: str) -> bool:
        """Whether the markup ``text`` fits."""
        _, height = Paragraph(text, self.style).wrap(self.width, 1e6)
        return round(height / self.style.leading) <= self.lines


def clip(text: str, room: Room, fonts: Fonts, notes: Notes, *, before: str = "") -> str:
    """Return markup of ``text`` that fits into ``room`` after our own markup ``before``.

    When it is too long it ends with "… more: note 3" and the whole of it is in ``notes``.
    """
    whole = clean(text)
    faces = fonts.faces(room.style.fontName)
    complete = before + markup(whole, faces)
    if room.holds(complete):
        return complete
    ending = f' <font name="{BOLD}">… more: note\u00a0{notes.number(whole)}</font>'
    # No glyph that advances is narrower than a tenth of its size; marks that do not advance only shorten the guess.
    low, high = 0, min(len(whole), int(room.lines * room.width / (room.style.fontSize * 0.1)))
    while low < high:
        middle = (low + high + 1) // 2
        fits = room.holds(before + markup(whole[:middle].rstrip(), faces) + ending)
        low, high = (middle, high) if fits else (low, middle - 1)
    return before + markup(whole[: cut_before(whole, low)].rstrip(), faces) + ending


def cut_before(text: str, limit: int) -> int:
    """Return the last place at or before ``limit`` where ``text`` can be cut without making another thing of it.

    That is before a word; in a text without spaces it is never inside a number or before a combining mark.
    """
    if limit >= len(text):
        return len(text)
    spaces = max(text.rfind(" ", 0, limit + 1), text.rfind("\n", 0, limit + 1))
    if spaces > 0:
        return spaces
    place = limit
    while place > 0 and (unicodedata.combining(text[place]) or _inside_number(text, place)):
        place -= 1
    return place


def _inside_number(text: str, place: int) -> bool:
    return text[place - 1 : place + 1].strip("0123456789.,") == ""
