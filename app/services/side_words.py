"""What an entry matches, in words and with every name: sides, routes, conditions that make it more serious."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.interactions import Category, Changed, DailyMg, DataFile, EventKind, Member, Raise, Side
from app.services import words
from app.services.lint_sides import members_of

EVENTS = {
    EventKind.STARTED: "started",
    EventKind.RAISED: "raised",
    EventKind.REDUCED: "reduced",
    EventKind.STOPPED: "stopped",
    EventKind.SWITCHED_AWAY: "switched to another kind",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A label and the text that belongs to it."""

    label: str
    text: str


def side_lines(category: Category, data: DataFile) -> tuple[Line, ...]:
    """Every side of an entry with the names it resolves to, and how the sides have to meet."""
    changed = category.event.of if category.event else None
    sides = (("Side a", category.a), ("Side b", category.b), ("What changed", changed))
    lines = [Line(label, side_words(side, data)) for label, side in sides if side is not None]
    return (*lines, *(Line("How it matches", text) for text in [_meeting(category, data)] if text))


def side_words(side: Side, data: DataFile) -> str:
    """One side: who it is by group, by role and by name, through which routes and forms, and for how long."""
    found = [*_by_group(side, data), *_by_role(side, data)]
    if side.substances:
        found.append(f"By name: {_names(side.substances, data)}.")
    if len(side.groups) + len(side.roles) + bool(side.substances) > 1:
        found.append(f"Together {words.counted(len(members_of(side, data)), 'substance')}.")
    if side.routes:
        found.append(f"Only {words.listed([words.ROUTES[route] for route in side.routes])}, or by a route not known.")
    if side.forms:
        found.append(f"Only as {words.listed(side.forms)}.")
    if side.lingers_days:
        found.append(f"Counts for {words.counted(side.lingers_days, 'day')} after a stop.")
    return " ".join(found)


def member_line(member: Member, data: DataFile) -> Line:
    """What differs for one substance or group: its own grades, and the note."""
    names = " with ".join(name_of(one, data) for one in (member.a, member.b) if one)
    serious = "" if member.seriousness is None else f"Seriousness: {words.SERIOUSNESS[member.seriousness]}."
    sure = "" if member.certainty is None else f"How sure: {words.CERTAINTY[member.certainty]}."
    return Line(f"For {names}", words.joined([serious, sure, member.note]))


def raise_line(found: Raise, data: DataFile) -> Line:
    """When an entry counts as more serious, every condition that has to hold, and why."""
    label = f"Raised to {words.SERIOUSNESS[found.to]}" if found.to is not None else "Raised by one step"
    conditions = [
        found.other and f"with something else on the record ({side_words(found.other, data).rstrip('.')})",
        found.person and f"in somebody for whom this holds: {' or '.join(_facts(found.person, data))}",
        found.routes and f"when cannabis is {' or '.join(words.ROUTES[route] for route in found.routes)}",
        found.changed and _changed(found.changed),
        found.daily_mg and _daily(found.daily_mg, data),
    ]
    return Line(label, f"When {'; and '.join(one for one in conditions if one)}. Why: {found.why}")


def role_name(role: str) -> str:
    """A role as a clinician writes it: "CYP3A4 substrate", "P-gp inhibitor"."""
    enzyme, _, part = role.rpartition("-")
    return f"{'P-gp' if enzyme == 'p-gp' else enzyme.upper()} {part}"


def name_of(one: str, data: DataFile) -> str:
    """What a person reads for a substance or a group."""
    found = data.vocabulary.substances.get(one) or data.vocabulary.groups.get(one)
    return found.name if found else one


def _by_group(side: Side, data: DataFile) -> Iterator[str]:
    for group in side.groups:
        found = [one.name for one in data.vocabulary.substances.values() if group in one.groups]
        yield _everybody(f"Group “{name_of(group, data)}”", found)


def _by_role(side: Side, data: DataFile) -> Iterator[str]:
    for role in side.roles:
        known = data.vocabulary.substances.values()
        found = [one.name for one in known if any(each.role == role for each in one.roles)]
        yield _everybody(f"Every {role_name(role)}", found)


def _everybody(title: str, names: Sequence[str]) -> str:
    return f"{title} ({len(names)}): {', '.join(sorted(names, key=str.casefold)) or 'nobody'}."


def _names(ids: tuple[str, ...], data: DataFile) -> str:
    return ", ".join(name_of(one, data) for one in ids)


def _meeting(category: Category, data: DataFile) -> str:
    event = category.event
    parts = [
        category.at_least and f"At least {category.at_least} different substances of side a.",
        category.count_as_one and f"Counted as one: {_counted_as_one(category, data)}.",
        category.within_one_item and "One product that holds both sides matches by itself.",
        event
        and f"When it was {' or '.join(EVENTS[kind] for kind in event.kinds)} within the last "
        f"{words.counted(event.within_days, 'day')}.",
        category.person and f"In somebody for whom this holds: {' or '.join(_facts(category.person, data))}.",
        category.always and "In everybody.",
        category.ask_when_unknown and "When that is not known, it is shown and asked.",
        category.on_request and "Shown only to whoever asks for it, and to professionals; it flags nothing.",
    ]
    return " ".join(str(part) for part in parts if part)


def _counted_as_one(category: Category, data: DataFile) -> str:
    return "; ".join(" with ".join(name_of(one, data) for one in each) for each in category.count_as_one)


def _facts(ids: tuple[str, ...], data: DataFile) -> list[str]:
    return [data.person_facts[one].name if one in data.person_facts else one for one in ids]


def _changed(found: Changed) -> str:
    events = " or ".join(EVENTS[kind] for kind in found.events)
    return f"something on side {found.side} was {events} within the last {words.counted(found.within_days, 'day')}"


def _daily(found: DailyMg, data: DataFile) -> str:
    unknown = ", or the amount is not known" if found.or_unknown else ""
    return f"the label amount of {name_of(found.of, data)} is above {words.number(found.above)} mg a day{unknown}"
