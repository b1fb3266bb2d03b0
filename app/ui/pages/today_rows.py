"""A day's entries as the rows of its timeline."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from app.domain.checkins import CheckIn
from app.domain.expected import Slot
from app.domain.medicines import Medicine
from app.domain.side_effects import SideEffect
from app.services import words
from app.services.day_view import EntryView, Feeling, dose_amount
from app.services.time_words import slot_words
from app.ui.record_icons import FAMILY_ICONS, PART_ICONS, route_icon
from app.ui.widgets.timeline_row import TimelineRow

NOW = "now"
_FEELING_ICONS = {
    Feeling.CHECK_IN: FAMILY_ICONS[CheckIn],
    Feeling.SIDE_EFFECT: FAMILY_ICONS[SideEffect],
    Feeling.WEEK: FAMILY_ICONS[CheckIn],
}


@dataclass(frozen=True, slots=True)
class Planned:
    """A dose that is planned for a day and not recorded yet."""

    slot: Slot
    medicine: Medicine

    def key(self) -> str:
        """What the timeline calls it."""
        return f"planned/{slot_words(self.slot)}/{self.medicine.id}"


def entry_key(entry: EntryView) -> str:
    """What the timeline calls an entry."""
    return "/".join(entry.ids)


def day_rows(entries: Iterable[EntryView], planned: Iterable[Planned], now: datetime | None) -> list[TimelineRow]:
    """Rows of a day; `now` is None for another day than today. What is planned has no time, so it stands last."""
    rows = list(_timed(entries, now))
    return [*rows, *(_planned_row(each, asks=now is None) for each in planned)]


def _timed(entries: Iterable[EntryView], now: datetime | None) -> Iterator[TimelineRow]:
    line = now
    for entry in entries:
        if line is not None and entry.at > line:
            yield _now_row(line)
            line = None
        yield _entry_row(entry)
    if line is not None:
        yield _now_row(line)


def _now_row(now: datetime) -> TimelineRow:
    return TimelineRow(NOW, words.clock(now), f"Now, {words.clock(now)}", now=True)


def _entry_row(entry: EntryView) -> TimelineRow:
    return TimelineRow(
        key=entry_key(entry),
        time=entry.clock(),
        spoken=entry.spoken(),
        title=entry.title,
        detail=entry.detail,
        amount=entry.amount,
        icon=_icon(entry),
        more=f"More for {entry.title}, {entry.clock()}",
    )


def _icon(entry: EntryView) -> str:
    if entry.feeling:
        return _FEELING_ICONS[entry.feeling]
    if entry.route:
        return route_icon(entry.route)
    return PART_ICONS[entry.part] if entry.part else "pill"


def _planned_row(planned: Planned, *, asks: bool) -> TimelineRow:
    amount = dose_amount(planned.medicine, planned.slot.pieces)
    part = slot_words(planned.slot)
    spoken = ", ".join(each for each in (planned.medicine.name, amount) if each)
    return TimelineRow(
        key=planned.key(),
        time="",
        spoken=f"{part}: {spoken}, not recorded yet",
        title=planned.medicine.name,
        detail=f"{part} · not recorded yet",
        amount=amount,
        icon=PART_ICONS[planned.slot.part] if planned.slot.part else "calendar-clock",
        planned=True,
        action="Took it …" if asks else "Took it",
        action_name=f"Took it: {spoken}, {part.lower()}",
    )
