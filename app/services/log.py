"""Everything that was recorded in a period as rows of one long table: each dose, use, check-in and side effect."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from app.domain.checkins import CheckIn
from app.domain.moments import Period
from app.domain.side_effects import SideEffect
from app.services import words
from app.services.day_view import EntryView, Feeling, every_entry
from app.services.findings import DiaryView
from app.services.ports import Store
from app.services.wellbeing_view import feelings_of

_NO_TIME = "time not known"
_FEELINGS = {Feeling.CHECK_IN: "Check-in", Feeling.SIDE_EFFECT: "Side effect"}


class Stopped(Exception):  # noqa: N818 - nothing went wrong: a person pressed Cancel
    """A person does not want the print any more."""


@dataclass(frozen=True, slots=True)
class LogRow:
    """One entry as it is printed; `time` is no more exact than it was recorded."""

    day: str
    time: str
    kind: str
    what: str
    amount: str
    detail: str


@dataclass(frozen=True, slots=True)
class Made:
    """Which print this is: its id, its moment, and the program's version."""

    document_id: str
    at: datetime
    version: str


@dataclass(frozen=True, slots=True)
class LogData:
    """Everything a printed log holds, frozen. `symptoms` are the checklist's words by id.

    The records are those of the period; the rows are made of them where the log is printed, off the window's thread.
    """

    printed_at: datetime
    document_id: str
    period: Period
    view: DiaryView
    checkins: tuple[CheckIn, ...]
    effects: tuple[SideEffect, ...]
    symptoms: tuple[tuple[str, str], ...]
    version: str

    def __len__(self) -> int:
        return len(self.view.intakes) + len(self.view.uses) + len(self.checkins) + len(self.effects)


def read_log(store: Store, view: DiaryView, period: Period, symptoms: Mapping[str, str], made: Made) -> LogData:
    """Read a period for the log; `view` holds its uses and doses, `symptoms` the checklist's words by id."""
    return LogData(
        printed_at=made.at,
        document_id=made.document_id,
        period=period,
        view=view,
        checkins=store.within(CheckIn, period),
        effects=store.within(SideEffect, period),
        symptoms=tuple(symptoms.items()),
        version=made.version,
    )


def log_rows(log: LogData) -> Iterator[LogRow]:
    """Yield every entry of the period, the oldest first. An entry whose medicine or product is gone says so."""
    symptoms: Mapping[str, str] = dict(log.symptoms)
    lines = chain(every_entry(log.view), feelings_of(log.checkins, log.effects, symptoms))
    for line in sorted(lines, key=lambda each: each.at):
        yield LogRow(
            day=words.short_day(line.at.date()),
            time=line.clock() or _NO_TIME,
            kind=_kind(line),
            what=line.title,
            amount=line.amount,
            detail=line.detail,
        )


def _kind(line: EntryView) -> str:
    if line.feeling is not None:
        return _FEELINGS[line.feeling]
    return "Cannabis" if line.route is not None else "Medicine"
