"""Ten years of an invented person's records, 100,000 of them, always the same, in a diary on disk."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

from sqlalchemy import Engine

from app.domain.checkins import Also, CheckIn, Scale
from app.domain.intakes import Intake, IntakeStatus
from app.domain.interactions import DataFile
from app.domain.medicines import Medicine
from app.domain.moments import whole_date
from app.domain.products import Product
from app.domain.records import Record, RecordChange
from app.domain.regimens import DayPart, Regimen, RegimenKind
from app.domain.side_effects import Severity, SideEffect
from app.domain.statements import DayStatement, Said
from app.domain.strengths import freeze
from app.domain.substances import Vocabulary
from app.domain.uses import AmountSource, Use, units_for
from app.services.record_day import ingredients_of
from app.services.sample import sample_records
from app.store import history
from app.store.database import create
from app.store.store import DiaryStore
from app.store.writing import write

EVENTS = 100_000
YEARS = 10
NOW = datetime.fromisoformat("2026-11-20T18:00:00+00:00")
_CLOCKS = {
    DayPart.MORNING: time(8, 5),
    DayPart.NOON: time(13, 0),
    DayPart.EVENING: time(19, 10),
    DayPart.BEDTIME: time(22, 40),
}
_MORE = ("pregabalin", "sertraline", "omeprazole", "naproxen", "paracetamol", "clonazepam")
_SEED = 20_261_120
_SIGNS = ("dry-mouth", "dizzy", "unsteady", "sleepy")


def write_ten_years(path: Path, data: DataFile) -> DiaryStore:
    """Make the diary at `path`: the sample's person, medicines and products, and ten years of days; it stays open.

    Every day is one action of the history.
    """
    store = DiaryStore(create(path))
    things = [each for each in sample_records(NOW, data) if not hasattr(each, "at") and not hasattr(each, "day")]
    store.apply([RecordChange(None, each) for each in (*things, *_medicines(data.vocabulary))], "Added things", NOW)
    products = [each for each in things if isinstance(each, Product)]
    with store._connected(Engine.begin) as connection:
        for day, records in days_of(products):
            changes = [RecordChange(None, each) for each in records]
            history.append(connection, write(connection, changes, "ten years"), f"Recorded {day}", NOW, None)
    return store


def days_of(products: list[Product]) -> Iterator[tuple[date, list[Record]]]:
    """The days, oldest first, with what is recorded for each: EVENTS records in all, today's included."""
    random, left = Random(_SEED), EVENTS  # noqa: S311 - the same invented days every time, no secret
    last = NOW.date()
    first = last.replace(year=last.year - YEARS)
    for number in range((last - first).days, -1, -1):
        day = last - timedelta(days=number)
        fair = -(-left // (number + 1))  # what is left over the days that are left, rounded up
        records = _day(day, fair, products, random)
        left -= len(records)
        yield day, records


def _medicines(vocabulary: Vocabulary) -> Iterator[Record]:
    begun = NOW.date() - timedelta(days=365 * YEARS)
    one = Decimal(1)
    for name in _MORE:
        known = ingredients_of(name, vocabulary)
        yield Medicine(f"m-{name}", name.capitalize(), name, known, form="tablet", started=whole_date(begun))
        yield Regimen(f"r-{name}", f"m-{name}", RegimenKind.DAY_PARTS, begun, None, (one, one, one, one))


def _day(day: date, count: int, products: list[Product], random: Random) -> list[Record]:
    """One day of exactly `count` records: a check-in, now and then a side effect, uses or a statement, doses."""
    found: list[Record] = []
    zone = NOW.tzinfo
    scores = tuple((scale, random.randint(0, 10)) for scale in Scale)
    at = datetime.combine(day, time(17, 15), zone)
    found.append(
        CheckIn(f"c-{day}", at, scores, tuple(random.sample(list(Also), 2)), note=random.choice(("", "windy")))
    )
    if not random.randrange(9):
        signs = tuple(random.sample(_SIGNS, 2))
        found.append(SideEffect(f"s-{day}", at - timedelta(hours=2), signs, random.choice(list(Severity))))
    if random.randrange(6):
        found += [_use(f"u-{day}-{nr}", day, random.choice(products), random) for nr in range(random.randint(1, 6))]
    else:
        found.append(DayStatement(f"d-{day}", day, random.choice(list(Said))))
    parts = [(medicine, part) for part in DayPart for medicine in _MORE]
    while len(found) < count:
        medicine, part = parts[len(found) % len(parts)]
        moment = datetime.combine(day, min(_CLOCKS[part], time(17, 50)), zone) + timedelta(minutes=len(found) % 7)
        status = IntakeStatus.SKIPPED if not random.randrange(20) else IntakeStatus.TAKEN
        found.append(Intake(f"i-{day}-{len(found)}", f"m-{medicine}", moment, status, Decimal(1), part))
    return found[:count]


def _use(name: str, day: date, product: Product, random: Random) -> Use:
    at = datetime.combine(day, time(random.randint(8, 17), random.randrange(60)), NOW.tzinfo)
    amount = Decimal(random.randint(1, 6)) / 10
    unit, strength = units_for(product.basis)[0], freeze(product)
    reason = random.choice(("pain", "sleep", ""))
    return Use(name, product.id, at, product.route, amount, unit, strength, AmountSource.MARKED, reason=reason)
