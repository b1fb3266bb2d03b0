"""The preview: the PDF itself, page by page, from memory; nothing is written anywhere by looking at it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QStackedLayout, QWidget

from app.ui.background import Background
from app.ui.pages.preview_desk import Desk, Zoom
from app.ui.pages.preview_drawing import Leaf
from app.ui.pages.preview_finding import PageSearch
from app.ui.theme import Theme
from app.ui.widgets.boxes import Column, Row, boxed
from app.ui.widgets.card import Hairline
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import MEDIUM, Text, body

_ZOOMS = ((Zoom.WIDTH.value, "Fit width"), (Zoom.WHOLE.value, "Whole page"), (Zoom.LARGE.value, "Larger"))


class Preview(QFrame):
    """A line that says which page is in view and how large, over the desk with the pages.

    `failed` is sent with what PDFium raised when a page cannot be drawn.
    """

    failed = Signal(object)

    def __init__(self, background: Background) -> None:
        super().__init__()
        self.setProperty("role", "well")
        self.setAccessibleName("Preview")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.desk = Desk(background)
        self._where = Text("", weight=MEDIUM, wrap=False)
        self._zooms = Segmented(_ZOOMS, "Size of the pages", Zoom.WIDTH.value)
        self._finding = PageSearch(background, self.desk)
        self._waiting = body("", "soft")
        self._low = 320
        bar = Row(gap=10, margins=(18, 8, 14, 8))
        bar.add(self._where)
        bar.add(None)
        bar.add(self._zooms)
        under = QWidget(self)
        self._places = QStackedLayout(under)  # without a parent each page would be a window of its own for a moment
        self._places.addWidget(boxed(Column(self._waiting, None, margins=(24, 20, 24, 20))))
        self._places.addWidget(self.desk)
        whole = Column(bar, self._finding, Hairline(), gap=0)
        whole.addWidget(under, 1)
        self.setLayout(whole)
        self._zooms.chosen.connect(lambda key: self.desk.zoom(Zoom(key)))
        self.desk.turned.connect(self._say_where)
        self.desk.failed.connect(self.failed)
        Theme.of(self).changed.connect(self._fit_height)
        self.keep_high(high=False)
        self.wait("")

    def show_pdf(self, pdf: bytes, leaves: tuple[Leaf, ...], headings: tuple[tuple[str, int], ...] = ()) -> None:
        """Show a PDF whose pages and headings were read before."""
        self.desk.lay(pdf, leaves)
        self._finding.show_pdf(pdf, len(leaves), headings)
        self._places.setCurrentIndex(1)
        self._zooms.setEnabled(True)
        self._finding.setEnabled(True)
        self._say_where()

    def start_search(self) -> None:
        """Go to the field that searches the pages, where there are pages."""
        self._finding.start()

    def wait(self, sentence: str) -> None:
        """Show a sentence where the pages will be, as long as there are none."""
        self._waiting.setText(sentence)
        self._zooms.setEnabled(False)
        self._finding.setEnabled(False)
        self._where.setText("")
        self._places.setCurrentIndex(0)

    def keep_high(self, *, high: bool) -> None:
        """Take the height of a page even where the window scrolls: for when it stands below something else."""
        self._low = 640 if high else 320
        self._fit_height()

    def where(self) -> str:
        """Which page is in view, as it is shown: "Page 1 of 3"."""
        return self._where.text()

    def _say_where(self) -> None:
        self._where.setText(f"Page {self.desk.current} of {len(self.desk.sheets)}")

    def _fit_height(self) -> None:
        self.setMinimumHeight(Theme.of(self).u(self._low))
