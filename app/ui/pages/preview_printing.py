"""Printing a PDF through the system's printers: each page is drawn in bands, as sharp as the printer is.

A whole page at 600 dots per inch would take 140 MB; a band of it takes eight. These functions run as jobs of the
background worker, as everything of PDFium does; the painter of a printer may be used there too.
"""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QMarginsF, QRect, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from app.ui.pages.preview_drawing import Leaf, draw_band

SHARPEST = 600
_BAND_BYTES = 8 * 1024 * 1024
_POINTS = 72


class NotPrinted(Exception):  # noqa: N818 - it is said to a person, in a sentence
    """The printer did not take the pages."""


def printer_for(leaf: Leaf) -> QPrinter:
    """A printer set to the paper of a page, without margins: the page has its own."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    size = QPageSize(QSizeF(leaf.width, leaf.height), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    printer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
    printer.setFullPage(True)
    printer.setDocName("Summary")  # it shows in the printer's queue, and says nothing about the person
    return printer


def print_pages(
    pdf: bytes, leaves: Sequence[Leaf], printer: QPrinter, told: Callable[[int, int], None] = lambda _done, _of: None
) -> int:
    """Print the pages that the printer's dialog asked for and return how many; raises NotPrinted.

    `told` is called after each page with how many are printed and how many there will be; what it raises ends it.
    """
    wanted = chosen_pages(printer, len(leaves))
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        raise NotPrinted
    try:
        for done, place in enumerate(wanted, 1):
            if done > 1 and not printer.newPage():
                raise NotPrinted
            _draw(painter, printer, pdf, place, leaves[place])
            told(done, len(wanted))
    finally:
        painter.end()
    return len(wanted)


def chosen_pages(printer: QPrinter, count: int) -> range:
    """The places (from 0) of the pages that were chosen in the dialog; all of them when none were."""
    first, last = printer.fromPage(), printer.toPage()
    return range(max(first, 1) - 1, min(last or count, count))


def _draw(painter: QPainter, printer: QPrinter, pdf: bytes, place: int, leaf: Leaf) -> None:
    """Draw a page in the middle of the paper, smaller where the paper is smaller than the page, never larger."""
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    dots = printer.resolution() / _POINTS
    fit = min(1.0, paper.width() / (leaf.width * dots), paper.height() / (leaf.height * dots))
    across, down = leaf.width * dots * fit, leaf.height * dots * fit
    left, top = (paper.width() - across) / 2, (paper.height() - down) / 2
    scale = dots * fit * min(1.0, SHARPEST / printer.resolution())
    for start, rows, height in bands(leaf, scale):
        picture = draw_band(pdf, place, scale, start, rows)
        image = QImage(picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32)
        share = down / height
        target = QRectF(left, top + start * share, across, picture.height * share)
        painter.drawImage(target, image, QRectF(QRect(0, 0, picture.width, picture.height)))


def bands(leaf: Leaf, scale: float) -> Iterator[tuple[int, int, int]]:
    """Cut a page of `scale` dots a point into bands: the first row of each, how many rows, and the rows of the page."""
    width, height = max(1, round(leaf.width * scale)), max(1, round(leaf.height * scale))
    rows = max(1, _BAND_BYTES // (4 * width))
    for start in range(0, height, rows):
        yield start, min(rows, height - start), height
