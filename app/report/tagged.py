"""Drawing with structure: a canvas that knows what each piece of ink is.

What is drawn belongs either to an element of the structure tree or to an artifact (lines, backgrounds, the running head
and the foot of a page). Without tagging every call here does nothing, so that long logs can be printed without a tree.
Paragraphs and tables that make use of it are in ``app.report.elements``.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFName
from reportlab.pdfgen.canvas import Canvas

from app.report.attached import attach_files, declare_colours
from app.report.metadata import DocumentInfo, PrintTime, metadata_stream
from app.report.objects import Catalogue, Document, TaggedPage
from app.report.structure import Element, MarkedContent, attach_structure

PDF_VERSION = (1, 7)


class TaggedCanvas(Canvas):
    """A canvas that grows the structure tree while it is drawn on and writes it when it is saved.

    ``totals`` is called once after the last page with this canvas and the number of pages; it may define a form that
    the pages have already used. The bytes depend only on what is drawn and on ``info``.
    """

    _code: list[str]
    _doc: Any

    def __init__(
        self,
        target: Any,
        *,
        info: DocumentInfo,
        tagging: bool = True,
        totals: Callable[["TaggedCanvas", int], None] | None = None,
        **options: Any,
    ) -> None:
        options |= {"invariant": 1, "pageCompression": 1, "pdfVersion": PDF_VERSION, "lang": info.language}
        super().__init__(target, **options)
        self.tagging = tagging
        self._info = info
        self._totals = totals
        self._root = Element("Document")
        self._open = [self._root]
        self._artifacts = self._headings = 0
        self._outline_level = -1
        self._here: list[Element] = []
        self._pages: list[list[Element]] = []
        document = self._doc
        document.__class__ = Document
        document._timeStamp = PrintTime(info.printed_at)  # noqa: SLF001 - ReportLab offers no other way in
        document._catalog.__class__ = Catalogue  # noqa: SLF001 - the same
        document.updateSignature(PrintTime(info.printed_at).iso)

    def open(self, element: Element, *, again: bool = False) -> None:
        """Begin ``element`` inside the one that is open; ``again`` goes on with one that was begun before."""
        if not again:
            self._open[-1].children.append(element)
        self._open.append(element)

    def close(self) -> None:
        """End the element that was opened last."""
        self._open.pop()

    def begin_ink(self, element: Element, *, again: bool = False) -> None:
        """Everything drawn until :meth:`end_ink` is ``element``. Inside an artifact it is part of the artifact."""
        if self._artifacts or not self.tagging:
            self._artifacts += 1
            return
        if not again:
            self._open[-1].children.append(element)
        element.children.append(MarkedContent(len(self._pages), len(self._here)))
        self._code.append(f"/{element.tag} <</MCID {len(self._here)}>> BDC")
        self._here.append(element)

    def end_ink(self) -> None:
        """End what :meth:`begin_ink` began."""
        if self._artifacts:
            self._artifacts -= 1
        else:
            self._code.append("EMC")

    def begin_artifact(self, kind: str = "Layout") -> None:
        """Everything drawn until :meth:`end_artifact` carries no content; artifacts inside artifacts are one."""
        self._artifacts += 1
        if self._artifacts == 1 and self.tagging:
            self._code.append(f"/Artifact <</Type /{kind}>> BDC")

    def end_artifact(self) -> None:
        """End what :meth:`begin_artifact` began."""
        self._artifacts -= 1
        if self._artifacts == 0 and self.tagging:
            self._code.append("EMC")

    def lead_here(self, title: str, level: int, *, top: float) -> None:
        """Add an entry to the document's outline that leads to ``top`` points above the current origin.

        A level that would leave one out moves up to the one below the last entry.
        """
        level = min(level, self._outline_level + 1)
        self._outline_level = level
        self._headings += 1
        key = f"heading-{self._headings}"
        self.bookmarkHorizontal(key, 0, top)
        self.addOutlineEntry(title, key, level)

    def showPage(self) -> None:
        """Finish the page and remember which ink on it belongs to which element."""
        super().showPage()
        self._pages.append(self._here)
        self._here = []

    def save(self) -> None:
        """Finish the document: the number of pages, the structure, attached files, the metadata."""
        if self._code:
            self.showPage()
        if self._totals is not None:
            self._totals(self, len(self._pages))
        document = self._doc
        if self.tagging:
            for index, page in enumerate(document.Pages.pages):
                page.__class__ = TaggedPage
                page.StructParents, page.Tabs = index, PDFName("S")
            attach_structure(document, self._root, self._pages)
        attach_files(document, self._info.attached, PrintTime(self._info.printed_at).pdf)
        declare_colours(document)
        self.setViewerPreference("DisplayDocTitle", "true")
        document.Catalog.Metadata = metadata_stream(self._info, tagged=self.tagging)
        super().save()


@contextmanager
def artifact(canvas: Canvas, kind: str = "Layout") -> Iterator[None]:
    """Draw something that carries no content: a rule, a border, a running head (``kind`` "Pagination")."""
    if isinstance(canvas, TaggedCanvas):
        canvas.begin_artifact(kind)
    yield
    if isinstance(canvas, TaggedCanvas):
        canvas.end_artifact()


@contextmanager
def ink(canvas: Canvas, element: Element) -> Iterator[None]:
    """Draw something that is ``element``, for example a Span with its words or a Figure with its description."""
    if isinstance(canvas, TaggedCanvas):
        canvas.begin_ink(element)
    yield
    if isinstance(canvas, TaggedCanvas):
        canvas.end_ink()
