"""A story without tables: the last net for content that no page can hold as it was laid out."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from reportlab.platypus import Flowable, Table

from app.report.floating import Floating
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
    elif isinstance(content, Floating):
        yield from _pieces([*content.block, *chain.from_iterable(content.after)])
    elif isinstance(content, Flowable):
        yield content
