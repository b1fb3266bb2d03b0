"""The marks of a day on a time axis, drawn from lines in black: bars, ring, cross, diamond, dot."""

from reportlab.lib.colors import black, white
from reportlab.pdfgen.canvas import Canvas

Box = tuple[float, float, float, float]
_HATCH = 2.2


def amount_bar(canvas: Canvas, box: Box, *, hatched: bool, open_top: bool) -> None:
    """Draw a bar (left, foot, width, height), solid or hatched; with an open top there was more than is known."""
    x, y, wide, tall = box
    canvas.saveState()
    canvas.setLineWidth(0.6)
    if hatched:
        _hatching(canvas, box)
    else:
        canvas.rect(x, y, wide, tall, stroke=0, fill=1)
    canvas.line(x, y, x, y + tall)
    canvas.line(x + wide, y, x + wide, y + tall)
    if open_top:
        canvas.line(x, y + tall, x, y + tall + 2.5)
        canvas.line(x + wide, y + tall, x + wide, y + tall + 2.5)
    else:
        canvas.line(x, y + tall, x + wide, y + tall)
    canvas.restoreState()


def _hatching(canvas: Canvas, box: Box) -> None:
    """Draw lines that rise to the right, each cut at the edges of the box."""
    x, y, wide, tall = box
    start = -wide
    while start < tall:
        low, high = max(start, 0.0), min(start + wide, tall)
        if high > low:
            canvas.line(x + low - start, y + low, x + high - start, y + high)
        start += _HATCH


def ring(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """Draw an empty circle."""
    canvas.saveState()
    canvas.setLineWidth(0.7)
    canvas.setFillColor(white)
    canvas.circle(x, y, radius, stroke=1, fill=1)
    canvas.restoreState()


def dot(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """Draw a filled circle."""
    canvas.saveState()
    canvas.setFillColor(black)
    canvas.circle(x, y, radius, stroke=0, fill=1)
    canvas.restoreState()


def cross(canvas: Canvas, x: float, y: float, reach: float) -> None:
    """Draw a small cross, upright on its feet."""
    canvas.saveState()
    canvas.setLineWidth(0.6)
    canvas.line(x - reach, y - reach, x + reach, y + reach)
    canvas.line(x - reach, y + reach, x + reach, y - reach)
    canvas.restoreState()


def diamond(canvas: Canvas, x: float, y: float, reach: float) -> None:
    """Draw an empty square on its corner."""
    canvas.saveState()
    canvas.setLineWidth(0.7)
    canvas.setFillColor(white)
    path = canvas.beginPath()
    path.moveTo(x, y + reach)
    for corner in ((x + reach, y), (x, y - reach), (x - reach, y)):
        path.lineTo(*corner)
    path.close()
    canvas.drawPath(path, stroke=1, fill=1)
    canvas.restoreState()
