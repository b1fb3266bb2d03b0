"""What the tests of the printed page share: the fonts, a setup, and reading a PDF back."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from reportlab.platypus import Flowable

from app.report.blocks import Typesetter
from app.report.fonts import Fonts, load_fonts
from app.report.metadata import DocumentInfo
from app.report.page import PageSetup, print_story

FONT_FOLDER = Path(__file__).parents[2] / "resources" / "fonts"
PRINTED_AT = datetime(2026, 11, 20, 9, 12, tzinfo=UTC)

NASTY = (
    "plain words",
    "Naïve café, Łódź, Nguyễn",
    "<b>bold</b>",
    "a < b > c & d",
    "&amp; &#65; &lt;",
    "</para><para>",
    '<img src="file:///etc/passwd"/>',
    '<font color="[[[getattr(pow,word)]]]">x</font>',
    "<br/>\n<br/>",
    "line one\nline two\r\nline three\rline four",
    "next\u0085line\u2028and\u2029paragraph",
    "tab\tand\x0bvertical\x0cfeed",
    "null\x00byte",
    "escape\x1b[31m",
    "lone \ud800 surrogate \udfff",
    "\ufffe\uffff\U0001ffff\ufdd0",
    "dose \u202e01\u202c mg",
    "isolate \u2066x\u2069 mark\u200f",
    "zero\u200bwidth\ufeffand\u2060joiner",
    "soft\u00adhyphen",
    "e\u0301 A\u030a",
    "½ tablet, 100 µg, 5 °C",
    "😀 💊 👩\u200d⚕\ufe0f",
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
    "שלום",
    "مرحبا",
    "สวัสดี",
    "नमस्ते",
    "漢字かな",
    "\ue000 private",
    "W" * 5000,
    "line\n" * 400,
)


class Reading:
    """A PDF as somebody gets it who reads its text."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.pdf = PdfReader(BytesIO(data))
        self.pages = [page.extract_text() for page in self.pdf.pages]

    @property
    def text(self) -> str:
        """All the text without white space, so that line ends do not matter."""
        return "".join("".join(self.pages).split())

    def characters(self) -> Counter[str]:
        """Every character but white space, in any order: right-to-left text is read back in another one."""
        return Counter(self.text)

    def sizes(self) -> set[float]:
        """The type sizes of everything on the pages."""
        found: set[float] = set()
        for page in self.pdf.pages:
            contents = page.get_contents()
            assert contents is not None
            for block in re.findall(rb"BT(.*?)ET", contents.get_data(), re.DOTALL):
                if b"Tj" in block:
                    found |= {float(size) for size in re.findall(rb"/F\S+ ([\d.]+) Tf", block)}
        return found

    def fonts(self) -> dict[str, Any]:
        """The fonts that the pages name, with their descriptors (None for a font that is not embedded)."""
        found: dict[str, Any] = {}
        for page in self.pdf.pages:
            resources: Any = page["/Resources"]
            for font in resources["/Font"].values():
                entry = font.get_object()
                found[entry["/BaseFont"]] = entry.get("/FontDescriptor")
        return found

    def character_maps(self) -> bytes:
        """The maps from what is drawn to characters, of all fonts, one after the other."""
        maps = b""
        for page in self.pdf.pages:
            resources: Any = page["/Resources"]
            for font in resources["/Font"].values():
                if "/ToUnicode" in font.get_object():
                    maps += font.get_object()["/ToUnicode"].get_data()
        return maps


Printer = Callable[..., Reading]


@pytest.fixture(scope="session")
def fonts() -> Fonts:
    return load_fonts(FONT_FOLDER)


@pytest.fixture
def setter(fonts: Fonts) -> Typesetter:
    return Typesetter(fonts, setup().text_width)


def setup(**changes: Any) -> PageSetup:
    info = DocumentInfo("Medicines and cannabis summary", changes.pop("printed_at", PRINTED_AT))
    info = changes.pop("info", info)
    standing: dict[str, Any] = {"running_head": "", "running_title": "", "foot": ""}
    return PageSetup(info, **(standing | changes))


@pytest.fixture(scope="session")
def printed(fonts: Fonts) -> Printer:
    def build(story: Sequence[Flowable], **changes: Any) -> Reading:
        return Reading(print_story(story, setup(**changes), fonts))

    return build


@pytest.fixture(scope="session")
def read() -> Callable[[bytes], Reading]:
    return Reading


@pytest.fixture(scope="session")
def nasty() -> tuple[str, ...]:
    return NASTY
