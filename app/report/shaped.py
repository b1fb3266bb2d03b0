"""Paragraphs in every script: ReportLab breaks the lines, then the shaper that was passed in lays each of them out.

A line without letters that ask for shaping is drawn as it always was. Source of the order of mixed directions: Unicode
Standard Annex 9, applied to each line.
"""

from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfbase.ttfonts import ShapeData
from reportlab.platypus import Paragraph

from app.report.fonts import ShapingFont, shaped_text
from app.report.text import ISOLATES
from app.services.giving_way import give_way
from app.services.shaping import Piece, Run, needs_shaping

_BEGINS_RIGHT, _BEGINS = "\u2067", "\u2066\u2067"


class ShapedParagraph(Paragraph):
    """A paragraph that may hold any script."""

    blPara: Any  # noqa: N815 - ReportLab's own name

    def breakLines(self, width: Any) -> Any:
        """Break the lines; text of one fragment is given a second, empty one, since only fragments can be turned."""
        give_way()
        if len(self.frags) == 1 and hasattr(self.frags[0], "clone") and _asks(self.frags[0]):
            self.frags = [self.frags[0], self.frags[0].clone(text="")]
        return super().breakLines(width)

    def draw(self) -> None:
        """Draw it; from here on its lines are in the order in which they are seen."""
        give_way()
        lines = getattr(self.blPara, "lines", ())
        if any(_asks(word) for line in lines for word in getattr(line, "words", ())):
            _turn(lines)
        super().draw()

    def spoken(self) -> str:
        """Return what the paragraph says, in the order in which it was typed, when drawing it changes that; else ""."""
        text = "".join(getattr(each, "text", "") for each in self.frags)
        return "".join(each for each in text if each not in ISOLATES) if needs_shaping(text) else ""


def _asks(word: Any) -> bool:
    return isinstance(getFont(word.fontName), ShapingFont) and needs_shaping(getattr(word, "text", ""))


def _turn(lines: Sequence[Any]) -> None:
    """Put the words of every line into the order in which they are seen."""
    texts = ["".join(word.text for word in line.words) for line in lines]
    from_the_right = _all_from_the_right("".join(texts))
    begun = ""
    for line, text in zip(lines, texts, strict=True):
        line.words = _visual(line, begun, from_the_right=from_the_right)
        for character in text:
            if character in _BEGINS:
                begun += character
            elif character in ISOLATES:
                begun = begun[:-1]


def _all_from_the_right(text: str) -> bool:
    """Whether the paragraph is one text that begins at the right, so that its lines do too."""
    if not text.startswith(_BEGINS_RIGHT):
        return False
    depth = 0
    for place, character in enumerate(text.rstrip()):
        depth += 1 if character in _BEGINS else -1 if character in ISOLATES else 0
        if depth == 0:
            return place == len(text.rstrip()) - 1
    return False


def _visual(line: Any, begun: str, *, from_the_right: bool) -> list[Any]:
    """Return the fragments of a line from left to right. ``begun`` are the isolates that an earlier line left open."""
    words = [word for word in line.words if word.text and not hasattr(word, "cbDefn")]
    shaping = next((word for word in words if _asks(word)), None)
    if shaping is None:
        return list(line.words)
    words[-1].text = words[-1].text.rstrip(" ")
    font: Any = getFont(shaping.fontName)
    pieces = [Piece(begun, font.file), *(Piece(word.text, _file(word, font)) for word in words)]
    runs = font.shaper(pieces, from_the_right)
    if not runs:
        for word in words:
            word.text = "".join(each for each in word.text if each not in ISOLATES)
        return list(line.words)
    seen = [_fragment(words[run.piece - 1], run, font) for run in runs if run.piece]
    if from_the_right:
        taken = sum(getFont(word.fontName).stringWidth(word.text, word.fontSize) for word in seen)
        seen.insert(0, _gap(shaping, max(line.maxWidth - taken, 0)))
    return [*(word for word in seen if word.text), *(word for word in line.words if word not in words)]


def _file(word: Any, standing_in: ShapingFont) -> str:
    """Return the font file of a fragment; text that is not shaped only needs its place, in any font."""
    font: Any = getFont(word.fontName)
    return font.file if isinstance(font, ShapingFont) else standing_in.file


def _fragment(word: Any, run: Run, standing_in: ShapingFont) -> Any:
    """Return what is drawn of a fragment; a bracket or full stop that is turned round comes from the font beside it."""
    font: Any = getFont(word.fontName)
    piece = word.clone()
    turned = run.right_to_left and all(glyph.number for glyph in run.glyphs)
    if isinstance(font, ShapingFont):
        piece.text = font.shaped(run)
    elif turned:
        piece.fontName, piece.text = standing_in.fontName, standing_in.shaped(run)
    else:
        piece.text = word.text[run.start : run.end]
    return piece


def _gap(word: Any, width: float) -> Any:
    """Return an empty place before a line that ends at the right."""
    gap = word.clone()
    font: Any = getFont(word.fontName)
    across = width * 1000 / word.fontSize
    gap.text = shaped_text(" ", [ShapeData(0, across, 0, 0, 0, font.face.getCharWidth(32))])
    return gap
