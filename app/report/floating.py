"""A block that belongs on one page, and the text after it: where the block has no room left, the text comes first."""

from collections.abc import Iterable, Sequence
from itertools import chain

from reportlab.platypus import CondPageBreak, Flowable, Paragraph, Spacer

_TALLER_THAN_A_PAGE = 1e6


class Floating(Flowable):
    """Puts `block` before the parts of `after` where it fits on the rest of the page, else behind the first of them.

    There it is tried again, so that no page is left half empty for it; a part that has no room either stays behind it.
    """

    def __init__(self, block: Sequence[Flowable], *after: Sequence[Flowable]) -> None:
        super().__init__()
        self.block = block
        self.after = after

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Ask to be split, which is when the room that is left is known."""
        return available_width, _TALLER_THAN_A_PAGE

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Return them in the order that this page allows; what comes first has to fit, and nothing always does."""
        nothing = Spacer(0, 0)
        fits = height_of(self.block, available_width) <= available_height
        if fits or not self.after or _room_for(self.after[0]) > available_height:
            return [nothing, *self.block, *chain.from_iterable(self.after)]
        first, *rest = self.after
        return [nothing, *first, Floating(self.block, *rest)]


def _room_for(part: Sequence[Flowable]) -> float:
    """Return the room that a part asks for before it begins on a page."""
    opening = part[0] if part else None
    return float(opening.height) if isinstance(opening, CondPageBreak) else 0.0


def height_of(story: Iterable[Flowable], width: float) -> float:
    """Return the height in points that ``story`` takes at ``width`` when no page ends in it."""
    total = after = 0.0
    for flowable in story:
        _, height = flowable.wrap(width, 1e6)
        total += height + max(after, flowable.getSpaceBefore()) if isinstance(flowable, Paragraph) else height + after
        after = flowable.getSpaceAfter()
    return total
