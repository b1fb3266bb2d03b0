"""What a file for the archive carries beside its pages: attached files, and the colour space its colours are meant in.

Source: ISO 19005-3 (PDF/A-3), 6.2.3 and 6.8; ISO 32000-1, 7.11.4 and 14.11.5.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from PIL import ImageCms
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject, PDFStream, PDFString, PDFZCompress

_SRGB = "sRGB IEC61966-2.1"
# Where the header of a colour profile holds the moment it was made (ICC.1:2001, 6.1.8): twelve bytes.
_MADE, _MADE_END = 24, 36
_FIXED_MOMENT = b"".join(number.to_bytes(2, "big") for number in (2000, 1, 1, 0, 0, 0))


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the PDF: its name, what it holds, its media type ("application/json") and what it is in words."""

    name: str
    content: bytes
    media_type: str
    description: str


class MediaType(PDFObject):
    """A media type as the name of a PDF object; ReportLab's own names leave the slash as it is, which ends them."""

    def __init__(self, text: str) -> None:
        self._text = text

    def format(self, _document: Any) -> bytes:
        """Write the name."""
        return b"/" + self._text.replace("/", "#2F").encode("ascii")


def attach_files(document: Any, attachments: Sequence[Attachment], moment: str) -> None:
    """Put ``attachments`` into ``document`` as data of the whole document; ``moment`` is the date they bear."""
    if not attachments:
        return
    named: list[Any] = []
    for attachment in sorted(attachments, key=lambda each: each.name):
        named += [PDFString(attachment.name), _file(document, attachment, moment)]
    catalogue = document.Catalog
    catalogue.Names = PDFDictionary({"EmbeddedFiles": PDFDictionary({"Names": PDFArray(named)})})
    catalogue.AF = PDFArray(named[1::2])


def _file(document: Any, attachment: Attachment, moment: str) -> Any:
    size = PDFDictionary({"Size": len(attachment.content), "ModDate": PDFString(moment)})
    kind = {"Type": PDFName("EmbeddedFile"), "Subtype": MediaType(attachment.media_type), "Params": size}
    stream = PDFStream(dictionary=PDFDictionary(kind), content=attachment.content, filters=[PDFZCompress])
    content = document.Reference(stream, f"Attached:{attachment.name}")
    named = {"F": PDFString(attachment.name), "UF": PDFString(attachment.name)}
    about = {"Desc": PDFString(attachment.description), "AFRelationship": PDFName("Data")}
    both = PDFDictionary({"F": content, "UF": content})
    return document.Reference(
        PDFDictionary({"Type": PDFName("Filespec"), "EF": both, **named, **about}), f"File:{attachment.name}"
    )


def declare_colours(document: Any) -> None:
    """Say that the colours of ``document`` are those of sRGB, with the profile that defines them inside."""
    stream = PDFStream(dictionary=PDFDictionary({"N": 3}), content=colour_profile(), filters=[PDFZCompress])
    intent = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": PDFString(_SRGB),
        "Info": PDFString(_SRGB),
        "DestOutputProfile": document.Reference(stream, "ColourProfile"),
    }
    document.Catalog.OutputIntents = PDFArray([PDFDictionary(intent)])


@lru_cache(maxsize=1)
def colour_profile() -> bytes:
    """Return the ICC profile of sRGB. The moment in it is a fixed one, or no two prints would be the same bytes."""
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return made[:_MADE] + _FIXED_MOMENT + made[_MADE_END:]
