"""The structure tree of a tagged PDF: which piece of ink is a heading, a table cell, a paragraph.

ReportLab writes no structure. The tree is grown while the page is drawn (``app.report.tagged``) and turned into PDF
objects here, after the last page. Source: ISO 32000-1, 14.7 and 14.8; ISO 14289-1 (PDF/UA-1).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFString


class MarkedContent(NamedTuple):
    """A piece of ink: page index from 0 and its number on that page."""

    page: int
    number: int


@dataclass(slots=True, eq=False)
class Element:
    """One element of the structure tree; two elements are the same only when they are the same object.

    ``alt`` describes a figure, ``actual`` replaces drawn ink by words, ``attributes`` are written as they are.
    """

    tag: str
    alt: str = ""
    actual: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    children: list["Element | MarkedContent"] = field(default_factory=list)

    def stands_for_something(self) -> bool:
        """Whether the element belongs into the file: it holds ink, or its place in a table counts."""
        return bool(self.children) or self.tag in {"TD", "TH"}


def attach_structure(document: Any, root: Element, pages: Sequence[Sequence[Element]]) -> None:
    """Write ``root`` into ``document`` (a ReportLab ``PDFDocument`` whose pages are all there).

    ``pages`` lists for every page the element of each marked content number, in order.
    """
    tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
    reference = document.Reference(tree, "StructTreeRoot")
    written: dict[int, PDFObjectReference] = {}
    tree["K"] = _write(document, root, reference, written)
    numbers: list[Any] = []
    for index, elements in enumerate(pages):
        parents = PDFArray([written[id(element)] for element in elements])
        numbers += [index, document.Reference(parents, f"ParentsOfPage{index}")]
    tree["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(numbers)}), "ParentTree")
    tree["ParentTreeNextKey"] = len(pages)
    catalogue = document.Catalog
    catalogue.StructTreeRoot = reference
    catalogue.MarkInfo = PDFDictionary({"Marked": "true"})


def _write(document: Any, element: Element, parent: Any, written: dict[int, PDFObjectReference]) -> PDFObjectReference:
    entry = PDFDictionary({"S": PDFName(element.tag), "P": parent})
    reference: PDFObjectReference = document.Reference(entry, f"Element{len(written) + 1}")
    written[id(element)] = reference
    if element.alt:
        entry["Alt"] = PDFString(element.alt)
    if element.actual:
        entry["ActualText"] = PDFString(element.actual)
    if element.attributes:
        entry["A"] = PDFDictionary(dict(element.attributes))
    home = next((child.page for child in element.children if isinstance(child, MarkedContent)), None)
    if home is not None:
        entry["Pg"] = _page(home)
    kids: list[Any] = []
    for child in element.children:
        if isinstance(child, MarkedContent):
            kids.append(child.number if child.page == home else _content_elsewhere(child))
        elif child.stands_for_something():
            kids.append(_write(document, child, reference, written))
    if kids:
        entry["K"] = PDFArray(kids)
    return reference


def _page(index: int) -> PDFObjectReference:
    return PDFObjectReference(f"Page{index + 1}")


def _content_elsewhere(content: MarkedContent) -> PDFDictionary:
    return PDFDictionary({"Type": PDFName("MCR"), "Pg": _page(content.page), "MCID": content.number})
