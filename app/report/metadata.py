"""What a PDF says about itself: when it was printed, its title and language, which standard it keeps."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import XMP

from app.report.attached import Attachment


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """The document information, already plain text.

    ``printed_at`` carries its offset from UTC and is the only moment in the file: nothing here reads a clock.
    ``attached`` are the files that travel inside it.
    """

    title: str
    printed_at: datetime
    language: str = "en-GB"
    author: str = ""
    subject: str = ""
    creator: str = "Doseleaf"
    attached: tuple[Attachment, ...] = ()


class PrintTime:
    """A moment in the shape in which ReportLab asks for it (it would read the clock itself). Needs an aware moment."""

    def __init__(self, moment: datetime) -> None:
        offset = moment.utcoffset()
        if offset is None:
            raise ValueError("The print time must carry its offset from UTC.")
        self.t = moment.timestamp()
        self.YMDhms = (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second)
        minutes = offset // timedelta(minutes=1)
        self.dhh = int(minutes / 60)
        self.dmm = abs(minutes) % 60
        self.iso = moment.replace(microsecond=0).isoformat()
        self.pdf = f"D:{moment:%Y%m%d%H%M%S}{'-' if minutes < 0 else '+'}{abs(self.dhh):02}'{self.dmm:02}'"


_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
# PDF/A wants every property described that it does not know itself, and it does not know those of PDF/UA.
_PART = (
    "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of the PDF/UA standard</pdfaProperty:description>"
)
_UA_SCHEMA = (
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
    f"<pdfaSchema:namespaceURI>{_NAMESPACES['pdfuaid']}</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    f'<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">{_PART}</rdf:li></rdf:Seq></pdfaSchema:property>'
)
_STANDARDS = (
    "<pdfuaid:part>1</pdfuaid:part><pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
    f'<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">{_UA_SCHEMA}</rdf:li></rdf:Bag>'
    "</pdfaExtension:schemas>"
)


def metadata_stream(info: DocumentInfo, *, tagged: bool) -> Any:
    """Return the XMP stream of the document, which claims PDF/UA-1 and PDF/A-3a only when the document is tagged."""
    packet = metadata_packet(info, tagged=tagged).encode("utf-8")
    return XMP(creator=lambda _document: packet)


def metadata_packet(info: DocumentInfo, *, tagged: bool) -> str:
    """Return the XMP packet. Source of the properties: ISO 16684-1; ISO 14289-1, 5; ISO 19005-3, 6.6."""
    when = PrintTime(info.printed_at).iso
    spaces = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in _NAMESPACES.items())
    properties = [
        _STANDARDS if tagged else "",
        "<dc:format>application/pdf</dc:format>",
        f"<dc:title>{_in_default_language(info.title)}</dc:title>",
        f"<dc:description>{_in_default_language(info.subject)}</dc:description>",
        f"<dc:creator><rdf:Seq><rdf:li>{escape(info.author)}</rdf:li></rdf:Seq></dc:creator>",
        f"<dc:language><rdf:Bag><rdf:li>{escape(info.language)}</rdf:li></rdf:Bag></dc:language>",
        f"<xmp:CreateDate>{when}</xmp:CreateDate><xmp:ModifyDate>{when}</xmp:ModifyDate>",
        f"<xmp:CreatorTool>{escape(info.creator)}</xmp:CreatorTool>",
        f"<pdf:Producer>{escape(info.creator)}</pdf:Producer>",
    ]
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {spaces}>{"".join(properties)}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    )


def _in_default_language(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>'
