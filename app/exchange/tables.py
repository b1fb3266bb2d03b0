"""A diary as tables: one for each kind of record, and one of the findings."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from app.domain.checkins import CheckIn
from app.domain.events import ReportedEvent
from app.domain.intakes import Intake
from app.domain.lots import Lot
from app.domain.medicines import Medicine
from app.domain.moments import TimePrecision
from app.domain.people import Person
from app.domain.presets import Preset
from app.domain.printed import PrintedPage
from app.domain.products import Product
from app.domain.questions import Question
from app.domain.records import Record
from app.domain.regimens import Regimen
from app.domain.side_effects import SideEffect
from app.domain.statements import DayStatement
from app.domain.talks import Talk
from app.domain.uses import LabelMg, Quality, Use, cbd_mg, counts_in_totals, thc_mg
from app.domain.weekly import WeeklyLook
from app.exchange.columns import Cell, Column, columns_of
from app.services import words
from app.services.taking_out import Everything, Seen, TakenFinding

_NAMES: tuple[tuple[type[Record], str, str], ...] = (
    (Medicine, "medicine", "each medicine or other substance"),
    (Regimen, "regimen", "each version of how a medicine is taken"),
    (Intake, "dose", "each dose that was recorded: taken, skipped or not known"),
    (Product, "cannabis_product", "each cannabis product, with what its label says"),
    (Lot, "cannabis_lot", "each lot of a product"),
    (Use, "cannabis_use", "each use of cannabis, with the strength the label had then"),
    (Preset, "preset", "what a use can begin with"),
    (CheckIn, "check_in", "each day's answers; on every score 0 is the best and 10 the worst"),
    (SideEffect, "side_effect", "each side effect that was noticed"),
    (WeeklyLook, "weekly", "how a week was compared with the one before"),
    (DayStatement, "day", "what was said of a whole day"),
    (ReportedEvent, "event", "each change in life that was reported"),
    (Question, "question", "each question for the pharmacist"),
    (Talk, "talk", "each time a finding was talked about"),
    (PrintedPage, "print", "each time the summary was printed or saved, with what the next one is compared with"),
    (Person, "person", "whose diary it is"),
)
Names = dict[tuple[type[Record], str], str]
_THOUSANDTH = Decimal("0.001")
_TIMED = (TimePrecision.EXACT, TimePrecision.ABOUT)


@dataclass(frozen=True, slots=True)
class Table:
    """One table: the name of its file, what a row of it is, the names of its columns, and its rows."""

    name: str
    row_is: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables_of(taken: Everything) -> tuple[Table, ...]:
    """Every table, also the empty ones, so that a spreadsheet that reads them finds the same columns each time."""
    named: Names = {
        (type(each), each.id): each.name for each in taken.records if isinstance(each, Medicine | Product | Preset)
    }
    seen = taken.seen
    return (*(_table(each, taken.records, named) for each in _NAMES), _findings(seen.findings), _unchecked(seen))


def milligrams(found: LabelMg) -> Decimal | None:
    """mg by the label to a thousandth; no number where nothing is known."""
    if found.value is None or found.quality is Quality.UNKNOWN:
        return None
    return found.value if found.exact else _thousandths(found.value)


def clock_of(record: Any) -> Cell:
    """The time of day of a record where it is known, else nothing: a part of the day is no clock time."""
    known = getattr(record, "precision", TimePrecision.EXACT) in _TIMED and not getattr(record, "day_only", False)
    return f"{record.at:%H:%M}" if known else None


def _table(named: tuple[type[Record], str, str], records: Iterable[Record], names: Names) -> Table:
    family, name, row_is = named
    columns = (*_when(family), *_whose(family, names), *_worked_out(family), *columns_of(family))
    rows = tuple(tuple(each.read(record) for each in columns) for record in records if isinstance(record, family))
    return Table(name, row_is, tuple(each.name for each in columns), rows)


def _when(family: type[Record]) -> Iterator[Column]:
    """The day and the clock time in columns of their own, as a spreadsheet sorts them."""
    if family in (Use, Intake, CheckIn, SideEffect, WeeklyLook):
        yield Column("date", lambda record: record.at.date().isoformat())
        yield Column("time", clock_of)


def _whose(family: type[Record], names: Names) -> Iterator[Column]:
    """The name of the medicine or product beside its id."""
    if family in (Intake, Regimen):
        yield Column("medicine", lambda record: names.get((Medicine, record.medicine_id), ""))
    if family in (Use, Lot, Preset):
        yield Column("product", lambda record: names.get((Product, record.product_id), ""))


def _worked_out(family: type[Record]) -> Iterator[Column]:
    """What Doseleaf works out of a use: mg as the label has them."""
    if family is not Use:
        return
    figures: tuple[tuple[str, Callable[[Use], LabelMg]], ...] = (("thc", thc_mg), ("cbd", cbd_mg))
    for name, figure in figures:
        yield Column(f"label_{name}_mg", lambda use, figure=figure: milligrams(figure(use)))  # type: ignore[misc]
        yield Column(f"label_{name}_known", lambda use, figure=figure: figure(use).quality.value)  # type: ignore[misc]
    yield Column("counts_in_totals", lambda use: "yes" if counts_in_totals(use) else "no")


def _findings(found: Iterable[TakenFinding]) -> Table:
    columns = ("finding", "how_serious", "how_sure", "things", "effect", "not_known", "question", "talked_about", "id")
    rows = tuple(
        (
            each.view.title,
            each.view.word,
            each.view.certainty_words,
            "; ".join(each.view.things),
            each.view.effect,
            each.view.not_known,
            each.view.ask,
            each.view.talked_and_said(),
            each.view.id,
        )
        for each in found
    )
    return Table("finding", "each finding of the day the file was made", columns, rows)


def _unchecked(seen: Seen) -> Table:
    """As loud as the findings: what could not be looked up, and why."""
    rows = tuple(
        (each.view.name, "not checked" if each.view.wholly else "partly checked", words.joined(each.view.reasons))
        for each in seen.unchecked
    )
    return Table("not_checked", "each thing that was not, or only partly, checked", ("thing", "how_far", "why"), rows)


def _thousandths(value: Decimal) -> Decimal:
    """Rounded only where more digits stand than a thousandth has, as after drops were divided into mL."""
    exponent = value.as_tuple().exponent
    short = isinstance(exponent, int) and exponent >= _THOUSANDTH.as_tuple().exponent  # type: ignore[operator]
    return value if short else value.quantize(_THOUSANDTH)
