"""An invented person with a year of records, to try everything. Nothing of it is about anybody."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import TypeVar

from app.domain.amounts import Amount
from app.domain.checkins import CheckIn
from app.domain.events import ReportedEvent
from app.domain.intakes import Intake, IntakeStatus
from app.domain.interactions import DataFile
from app.domain.lots import Lot
from app.domain.medicines import Kind, Medicine
from app.domain.moments import whole_date
from app.domain.people import Answer, Person
from app.domain.printed import PrintedPage
from app.domain.products import Basis, Product, ProductForm
from app.domain.questions import Question
from app.domain.records import Record
from app.domain.regimens import DayPart, Regimen, RegimenKind, day_before, open_on, planned_parts
from app.domain.routes import Route
from app.domain.side_effects import SideEffect
from app.domain.statements import DayStatement
from app.domain.strengths import freeze
from app.domain.substances import Vocabulary
from app.domain.talks import Talk
from app.domain.uses import AmountSource, Reason, Use, UseUnit
from app.services.findings import DiaryView
from app.services.record_day import ingredients_of
from app.services.sample_days import day_records
from app.services.sample_lots import lot_records, with_lots
from app.services.sample_past import past_doses, past_medicines, past_regimens
from app.services.sample_person import sample_person
from app.services.sample_prints import print_records
from app.services.sample_regimens import more_doses, more_medicines, more_regimens
from app.services.sample_shelf import shelf_products, shelf_uses
from app.services.sample_talks import talk_records
from app.services.sample_wellbeing import wellbeing_records

R = TypeVar("R", bound=Record)

NAME = "Robin Sample"
_CLOCK = {
    DayPart.MORNING: time(8, 5),
    DayPart.NOON: time(13, 0),
    DayPart.EVENING: time(19, 10),
    DayPart.BEDTIME: time(22, 40),
}
_YEAR = 365
_RAISED = 50
"""Days ago that the gabapentin regimen changed."""


def sample_records(now: datetime, data: DataFile) -> tuple[Record, ...]:
    """Every record of the sample diary, as it would be on the day of `now`; the same moment gives the same records."""
    records = _all_but_talks(now, data.vocabulary)
    view = _view(records)
    return (*records, *talk_records(view, data, now.date()), *print_records(view, data, now))


def sample_view(now: datetime, data: DataFile) -> DiaryView:
    """The sample diary as a look-up and a summary need it, without a store."""
    return _view(sample_records(now, data))


def sample_questions(now: datetime) -> tuple[str, ...]:
    """The questions of the invented person that are still open."""
    said = wellbeing_records(now, timezone(now.utcoffset() or timedelta()))
    return tuple(each.text for each in said if isinstance(each, Question) and each.answered is None)


def _all_but_talks(now: datetime, vocabulary: Vocabulary) -> tuple[Record, ...]:
    zone = timezone(now.utcoffset() or timedelta())
    today = now.date()
    medicines = (*_medicines(today, vocabulary), *more_medicines(today, vocabulary), *past_medicines(today, vocabulary))
    regimens = _regimens(today)
    products: tuple[Product, ...] = _products()
    doses = (*_planned(regimens, now, zone), *_tramadol(now, zone), *more_doses(now, zone), *past_doses(now, zone))
    regimens = (*regimens, *more_regimens(today), *past_regimens(today))
    feelings = wellbeing_records(now, zone)
    uses = tuple(with_lots(_uses(products, now, zone), products, today))
    days = day_records(now, (use.at.date() for use in uses))
    lots = tuple(lot_records(today))
    person = sample_person(NAME, today)
    uses, products = (*uses, *shelf_uses(now, zone)), (*products, *shelf_products())
    return (person, *medicines, *regimens, *products, *doses, *uses, *feelings, *days, *lots)


def _view(records: Sequence[Record]) -> DiaryView:
    def every(family: type[R]) -> tuple[R, ...]:
        return tuple(each for each in records if isinstance(each, family))

    return DiaryView(
        person=every(Person)[0],
        medicines=every(Medicine),
        regimens=every(Regimen),
        products=every(Product),
        uses=every(Use),
        intakes=every(Intake),
        talks=every(Talk),
        lots=every(Lot),
        events=every(ReportedEvent),
        checkins=every(CheckIn),
        effects=every(SideEffect),
        statements=every(DayStatement),
        prints=every(PrintedPage),
    )


def _medicines(today: date, vocabulary: Vocabulary) -> tuple[Medicine, ...]:
    started = whole_date(today - timedelta(days=_YEAR))

    def known(record: Medicine, entry_id: str) -> Medicine:
        return replace(record, chosen=entry_id, ingredients=ingredients_of(entry_id, vocabulary), started=started)

    capsule, tablet = "capsule", "tablet"
    return (
        known(
            Medicine("m-gabapentin", "Gabapentin", strength=_mg(300), form=capsule, reason="nerve pain"), "gabapentin"
        ),
        known(Medicine("m-duloxetine", "Duloxetine", strength=_mg(60), form=capsule, reason="pain"), "duloxetine"),
        known(
            Medicine("m-amitriptyline", "Amitriptyline", strength=_mg(10), form=tablet, reason="sleep"), "amitriptyline"
        ),
        known(Medicine("m-tramadol", "Tramadol", strength=_mg(50), form=capsule, reason="bad pain days"), "tramadol"),
        Medicine("m-herbal", "Meadow calm drops", kind=Kind.HERBAL, form="drop", reason="evenings"),
    )


def _regimens(today: date) -> tuple[Regimen, ...]:
    first, raised = today - timedelta(days=_YEAR), today - timedelta(days=_RAISED)
    one, two = Decimal(1), Decimal(2)
    parts, needed = RegimenKind.DAY_PARTS, RegimenKind.AS_NEEDED
    return (
        Regimen("r-gabapentin-1", "m-gabapentin", parts, first, day_before(raised), (one, None, None, one)),
        Regimen("r-gabapentin-2", "m-gabapentin", parts, raised, None, (one, None, None, two)),
        Regimen("r-duloxetine", "m-duloxetine", parts, first, None, (one, None, None, None)),
        Regimen("r-amitriptyline", "m-amitriptyline", parts, first, None, (None, None, None, one)),
        Regimen("r-tramadol", "m-tramadol", needed, first, dose=one, gap_hours=Decimal(6), most_in_24h=Decimal(4)),
        Regimen("r-herbal", "m-herbal", RegimenKind.IN_WORDS, first, words="15 drops in water some evenings"),
    )


def _products() -> tuple[Product, Product]:
    oil = Product(
        id="p-oil",
        name="Oil 10:10",
        form=ProductForm.OIL,
        basis=Basis.MG_PER_ML,
        thc=Decimal(10),
        cbd=Decimal(10),
        route=Route.UNDER_TONGUE,
        alcohol=Answer.NO,
    )
    flower = Product(
        id="p-flower",
        name="Evening flower",
        form=ProductForm.FLOWER,
        origin="a sample shop",
        basis=Basis.PERCENT,
        thc=Decimal(18),
        cbd=None,
        route=Route.VAPORISED,
        alcohol=Answer.NO,
    )
    return oil, flower


def _planned(regimens: tuple[Regimen, ...], now: datetime, zone: timezone) -> Iterator[Intake]:
    """A year of planned doses: some skipped, some days without any entry, today up to now."""
    for days_ago in range(_YEAR, -1, -1):
        day = now.date() - timedelta(days=days_ago)
        if days_ago % 23 == 11:
            continue
        for regimen in regimens:
            for part, pieces in planned_parts(regimen) if open_on(regimen, day) else ():
                at = datetime.combine(day, _CLOCK[part], zone)
                if at <= now:
                    skipped = part is DayPart.BEDTIME and days_ago % 17 == 5
                    status = IntakeStatus.SKIPPED if skipped else IntakeStatus.TAKEN
                    yield Intake(f"i-{regimen.medicine_id}-{day}-{part}", regimen.medicine_id, at, status, pieces, part)


def _tramadol(now: datetime, zone: timezone) -> Iterator[Intake]:
    for days_ago in range(_YEAR, -1, -1):
        at = datetime.combine(now.date() - timedelta(days=days_ago), time(10, 15), zone)
        if days_ago % 5 in (0, 3) and at <= now:
            yield Intake(f"i-tramadol-{at.date()}", "m-tramadol", at, pieces=Decimal(1))


def _uses(products: tuple[Product, ...], now: datetime, zone: timezone) -> Iterator[Use]:
    oil, flower = products
    plans: tuple[tuple[Product, time, Callable[[int], bool], Decimal, UseUnit, AmountSource], ...] = (
        (oil, time(13, 30), lambda n: n % 3 != 1, Decimal("0.3"), UseUnit.ML, AmountSource.MARKED),
        (flower, time(21, 40), lambda n: n % 2 == 1, Decimal("0.1"), UseUnit.G, AmountSource.WEIGHED),
    )
    for days_ago in range(_YEAR, -1, -1):
        day = now.date() - timedelta(days=days_ago)
        for product, clock, used_on, amount, unit, source in plans:
            at = datetime.combine(day, clock, zone)
            if used_on(days_ago) and at <= now and days_ago % 29 != 13:
                strength = freeze(product)
                name = f"u-{product.id}-{day}"
                yield Use(name, product.id, at, product.route, amount, unit, strength, source, reasons=(Reason.PAIN,))


def _mg(number: int) -> Amount:
    return Amount(Decimal(number), "mg")
