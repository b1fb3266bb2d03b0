"""Signs drawn from lines, never from a font: how serious, how sure, a box to tick.

Black only and no line under 0.4 pt, so that they live through a fax of one bit at 150 dpi. Seriousness differs by shape
and by filled or not, never by shade. A sign that stands beside its words is an artifact; a sign alone says its words.
"""

from contextlib import AbstractContextManager

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph

from app.report.signs import Sign, draw_sign, fresh_lines
from app.report.structure import Element
from app.report.tagged import artifact, ink
from app.report.text import plain

MARK_SIZE = 13.0
BARS = 6


class Mark(Flowable):
    """A sign in a square of ``size`` points; ``words`` are what it says when no words stand beside it."""

    def __init__(self, sign: Sign, *, size: float = MARK_SIZE, words: str = "") -> None:
        super().__init__()
        self.sign = sign
        self.words = words
        self.width = self.height = size

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size, which does not depend on the room."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the sign."""
        with _said(self.canv, self.words), fresh_lines(self.canv):
            draw_sign(self.canv, self.sign, self.width)


class CertaintyBars(Flowable):
    """Six rising bars of which ``count`` (0 to 6) are filled, the last ``tallest`` points tall, ``wide`` times as wide.

    Words always stand beside them: they are an artifact.
    """

    step, bar, lowest = 3.2, 2.2, 3.0

    def __init__(self, count: int, *, tallest: float = 9.5, wide: float = 1.0) -> None:
        super().__init__()
        if not 0 <= count <= BARS:
            raise ValueError(f"Between 0 and {BARS} bars can be filled.")
        self.count = count
        self.tallest = tallest
        self.step, self.bar, self.lowest = self.step * wide, self.bar * wide, self.lowest * wide
        self.width = self.step * BARS - (self.step - self.bar)
        self.height = self.tallest

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size, which does not depend on the room."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the bars."""
        with artifact(self.canv), fresh_lines(self.canv):
            self.canv.setLineWidth(0.45)
            for index in range(BARS):
                tall = self.lowest + (self.tallest - self.lowest) * index / (BARS - 1)
                filled = index < self.count
                inset = 0.0 if filled else 0.225
                self.canv.rect(
                    index * self.step + inset,
                    inset,
                    self.bar - 2 * inset,
                    tall - 2 * inset,
                    stroke=not filled,
                    fill=filled,
                )


class TickBox(Flowable):
    """A box for a pen, or one that is ticked already. ``words`` are what a screen reader says for it."""

    def __init__(self, words: str, *, size: float = 10.2, ticked: bool = False) -> None:
        super().__init__()
        self.words = words
        self.ticked = ticked
        self.width = self.height = size

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size, which does not depend on the room."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the box."""
        with _said(self.canv, self.words), fresh_lines(self.canv):
            self.canv.setLineWidth(0.8)
            self.canv.rect(0.4, 0.4, self.width - 0.8, self.height - 0.8)
            if self.ticked:
                self.canv.setLineWidth(1.3)
                for start, end in ((0.2, 0.8), (0.8, 0.2)):
                    self.canv.line(self.width * 0.2, self.height * start, self.width * 0.8, self.height * end)


def _said(canvas: Canvas, words: str) -> AbstractContextManager[None]:
    return ink(canvas, Element("Span", actual=plain(words))) if words else artifact(canvas)


class Beside(Flowable):
    """A drawing with its words beside it, the first line of the words at the middle of the drawing."""

    def __init__(self, drawing: Flowable, words: Paragraph, *, gap: float = 4.5) -> None:
        super().__init__()
        self.drawing = drawing
        self.words = words
        self.gap = gap

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Return the size: the words take the width that the drawing leaves."""
        wide, tall = self.drawing.wrap(available_width, available_height)
        self._indent = wide + self.gap
        self._drop = (tall - self.words.style.leading) / 2
        _, words = self.words.wrap(max(available_width - self._indent, 1), available_height)
        self.width = available_width
        self.height = max(words + max(self._drop, 0), tall - min(self._drop, 0))
        return self.width, self.height

    def draw(self) -> None:
        """Draw both."""
        _, tall = self.drawing.wrap(self.width, self.height)
        self.drawing.drawOn(self.canv, 0, self.height - tall + min(self._drop, 0))
        self.words.drawOn(self.canv, self._indent, self.height - max(self._drop, 0) - self.words.height)
