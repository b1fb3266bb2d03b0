"""Comparing what a summary holds with what can be read on its pages."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

import pypdfium2

from app.report.fonts import Fonts
from app.report.summary_pdf import INVENTED
from app.report.text import clean, visible
from tests.report.records import NOT_FOR_READERS


def texts(value: Any, name: str = "", *, with_how: bool = False) -> Iterator[tuple[str, str]]:
    """Every string of a summary that is there for a reader, with the name of its field."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield name, value
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each, name, with_how=with_how)
    elif is_dataclass(value):
        record_id = {"id"} if not hasattr(value, "kind") else set()
        # Where the four parts of the day are printed, the sentence that repeats them is not.
        repeated = {"parts" if with_how else "how"} if _in_parts(value) else set()
        for each in fields(value):
            if each.name not in NOT_FOR_READERS | record_id | repeated:
                yield from texts(getattr(value, each.name), each.name, with_how=with_how)


def _in_parts(value: Any) -> bool:
    return any(part != "–" for part in getattr(value, "parts", ())[:4])


def story_of(reading: Any) -> str:
    """What stands on the pages without white space, and without what every page repeats after its own content."""
    return "".join("".join(page.split(INVENTED)[0] for page in reading.pages).split())


def missing_in(story: str, value: Any, *, with_how: bool = False) -> list[str]:
    """The names of the fields whose text is not in ``story``.

    In the boxes of cannabis "a; b" is printed as a figure and a remark below it, each whole.
    """
    pieces = [(name, folded(piece)) for name, text in texts(value, with_how=with_how) for piece in text.split("; ")]
    return [name for name, piece in pieces if piece.casefold() not in story.casefold()]


def folded(text: str) -> str:
    return "".join(clean(text).split())


def expected(text: str, fonts: Fonts) -> Counter[str]:
    """What must be found again on paper, worked out without the code that cuts into runs."""
    characters = Counter[str]()
    for character in clean(text):
        known = any(ord(character) in face.covers for face in fonts.regular)
        characters.update(character if known or character.isspace() else visible(character))
    for space in [key for key in characters if key.isspace()]:
        del characters[space]
    return characters


def drawn(data: bytes) -> list[tuple[str, tuple[float, float, float, float]]]:
    """Every character of the first page with the edges of its shape: left, bottom, right, top."""
    with pypdfium2.PdfDocument(data) as document:
        words = document[0].get_textpage()
        text = words.get_text_range().split("Page 1")[0].rstrip()
        boxes = [words.get_charbox(number) for number in range(len(text))]
        words.close()
    return list(zip(text, boxes, strict=True))
