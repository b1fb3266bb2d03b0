"""The archive's side of a PDF: the attached twin, its digest on every page, and bytes that no clock changes."""

import hashlib
from datetime import datetime
from typing import Any

import pytest

from app.report.attached import Attachment, colour_profile
from app.report.blocks import Typesetter
from app.report.metadata import DocumentInfo, PrintTime, metadata_packet
from app.report.summary_pdf import summary_pdf
from app.services.summary import SummaryData
from tests.report.records import FONTS, NOW, typical

TWIN = '{"name": "Zoë", "schema": "example"}'.encode()


@pytest.fixture(scope="module")
def sample() -> SummaryData:
    return typical()


@pytest.fixture(scope="module")
def reading(sample: SummaryData, read: Any) -> Any:
    return read(summary_pdf(sample, paper="a4", fonts=FONTS, twin=TWIN))


def test_the_twin_travels_in_the_file_byte_for_byte(reading: Any) -> None:
    assert reading.pdf.attachments == {"summary.json": [TWIN]}


def test_the_foot_of_every_page_names_the_digest_of_the_twin(reading: Any) -> None:
    digest = hashlib.sha256(TWIN).hexdigest()
    assert all(f"Content{digest[:12]}." in "".join(page.split()) for page in reading.pages)
    assert digest in reading.text


def test_the_attachment_says_what_it_is_to_the_document(reading: Any) -> None:
    (file,) = reading.pdf.root_object["/AF"]
    entry = file.get_object()
    assert (entry["/Type"], entry["/AFRelationship"], entry["/UF"]) == ("/Filespec", "/Data", "summary.json")
    stream = entry["/EF"]["/F"].get_object()
    assert stream["/Subtype"] == "/application/json"
    assert stream["/Params"]["/Size"] == len(TWIN)
    assert stream["/Params"]["/ModDate"] == "D:20261120091200+00'00'"


def test_without_a_twin_nothing_is_attached_and_no_digest_is_named(sample: SummaryData, read: Any) -> None:
    bare = read(summary_pdf(sample, paper="a4", fonts=FONTS))
    assert not bare.pdf.attachments
    assert "/AF" not in bare.pdf.root_object
    assert "Content" not in bare.pages[0].split("Private health information")[1]


def test_several_files_are_named_in_order(setter: Typesetter, printed: Any) -> None:
    files = tuple(Attachment(name, name.encode(), "text/plain", name) for name in ("b.txt", "a.txt"))
    info = DocumentInfo("Title", NOW, attached=files)
    reading = printed([setter.paragraph("x")], info=info)
    assert list(reading.pdf.attachments) == ["a.txt", "b.txt"]


def test_the_colour_profile_is_the_same_at_every_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    made = colour_profile.__wrapped__()
    assert made[36:40] == b"acsp"

    class LaterProfile:
        def __init__(self, _kind: object) -> None:
            pass

        def tobytes(self) -> bytes:
            return made[:24] + bytes(range(12)) + made[36:]

    monkeypatch.setattr("app.report.attached.ImageCms.ImageCmsProfile", LaterProfile)
    assert colour_profile.__wrapped__() == made


def test_only_a_tagged_document_claims_to_be_accessible_and_archival() -> None:
    info = DocumentInfo("Title", NOW)
    tagged, untagged = metadata_packet(info, tagged=True), metadata_packet(info, tagged=False)
    for claim in ("<pdfuaid:part>1</pdfuaid:part>", "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A<"):
        assert claim in tagged
        assert claim not in untagged


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        ("2026-11-20T09:12:05+00:00", "D:20261120091205+00'00'"),
        ("2026-11-20T09:12:05-03:30", "D:20261120091205-03'30'"),
        ("2026-11-20T09:12:05+05:45", "D:20261120091205+05'45'"),
        ("2026-11-20T09:12:05-00:30", "D:20261120091205-00'30'"),
    ],
)
def test_a_moment_keeps_its_offset_in_the_file(moment: str, shown: str) -> None:
    assert PrintTime(datetime.fromisoformat(moment)).pdf == shown
