"""A story without tables: the last net for content that no page can hold as it was laid out."""

from collections.abc import Iterable, Iterator
from typing import Any

from reportlab.platypus import Flowable, Paragraph, Table

from app.report.marks import Beside


def without_tables(story: Iterable[Flowable]) -> list[Flowable]:
    """Return the same words in the same order, one paragraph under the other; signs beside words are left out."""
    return [piece for flowable in story for piece in _pieces(flowable)]


def _pieces(content: Any) -> Iterator[Flowable]:
    if isinstance(content, Table):
        cells: Any = vars(content)["_cellvalues"]
        for row in cells:
            for cell in row:
                yield from _pieces(cell)
    elif isinstance(content, list | tuple):
        for each in content:
            yield from _pieces(each)
    elif isinstance(content, Beside):
        yield content.words
    elif isinstance(content, Flowable):
        yield content


def height_of(story: Iterable[Flowable], width: float) -> float:
    """Return the height in points that ``story`` takes at ``width`` when no page ends in it."""
    total = after = 0.0
    for flowable in story:
        _, height = flowable.wrap(width, 1e6)
        total += height + max(after, flowable.getSpaceBefore()) if isinstance(flowable, Paragraph) else height + after
        after = flowable.getSpaceAfter()
    return total
