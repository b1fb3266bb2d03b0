"""Which table and which two functions belong to each family of records."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, DefaultClause, Table

from app.domain.checkins import CheckIn
from app.domain.events import ReportedEvent
from app.domain.intakes import Intake
from app.domain.lots import Lot
from app.domain.medicines import Medicine
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
from app.domain.uses import Use
from app.domain.weekly import WeeklyLook
from app.store import tables
from app.store.problems import DamagedRow
from app.store.records import (
    checkins,
    events,
    intakes,
    lots,
    medicines,
    people,
    presets,
    prints,
    products,
    questions,
    regimens,
    side_effects,
    statements,
    talks,
    uses,
    weekly,
)
from app.store.records.cells import Cell, Row

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Family(Generic[R]):
    """One family: its name in the history, its table, a record to a row and back, the order it is listed in.

    `owner` is the column that says which medicine or product a record belongs to, if it belongs to one; `when` the
    column that begins with the day it is about, if it is about one.
    """

    name: str
    table: Table
    to_row: Callable[[R], dict[str, Cell]]
    from_row: Callable[[Row], R]
    order: tuple[ColumnElement[Any], ...]
    owner: ColumnElement[str] | None = None
    when: ColumnElement[str] | None = None

    def lifted(self, row: Row) -> Row:
        """A row with every column of today: one of the history may be older than some."""
        return row if len(row) == len(self.table.c) else {**_defaults(self.table), **row}

    def read(self, row: Row) -> R:
        """The record of a row; DamagedRow when a cell of it cannot be read.

        A row of the history may be older than a column: it then has what the column's step gave every row.
        """
        try:
            return self.from_row(self.lifted(row))
        except (ValueError, KeyError, TypeError, OverflowError):
            # Not chained: the text of such an error quotes the cell.
            raise DamagedRow(self.name) from None


@cache
def _defaults(table: Table) -> Row:
    """What a later step gave the rows of its day, for every column that a later step added."""
    found: dict[str, Cell] = {}
    for column in table.c:
        given = column.server_default
        if isinstance(given, DefaultClause):
            found[column.name] = given.arg if isinstance(given.arg, str) else int(str(given.arg))
        elif column.nullable:
            found[column.name] = None
    return found


def _family(
    table: Table, to_row: Callable[[R], dict[str, Cell]], from_row: Callable[[Row], R], order: str = "id"
) -> Family[R]:
    owner = next((table.c[name] for name in ("medicine_id", "product_id") if name in table.c), None)
    when = next((table.c[name] for name in ("at", "day") if name in table.c), None)
    return Family(table.name, table, to_row, from_row, (table.c[order], table.c.id), owner, when)


_BY_TYPE: dict[type, Family[Any]] = {
    Person: _family(tables.PERSON, people.to_row, people.from_row),
    Medicine: _family(tables.MEDICINE, medicines.to_row, medicines.from_row),
    Regimen: _family(tables.REGIMEN, regimens.to_row, regimens.from_row, "valid_from"),
    Intake: _family(tables.INTAKE, intakes.to_row, intakes.from_row, "at_utc"),
    Product: _family(tables.PRODUCT, products.to_row, products.from_row),
    Use: _family(tables.USE, uses.to_row, uses.from_row, "at_utc"),
    CheckIn: _family(tables.CHECKIN, checkins.to_row, checkins.from_row, "at_utc"),
    SideEffect: _family(tables.SIDE_EFFECT, side_effects.to_row, side_effects.from_row, "at_utc"),
    Question: _family(tables.QUESTION, questions.to_row, questions.from_row),
    DayStatement: _family(tables.DAY_STATEMENT, statements.to_row, statements.from_row, "day"),
    Preset: _family(tables.PRESET, presets.to_row, presets.from_row),
    Talk: _family(tables.TALK, talks.to_row, talks.from_row, "day"),
    WeeklyLook: _family(tables.WEEKLY, weekly.to_row, weekly.from_row, "at_utc"),
    Lot: _family(tables.LOT, lots.to_row, lots.from_row),
    ReportedEvent: _family(tables.REPORTED_EVENT, events.to_row, events.from_row, "on_day"),
    PrintedPage: _family(tables.PRINTED_PAGE, prints.to_row, prints.from_row),
}
_BY_NAME = {family.name: family for family in _BY_TYPE.values()}


def family_of(record_type: type[R]) -> Family[R]:
    """The family of a type of record."""
    return _BY_TYPE[record_type]


def whens() -> tuple[ColumnElement[str], ...]:
    """The column of each dated family that begins with the day."""
    return tuple(family.when for family in _BY_TYPE.values() if family.when is not None)


def all_families() -> tuple[Family[Any], ...]:
    """Every family, in the order in which they are declared."""
    return tuple(_BY_TYPE.values())


def family_named(name: str) -> Family[Any]:
    """The family by its name in the history; KeyError when there is none."""
    return _BY_NAME[name]
