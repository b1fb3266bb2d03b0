"""The fonts of the printed page, registered by path and embedded with a right text layer.

IBM Plex Sans carries the page (Latin, Greek, Cyrillic, Vietnamese; tabular digits; I, l and 1 differ). What it lacks is
looked for in DejaVu Sans, Noto Sans Thai, Noto Sans Devanagari and Noto Emoji, in that order, each loaded only when a
character asks for it. Thai and Devanagari are printed without shaping, Arabic and Hebrew without joining and from left
to right: readable characters in the text layer, not typography.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from app.report.text import Face

REGULAR = "DoseleafSans"
BOLD = "DoseleafSansBold"
_TEXT_FONTS = {REGULAR: "IBMPlexSans-Regular.ttf", BOLD: "IBMPlexSans-SemiBold.ttf"}
_FALLBACKS = {
    "DoseleafWide": "DejaVuSans.ttf",
    "DoseleafThai": "NotoSansThai-Regular.ttf",
    "DoseleafDevanagari": "NotoSansDevanagari-Regular.ttf",
    "DoseleafEmoji": "NotoEmoji-Regular.ttf",
}


@dataclass(frozen=True, slots=True)
class Fonts:
    """The faces for ordinary and for bold text, each list in the order in which a character is looked for."""

    regular: tuple[Face, ...]
    bold: tuple[Face, ...]

    def faces(self, font_name: str) -> tuple[Face, ...]:
        """Return the faces of a paragraph whose style names ``font_name``."""
        return self.bold if font_name == BOLD else self.regular


class EmbeddedFont(TTFont):
    """A TrueType font whose embedded subsets say rightly which characters they hold.

    ReportLab 5.1 writes code points above U+FFFF as five hexadecimal digits where UTF-16 is asked for, so that an emoji
    is copied, searched and read out as other characters.
    """

    def addObjects(self, doc: Any) -> None:
        """Add the font's objects to ``doc`` and write its character maps anew."""
        subsets = list(self.state[doc].subsets)
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = (SUBSETN(number) + b"+" + self.face.name + self.face.subfontNameX).decode("ascii")
            doc.idToObject["toUnicodeCMap:" + name].content = character_map(name, subset)


def character_map(name: str, subset: list[int]) -> str:
    """Return the ToUnicode map of one font subset: character code to UTF-16BE, in blocks of at most 100 entries.

    Source: ISO 32000-1, 9.10.3, and Adobe Technical Note 5014 (the limit of 100).
    """
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
        f"/CMapName /{name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        f"<00> <{len(subset) - 1:02X}>",
        "endcodespacerange",
    ]
    entries = [f"<{code:02X}> <{chr(point).encode('utf-16-be').hex().upper()}>" for code, point in enumerate(subset)]
    for start in range(0, len(entries), 100):
        block = entries[start : start + 100]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)


class _LoadedWhenAsked:
    """The code points of a fallback font, read from its file at the first question."""

    __slots__ = ("_folder", "_font_name", "_known")

    def __init__(self, font_name: str, folder: Path) -> None:
        self._font_name = font_name
        self._folder = folder
        self._known: dict[int, int] | None = None

    def __contains__(self, code: object) -> bool:
        if self._known is None:
            self._known = _register(self._font_name, self._folder / _FALLBACKS[self._font_name])
        return code in self._known


def _register(name: str, path: Path) -> dict[int, int]:
    """Make the font known under ``name`` and return its map from code point to glyph."""
    font = EmbeddedFont(name, str(path))
    registerFont(font)
    glyphs: dict[int, int] = font.face.charToGlyph
    return glyphs


@lru_cache(maxsize=4)
def load_fonts(folder: Path) -> Fonts:
    """Register the page's fonts from ``folder`` and return them. Raises ``OSError`` or ``TTFError`` for a bad file."""
    texts = {name: Face(name, _register(name, folder / file)) for name, file in _TEXT_FONTS.items()}
    fallbacks = tuple(Face(name, _LoadedWhenAsked(name, folder)) for name in _FALLBACKS)
    return Fonts(regular=(texts[REGULAR], *fallbacks), bold=(texts[BOLD], *fallbacks))
