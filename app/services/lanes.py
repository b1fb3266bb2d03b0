"""The medicines along a time axis: what was planned from day to day, and each dose taken as needed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.medicines import Medicine
from app.domain.moments import Period
from app.domain.regimens import Regimen, RegimenKind, daily_pieces
from app.services import medicine_words, words
from app.services.trend_records import TrendRecords, by_day

_Found = tuple[date, str, str]
_NO_PLAN = (RegimenKind.AS_NEEDED, RegimenKind.IN_WORDS)


@dataclass(frozen=True, slots=True)
class Step:
    """What one version of a regimen planned, on the days of the period it was in force; `begins` when it began there.

    `amount` is the planned total of a day in words, such as "600 mg a day".
    """

    first: date
    last: date
    amount: str
    begins: bool


@dataclass(frozen=True, slots=True)
class DosesOnDay:
    """How many doses were noted as taken on a day."""

    day: date
    doses: int


@dataclass(frozen=True, slots=True)
class Lane:
    """One medicine. `steps` where a daily amount is planned; `doses` are those taken without such a plan."""

    id: str
    name: str
    steps: tuple[Step, ...] = ()
    doses: tuple[DosesOnDay, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A day on which something became different, under the letter that marks it in the figures: "a".

    `record` is the id of the medicine or product.
    """

    mark: str
    day: date
    what: str
    record: str


def lanes(records: TrendRecords, period: Period) -> tuple[Lane, ...]:
    """A lane for each medicine that was on the record in the period."""
    found = [_lane(each, records, period) for each in records.medicines]
    return tuple(each for each in found if each.steps or each.doses)


def changes(records: TrendRecords, period: Period) -> tuple[Change, ...]:
    """Dated changes inside the period: versions of regimens, stops, and products noted for the first time.

    A product counts as noted for the first time when the records reach back before the period and do not have it.
    """
    found = [change for each in records.medicines for change in _medicine_changes(each, records.regimens)]
    found += _product_changes(records, period)
    inside = sorted(each for each in found if each[0] in period)
    return tuple(Change(_mark(place), *each) for place, each in enumerate(inside))


def planned_amount(regimen: Regimen, medicine: Medicine) -> str:
    """The planned total of a day as it stands on a lane: "600 mg a day"; in pieces where the strength is not known."""
    total = medicine_words.daily_total(regimen, medicine)
    return total.rpartition(" = ")[2] or medicine_words.regimen_sentence(regimen, medicine)


def _lane(medicine: Medicine, records: TrendRecords, period: Period) -> Lane:
    own = [each for each in records.regimens if each.medicine_id == medicine.id]
    steps = tuple(step for each in own if each.kind not in _NO_PLAN for step in _steps(each, medicine, period))
    planned = [(step.first, step.last) for step in steps]
    taken = {day: len(doses) for day, doses in by_day(records.taken(medicine.id)).items() if day in period}
    loose = {day: count for day, count in taken.items() if not any(first <= day <= last for first, last in planned)}
    doses = tuple(DosesOnDay(day, loose[day]) for day in sorted(loose))
    return Lane(medicine.id, medicine.name, tuple(sorted(steps, key=lambda step: step.first)), doses)


def _steps(regimen: Regimen, medicine: Medicine, period: Period) -> Sequence[Step]:
    started = medicine.started.earliest() if medicine.started else None
    began = regimen.valid_from or started or period.first
    ends = [each for each in (regimen.valid_to, medicine.stopped, period.last) if each is not None]
    first, last = max(began, period.first), min(ends)
    if first > last or daily_pieces(regimen) == 0:
        return ()
    return (Step(first, last, planned_amount(regimen, medicine), began in period and began != period.first),)


def _medicine_changes(medicine: Medicine, regimens: Sequence[Regimen]) -> list[_Found]:
    own = sorted(
        (each for each in regimens if each.medicine_id == medicine.id and each.valid_from),
        key=lambda each: each.valid_from or date.min,
    )
    found: list[_Found] = []
    for place, each in enumerate(own):
        if each.valid_from:
            verb = _verb(own[place - 1], each) if place else "started"
            found.append((each.valid_from, f"{medicine.name} {verb}", medicine.id))
    if medicine.stopped:
        found.append((medicine.stopped, f"{medicine.name} stopped", medicine.id))
    return found


def _verb(before: Regimen, after: Regimen) -> str:
    old, new = daily_pieces(before), daily_pieces(after)
    if old is None or new is None or old == new:
        return "taken another way"
    return "raised" if new > old else "reduced"


def _product_changes(records: TrendRecords, period: Period) -> list[_Found]:
    if not any(each.at.date() < period.first for each in records.dated()):
        return []
    names = {each.id: each.name for each in records.products}
    first: dict[str, date] = {}
    for use in records.uses:
        first.setdefault(use.product_id, use.at.date())
    return [(day, f"{names[product]} first noted", product) for product, day in first.items() if product in names]


def _mark(place: int) -> str:
    """a, b, … z, then a2, b2."""
    letter = chr(ord("a") + place % 26)
    return f"{letter}{place // 26 + 1}" if place >= 26 else letter


def change_words(change: Change) -> str:
    """A change as a line: "a, 1 Oct 2026: Gabapentin raised"."""
    return f"{change.mark}, {words.short_day(change.day)}: {change.what}"
