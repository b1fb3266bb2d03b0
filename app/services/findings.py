"""The current findings of a diary, and what they would be with one thing more: the preview before Save."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from app.domain.checking import CheckResult, Finding, check, renumber
from app.domain.checkins import CheckIn
from app.domain.events import ReportedEvent
from app.domain.intakes import Intake, IntakeStatus
from app.domain.interactions import DataFile
from app.domain.items import Item, RecordDay
from app.domain.lots import Lot
from app.domain.medicines import Medicine
from app.domain.people import Person
from app.domain.printed import PrintedPage
from app.domain.products import Product
from app.domain.regimens import Regimen, RegimenKind, current
from app.domain.side_effects import SideEffect
from app.domain.statements import DayStatement
from app.domain.talks import Talk
from app.domain.uses import Use
from app.services.circumstances import answers
from app.services.lint_sides import sides_of
from app.services.record_day import medicine_item, product_item
from app.services.reported_events import for_the_check

RECENT = timedelta(days=30)
"""As-needed medicines and cannabis used within these days are on the record."""


@dataclass(frozen=True, slots=True)
class DiaryView:
    """Everything of a diary that one look-up needs; `uses` and `intakes` need only reach back over RECENT.

    `only_known` are names on the record that are real medicines' names and not in the data file. `talks` are the times
    that findings were talked about. They change nothing that is found, and no more does what stands after them: how
    one felt, what was said of whole days, the ids of what was entered more than 24 hours after it happened, and what
    earlier prints of the summary said.
    """

    person: Person
    medicines: tuple[Medicine, ...] = ()
    regimens: tuple[Regimen, ...] = ()
    products: tuple[Product, ...] = ()
    uses: tuple[Use, ...] = ()
    intakes: tuple[Intake, ...] = ()
    only_known: frozenset[str] = frozenset()
    talks: tuple[Talk, ...] = ()
    lots: tuple[Lot, ...] = ()
    events: tuple[ReportedEvent, ...] = ()
    checkins: tuple[CheckIn, ...] = ()
    effects: tuple[SideEffect, ...] = ()
    statements: tuple[DayStatement, ...] = ()
    late: frozenset[str] = frozenset()
    prints: tuple[PrintedPage, ...] = ()


@dataclass(frozen=True, slots=True)
class Current:
    """The items of one day, the ids of the records behind them in the same order, and what the look-up said."""

    day: date
    items: tuple[Item, ...]
    ids: tuple[str, ...]
    result: CheckResult


def current_findings(view: DiaryView, data: DataFile, day: date) -> Current:
    """Look up what is on the record on `day`."""
    pairs = [*_medicines(view, data, day), *_products(view, day)]
    items = renumber(item for _, item in pairs)
    told = for_the_check(view.events, data)
    result = check(RecordDay(day, items, answers(view.person, data, day), told), data)
    return Current(day, items, tuple(record_id for record_id, _ in pairs), result)


def findings_about(now: Current, record_id: str) -> tuple[Finding, ...]:
    """The findings that one record takes part in: what the form shows before Save."""
    wanted = {index for index, each in enumerate(now.ids) if each == record_id}
    return tuple(finding for finding in now.result.findings if wanted & set(finding.items))


def with_medicine(view: DiaryView, medicine: Medicine, regimen: Regimen | None = None) -> DiaryView:
    """The diary as it would be with one medicine added or corrected."""
    kept = tuple(each for each in view.medicines if each.id != medicine.id)
    regimens = view.regimens
    if regimen is not None:
        regimens = (*(each for each in regimens if each.id != regimen.id), regimen)
    return replace(view, medicines=(*kept, medicine), regimens=regimens)


def with_product(view: DiaryView, product: Product, use: Use | None = None) -> DiaryView:
    """The diary as it would be with one product added or corrected, and perhaps a use of it."""
    kept = tuple(each for each in view.products if each.id != product.id)
    uses = view.uses
    if use is not None:
        uses = (*(each for each in uses if each.id != use.id), use)
    return replace(view, products=(*kept, product), uses=uses)


def findings_of_event(
    view: DiaryView, data: DataFile, day: date, event: ReportedEvent
) -> tuple[Current, list[Finding]]:
    """The diary with one event added or corrected, and the findings that are there only with it."""
    others = tuple(each for each in view.events if each.id != event.id)
    without = current_findings(replace(view, events=others), data, day)
    then = current_findings(replace(view, events=(*others, event)), data, day)
    known = {each.category.id for each in without.result.findings}
    return then, [each for each in then.result.findings if each.category.id not in known]


def _medicines(view: DiaryView, data: DataFile, day: date) -> Iterator[tuple[str, Item]]:
    reach = looks_back(data)
    for medicine in view.medicines:
        if medicine.stopped is not None and (day - medicine.stopped).days > reach:
            continue
        regimens = [each for each in view.regimens if each.medicine_id == medicine.id]
        doses = [each for each in view.intakes if each.medicine_id == medicine.id]
        taken = [each.at for each in doses if each.status is IntakeStatus.TAKEN]
        if _on_record(medicine, regimens, taken, day):
            only_known = medicine.name in view.only_known
            yield medicine.id, medicine_item(medicine, data.vocabulary, day, regimens, only_known=only_known)


def _on_record(medicine: Medicine, regimens: Sequence[Regimen], taken: Sequence[datetime], day: date) -> bool:
    """As needed and neither taken lately nor marked as still used is the one thing that is off the record.

    A medicine stopped lately stays an item: some categories linger, and the stopping itself can matter.
    """
    regimen = current(regimens, day)
    if medicine.stopped is not None or regimen is None or regimen.kind is not RegimenKind.AS_NEEDED:
        return True
    return medicine.still_used or any(_recent(at, day) for at in taken)


def looks_back(data: DataFile) -> int:
    """The longest that any category looks back at what was stopped, in days; beyond it nothing is on the record."""
    categories = data.categories.values()
    lingering = [side.lingers_days for one in categories for side in sides_of(one)]
    return max([*lingering, *(one.event.within_days for one in categories if one.event)], default=0)


def _products(view: DiaryView, day: date) -> Iterator[tuple[str, Item]]:
    for product in view.products:
        uses = [use for use in view.uses if use.product_id == product.id and _recent(use.at, day)]
        if product.still_used or uses:
            yield product.id, product_item(product, uses, [lot for lot in view.lots if lot.product_id == product.id])


def _recent(at: datetime, day: date) -> bool:
    return timedelta() <= day - at.date() <= RECENT
