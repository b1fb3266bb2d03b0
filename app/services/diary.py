"""What a person can do with the diary: record, correct, remove, repeat. Each is one transaction and one Change.

Only what is impossible is refused here, as a DiaryProblem: a record that is not there, or a period that ends before
it begins. What is merely doubtful is asked about by the form, and then saved. A draft's id may be empty: it gets one.
Every function may raise StoreProblem, and then nothing has changed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TypeVar

from app.domain.intakes import Intake, IntakeStatus
from app.domain.lots import Lot
from app.domain.medicines import Medicine
from app.domain.moments import Period, TimePrecision
from app.domain.people import Answer, Person
from app.domain.presets import Preset
from app.domain.products import Product
from app.domain.records import Record, RecordChange
from app.domain.regimens import DayPart, Regimen
from app.domain.statements import DayStatement, Said
from app.domain.strengths import freeze
from app.domain.uses import Use
from app.services import words
from app.services.changes import Change, change_of
from app.services.planned import still_planned
from app.services.ports import Store, Tools
from app.services.regimen_versions import with_versions

R = TypeVar("R", bound=Record)

_LONGEST_NAME = 60


class DiaryProblem(Exception):  # noqa: N818 - a person reads it as a problem with a sentence, not as an error
    """Why something cannot be recorded at all. `sentence` holds no health data."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def save_person(store: Store, tools: Tools, person: Person) -> Change:
    """Record or correct whose diary this is."""
    person = _with_id(tools, person)
    return _save(store, tools, [RecordChange(store.get(Person, person.id), person)], "Saved personal details")


def add_medicine(
    store: Store, tools: Tools, medicine: Medicine, regimen: Regimen | None = None, *later: Regimen
) -> Change:
    """Record a medicine, with how it is taken when that is known; the regimen is tied to the medicine here.

    `later` are the further steps of a taper.
    """
    medicine = _with_id(tools, medicine)
    steps = [replace(one, medicine_id=medicine.id) for one in (regimen, *later) if one is not None]
    changes = [RecordChange(None, medicine), *with_versions((), _checked(tools, steps))]
    return _save(store, tools, changes, f"Added {_short(medicine.name)}")


def correct_medicine(store: Store, tools: Tools, medicine: Medicine) -> Change:
    """Replace what is recorded about a medicine."""
    before = _there(store, Medicine, medicine.id)
    return _save(store, tools, [RecordChange(before, medicine)], f"Corrected {_short(medicine.name)}")


def change_regimen(store: Store, tools: Tools, regimen: Regimen, *later: Regimen) -> Change:
    """Record a new version of how a medicine is taken, also one that began in the past; `later` are taper steps.

    The version in force the day before is closed on that day; one that begins on the same day is replaced; when a
    later one is recorded already, the new one ends the day before that.
    """
    medicine = _there(store, Medicine, regimen.medicine_id)
    steps = _checked(tools, [replace(one, medicine_id=medicine.id) for one in (regimen, *later)])
    changes = with_versions(store.owned(Regimen, medicine.id), steps)
    return _save(store, tools, changes, f"Changed how {_short(medicine.name)} is taken")


def stop_medicine(store: Store, tools: Tools, medicine_id: str, on: date, why: str = "") -> Change:
    """Record that `on` was the last day of a medicine; versions still open that day end on it.

    A stop that was recorded before is corrected: what ended on that day goes on to `on`.
    """
    medicine = _there(store, Medicine, medicine_id)
    changes = [RecordChange(medicine, replace(medicine, stopped=on, stop_reason=why))]
    for regimen in store.owned(Regimen, medicine_id):
        begun = regimen.valid_from is None or regimen.valid_from <= on
        cut_then = medicine.stopped is not None and regimen.valid_to == medicine.stopped != on
        if begun and (regimen.valid_to is None or regimen.valid_to > on or cut_then):
            changes.append(RecordChange(regimen, replace(regimen, valid_to=on)))
    return _save(store, tools, changes, f"Stopped {_short(medicine.name)}")


def remove_medicine(store: Store, tools: Tools, medicine_id: str) -> Change:
    """Take a medicine off the diary with its regimens and doses; undo brings all of it back."""
    medicine = _there(store, Medicine, medicine_id)
    gone = _removals([*belongings(store, medicine), medicine])
    return _save(store, tools, gone, f"Removed {_short(medicine.name)}")


def add_product(store: Store, tools: Tools, product: Product) -> Change:
    """Record a cannabis product."""
    product = _with_id(tools, product)
    return _save(store, tools, [RecordChange(None, product)], f"Added {_short(product.name)}")


def correct_product(store: Store, tools: Tools, product: Product) -> Change:
    """Replace what is recorded about a product; uses keep the strength they were recorded with."""
    before = _there(store, Product, product.id)
    return _save(store, tools, [RecordChange(before, product)], f"Corrected {_short(product.name)}")


def remove_product(store: Store, tools: Tools, product_id: str) -> Change:
    """Take a product off the diary with its lots, uses and presets; undo brings all of it back."""
    product = _there(store, Product, product_id)
    gone = _removals([*belongings(store, product), product])
    return _save(store, tools, gone, f"Removed {_short(product.name)}")


def belongings(store: Store, record: Record) -> tuple[Record, ...]:
    """What goes when a record goes: the doses and regimens of a medicine, the uses, presets and lots of a product."""
    if isinstance(record, Medicine):
        return (*store.owned(Intake, record.id), *store.owned(Regimen, record.id))
    if isinstance(record, Product):
        return (*store.owned(Use, record.id), *store.owned(Preset, record.id), *store.owned(Lot, record.id))
    return ()


