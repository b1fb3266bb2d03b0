"""What PDFium does with the bytes of a PDF: how large its pages are, what they say, how they look.

PDFium must be called from one thread only, so these functions run as jobs of the background worker and nowhere else.
They take bytes and give frozen data; nothing of PDFium outlives a call.
"""

from dataclasses import dataclass

from pypdfium2 import PdfDocument


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page: its size in points (1/72 inch) and its words, for those who hear the page instead of seeing it."""

    width: float
    height: float
    text: str


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


def draw_leaf(pdf: bytes, place: int, scale: float) -> Picture:
    """The page at `place` (from 0) with `scale` pixels for each point."""
    with PdfDocument(pdf) as document:
        page = document[place]
        bitmap = page.render(scale=scale, prefer_bgrx=True)
        picture = Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        bitmap.close()
        page.close()
        return picture
