"""A copy with a password: nothing of the page is lost, nothing is readable without it, and no two are alike."""

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from app.exchange.password_copy import password_copy
from app.exchange.summary_json import summary_json
from app.report.summary_pdf import summary_pdf
from tests.report.records import FONTS, short

PASSWORD = "Kräuter 3 Löffel 漢"  # noqa: S105 - of a test


@pytest.fixture(scope="module")
def plain() -> bytes:
    return summary_pdf(short(), paper="a4", fonts=FONTS, twin=summary_json(short()))


def test_the_copy_opens_with_its_password_only(plain: bytes) -> None:
    copy = PdfReader(BytesIO(password_copy(plain, PASSWORD)))
    assert copy.is_encrypted
    assert not copy.decrypt("another")
    assert copy.decrypt(PASSWORD)


def test_it_is_encrypted_with_aes_256(plain: bytes) -> None:
    copy = PdfReader(BytesIO(password_copy(plain, PASSWORD)))
    encryption: Any = copy.trailer["/Encrypt"]
    assert (encryption["/V"], encryption["/R"], encryption["/Length"]) == (5, 6, 256)


def test_everything_of_the_page_is_in_it(plain: bytes) -> None:
    before, copy = PdfReader(BytesIO(plain)), PdfReader(BytesIO(password_copy(plain, PASSWORD)))
    copy.decrypt(PASSWORD)
    assert [page.extract_text() for page in copy.pages] == [page.extract_text() for page in before.pages]
    assert copy.attachments == before.attachments
    for key in ("/StructTreeRoot", "/MarkInfo", "/Lang", "/Outlines"):
        assert key in copy.root_object


def test_nothing_is_readable_without_the_password(plain: bytes) -> None:
    copy = password_copy(plain, PASSWORD)
    title = b"Medicines and cannabis summary"
    assert title in plain  # the control: in the clear file it can be read
    for clear in (title, b"Period", PASSWORD.encode()):
        assert clear not in copy


def test_no_two_copies_are_alike(plain: bytes) -> None:
    assert password_copy(plain, PASSWORD) != password_copy(plain, PASSWORD)
