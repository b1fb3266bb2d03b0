"""What every figure of Trends has in common: how it reads as a table and as one description, and where it is thin."""

from dataclasses import dataclass

from app.services import words

FEW = 7
"""Fewer values than this are too few to see a pattern in; the figure then says so."""
NOT_ENOUGH = "not enough notes"


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as it is read.

    `rows` have as many cells as `headers`, the first of which names the row; `spoken` is one description made from the
    same numbers; `coverage` says how complete the record is, `few` that the numbers are small (empty when they are
    not), `note` what else has to stand with it.
    """

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    spoken: str
    coverage: str
    few: str = ""
    note: str = ""


def few(count: int, what: str) -> str:
    """The sentence about small numbers: "Only 3 doses: too few to see a pattern in."; nothing from seven up."""
    return f"Only {words.counted(count, what)}: too few to see a pattern in." if 0 < count < FEW else ""


def dash(text: str) -> str:
    """A cell with nothing in it shows a dash."""
    return text or "–"


def middle_words(value: float, low: int, high: int) -> str:
    """A middle value with the lowest and the highest: "6 (4–8)"."""
    return f"{value:g} ({low}–{high})"
