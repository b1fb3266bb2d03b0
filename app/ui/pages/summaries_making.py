"""Making the pages of a summary off the window's thread; of several asked for, the last one counts."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from app.services.log import LogData
from app.services.summary import SummaryData
from app.services.summary_options import SummaryOptions
from app.ui.background import Background
from app.ui.pages.preview_drawing import Leaf, read_headings, read_leaves

MakeLog = Callable[[LogData, SummaryOptions, Callable[[int, int], None]], bytes]
MakePdf = Callable[[SummaryData, SummaryOptions], bytes]


@dataclass(frozen=True, slots=True)
class Press:
    """What turns a summary into files: `make_pdf` the pages, `protect` a copy of them that asks for a password.

    `make_log` prints every entry of a period and tells how far it is.
    """

    make_pdf: MakePdf
    protect: Callable[[bytes, str], bytes]
    make_log: MakeLog


@dataclass(frozen=True, slots=True)
class Made:
    """A summary as it was printed into memory: what it says, how it was chosen, the bytes, its pages and headings."""

    summary: SummaryData
    options: SummaryOptions
    pdf: bytes
    leaves: tuple[Leaf, ...]
    headings: tuple[tuple[str, int], ...] = ()

    def says(self, summary: SummaryData, options: SummaryOptions) -> bool:
        """Whether a page made now would say the same, its id and the minute of printing apart."""
        same_day = self.summary.printed_at.date() == summary.printed_at.date()
        alike = replace(summary, printed_at=self.summary.printed_at, document_id=self.summary.document_id)
        return same_day and self.options == options and self.summary == alike


class Making(QObject):
    """Turns summaries into pages. `made` is sent with a Made, `failed` with what was raised."""

    made = Signal(object)
    failed = Signal(object)

    def __init__(self, make_pdf: MakePdf, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._make_pdf, self._background = make_pdf, background
        self._next: tuple[SummaryData, SummaryOptions] | None = None
        self._busy = False

    def ask(self, summary: SummaryData, options: SummaryOptions) -> None:
        """Make these pages; an answer for what was asked before is no longer sent."""
        self._next = (summary, options)
        if not self._busy:
            self._begin()

    def _begin(self) -> None:
        wanted, self._next = self._next, None
        if wanted is None:
            return
        summary, options = wanted
        make_pdf = self._make_pdf

        def job() -> Made:
            pdf = make_pdf(summary, options)
            return Made(summary, options, pdf, read_leaves(pdf), read_headings(pdf))

        self._busy = True
        self._background.run(self, job, self._take, self._fail)

    def _take(self, made: Made) -> None:
        self._busy = False
        if self._next is None:
            self.made.emit(made)
        self._begin()

    def _fail(self, error: BaseException) -> None:
        self._busy = False
        if self._next is None:
            self.failed.emit(error)
        self._begin()
