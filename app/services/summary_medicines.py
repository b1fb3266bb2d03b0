"""The medicines of the summary, in their groups, each as one line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.interactions import DataFile
from app.domain.medicines import Kind, Medicine
from app.domain.moments import Period
from app.domain.regimens import Regimen, RegimenKind, current
from app.services import dose_counts, medicine_words, regimen_history, words
from app.services.findings import DiaryView

STOPPED_SHOWN = timedelta(days=90)
STOPPED_LATELY = "Stopped in the last 90 days"


@dataclass(frozen=True, slots=True)
class MedicineLine:
    """One medicine on the page. `parts` are the four day-part cells; `findings` the numbers it appears under.

    A taper has no cells: `how` is its whole list of steps. `last` is the last dose taken that is known.
    """

    id: str
    name: str
    ingredients: str
    strength: str
    parts: tuple[str, str, str, str]
    how: str
    total: str
    taken: str
    reason: str
    prescriber: str
    since: str
    stopped: str
    history: tuple[str, ...]
    findings: tuple[int, ...]
    brand: str = ""
    pharmacy: str = ""
    last: str = ""

    def how_alone(self) -> str:
        """How it is taken, without what it is for."""
        return medicine_words.without_reason(self.how, self.reason)


@dataclass(frozen=True, slots=True)
class MedicineGroup:
    """Medicines under one heading of the page."""

    heading: str
    lines: tuple[MedicineLine, ...]


def medicine_groups(
    view: DiaryView, data: DataFile, period: Period, numbers: dict[str, tuple[int, ...]], on_record: Sequence[str]
) -> tuple[MedicineGroup, ...]:
    """Only what the look-up covered, and what was stopped lately: nothing on the page may look checked that is not."""
    sorted_in: dict[str, list[MedicineLine]] = {heading: [] for heading in _HEADINGS}
    for medicine in view.medicines:
        regimens = tuple(one for one in view.regimens if one.medicine_id == medicine.id)
        heading = _heading(medicine, regimens, period.last)
        if heading and (heading == _HEADINGS[4] or medicine.id in on_record):
            sorted_in[heading].append(_line(medicine, regimens, view, data, period, numbers.get(medicine.id, ())))
    return tuple(MedicineGroup(heading, tuple(lines)) for heading, lines in sorted_in.items() if lines)


_HEADINGS = (
    "Prescribed, taken regularly",
    "Taken only when needed",
    "Bought, herbal, vitamins",
    "Other substances",
    STOPPED_LATELY,
)


def _heading(medicine: Medicine, regimens: Sequence[Regimen], day: date) -> str:
    if medicine.stopped is not None and medicine.stopped <= day:
        return _HEADINGS[4] if day - medicine.stopped <= STOPPED_SHOWN else ""
    if medicine.kind is Kind.OTHER:
        return _HEADINGS[3]
    regimen = current(regimens, day)
    if regimen is not None and regimen.kind is RegimenKind.AS_NEEDED:
        return _HEADINGS[1]
    return _HEADINGS[0] if medicine.kind is Kind.PRESCRIBED else _HEADINGS[2]


def _line(
    medicine: Medicine,
    regimens: tuple[Regimen, ...],
    view: DiaryView,
    data: DataFile,
    period: Period,
    numbers: tuple[int, ...],
) -> MedicineLine:
    regimen = current(regimens, period.last)
    intakes = tuple(one for one in view.intakes if one.medicine_id == medicine.id)
    stopped = f"stopped {words.short_day(medicine.stopped)}" if medicine.stopped else ""
    since = medicine.started.earliest() if medicine.started else None
    return MedicineLine(
        id=medicine.id,
        name=medicine.name,
        ingredients=medicine_words.what_it_is(medicine, data.vocabulary),
        strength=medicine_words.strength_and_form(medicine),
        parts=medicine_words.day_part_cells(None if regimen and regimen.taper else regimen),
        how=_how(medicine, regimens, period.last),
        total=medicine_words.daily_total(regimen, medicine) if regimen else "",
        taken=dose_counts.really_taken(regimens, intakes, _taken_in(medicine, period), since, medicine),
        reason=medicine.reason,
        prescriber=medicine.prescriber,
        since=f"since {words.partial(medicine.started)}" if medicine.started else "",
        stopped=f"{stopped}: {medicine.stop_reason}" if stopped and medicine.stop_reason else stopped,
        history=regimen_history.history(regimens, medicine),
        findings=numbers,
        brand=medicine.brand,
        pharmacy=medicine.pharmacy,
        last=dose_counts.last_taken(intakes, period.last),
    )


def _how(medicine: Medicine, regimens: Sequence[Regimen], day: date) -> str:
    regimen = current(regimens, day)
    if regimen is None:
        return regimen_history.ended(regimens, day) or "how it is taken is not recorded"
    return regimen_history.taper_sentence(regimens, day, medicine) or medicine_words.regimen_sentence(regimen, medicine)


def _taken_in(medicine: Medicine, period: Period) -> Period:
    """The days of the period on which the medicine was taken at all; the whole of it when that is not known."""
    started = medicine.started.earliest() if medicine.started and medicine.started.day else period.first
    first, last = max(started, period.first), min(medicine.stopped or period.last, period.last)
    return Period(first, last) if first <= last else period
