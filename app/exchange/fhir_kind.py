"""Which sort of file it is, before it is read as JSON: each that Doseleaf does not read is refused by its name."""

import json
import re

_XML = re.compile(rb"\s*<")
_FIRST_ELEMENT = re.compile(r"<(?!\?|!--|!DOCTYPE)(?:[A-Za-z0-9_.-]+:)?([A-Za-z0-9_.-]+)")
_LOOKED_AT = 4000
_SIGNS: tuple[tuple[bytes, str], ...] = (
    (
        b"PK\x03\x04",
        "a ZIP file. Unpack it and bring in a JSON file that is in it; tables for a spreadsheet stay out.",
    ),
    (b"PK\x05\x06", "a ZIP file with nothing in it."),
    (b"\x1f\x8b", "a compressed file (gzip). Unpack it and bring in the JSON file that is in it."),
    (b"%PDF", "a PDF. A list in FHIR is a JSON file; whoever gave you the PDF may have one."),
    (b"MSH|", "a message in HL7 version 2, and not FHIR."),
    (b"\xff\xfe", "text in UTF-16. FHIR is written in UTF-8."),
    (b"\xfe\xff", "text in UTF-16. FHIR is written in UTF-8."),
)


def refused_kind(raw: bytes) -> str:
    """What a file is that cannot be a FHIR list in JSON, as the end of a sentence; empty when it may be one."""
    for sign, what in _SIGNS:
        if raw.startswith(sign):
            return what
    body = raw.removeprefix(b"\xef\xbb\xbf")
    if not body.strip():
        return "empty."
    if _XML.match(body):
        return _xml(body[:_LOOKED_AT].decode("utf-8", "replace"))
    return "NDJSON: one entry a line, as servers write it in bulk. Ask for a Bundle." if _is_ndjson(body) else ""


def _xml(head: str) -> str:
    found = _FIRST_ELEMENT.search(head)
    name = found[1] if found else ""
    if name == "ClinicalDocument":
        return "a CDA document in XML, and not FHIR in JSON."
    if name.casefold() == "html":
        return "a web page, and not FHIR in JSON."
    return "XML. The same list in JSON can be read; ask whoever gave it to you."


def _is_ndjson(body: bytes) -> bool:
    """Whether its first two lines are objects of their own."""
    lines = [line for line in body[: 1 << 20].split(b"\n", 50) if line.strip()][:2]
    return len(lines) > 1 and all(line.lstrip().startswith(b"{") for line in lines) and _is_object(lines[0])


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
