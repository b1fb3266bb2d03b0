"""What a person says has changed, about smoking above all: recorded, corrected, asked about, never assumed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.domain.events import ReportedEvent
from app.domain.interactions import DataFile, NamedEvent
from app.domain.items import Event
from app.domain.products import Product
from app.domain.records import RecordChange
from app.domain.routes import Route
from app.domain.uses import Use
from app.services import words
from app.services.changes import Change, change_of
from app.services.diary import DiaryProblem
from app.services.ports import Store, Tools

NOT_SMOKED_FOR = timedelta(days=7)
OFFERED_FOR = timedelta(days=28)
"""How long after the last smoked use the question is put at all."""

SAID_CHANGES = "The person says, of the last 90 days:"
"""What stands before it on the page and in its text, beside the changes of medicines."""

_GONE = "This entry is no longer in the diary. Nothing was saved."
_NOTHING_SAID = "What changed: choose one, so that there is something to save."


@dataclass(frozen=True, slots=True)
class SmokingOffer:
    """Why it is asked whether something changed: the smoked product, and the day it was last smoked."""

    product: str
    last_smoked: date


def record_event(store: Store, tools: Tools, event: ReportedEvent) -> Change:
    """Record an event; DiaryProblem when it says nothing."""
    if not event.said.strip():
        raise DiaryProblem(_NOTHING_SAID)
    return _save(store, tools, None, replace(event, id=event.id or tools.new_id()), f"Recorded: {event.said}")


def correct_event(store: Store, tools: Tools, event: ReportedEvent) -> Change:
    """Replace what is recorded about an event."""
    if not event.said.strip():
        raise DiaryProblem(_NOTHING_SAID)
    return _save(store, tools, _there(store, event.id), event, f"Corrected: {event.said}")


def remove_event(store: Store, tools: Tools, event_id: str) -> Change:
    """Take an event off the diary."""
    event = _there(store, event_id)
    return _save(store, tools, event, None, f"Removed: {event.said}")


def nothing_changed(store: Store, tools: Tools, on: date) -> Change:
    """Record that the person was asked on a day and said that nothing changed about smoking."""
    event = ReportedEvent(tools.new_id(), on, said="nothing changed about smoking")
    return _save(store, tools, None, event, "Noted: nothing changed about smoking")


def for_the_check(events: Iterable[ReportedEvent], data: DataFile) -> tuple[Event, ...]:
    """The events as the check takes them; one whose id the data file does not have reaches no rule."""
    named = [(data.events.get(each.event), each.on) for each in events]
    return tuple(Event(found.of, found.kind, on) for found, on in named if found is not None)


def not_looked_up(events: Iterable[ReportedEvent], data: DataFile) -> tuple[ReportedEvent, ...]:
    """Events that this edition of the data file has no words for; they are shown and never silently dropped."""
    return tuple(each for each in events if each.event and each.event not in data.events)


def said_lately(events: Iterable[ReportedEvent], day: date, within: timedelta) -> tuple[str, ...]:
    """What was said to have changed up to a day, oldest first: "11 Sep 2026: stopped smoking tobacco"."""
    lately = [each for each in events if each.event and timedelta() <= day - each.on <= within]
    return tuple(f"{words.short_day(each.on)}: {each.said}" for each in sorted(lately, key=lambda each: each.on))


def choices(data: DataFile) -> tuple[NamedEvent, ...]:
    """What a person can say has changed, what is about smoke first."""
    return tuple(sorted(data.events.values(), key=lambda each: (not each.of.endswith("-smoke"), each.id)))


def smoking_offer(
    products: Sequence[Product], uses: Sequence[Use], events: Sequence[ReportedEvent], today: date
) -> SmokingOffer | None:
    """Whether to ask if something changed about smoking: nothing smoked for 7 days while something else was used.

    Not asked again once anything was said about smoking on or after the last smoked day, nor after 28 days.
    """
    names = {each.id: each.name for each in products}
    smoked = [use for use in uses if use.route is Route.SMOKED and use.product_id in names]
    last = max(smoked, key=lambda use: use.at, default=None)
    if last is None:
        return None
    day = last.at.date()
    others = any(use.route is not Route.SMOKED and today - NOT_SMOKED_FOR < use.at.date() <= today for use in uses)
    said = any(each.on >= day for each in events)
    if said or not others or not NOT_SMOKED_FOR <= today - day <= OFFERED_FOR:
        return None
    return SmokingOffer(names[last.product_id], day)


def _there(store: Store, event_id: str) -> ReportedEvent:
    found = store.get(ReportedEvent, event_id)
    if found is None:
        raise DiaryProblem(_GONE)
    return found


def _save(store: Store, tools: Tools, before: ReportedEvent | None, after: ReportedEvent | None, what: str) -> Change:
    return change_of(store.apply([RecordChange(before, after)], what, tools.clock()))
