"""Laying out a line of any script with Qt: bidirectional order, joined letters, marks in their places.

Only the shipped font files are used, under names of their own, so that a font of the same name that happens to be
installed on a machine changes nothing. It may be called from the worker's thread.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate, groupby, pairwise
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QFont, QFontDatabase, QGlyphRun, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from app.services.shaping import Glyph, Piece, Run

_EM = 1000
_WIDE = 1e7
_ISOLATES, _JOINERS = "\u2066\u2067\u2068\u2069", "\u200c\u200d"
_ALL = QTextLayout.GlyphRunRetrievalFlag.RetrieveAll


def line_shaper(folder: Path) -> Callable[[Sequence[Piece], bool], tuple[Run, ...]]:
    """Return the function that lays out one line with the font files of ``folder``."""

    @cache
    def font_of(file: str) -> tuple[QFont, bytes]:
        return _own_font(folder / file)

    def shape(pieces: Sequence[Piece], from_the_right: bool) -> tuple[Run, ...]:
        fonts = [font_of(piece.font) for piece in pieces]
        layout = _lay_out(pieces, [font for font, _ in fonts], from_the_right=from_the_right)
        runs = list(_runs(layout.lineAt(0), pieces, [head for _, head in fonts]))
        if any(run is None for run in runs):
            return ()
        placed = [run for run in runs if run is not None]
        return tuple(run for _, run in sorted(placed, key=lambda found: found[0]))

    return shape


def _own_font(path: Path) -> tuple[QFont, bytes]:
    """Return the font of a file, and the table of the file by which it is told from every other."""
    content = path.read_bytes()
    known = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFontFromData(QByteArray(content)))
    name = known[0] if known else ""
    own = f"{'~' * 4}{name[4:]}"  # as long as the old one, so that nothing in the file moves
    renamed = content.replace(name.encode("utf-16-be"), own.encode("utf-16-be"))
    added = QFontDatabase.addApplicationFontFromData(QByteArray(renamed))
    families = QFontDatabase.applicationFontFamilies(added)
    font = QFont(families[0] if families else name)
    font.setPixelSize(_EM)
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font, _table(content, b"head")


def _table(content: bytes, tag: bytes) -> bytes:
    """Return a table of a TrueType file. Source: OpenType 1.9, "Organization of an OpenType Font"."""
    for entry in range(12, 12 + 16 * int.from_bytes(content[4:6], "big"), 16):
        if content[entry : entry + 4] == tag:
            start, length = (int.from_bytes(content[at : at + 4], "big") for at in (entry + 8, entry + 12))
            return content[start : start + length]
    return b""


def _lay_out(pieces: Sequence[Piece], fonts: Sequence[QFont], *, from_the_right: bool) -> QTextLayout:
    layout = QTextLayout("".join(piece.text for piece in pieces), fonts[0])
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if from_the_right else Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    ranges = []
    ends = list(_units("".join(piece.text for piece in pieces)))
    place = 0
    for piece, font in zip(pieces, fonts, strict=True):
        part = QTextLayout.FormatRange()
        look = QTextCharFormat()
        look.setFont(font)
        part.start, part.length, part.format = ends[place], ends[place + len(piece.text)] - ends[place], look
        place += len(piece.text)
        ranges.append(part)
    layout.setFormats(ranges)
    layout.beginLayout()
    layout.createLine().setLineWidth(_WIDE)
    layout.endLayout()
    return layout


def _runs(line: QTextLine, pieces: Sequence[Piece], heads: Sequence[bytes]) -> Iterator[tuple[float, Run] | None]:
    """Yield every run with where it begins; None for one that Qt drew with another font than it was told to."""
    text = "".join(piece.text for piece in pieces)
    python_place = {place: number for number, place in enumerate(_units(text))}
    starts = list(accumulate((len(piece.text) for piece in pieces), initial=0))
    found = [run for run in line.glyphRuns(-1, -1, _ALL) if run.stringIndexes()]
    places = [[python_place[unit] for unit in run.stringIndexes()] for run in found]
    clusters = dict(pairwise(sorted({*(place for own in places for place in own), *starts})))
    for run, own in zip(found, places, strict=True):
        piece = max(number for number, start in enumerate(starts[:-1]) if start <= own[0])
        if bytes(run.rawFont().fontTable("head").data()) != heads[piece]:
            yield None
            continue
        glyphs = _glyphs(run, _spoken(own, clusters, text), line.y() + line.ascent())
        first, last = min(own) - starts[piece], clusters[max(own)] - starts[piece]
        yield min(at.x() for at in run.positions()), Run(piece, first, last, run.isRightToLeft(), glyphs)


def _units(text: str) -> Iterator[int]:
    """Yield where Qt, which counts in UTF-16, finds each character of a text, and its end."""
    return accumulate((2 if ord(character) > 0xFFFF else 1 for character in text), initial=0)


def _glyphs(run: QGlyphRun, spoken: Sequence[str | None], base: float) -> tuple[Glyph, ...]:
    """Return the shapes from left to right without the marks of direction, for which ``spoken`` is None.

    Qt gives them in the order of the letters; the shapes of one cluster stay in that order in every script.
    """
    numbers = run.glyphIndexes()
    widths = [advance.x() for advance in run.rawFont().advancesForGlyphIndexes(numbers)]
    clusters = groupby(
        zip(run.positions(), numbers, widths, spoken, run.stringIndexes(), strict=True), key=lambda each: each[4]
    )
    grouped = [[each[:4] for each in cluster if each[3] is not None] for _, cluster in clusters]
    drawn = [each for cluster in (reversed(grouped) if run.isRightToLeft() else grouped) for each in cluster]
    end = max((position.x() + width for position, _, width, _ in drawn), default=0.0)
    following = [*(position.x() for position, *_ in drawn[1:]), end]
    return tuple(
        Glyph(number, said or "", after - position.x(), base - position.y())
        for (position, number, _, said), after in zip(drawn, following, strict=False)
    )


def _spoken(own: Sequence[int], clusters: Mapping[int, int], text: str) -> list[str | None]:
    """Return what each shape stands for; None for a mark of direction, which is not drawn at all.

    The letters of a cluster are shared out among its shapes, one each; the last takes what is left.
    """
    seen = Counter[int]()
    told: list[str | None] = []
    for start in own:
        cluster, place = text[start : clusters[start]].strip(_ISOLATES), seen[start]
        seen[start] += 1
        if not cluster.strip(_JOINERS):
            told.append(None)
        else:
            told.append(cluster[place:] if seen[start] == own.count(start) else cluster[place : place + 1])
    return told
