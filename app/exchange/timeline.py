"""Everything that happened on a day as one table, the earliest first, in the words of the screen."""

from collections.abc import Iterator, Mapping
from typing import Any

from app.domain.checkins import CheckIn
from app.domain.events import ReportedEvent
from app.domain.intakes import Intake
from app.domain.medicines import Medicine
from app.domain.people import Person
from app.domain.products import Product
from app.domain.records import Record
from app.domain.regimens import Regimen
from app.domain.side_effects import SideEffect
from app.domain.statements import DayStatement
from app.domain.talks import Talk
from app.domain.uses import Use, cbd_mg, thc_mg
from app.domain.weekly import WeeklyLook
from app.exchange.columns import Cell
from app.exchange.tables import Table, clock_of, milligrams
from app.services.day_view import EntryView, every_entry
from app.services.findings import DiaryView
from app.services.statements import SENTENCES
from app.services.taking_out import Everything
from app.services.wellbeing_view import feelings_of, weeks_of

COLUMNS = ("date", "time", "kind", "what", "how_much", "detail", "label_thc_mg", "label_cbd_mg", "id")
_KINDS = {
    Intake: "dose",
    Use: "cannabis use",
    CheckIn: "check-in",
    SideEffect: "side effect",
    WeeklyLook: "week",
}


def timeline(taken: Everything) -> Table:
    """A row for each dose, use, check-in, side effect and week, and for what was said of a day or reported."""
    rows = sorted((*_happened(taken), *_said(taken.records)), key=lambda row: (row[0], row[1] or "", row[-1]))
    return Table("timeline", "each thing that happened, the earliest first", COLUMNS, tuple(rows))


def _happened(taken: Everything) -> Iterator[tuple[Cell, ...]]:
    records = {(type(each), each.id): each for each in taken.records}
    view = DiaryView(
        Person(""),
        _all(taken, Medicine),
        _all(taken, Regimen),
        _all(taken, Product),
        uses=_all(taken, Use),
        intakes=_all(taken, Intake),
    )
    for entry in every_entry(view):
        yield _row(entry, records[Use if entry.route else Intake, entry.ids[0]])
    for family, entries in _feelings(taken, dict(taken.seen.signs)):
        for entry in entries:
            yield _row(entry, records[family, entry.ids[0]])


def _feelings(taken: Everything, signs: Mapping[str, str]) -> tuple[tuple[type[Record], tuple[EntryView, ...]], ...]:
    return (
        (CheckIn, feelings_of(_all(taken, CheckIn), (), signs)),
        (SideEffect, feelings_of((), _all(taken, SideEffect), signs)),
        (WeeklyLook, weeks_of(_all(taken, WeeklyLook))),
    )


def _row(entry: EntryView, record: Any) -> tuple[Cell, ...]:
    doses = (milligrams(thc_mg(record)), milligrams(cbd_mg(record))) if isinstance(record, Use) else (None, None)
    kind, day = _KINDS[type(record)], record.at.date().isoformat()
    return (day, clock_of(record), kind, entry.title, entry.amount, entry.detail, *doses, record.id)


def _said(records: tuple[Record, ...]) -> Iterator[tuple[Cell, ...]]:
    for each in records:
        if isinstance(each, DayStatement):
            yield _plain(each.day.isoformat(), "day", SENTENCES[each.said], "", each.id)
        elif isinstance(each, ReportedEvent):
            yield _plain(each.on.isoformat(), "reported", each.said, each.note, each.id)
        elif isinstance(each, Talk):
            yield _plain(each.on.isoformat(), "talk", each.people, each.said, each.id)


def _plain(day: str, kind: str, what: str, detail: str, record_id: str) -> tuple[Cell, ...]:
    return (day, None, kind, what, "", detail, None, None, record_id)


def _all(taken: Everything, family: type[Any]) -> tuple[Any, ...]:
    return tuple(each for each in taken.records if isinstance(each, family))
