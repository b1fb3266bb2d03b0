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
        return alike((self.summary, self.options), (summary, options))


def alike(one: tuple[SummaryData, SummaryOptions], other: tuple[SummaryData, SummaryOptions]) -> bool:
    """Whether two pages say the same, their ids and the minutes of printing apart."""
    same_day = one[0].printed_at.date() == other[0].printed_at.date()
    twin = replace(other[0], printed_at=one[0].printed_at, document_id=one[0].document_id)
    return same_day and one[1] == other[1] and one[0] == twin


class Making(QObject):
    """Turns summaries into pages. `made` is sent with a Made, `failed` with what was raised."""

    made = Signal(object)
    failed = Signal(object)

    def __init__(self, make_pdf: MakePdf, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._make_pdf, self._background = make_pdf, background
        self._next: tuple[SummaryData, SummaryOptions] | None = None
        self._at: tuple[SummaryData, SummaryOptions] | None = None
        self._wanted = False

    def ask(self, summary: SummaryData, options: SummaryOptions) -> None:
        """Make these pages; an answer for what was asked before is no longer sent."""
        self._wanted = True
        if self._at is None:
            self._next = (summary, options)
            self._begin()
        else:
            self._next = None if alike(self._at, (summary, options)) else (summary, options)

    def drop(self) -> None:
        """Ask for nothing any more: what is being made is no longer wanted."""
        self._next, self._wanted = None, False

    def _begin(self) -> None:
        wanted, self._next = self._next, None
        if wanted is None:
            return
        self._at = summary, options = wanted
        make_pdf = self._make_pdf

        def job() -> Made:
            pdf = make_pdf(summary, options)
            return Made(summary, options, pdf, read_leaves(pdf), read_headings(pdf))

        self._background.run(self, job, self._take, self._fail)

    def _take(self, made: Made) -> None:
        self._at = None
        if self._next is None and self._wanted:
            self.made.emit(made)
        self._begin()

    def _fail(self, error: BaseException) -> None:
        self._at = None
        if self._next is None and self._wanted:
            self.failed.emit(error)
        self._begin()
