"""How the signs of a finding are drawn: paths in a square of ``size`` points, black only.

The shapes are those of the window (filled octagon, filled triangle, diamond, ring, dashed square), so that paper and
screen say the same without words and without colour.
"""

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum

from reportlab.lib.colors import black, white
from reportlab.pdfgen.canvas import Canvas

Point = tuple[float, float]


class Sign(StrEnum):
    """The signs of a finding and of what could not be checked."""

    ASK_FIRST = "ask-first"
    RAISE_SOON = "raise-soon"
    WORTH_DISCUSSING = "worth-discussing"
    GOOD_TO_KNOW = "good-to-know"
    NOT_CHECKED = "not-checked"
    PARTLY_CHECKED = "partly-checked"


@contextmanager
def fresh_lines(canvas: Canvas) -> Iterator[None]:
    """Black ink and round joins inside, whatever was set outside and set again after."""
    canvas.saveState()
    canvas.setStrokeColor(black)
    canvas.setFillColor(black)
    canvas.setLineJoin(1)
    canvas.setDash()
    yield
    canvas.restoreState()


def _shape(canvas: Canvas, corners: list[Point], *, fill: bool) -> None:
    path = canvas.beginPath()
    path.moveTo(*corners[0])
    for corner in corners[1:]:
        path.lineTo(*corner)
    path.close()
    canvas.drawPath(path, stroke=1, fill=fill)


def _stroke(canvas: Canvas, points: list[Point], width: float) -> None:
    canvas.setLineCap(1)
    canvas.setLineWidth(width)
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    canvas.drawPath(path)


def _bang(canvas: Canvas, x: float, foot: float, tall: float) -> None:
    """A bar that narrows downwards over a dot."""
    top, bottom = tall * 0.155, tall * 0.09
    _shape_without_edge(
        canvas,
        [
            (x - top, foot + tall),
            (x + top, foot + tall),
            (x + bottom, foot + tall * 0.38),
            (x - bottom, foot + tall * 0.38),
        ],
    )
    canvas.circle(x, foot + tall * 0.13, tall * 0.14, stroke=0, fill=1)


def _shape_without_edge(canvas: Canvas, corners: list[Point]) -> None:
    canvas.setLineWidth(0.01)
    _shape(canvas, corners, fill=True)


def _octagon(canvas: Canvas, size: float) -> None:
    half = size / 2
    turns = (math.radians(22.5 + 45 * corner) for corner in range(8))
    _shape_without_edge(canvas, [(half + half * math.cos(turn), half + half * math.sin(turn)) for turn in turns])
    canvas.setFillColor(white)
    canvas.setStrokeColor(white)
    _bang(canvas, half, size * 0.22, size * 0.56)


def _triangle(canvas: Canvas, size: float) -> None:
    canvas.setLineWidth(size * 0.07)
    edge = size * 0.04
    _shape(canvas, [(size / 2, size * 0.95), (edge, size * 0.09), (size - edge, size * 0.09)], fill=True)
    canvas.setFillColor(white)
    canvas.setStrokeColor(white)
    _bang(canvas, size / 2, size * 0.17, size * 0.47)


def _diamond(canvas: Canvas, size: float) -> None:
    half, edge = size / 2, size * 0.05
    canvas.setLineWidth(size * 0.085)
    _shape(canvas, [(half, size - edge), (size - edge, half), (half, edge), (edge, half)], fill=False)
    canvas.circle(half, half, size * 0.125, stroke=0, fill=1)


def _ring(canvas: Canvas, size: float) -> None:
    half = size / 2
    canvas.setLineWidth(size * 0.085)
    canvas.circle(half, half, half * 0.88)
    canvas.circle(half, size * 0.70, size * 0.07, stroke=0, fill=1)
    _stroke(canvas, [(half, size * 0.50), (half, size * 0.27)], size * 0.10)


def _dashed_square(canvas: Canvas, size: float) -> None:
    width, dashes = size * 0.085, 5
    edge = size * 0.07
    side = size - 2 * edge
    dash = side / (2 * dashes - 1)
    canvas.setLineWidth(width)
    canvas.setLineCap(0)
    for start in range(0, 2 * dashes, 2):
        a, b = edge + start * dash, edge + (start + 1) * dash
        for line in ((a, edge, b, edge), (a, size - edge, b, size - edge)):
            canvas.line(*line)
        for line in ((edge, a, edge, b), (size - edge, a, size - edge, b)):
            canvas.line(*line)


def _question(canvas: Canvas, size: float) -> None:
    _dashed_square(canvas, size)
    half, bow = size / 2, size * 0.145
    turns = [math.radians(turn) for turn in range(170, -91, -20)]
    points = [(half + bow * math.cos(turn), size * 0.625 + bow * math.sin(turn)) for turn in turns]
    _stroke(canvas, [*points, (half, size * 0.40)], size * 0.09)
    canvas.circle(half, size * 0.245, size * 0.07, stroke=0, fill=1)


def _one_half(canvas: Canvas, size: float) -> None:
    _dashed_square(canvas, size)
    width = size * 0.062
    _stroke(canvas, [(size * 0.22, size * 0.68), (size * 0.29, size * 0.76), (size * 0.29, size * 0.50)], width)
    _stroke(canvas, [(size * 0.32, size * 0.24), (size * 0.66, size * 0.76)], width)
    turns = [math.radians(turn) for turn in range(160, -41, -25)]
    bow = [(size * 0.69 + size * 0.08 * math.cos(turn), size * 0.41 + size * 0.08 * math.sin(turn)) for turn in turns]
    _stroke(canvas, [*bow, (size * 0.60, size * 0.24), (size * 0.79, size * 0.24)], width)


_SIGNS: dict[Sign, Callable[[Canvas, float], None]] = {
    Sign.ASK_FIRST: _octagon,
    Sign.RAISE_SOON: _triangle,
    Sign.WORTH_DISCUSSING: _diamond,
    Sign.GOOD_TO_KNOW: _ring,
    Sign.NOT_CHECKED: _question,
    Sign.PARTLY_CHECKED: _one_half,
}


def draw_sign(canvas: Canvas, sign: Sign, size: float) -> None:
    """Draw ``sign`` with its lower left corner at the origin."""
    _SIGNS[sign](canvas, size)
