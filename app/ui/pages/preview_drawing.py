"""What PDFium does with the bytes of a PDF: how large its pages are, what they say, how they look.

PDFium must be called from one thread only, so these functions run as jobs of the background worker and nowhere else.
They take bytes and give frozen data; nothing of PDFium outlives a call.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pypdfium2 import PdfDocument, PdfPage

Box = tuple[float, float, float, float]
_DEPTH = 2


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page: its size in points (1/72 inch) and its words, for those who hear the page instead of seeing it."""

    width: float
    height: float
    text: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Where words stand: the place of the page from 0, and a box in points from its upper left corner."""

    place: int
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn page: rows of `stride` bytes, four for each pixel (blue, green, red, unused)."""

    width: int
    height: int
    stride: int
    pixels: bytes


def read_leaves(pdf: bytes) -> tuple[Leaf, ...]:
    """The pages of a PDF in order. Raises `pypdfium2.PdfiumError` when the bytes are not a PDF."""
    with PdfDocument(pdf) as document:
        found = []
        for page in document:
            words = page.get_textpage()
            text = words.get_text_range().replace("\r\n", "\n")
            words.close()
            found.append(Leaf(*page.get_size(), text))
            page.close()
        return tuple(found)


def read_headings(pdf: bytes) -> tuple[tuple[str, int], ...]:
    """The headings of the first levels, each with the place of its page from 0."""
    with PdfDocument(pdf) as document:
        found = [(mark.get_title(), mark.get_dest()) for mark in document.get_toc() if mark.level < _DEPTH]
        return tuple((title, place.get_index()) for title, place in found if place is not None)


def find_words(pdf: bytes, words: str) -> tuple[Spot, ...]:
    """Every place where `words` stand on one line or several, large or small letters alike; one box for each line."""
    with PdfDocument(pdf) as document:
        return tuple(spot for place, page in enumerate(document) for spot in _found_on(page, place, words))


def _found_on(page: PdfPage, place: int, words: str) -> Iterator[Spot]:
    high, text = page.get_size()[1], page.get_textpage()
    searcher = text.search(words)
    while (hit := searcher.get_next()) is not None:
        boxes = [text.get_charbox(index) for index in range(hit[0], hit[0] + hit[1])]
        for left, low, right, top in _by_line(boxes):
            yield Spot(place, left, high - top, right - left, top - low)
    searcher.close()
    text.close()
    page.close()


def _by_line(boxes: Sequence[Box]) -> list[Box]:
    """Join boxes of characters (left, lower edge, right, upper edge) that stand beside each other."""
    lines: list[Box] = []
    for left, low, right, top in boxes:
        if lines and low < lines[-1][3] and top > lines[-1][1]:
            before = lines[-1]
            lines[-1] = (min(left, before[0]), min(low, before[1]), max(right, before[2]), max(top, before[3]))
        else:
            lines.append((left, low, right, top))
    return lines


def draw_band(pdf: bytes, place: int, scale: float, start: int, rows: int) -> Picture:
    """So many `rows` of the page at `place` (from 0) from row `start` on, with `scale` pixels for each point."""
    with PdfDocument(pdf) as document:
        page = document[place]
        high = page.get_size()[1]
        whole = math.ceil(high * scale)
        below = max(0, whole - start - rows)
        # PDFium cuts off whole pixels, rounded up: half a pixel less than wanted gives exactly the wanted ones.
        above_points, below_points = ((cut - 0.5) / scale if cut else 0 for cut in (start, below))
        bitmap = page.render(scale=scale, crop=(0, below_points, 0, above_points), prefer_bgrx=True)
        picture = Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        bitmap.close()
        page.close()
        return picture


def draw_leaf(pdf: bytes, place: int, scale: float) -> Picture:
    """The page at `place` (from 0) with `scale` pixels for each point."""
    with PdfDocument(pdf) as document:
        page = document[place]
        bitmap = page.render(scale=scale, prefer_bgrx=True)
        picture = Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        bitmap.close()
        page.close()
        return picture
