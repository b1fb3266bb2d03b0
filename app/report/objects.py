"""ReportLab's own PDF objects where they must be a little different, each contained in a subclass."""

from typing import Any

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import XMP, PDFCatalog, PDFDocument, PDFFormXObject, PDFPage, PDFStream

# ReportLab would wrap every compressed stream in ASCII85, which makes the file a quarter larger for nothing.
rl_config.useA85 = 0

_END = b"endstream\n"


def _with_end_of_line(written: bytes) -> bytes:
    """Put the end of line before ``endstream`` that ISO 32000-1, 7.3.8.1 asks for and ReportLab 5.1 leaves out."""
    return written.removesuffix(_END) + b"\n" + _END


class Stream(PDFStream):
    """A stream whose data end with an end of line before ``endstream``."""

    def format(self, document: Any) -> bytes:
        """Write the stream."""
        return _with_end_of_line(super().format(document))


class MetadataStream(XMP):
    """The same for the stream that describes the document."""

    def format(self, doc: Any) -> bytes:
        """Write the stream."""
        return _with_end_of_line(super().format(doc))


class Form(PDFFormXObject):
    """The same for a drawing that is used on many pages."""

    def format(self, document: Any) -> bytes:
        """Write the drawing."""
        return _with_end_of_line(super().format(document))


_PAGE_KEYS = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]
_CATALOGUE_KEYS = [*PDFCatalog.__NoDefault__, "AF", "OutputIntents"]


class TaggedPage(PDFPage):
    """A page that can say where its structure is found and in which order its fields are walked."""

    __NoDefault__ = _PAGE_KEYS
    StructParents: int | None = None
    Tabs: Any = None


class Catalogue(PDFCatalog):
    """A catalogue that has room for attached files and an output intent beside what ReportLab knows."""

    __NoDefault__ = _CATALOGUE_KEYS
    __Refs__ = _CATALOGUE_KEYS


_OWN = {PDFStream: Stream, XMP: MetadataStream, PDFFormXObject: Form}


class Document(PDFDocument):
    """A document that turns every stream registered with it into one that ends as the standard asks."""

    def Reference(self, obj: Any, name: str | None = None) -> Any:
        """Register ``obj`` and return the reference to it."""
        own = _OWN.get(type(obj))
        if own is not None:
            obj.__class__ = own
        return super().Reference(obj, name)  # type: ignore[no-untyped-call] # the stubs leave it untyped
