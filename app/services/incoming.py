"""What a file that is to be brought in holds, once it has been read and checked; and why one cannot be brought in."""

from dataclasses import dataclass

from app.domain.records import Record
from app.services.list_in import ListIn

WHOLE = "(file)"
"""The place of what is wrong with a file as a whole."""
MOST_BYTES = 60_000_000


class ImportProblem(Exception):  # noqa: N818 - a person reads it as a problem with a sentence, not as an error
    """Why a file cannot be brought in: the place in it and what is wrong there, without what was recorded."""

    def __init__(self, place: str, what: str) -> None:
        super().__init__(f"{place}: {what}")
        self.place = place
        self.what = what

    @property
    def sentence(self) -> str:
        """For the person who chose the file."""
        return f"The file {self.what}" if self.place == WHOLE else f"{self.place}: {self.what}"


@dataclass(frozen=True, slots=True)
class ArchiveContent:
    """Every record of one of our archives, those that others belong to first."""

    records: tuple[Record, ...]


Incoming = ArchiveContent | ListIn
"""Whatever a file may turn out to be. Each kind has its own preview."""
