"""The only door by which text that a person typed reaches the printed page.

ReportLab reads a small markup language, opens files named in it, drops what its font lacks and prints hidden direction
marks as nothing. So nothing a person typed goes to a paragraph as it is: :func:`markup` makes it lossless and harmless,
:func:`plain` does the same for places that know no markup (document information, outline entries).

What is dropped, because it has no ink and no meaning on paper: zero-width spaces and joiners of words, the soft hyphen,
the byte order mark and variation selectors. Everything else is either printed or shown as ``‹U+XXXX›``.
"""

import re
import unicodedata
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from xml.sax.saxutils import escape

from app.services.giving_way import give_way

_NO_INK = frozenset({0x00AD, 0x200B, 0x2060, 0xFEFF, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)})
_JOINERS = frozenset({0x200C, 0x200D})
_NO_BREAK_SPACES = frozenset({0x00A0, 0x2007, 0x202F})
_NEWLINES = re.compile("\r\n|[\r\u0085\u2028\u2029]")

_UNITS = (
    "mg|g|kg|mcg|micrograms?|mL|ml|L|mm|cm|units?|IU|mmol|puffs?|drops?|sprays?|tablets?|capsules?|patch(?:es)?|"
    "minutes?|min|hours?|h|days?|nights?|weeks?|months?|years?|times|am|pm|"
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:tember)?|Oct(?:ober)?|"
    "Nov(?:ember)?|Dec(?:ember)?"
)
_NUMBER_AND_UNIT = re.compile(rf"(?<=[\d½¼¾]) (?=(?:{_UNITS})\b|%|°C)")
_LATIN = "A-Za-z\u00c0-\u024f0-9½¼¾"
_WITH_NUMBER = re.compile(rf"[{_LATIN}](?:[{_LATIN}.,%°/\u00a0 -]*[{_LATIN}%])?")
_LTR, _RTL, _END = "\u2066", "\u2067", "\u2069"
ISOLATES = frozenset({_LTR, _RTL, _END})
_STRONG = frozenset({"L", "R", "AL"})
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")
_TELEPHONE = re.compile(r"(?<=\d{3}) (?=\d{3,4}\b)")


@dataclass(frozen=True, slots=True)
class Face:
    """One font as the text knows it: its registered name, the code points it can draw, whether it shapes them."""

    name: str
    covers: Container[int]
    shapes: bool = False


def visible(character: str) -> str:
    """Return the character's code point in a form that can be read on paper: ``‹U+202E›``."""
    return f"‹U+{ord(character):04X}›"


@lru_cache(maxsize=8192)
def _drawn(character: str) -> str:
    """What is put on paper for one character, before fonts are considered."""
    code = ord(character)
    if character == "\n" or code in _JOINERS:
        return character
    if character == "\t":
        return "    "
    if code in _NO_INK:
        return ""
    if code in _NO_BREAK_SPACES:
        return "\u00a0"
    category = unicodedata.category(character)
    if category == "Zs":
        return " "
    # Control, format (hidden direction marks among them), lone surrogate, private use, not assigned, line separators.
    return visible(character) if category[0] == "C" or category in {"Zl", "Zp"} else character


def clean(text: str) -> str:
    """Return ``text`` in composed form with every hidden character either shown or, when it has no ink, left out.

    Cleaning twice gives the same as cleaning once.
    """
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", _NEWLINES.sub("\n", text))
    return "".join(map(_drawn, composed))


def plain(text: str) -> str:
    """Return ``text`` for places without markup and without lines: titles, document information, outline entries."""
    return " ".join(clean(text).split())


def tie(text: str) -> str:
    """Keep a number with its unit, a day with its month and the groups of a telephone number on one line."""
    return _TELEPHONE.sub("\u00a0", _NUMBER_AND_UNIT.sub("\u00a0", text))


def runs(text: str, faces: Sequence[Face]) -> Iterator[tuple[str, str]]:
    """Cut cleaned ``text`` into ``(font name, piece)``, taking for each character the first face that has it.

    ``faces`` holds at least one face; the first is the font of the paragraph. White space stays with the run it
    follows. A character in no face becomes visible in the first face.
    """
    base = faces[0]
    name = base.name
    piece: list[str] = []
    joined = False
    for character in text:
        shown, wanted = character, name
        if character not in " \n\u00a0":
            shown, wanted = _with_face(character, _first(faces, name) if joined else faces, name)
        joined = ord(character) in _JOINERS and bool(shown)
        if wanted != name:
            if piece:
                yield name, "".join(piece)
            name, piece = wanted, []
        piece.append(shown)
    if piece:
        yield name, "".join(piece)


def _first(faces: Sequence[Face], name: str) -> Sequence[Face]:
    """Return the faces with the named one first: what is joined to a character stays in its font if it can."""
    return [*(face for face in faces if face.name == name), *faces]


def shaping_face(faces: Sequence[Face]) -> str:
    """Return the name of the first face that shapes what it prints; empty when none does."""
    return next((face.name for face in faces if face.shapes), "")


def isolated(text: str) -> str:
    """Put our own marks of direction into cleaned text that runs from right to left at least in parts.

    Latin letters and numbers keep their order, and the whole keeps to itself: what stands around it cannot turn it
    round. Without this "3 mg" between Hebrew words is printed as "mg 3". Source: Unicode Standard Annex 9, 2.4.
    """
    kept = _WITH_NUMBER.sub(f"{_LTR}\\g<0>{_END}", text)
    first = next((character for character in text if unicodedata.bidirectional(character) in _STRONG), "")
    begin = _LTR if unicodedata.bidirectional(first or "a") == "L" else _RTL
    return "\n".join(f"{begin}{line}{_END}" for line in kept.split("\n"))


def _with_face(character: str, faces: Sequence[Face], current: str) -> tuple[str, str]:
    code = ord(character)
    if character in ISOLATES:
        return character, shaping_face(faces)
    if code in _JOINERS:  # a joiner acts on its neighbours, so it stays in their font when that font has it
        holder = next((face for face in faces if face.name == current), faces[0])
        return (character, current) if code in holder.covers else ("", current)
    for face in faces:
        if code in face.covers:
            return character, face.name
    return visible(character), faces[0].name


def markup(text: str, faces: Sequence[Face]) -> str:
    """Return what a person typed as paragraph markup whose base font is ``faces[0]``.

    The result holds no markup of the person's own: it can be put into a paragraph or between our own tags, never into
    an attribute.
    """
    give_way()
    base = faces[0].name
    pieces = []
    tied = tie(clean(text))
    for name, piece in runs(isolated(tied) if shaping_face(faces) and _RIGHT_TO_LEFT.search(tied) else tied, faces):
        safe = escape(piece).replace("\n", "<br/>").replace("  ", "\u00a0 ")
        pieces.append(safe if name == base else f'<font name="{name}">{safe}</font>')
    return "".join(pieces)
