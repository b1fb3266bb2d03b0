"""The log on paper: every dose, use, check-in and side effect of a period, as one table of any length."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from reportlab.platypus import Flowable, Spacer

from app.report.blocks import Typesetter, full_notes, name_line, title
from app.report.fonts import load_fonts
from app.report.log_table import LogTable
from app.report.metadata import DocumentInfo
from app.report.page import PageSetup, print_story
from app.report.styles import ORDINARY, make_styles
from app.report.summary_pdf import INVENTED, PAPERS
from app.report.tables import Column
from app.report.text import plain
from app.services import words
from app.services.log import LogData, LogRow, log_rows
from app.services.shaping import Shaper

TITLE = "Log of everything recorded"
TAGGED_UP_TO = 10_000
NOT_TAGGED = (
    f"This log has more than {TAGGED_UP_TO:,} entries. To stay usable, the file carries no structure for screen "
    "readers and is no PDF/A; a shorter period gives one that does both."
)
_HEADS = ("Day", "Time", "Kind", "What", "How much", "More")
_SHARES = (0.11, 0.085, 0.095, 0.215, 0.145, 0.35)


def log_pdf(
    log: LogData,
    *,
    paper: str,
    fonts: Path,
    shape: Shaper | None = None,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> bytes:
    """Return the log as a PDF on ``paper`` ("a4" or "letter"), tagged up to TAGGED_UP_TO entries.

    ``progress`` is called after every page with the entries printed so far and all of them; what it raises ends the
    print. The same arguments give the same bytes. No text in it makes it fail or is lost.
    """
    loaded = load_fonts(fonts, shape)
    setup = _setup(log, paper)
    setter = Typesetter(loaded, setup.text_width, make_styles(ORDINARY))
    count = len(log)
    said = f"{_period(log)}: {_entries(count)}. A day without an entry is a day nobody wrote about."
    story: list[Flowable] = [
        title(setter, TITLE),
        name_line(setter, _name(log), _born(log)),
        setter.paragraph(said),
        *([] if setup.tagging else [setter.paragraph(NOT_TAGGED, setter.styles.body_bold)]),
        Spacer(1, 4),
        *_table(setter, log, lambda done: progress(done, count)),
        _Notes(setter),
    ]
    return print_story(story, setup, loaded)


def _setup(log: LogData, paper: str) -> PageSetup:
    at = f"{words.day(log.printed_at.date())}, {words.clock(log.printed_at)}"
    return PageSetup(
        info=DocumentInfo(TITLE, log.printed_at, subject=_period(log), creator=plain(f"Doseleaf {log.version}")),
        running_head=f"{_name(log)}   ·   {_born(log)}",
        running_title=TITLE,
        foot=(
            f"Private health information. Recorded by the person with Doseleaf {log.version}; not checked by a health "
            f"professional. Printed {at}. Document {log.document_id}."
        ),
        notice=INVENTED if log.view.person.invented else "",
        paper=PAPERS[paper],
        tagging=len(log) <= TAGGED_UP_TO,
    )


def _name(log: LogData) -> str:
    return log.view.person.name or "Name not recorded"


def _born(log: LogData) -> str:
    birth = log.view.person.birth
    return f"born {words.partial(birth)}" if birth else "birth date not recorded"


def _period(log: LogData) -> str:
    return f"{words.day(log.period.first)} to {words.day(log.period.last)}"


def _entries(count: int) -> str:
    return words.counted(count, "entry") if count == 1 else f"{count:,}{words.NBSP}entries"


def _table(setter: Typesetter, log: LogData, drawn: Callable[[int], None]) -> list[Flowable]:
    if not len(log):
        return [setter.paragraph("Nothing is recorded in this period.")]
    columns = [Column(head, setter.width * share) for head, share in zip(_HEADS, _SHARES, strict=True)]
    return [LogTable(setter, columns, _texts(log_rows(log)), drawn)]


def _texts(rows: Iterator[LogRow]) -> Iterator[Sequence[str]]:
    for row in rows:
        yield row.day, row.time, row.kind, row.what, row.amount, row.detail


class _Notes(Flowable):
    """The whole of every text that was shortened; what they are is known only when the table has been laid out."""

    def __init__(self, setter: Typesetter) -> None:
        super().__init__()
        self._setter = setter

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Say that it never fits when there are notes, so that they take its place."""
        return available_width, 1e9 if len(self._setter.notes) else 0

    def split(self, _available_width: float, _available_height: float) -> list[Flowable]:
        """Return the notes."""
        return full_notes(self._setter, "Full text of shortened notes")

    def draw(self) -> None:
        """Draw nothing."""
