"""The fonts of the printed page, registered by path and embedded with a right text layer.

IBM Plex Sans carries the page (Latin, Greek, Cyrillic, Vietnamese; tabular digits; I, l and 1 differ). What it lacks is
looked for in DejaVu Sans, Noto Sans Thai, Noto Sans Devanagari and Noto Emoji, in that order, each loaded only when a
character asks for it, and last in Droid Sans Fallback (Chinese, Japanese, Korean). What those fonts print is shaped by
the function that was passed in (``app.report.shaped``); without one it is printed letter by letter, as it was typed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import SUBSETN, ShapeData, ShapedStr, TTFont

from app.report.text import Face
from app.services.shaping import Glyph, Piece, Run, Shaper, needs_shaping

# What a shape says whose letter another shape of the cluster speaks for: a space without width.
NO_TEXT = "\u200b"
REGULAR = "DoseleafSans"
BOLD = "DoseleafSansBold"
_TEXT_FONTS = {REGULAR: "IBMPlexSans-Regular.ttf", BOLD: "IBMPlexSans-SemiBold.ttf"}
_FALLBACKS = {
    "DoseleafWide": "DejaVuSans.ttf",
    "DoseleafThai": "NotoSansThai-Regular.ttf",
    "DoseleafDevanagari": "NotoSansDevanagari-Regular.ttf",
    "DoseleafEmoji": "NotoEmoji-Regular.ttf",
    "DoseleafIdeographs": "DroidSansFallback.ttf",
}
_NOT_SHAPED = {"DoseleafIdeographs"}


@dataclass(frozen=True, slots=True)
class Fonts:
    """The faces for ordinary and for bold text, each list in the order in which a character is looked for."""

    regular: tuple[Face, ...]
    bold: tuple[Face, ...]

    @property
    def shapes(self) -> bool:
        """Whether letters that join or run from right to left are laid out, and not only put side by side."""
        return any(face.shapes for face in self.regular)

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
            doc.idToObject["toUnicodeCMap:" + name].content = character_map(name, list(map(self.said_by, subset)))

    def said_by(self, code: int) -> str:
        """Return what the shape drawn for a code point stands for."""
        return chr(code)


class ShapingFont(EmbeddedFont):
    """A font whose letters are laid out by a :data:`Shaper`. ``file`` is the name by which that knows it.

    A shape gets a code point of its own for everything it stands for, from planes that no text uses (their characters
    never come through the door of ``app.report.text``), so that the text layer says what was typed.
    """

    _FIRST_OWN = 0xF0000
    shapable = property(lambda _self: True, lambda _self, _value: None)  # ReportLab would ask for another package

    def __init__(self, name: str, path: Path, shaper: Shaper) -> None:
        super().__init__(name, str(path))
        self.face.name += b"-Shaped"  # ReportLab knows faces by this name, and takes the first font of a face for all
        self.file = path.name
        self.shaper = shaper
        self._codes: dict[tuple[int, str], int] = {}
        self._said: dict[int, str] = {}
        self._widths: dict[str, float] = {}

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:
        """Return the width of a text in points, as it comes out of the shaper."""
        if isinstance(text, ShapedStr):
            shapes: list[ShapeData] = vars(text)["__shapeData__"]
            return float(sum(shape.x_advance for shape in shapes)) * size / 1000
        if not needs_shaping(text):
            return float(super().stringWidth(text, size, encoding))
        if text not in self._widths:
            runs = self.shaper([Piece(text, self.file)], False)
            self._widths[text] = sum(glyph.advance for run in runs for glyph in run.glyphs)
        return self._widths[text] * size / 1000

    def shaped(self, run: Run) -> ShapedStr:
        """Return a run in the form in which ReportLab draws it."""
        codes = [self._code(glyph) for glyph in run.glyphs]
        widths = self.face.charWidths
        data = [
            ShapeData(0, glyph.advance, 0, 0, glyph.rise, widths[code])
            for glyph, code in zip(run.glyphs, codes, strict=True)
        ]
        return shaped_text("".join(map(chr, codes)), data)

    def said_by(self, code: int) -> str:
        """Return what the shape drawn for a code point stands for."""
        return self._said.get(code, chr(code))

    def _code(self, glyph: Glyph) -> int:
        key = (glyph.number, glyph.text)
        if key not in self._codes:
            code = self._codes[key] = self._FIRST_OWN + len(self._codes)
            self._said[code] = glyph.text or NO_TEXT
            self.face.charToGlyph[code] = glyph.number
            self.face.charWidths[code] = self._nominal_width(glyph.number)
        return self._codes[key]

    def _nominal_width(self, number: int) -> float:
        """Return the width that the font file gives a shape, which is what a reader of the PDF moves on by."""
        face: Any = self.face
        return float(face.hmetrics[number][0] * 1000 / face.unitsPerEm)


def shaped_text(text: str, shapes: Sequence[ShapeData]) -> ShapedStr:
    """Return text that ReportLab draws shape by shape (its stubs know only one shape for a text)."""
    return ShapedStr(text, list(shapes))  # type: ignore[arg-type]


def character_map(name: str, subset: Sequence[str]) -> str:
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
    entries = [f"<{code:02X}> <{said.encode('utf-16-be').hex().upper()}>" for code, said in enumerate(subset)]
    for start in range(0, len(entries), 100):
        block = entries[start : start + 100]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)


class _LoadedWhenAsked:
    """The code points of a fallback font, read from its file at the first question."""

    __slots__ = ("_known", "_make")

    def __init__(self, make: Callable[[], TTFont]) -> None:
        self._make = make
        self._known: frozenset[int] | None = None

    def __contains__(self, code: object) -> bool:
        if self._known is None:
            self._known = _register(self._make())
        return code in self._known


def _register(font: TTFont) -> frozenset[int]:
    """Make the font known and return the code points it has by itself."""
    registerFont(font)
    return frozenset(font.face.charToGlyph)


def _fallback(name: str, path: Path, shaper: Shaper | None) -> Face:
    if shaper is None or name in _NOT_SHAPED:
        return Face(name, _LoadedWhenAsked(lambda: EmbeddedFont(name, str(path))))
    own = f"{name}Shaped"
    return Face(own, _LoadedWhenAsked(lambda: ShapingFont(own, path, shaper)), shapes=True)


@lru_cache(maxsize=4)
def load_fonts(folder: Path, shaper: Shaper | None = None) -> Fonts:
    """Register the page's fonts from ``folder`` and return them. Raises ``OSError`` or ``TTFError`` for a bad file.

    ``shaper`` lays out what the fallback fonts print; the same one should be passed in every time.
    """
    texts = {name: Face(name, _register(EmbeddedFont(name, str(folder / file)))) for name, file in _TEXT_FONTS.items()}
    fallbacks = tuple(_fallback(name, folder / file, shaper) for name, file in _FALLBACKS.items())
    return Fonts(regular=(texts[REGULAR], *fallbacks), bold=(texts[BOLD], *fallbacks))
