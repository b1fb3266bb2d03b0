"""What a file is that somebody wants to bring in, by its own words, never by its name."""

import re

from app.exchange.archive import read_archive
from app.exchange.fhir_reading import read_fhir
from app.services.incoming import ArchiveContent, Incoming

_HEAD = 4096
_ARCHIVE = re.compile(rb'"format"\s*:\s*"doseleaf-archive/')


def read_incoming(raw: bytes) -> Incoming:
    """Read a file of any kind that can be brought in. Raises ImportProblem with the first thing that is wrong."""
    if _ARCHIVE.search(raw[:_HEAD]):
        return ArchiveContent(read_archive(raw))
    return read_fhir(raw)