def record_use(store: Store, tools: Tools, use: Use) -> Change:
    """Record one use, with the strength the draft has frozen and the moment it was written down."""
    product = _there(store, Product, use.product_id)
    use = replace(_with_id(tools, use), entered=use.entered or tools.clock())
    changes = [RecordChange(None, use), *_no_longer_none(store, use)]
    return _save(store, tools, changes, f"Recorded {_used(product, use)}")


def repeat_use(store: Store, tools: Tools, use: Use, at: datetime) -> Change:
    """Record the same product, lot, route and amount again at `at`, with the strength its label has now."""
    product = _there(store, Product, use.product_id)
    again = replace(
        use,
        id="",
        at=at,
        strength=freeze(product, store.get(Lot, use.lot_id) if use.lot_id else None),
        precision=TimePrecision.EXACT,
        reason="",
        reasons=(),
        note="",
        tobacco=Answer.UNKNOWN,
        food=Answer.UNKNOWN,
        alcohol=Answer.UNKNOWN,
        entered=None,
    )
    return record_use(store, tools, again)


def correct_use(store: Store, tools: Tools, use: Use) -> Change:
    """Replace what is recorded about one use."""
    before = _there(store, Use, use.id)
    product = _there(store, Product, use.product_id)
    changes = [RecordChange(before, use), *_no_longer_none(store, use)]
    return _save(store, tools, changes, f"Corrected {_used(product, use)}")


def remove_use(store: Store, tools: Tools, use_id: str) -> Change:
    """Take one use off the diary."""
    use = _there(store, Use, use_id)
    product = _there(store, Product, use.product_id)
    return _save(store, tools, _removals([use]), f"Removed {_used(product, use)}")


def record_intake(store: Store, tools: Tools, intake: Intake) -> Change:
    """Record one dose: taken, skipped or not known."""
    medicine = _there(store, Medicine, intake.medicine_id)
    return _save(store, tools, [RecordChange(None, _with_id(tools, intake))], f"Recorded {_dose(medicine, intake)}")


def correct_intake(store: Store, tools: Tools, intake: Intake) -> Change:
    """Replace what is recorded about one dose."""
    before = _there(store, Intake, intake.id)
    medicine = _there(store, Medicine, intake.medicine_id)
    return _save(store, tools, [RecordChange(before, intake)], f"Corrected {_dose(medicine, intake)}")


def remove_intake(store: Store, tools: Tools, intake_id: str) -> Change:
    """Take one dose off the diary."""
    intake = _there(store, Intake, intake_id)
    medicine = _there(store, Medicine, intake.medicine_id)
    return _save(store, tools, _removals([intake]), f"Removed {_dose(medicine, intake)}")


def record_day_part(store: Store, tools: Tools, part: DayPart, at: datetime) -> Change:
    """Record everything planned for one part of the day of `at` as taken then, apart from what is recorded already.

    Raises DiaryProblem when nothing is left to record.
    """
    planned = tuple(still_planned(store, part, at.date()))
    if not planned:
        raise DiaryProblem("Nothing is left to record for this part of the day.")
    doses = [
        Intake(tools.new_id(), medicine.id, at, IntakeStatus.TAKEN, pieces=pieces, part=part)
        for medicine, pieces in planned
    ]
    names = words.listed([_short(medicine.name) for medicine, _ in planned])
    changes = [RecordChange(None, dose) for dose in doses]
    return _save(store, tools, changes, f"Recorded {words.DAY_PARTS[part].lower()}: {_short(names)}")


def _no_longer_none(store: Store, use: Use) -> list[RecordChange]:
    """Where it was said that nothing was used on the day of a use, that is taken back with the same action."""
    said = store.within(DayStatement, Period(use.at.date(), use.at.date()))
    return [RecordChange(each, None) for each in said if each.said is Said.NONE]


def _checked(tools: Tools, steps: Iterable[Regimen]) -> list[Regimen]:
    """Each with an id and a period that is one."""
    found = [_with_id(tools, one) for one in steps]
    for one in found:
        _check_period(one)
    return found


def _check_period(regimen: Regimen) -> None:
    if regimen.valid_from and regimen.valid_to and regimen.valid_to < regimen.valid_from:
        raise DiaryProblem("Until: this day is before the one it starts on. What you typed is kept.")


def _there(store: Store, family: type[R], record_id: str) -> R:
    found = store.get(family, record_id)
    if found is None:
        raise DiaryProblem("This entry is no longer in the diary. Nothing was saved.")
    return found


def _with_id(tools: Tools, record: R) -> R:
    return record if record.id else replace(record, id=tools.new_id())


def _removals(records: Iterable[Record]) -> list[RecordChange]:
    return [RecordChange(record, None) for record in records]


def _save(store: Store, tools: Tools, changes: Sequence[RecordChange], what: str) -> Change:
    return change_of(store.apply(changes, what, tools.clock()))


def _used(product: Product, use: Use) -> str:
    if use.amount is None:
        return f"{_short(product.name)}, amount not known"
    unit = use.unit.value if use.amount == 1 else words.USE_UNITS[use.unit]
    return f"{_short(product.name)}, {words.number(use.amount)}{words.NBSP}{unit}"


def _dose(medicine: Medicine, intake: Intake) -> str:
    status = "not known" if intake.status is IntakeStatus.UNKNOWN else intake.status.value
    return f"{_short(medicine.name)}, {status}, {words.clock(intake.at)}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_NAME else f"{line[: _LONGEST_NAME - 1]}…"
