"""The QR code of a document: it can be read off a fax, says which document this is, and nothing about anybody."""

import hashlib
from importlib import import_module
from typing import Any

import pytest
import zxingcpp

from app.report.document_code import DocumentCode, code_words
from app.report.summary_pdf import summary_pdf
from app.services.summary_options import Size
from tests.report.records import FONTS, typical

TWIN = b'{"schema": "example"}'


def faxed(data: bytes) -> Any:
    """The first page as a machine of one bit at 150 dpi sees it, as a picture."""
    document = import_module("pypdfium2").PdfDocument(data)
    picture = document[0].render(scale=150 / 72, grayscale=True).to_pil()
    document.close()
    return picture.point([0] * 128 + [255] * 128)


def read_off(data: bytes) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(faxed(data))]


@pytest.mark.parametrize("size", Size)
def test_the_code_is_read_off_a_fax_and_leads_to_file_and_foot(read: Any, size: Size) -> None:
    data = summary_pdf(typical(), paper="letter", fonts=FONTS, twin=TWIN, size=size)
    digest = hashlib.sha256(TWIN).hexdigest()
    assert read_off(data) == [f"DOSELEAF1 doc=SAMPLE printed=2026-11-20T09:12:00+00:00 sha256={digest[:24]}"]
    assert f"Content{digest[:12]}." in "".join(read(data).pages[0].split())


def test_the_code_says_nothing_about_the_person() -> None:
    (words,) = read_off(summary_pdf(typical(), paper="a4", fonts=FONTS, twin=TWIN))
    assert [part.split("=")[0] for part in words.split()] == ["DOSELEAF1", "doc", "printed", "sha256"]


def test_without_a_twin_there_is_no_code() -> None:
    assert read_off(summary_pdf(typical(), paper="a4", fonts=FONTS)) == []


def test_the_code_says_its_words_to_who_does_not_see_it(printed: Any) -> None:
    words = code_words("ABC", "2026-11-20T09:12:00+00:00", "0" * 64)
    reading = printed([DocumentCode(words)])
    tree = reading.pdf.root_object["/StructTreeRoot"]["/K"]
    (figure,) = (kid.get_object() for kid in tree["/K"])
    assert figure["/S"] == "/Figure"
    assert words in figure["/Alt"]
    assert [float(side) for side in figure["/A"]["/BBox"]][2] > 0
