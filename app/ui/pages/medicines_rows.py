"""The rows of the medicines list as words: what stands where, and in which group."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.medicines import Kind, Medicine
from app.domain.regimens import Regimen, RegimenKind, current
from app.services import medicine_words, words
from app.services.coverage_view import State
from app.ui.session import Session

_CODES = {
    RegimenKind.AT_TIMES: "at times",
    RegimenKind.INTERVAL: "at an interval",
    RegimenKind.WEEKDAYS: "weekly",
    RegimenKind.AS_NEEDED: "as needed",
    RegimenKind.PATCH: "patch",
    RegimenKind.IN_WORDS: "in words",
}
_STATES = {"not-checked": "not checked", "partly": "partly checked"}
_TITLES = (
    "Prescribed, taken regularly",
    "Prescribed, as needed",
    "Bought: over the counter, herbal, vitamins",
    "Other substances",
    "Stopped",
)


@dataclass(frozen=True, slots=True)
class MedicineRow:
    """One medicine in the list. `code` and `remark` stand at the right; `state` is "checked" where it was."""

    id: str
    name: str
    detail: str
    code: str
    remark: str
    state: State
    stopped: bool
    spoken: str

    def matches(self, typed: str) -> bool:
        """Whether every word typed into the search field begins or stands somewhere in this row."""
        text = f"{self.name} {self.detail} {self.remark}".casefold()
        return all(word in text for word in typed.casefold().split())


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading."""

    title: str
    rows: tuple[MedicineRow, ...]


def groups_of(session: Session) -> tuple[Group, ...]:
    """All medicines in their groups, by name; groups without any are left out."""
    view, day = session.view(), session.today()
    states = states_of(session)
    found: dict[str, list[MedicineRow]] = {title: [] for title in _TITLES}
    for medicine in sorted(view.medicines, key=lambda each: each.name.casefold()):
        regimen = latest((each for each in view.regimens if each.medicine_id == medicine.id), day)
        state = states.get(medicine.id, "checked")
        found[_title(medicine, regimen, day)].append(_row(medicine, regimen, state, session))
    return tuple(Group(title, tuple(rows)) for title, rows in found.items() if rows)


def latest(regimens: Iterable[Regimen], day: date) -> Regimen | None:
    """The version in force on a day; for a stopped medicine, or one that begins later, the newest there is."""
    versions = list(regimens)
    return current(versions, day) or max(versions, key=lambda each: each.valid_from or date.min, default=None)


def states_of(session: Session) -> dict[str, State]:
    """How far each thing on the record could be checked, by the id of its record."""
    return dict(zip(session.current().ids, session.coverage().states, strict=True))


def begins_later(medicine: Medicine, day: date) -> bool:
    """Whether its first day is still to come; until then it is not looked up."""
    return medicine.started is not None and medicine.started.earliest() > day


def is_stopped(medicine: Medicine, day: date) -> bool:
    """Whether its last day is behind us."""
    return medicine.stopped is not None and medicine.stopped <= day


def _title(medicine: Medicine, regimen: Regimen | None, day: date) -> str:
    regular, needed, bought, other, stopped = _TITLES
    if is_stopped(medicine, day):
        return stopped
    if medicine.kind is Kind.OTHER:
        return other
    if medicine.kind is not Kind.PRESCRIBED:
        return bought
    return needed if regimen and regimen.kind is RegimenKind.AS_NEEDED else regular


def _row(medicine: Medicine, regimen: Regimen | None, state: State, session: Session) -> MedicineRow:
    stopped = is_stopped(medicine, session.today())
    what = medicine_words.what_it_is(medicine, session.data.vocabulary)
    detail = " · ".join(part for part in (what, medicine.brand, medicine_words.strength_and_form(medicine)) if part)
    taken = medicine_words.regimen_sentence(regimen, medicine) if regimen else ""
    code, remark = _right(medicine, regimen)
    if stopped and medicine.stopped:
        code, remark = words.short_day(medicine.stopped), medicine.stop_reason
        taken = f"until {code}"
    remark = _STATES.get(state, remark)
    spoken = words.joined(part for part in (medicine.name, detail, taken, _STATES.get(state, "")) if part)
    return MedicineRow(medicine.id, medicine.name, detail, code, remark, state, stopped, spoken)


def _most(regimen: Regimen) -> str:
    most = regimen.most_in_24h
    return f"no more than {words.number(most)} in 24 hours" if most is not None else ""


def _right(medicine: Medicine, regimen: Regimen | None) -> tuple[str, str]:
    reason = f"for {medicine.reason}" if medicine.reason else ""
    if regimen is None:
        return "", reason
    if regimen.kind is not RegimenKind.DAY_PARTS:
        return _CODES[regimen.kind], _most(regimen) or medicine_words.timing(regimen) or reason
    cells = medicine_words.day_part_cells(regimen)
    total = medicine_words.daily_total(regimen, medicine).split(" = ")[-1]
    return "-".join("0" if cell == "–" else cell for cell in cells), total
