"""A copy of a finished PDF that opens with a password only: AES-256, as PDF 2.0 defines it (ISO 32000-2, 7.6)."""

from io import BytesIO

from pypdf import PdfReader, PdfWriter


def password_copy(pdf: bytes, password: str) -> bytes:
    """Return ``pdf`` encrypted with a password that is not empty.

    Everything in it is kept: pages, structure, attached files. Two copies never have the same bytes, since the key is
    new each time, and an encrypted file is no PDF/A (ISO 19005-3, 6.1.3). A lost password cannot be found again.
    """
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    writer.encrypt(password, algorithm="AES-256")
    copy = BytesIO()
    writer.write(copy)
    return copy.getvalue()
