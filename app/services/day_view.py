"""One day of the diary in words, entry by entry: what Today and Urgent help both show."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from app.domain.amounts import Amount
from app.domain.expected import Slot
from app.domain.intakes import Intake, IntakeStatus
from app.domain.medicines import Kind, Medicine
from app.domain.moments import TimePrecision
from app.domain.products import Product
from app.domain.regimens import DayPart, Regimen, RegimenKind, current
from app.domain.routes import Route
from app.domain.uses import Use
from app.services import cannabis_words, medicine_words, words
from app.services.findings import DiaryView
from app.services.time_words import dose_time, slot_words

_STATUS = {IntakeStatus.TAKEN: "taken", IntakeStatus.SKIPPED: "skipped", IntakeStatus.UNKNOWN: "not known"}
_GONE = "no longer in the diary"
_WEIGHED = ("mg", "micrograms", "g", "units")


class Feeling(StrEnum):
    """The entries of a day that are about how one felt."""

    CHECK_IN = "check-in"
    SIDE_EFFECT = "side-effect"
    WEEK = "week"


@dataclass(frozen=True, slots=True)
class EntryView:
    """One line of a day: a dose, several doses of one day part together, a use of cannabis, or how one felt.

    `ids` are those of the records behind it and `owner` the id of the medicine or product (empty for several);
    `part` is set for planned doses, `route` for uses, `feeling` for how one felt. `amount` is how much, or what became
    of it ("skipped"). Without `timed` nobody knows the time of day, and `at` only says the day; `when` is the time as
    far as it is known, where that is not the clock's.
    """

    ids: tuple[str, ...]
    owner: str
    at: datetime
    title: str
    detail: str
    amount: str
    part: DayPart | None = None
    route: Route | None = None
    feeling: Feeling | None = None
    timed: bool = True
    when: str | None = None

    def clock(self) -> str:
        """The time of day as far as it is known, or nothing."""
        if self.when is not None:
            return self.when
        return words.clock(self.at) if self.timed else ""

    def spoken(self) -> str:
        """The line as it is read out."""
        return ", ".join(each for each in (f"{self.clock()} {self.title}".strip(), self.amount, self.detail) if each)


def entries_of(view: DiaryView, day: date) -> tuple[EntryView, ...]:
    """Everything recorded for a day, in the order of the clock."""
    medicines = {each.id: each for each in view.medicines}
    products = {each.id: each for each in view.products}
    doses = [each for each in view.intakes if each.at.date() == day and each.medicine_id in medicines]
    uses = [each for each in view.uses if each.at.date() == day and each.product_id in products]
    lines = [*_doses(doses, medicines, view.regimens), *(_use(each, products[each.product_id]) for each in uses)]
    return tuple(sorted(lines, key=lambda line: line.at))


def every_entry(view: DiaryView) -> Iterator[EntryView]:
    """A line for each dose and each use by itself, in the order in which they are kept.

    One whose medicine or product is not in the diary any more says so: it was recorded all the same.
    """
    medicines = {each.id: each for each in view.medicines}
    products = {each.id: each for each in view.products}
    for dose in view.intakes:
        medicine = medicines.get(dose.medicine_id) or Medicine(dose.medicine_id, _GONE)
        yield _dose(dose, medicine, view.regimens)
    for use in view.uses:
        yield _use(use, products.get(use.product_id) or Product(use.product_id, _GONE))


def last_hours(view: DiaryView, now: datetime, hours: int = 24) -> tuple[str, ...]:
    """What was recorded as taken or used in the last hours, each as words to read out: "Tramadol 50 mg at 10:15"."""
    since = now - timedelta(hours=hours)
    medicines = {each.id: each for each in view.medicines}
    products = {each.id: each for each in view.products}
    found = [
        (dose.at, dose_words(medicines[dose.medicine_id], dose.pieces))
        for dose in view.intakes
        if since < dose.at <= now and dose.status is IntakeStatus.TAKEN and dose.medicine_id in medicines
    ]
    found += [
        (use.at, f"{use_title(use, products[use.product_id])}, {medicine_words.use_mg(use)}")
        for use in view.uses
        if since < use.at <= now and use.product_id in products
    ]
    ordered = sorted(found, key=lambda each: each[0])
    return tuple(f"{said} at {words.clock(at)}{_yesterday(at, now)}" for at, said in ordered)


def dose_words(medicine: Medicine, pieces: Decimal | None) -> str:
    """A medicine and how much of it: "Tramadol 50 mg", "Meadow calm drops"."""
    return f"{medicine.name} {dose_amount(medicine, pieces)}".strip()


def dose_amount(medicine: Medicine, pieces: Decimal | None) -> str:
    """How much a number of pieces is: "50 mg" where the strength is known, else "1 tablet", or nothing."""
    if pieces is None:
        return ""
    strength = medicine.strength
    if strength is None or strength.unit not in _WEIGHED:
        return medicine_words.pieces(pieces, medicine.form)
    return words.amount(Amount(strength.value * pieces, strength.unit))


def use_title(use: Use, product: Product) -> str:
    """A product and how it was used: "Oil 10:10, under the tongue"."""
    return f"{product.name}, {words.ROUTES[use.route]}"


def last_time(at: datetime, now: datetime) -> str:
    """When something was last: "last today 13:30", "last yesterday 21:40", "last on 6 Nov 2026"."""
    days = (now.date() - at.date()).days
    if days in (0, 1):
        return f"last {'yesterday' if days else 'today'} {words.clock(at)}"
    return f"last on {words.short_day(at.date())}"


def counted_in_a_day(doses: Sequence[Intake], regimen: Regimen, now: datetime) -> str:
    """How much of an as-needed medicine is recorded: "1 of at most 4 in 24 hours"; never what may still be taken."""
    since = now - timedelta(hours=24)
    recent = [dose for dose in doses if since < dose.at <= now and dose.status is IntakeStatus.TAKEN]
    known = [dose.pieces for dose in recent if dose.pieces is not None]
    if len(known) < len(recent):
        return f"recorded {len(recent)} times in 24 hours, not every amount known"
    most = f" of at most {words.number(regimen.most_in_24h)}" if regimen.most_in_24h is not None else ""
    return f"{words.number(sum(known, Decimal(0)))}{most} in 24 hours"


def _doses(doses: Sequence[Intake], medicines: dict[str, Medicine], regimens: Sequence[Regimen]) -> Iterator[EntryView]:
    together: dict[tuple[DayPart | None, datetime], list[Intake]] = defaultdict(list)
    for dose in doses:
        together[dose.part, dose.at].append(dose)
    for (part, _), group in together.items():
        if part is not None and len(group) > 1:
            yield _set(group, part, medicines)
        else:
            yield from (_dose(each, medicines[each.medicine_id], regimens) for each in group)


def _set(doses: Sequence[Intake], part: DayPart, medicines: dict[str, Medicine]) -> EntryView:
    said = [dose_words(medicines[each.medicine_id], each.pieces) + _unless_taken(each) for each in doses]
    taken = sum(each.status is IntakeStatus.TAKEN for each in doses)
    others = [f"{sum(each.status is status for each in doses)} {_STATUS[status]}" for status in _others(doses)]
    return EntryView(
        ids=tuple(each.id for each in doses),
        owner="",
        at=doses[0].at,
        title=f"{words.DAY_PARTS[part]}, {len(doses)} medicines",
        detail=", ".join(said),
        amount=", ".join(([f"{taken} taken"] if taken else []) + others),
        part=part,
    )


def _dose(dose: Intake, medicine: Medicine, regimens: Sequence[Regimen]) -> EntryView:
    in_force = current([each for each in regimens if each.medicine_id == medicine.id], dose.at.date())
    as_needed = in_force is not None and in_force.kind is RegimenKind.AS_NEEDED
    slot = dose.slot()
    when = slot_words(slot) if slot and slot != Slot(dose.at.date()) else "As needed" if as_needed else ""
    about = [
        when,
        medicine_words.pieces(dose.pieces, medicine.form) if dose.pieces is not None and medicine.strength else "",
        "bought" if medicine.kind is Kind.BOUGHT else "",
        f"for {medicine.reason}" if medicine.reason else "",
        f"on: {dose.site}" if dose.site else "",
        f"taken off {words.short_day(dose.removed.date())} {words.clock(dose.removed)}" if dose.removed else "",
        dose.skip_reason,
        dose.note,
    ]
    taken = dose.status is IntakeStatus.TAKEN
    return EntryView(
        ids=(dose.id,),
        owner=medicine.id,
        at=dose.at,
        title=medicine.name,
        detail=_sentence(" · ".join(each for each in about if each)),
        amount=(dose_amount(medicine, dose.pieces) or "taken") if taken else _STATUS[dose.status],
        part=dose.part,
        when=None if dose.precision is TimePrecision.EXACT else dose_time(dose),
    )


def _use(use: Use, product: Product) -> EntryView:
    how = ", ".join(each for each in (words.ROUTES[use.route], cannabis_words.why(use)) if each)
    about = [how, cannabis_words.together_with(use), medicine_words.use_mg(use), "shared" * (use.share != 1)]
    return EntryView(
        ids=(use.id,),
        owner=product.id,
        at=use.at,
        title=product.name,
        detail=_sentence(" · ".join(each for each in (*about, use.note) if each)),
        amount=medicine_words.use_amount(use),
        route=use.route,
        when=None if use.precision is TimePrecision.EXACT else words.moment(use.at, use.precision),
    )


def _others(doses: Sequence[Intake]) -> tuple[IntakeStatus, ...]:
    return tuple(one for one in _STATUS if one is not IntakeStatus.TAKEN and any(each.status is one for each in doses))


def _unless_taken(dose: Intake) -> str:
    return "" if dose.status is IntakeStatus.TAKEN else f" ({_STATUS[dose.status]})"


def _yesterday(at: datetime, now: datetime) -> str:
    return "" if at.date() == now.date() else " yesterday"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
