"""A QR code that names the document: its id, when it was printed and the digest of its twin; nothing about health."""

from reportlab.graphics.barcode.qr import QrCode
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfdoc import PDFArray, PDFName
from reportlab.platypus import Flowable

from app.report.signs import fresh_lines
from app.report.structure import Element
from app.report.tagged import ink
from app.report.text import plain

CODE_SIZE = 20 * mm
_QUIET = 2


class DocumentCode(Flowable):
    """The code in a square of ``size`` points; ``words`` are what it holds."""

    def __init__(self, words: str, *, size: float = CODE_SIZE) -> None:
        super().__init__()
        self.words = plain(words)
        self.width = self.height = size

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size, which does not depend on the room."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the code."""
        x, y = self.canv.absolutePosition(0, 0)
        box = PDFArray([round(each, 2) for each in (x, y, x + self.width, y + self.height)])
        attributes = {"O": PDFName("Layout"), "BBox": box, "Placement": PDFName("Block")}
        code = QrCode(self.words, qrLevel="M", qrBorder=_QUIET, width=self.width, height=self.height)
        code.canv = self.canv
        figure = Element("Figure", alt=f"QR code of this document: {self.words}", attributes=attributes)
        with ink(self.canv, figure), fresh_lines(self.canv):
            code.draw()


def code_words(document_id: str, printed_at: str, digest: str) -> str:
    """Return what the code holds: document, moment of printing in ISO 8601, the first 24 digits of the digest."""
    return f"DOSELEAF1 doc={document_id} printed={printed_at} sha256={digest[:24]}"
