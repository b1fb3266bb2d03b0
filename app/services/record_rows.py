"""Everything in a diary as rows of one list, newest first, and finding the rows that hold what a person typed."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from app.domain.checkins import CheckIn
from app.domain.intakes import Intake
from app.domain.medicines import Medicine
from app.domain.moments import Period
from app.domain.people import Person
from app.domain.products import Product
from app.domain.questions import Question
from app.domain.records import Record
from app.domain.regimens import DayPart, Regimen
from app.domain.routes import Route
from app.domain.side_effects import SideEffect
from app.domain.statements import DayStatement
from app.domain.uses import Use
from app.services import medicine_words, words
from app.services.day_view import EntryView, every_entry
from app.services.findings import DiaryView
from app.services.ports import Store
from app.services.statements import SENTENCES
from app.services.wellbeing_view import feelings_of

Key = tuple[type[Record], str]
"""A family and the id of one of its records."""

_KINDS: dict[type, str] = {
    Intake: "Dose",
    Use: "Cannabis use",
    CheckIn: "Check-in",
    SideEffect: "Side effect",
    DayStatement: "Day",
    Medicine: "Medicine",
    Product: "Cannabis product",
    Question: "Question",
}


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One record in the list. `day` is None and `time` empty for what has no day of its own."""

    family: type[Record]
    id: str
    day: date | None
    time: str
    title: str
    detail: str = ""
    amount: str = ""
    part: DayPart | None = None
    route: Route | None = None

    @property
    def key(self) -> Key:
        """The family and the id of the record."""
        return self.family, self.id

    def kind(self) -> str:
        """What sort of entry it is: "Dose", "Cannabis use"."""
        return _KINDS.get(self.family, "Entry")

    def when(self) -> str:
        """The day and the time: "20 Nov 2026, 17:20"; nothing for what has no day."""
        return ", ".join(each for each in (words.short_day(self.day) if self.day else "", self.time) if each)

    def spoken(self) -> str:
        """The row as it is read out: everything that is painted, in reading order."""
        return ", ".join(each for each in (self.when(), self.title, self.amount, self.detail) if each)

    def sorting(self) -> tuple[date, str, str]:
        """Rows are listed from the highest to the lowest of these."""
        return (self.day or date.max, self.time, self.id)

    def holds(self, typed: Iterable[str]) -> bool:
        """Whether every one of these casefolded words stands somewhere in the row."""
        whole = f"{self.kind()} {self.spoken()}".replace(words.NBSP, " ").casefold()
        return all(word in whole for word in typed)


def typed_words(text: str) -> tuple[str, ...]:
    """The words to look for in what a person typed."""
    return tuple(text.replace(words.NBSP, " ").casefold().split())


class RecordRows:
    """Reads rows of an open diary. `signs` are the checklist's words by symptom id."""

    def __init__(self, store: Store, signs: Mapping[str, str]) -> None:
        self._store, self._signs = store, signs

    def of_days(self, period: Period) -> list[RecordRow]:
        """What is recorded for the days of a period, newest first."""
        store = self._store
        view = self._with(uses=store.within(Use, period), intakes=store.within(Intake, period))
        rows = [*self._timed(view), *self._felt(store.within(CheckIn, period), store.within(SideEffect, period))]
        rows += [_said(each) for each in store.within(DayStatement, period)]
        return sorted(rows, key=RecordRow.sorting, reverse=True)

    def of_things(self) -> list[RecordRow]:
        """The medicines, products and questions, which belong to no one day."""
        store = self._store
        rows = [_medicine(each, store.owned(Regimen, each.id)) for each in store.all(Medicine)]
        rows += [_product(each) for each in store.all(Product)]
        return rows + [_question(each) for each in store.all(Question)]

    def of(self, key: Key) -> RecordRow | None:
        """The row of one record as it is now; None when it is gone, or is of no kind that is listed."""
        found = self._store.get(*key)
        makers: dict[type, Callable[[Any], Iterable[RecordRow]]] = {
            Intake: lambda one: self._timed(self._with(intakes=(one,))),
            Use: lambda one: self._timed(self._with(uses=(one,))),
            CheckIn: lambda one: self._felt((one,), ()),
            SideEffect: lambda one: self._felt((), (one,)),
            DayStatement: lambda one: (_said(one),),
            Medicine: lambda one: (_medicine(one, self._store.owned(Regimen, one.id)),),
            Product: lambda one: (_product(one),),
            Question: lambda one: (_question(one),),
        }
        make = makers.get(type(found))
        return next(iter(make(found)), None) if make is not None else None

    def _with(self, uses: tuple[Use, ...] = (), intakes: tuple[Intake, ...] = ()) -> DiaryView:
        store = self._store
        return DiaryView(
            Person(""), store.all(Medicine), store.all(Regimen), store.all(Product), uses=uses, intakes=intakes
        )

    def _timed(self, view: DiaryView) -> Iterator[RecordRow]:
        for entry in every_entry(view):
            yield _entry(Use if entry.route else Intake, entry)

    def _felt(self, checkins: Iterable[CheckIn], effects: Iterable[SideEffect]) -> Iterator[RecordRow]:
        for entry in feelings_of(checkins, (), {}):
            yield _entry(CheckIn, entry)
        for entry in feelings_of((), effects, self._signs):
            yield _entry(SideEffect, entry)


def _entry(family: type[Record], entry: EntryView) -> RecordRow:
    return RecordRow(
        family=family,
        id=entry.ids[0],
        day=entry.at.date(),
        time=words.clock(entry.at),
        title=entry.title,
        detail=entry.detail,
        amount=entry.amount,
        part=entry.part,
        route=entry.route,
    )


def _said(statement: DayStatement) -> RecordRow:
    return RecordRow(DayStatement, statement.id, statement.day, "", SENTENCES[statement.said])


def _medicine(medicine: Medicine, regimens: tuple[Regimen, ...]) -> RecordRow:
    names = words.listed([each.name for each in medicine.ingredients])
    known = "" if names.casefold() == medicine.name.casefold() else names
    taken = medicine_words.regimen_sentence(regimens[-1], medicine) if regimens else ""
    about = [known, taken, f"for {medicine.reason}" if medicine.reason else "", medicine.prescriber, medicine.note]
    if medicine.stopped is not None:
        about.append(f"stopped on {words.short_day(medicine.stopped)}")
    row = RecordRow(Medicine, medicine.id, None, "", medicine.name, _line(about))
    return replace(row, amount=medicine_words.strength_and_form(medicine))


def _product(product: Product) -> RecordRow:
    about = [words.PRODUCT_FORMS[product.form], medicine_words.product_strength(product), product.note]
    return RecordRow(Product, product.id, None, "", product.name, _line(about))


def _question(question: Question) -> RecordRow:
    answered = f"answered on {words.short_day(question.answered)}" if question.answered else "still to be asked"
    detail = _line([f"Question, {answered}", question.answer])
    return RecordRow(Question, question.id, None, "", question.text, detail)


def _line(parts: Iterable[str]) -> str:
    return " · ".join(each for each in parts if each)


def slices_back(span: Period | None, days: int) -> Iterator[Period]:
    """A span cut into periods of so many days, the newest first; the oldest may be shorter."""
    if span is None:
        return
    last = span.last
    while last >= span.first:
        first = max(span.first, last - timedelta(days=days - 1))
        yield Period(first, last)
        last = first - timedelta(days=1)
