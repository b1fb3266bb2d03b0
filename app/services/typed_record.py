"""A record typed on one line: medicines, cannabis, substances, events, circumstances, as the command line has them."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from app.domain.amounts import Amount, parse_amount, parse_number
from app.domain.checking import CheckResult, check, renumber
from app.domain.interactions import DataFile, EventKind
from app.domain.items import Content, Event, Item, ItemKind, RecordDay, Unchecked, UncheckedPart
from app.domain.matching import Match, MatchState
from app.domain.medicines import Medicine
from app.domain.moments import parse_day
from app.domain.people import Answer, Person
from app.domain.problems import Problem
from app.domain.routes import CANNABIS_ROUTES, Route, likely_route
from app.services.circumstances import AGE, answers, numbers
from app.services.findings import looks_back
from app.services.record_day import cannabinoid, cannabis_item, ingredients_of, mg_in_a_piece

_CHANGES = {"started": EventKind.STARTED, "raised": EventKind.RAISED, "stopped": EventKind.STOPPED}
_OLDEST = 130
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_ONE_NUMBER = re.compile(r"([0-9.,]+)\s*[^0-9\s]*")
_NEGATIVE = re.compile(r"(?:^|\s)([-−][0-9][0-9.,]*)")
Resolve = Callable[[str], Match]


class TypedRecordError(ValueError):
    """Something typed cannot be read; the text is one sentence that names the argument."""


@dataclass(frozen=True, slots=True)
class TypedItem:
    """One thing as typed, what its name was taken for, and the item the check looks at (None until it is built)."""

    match: Match
    item: Item


@dataclass(frozen=True, slots=True)
class TypedRecord:
    """A whole record as typed. `things` are (kind, text) in the order they were typed."""

    day: date
    things: Sequence[tuple[ItemKind, str]] = ()
    events: Sequence[str] = ()
    person: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class TypedCheck:
    """The outcome: every item with its match, and the result over the items in the same order."""

    items: tuple[TypedItem, ...]
    result: CheckResult
    person: Mapping[str, Answer] = field(default_factory=dict)


def check_typed(typed: TypedRecord, data: DataFile, resolve: Resolve) -> TypedCheck:
    """Look a typed record up. Raises TypedRecordError where an argument cannot be read."""
    build: dict[ItemKind, Callable[[str], TypedItem]] = {
        ItemKind.MEDICINE: lambda text: _medicine(text, typed.day, data, resolve),
        ItemKind.CANNABIS: _cannabis,
        ItemKind.SUBSTANCE: lambda text: _substance(text, data, resolve),
    }
    built = [build[kind](text) for kind, text in typed.things]
    numbered = renumber(each.item for each in built)
    items = tuple(replace(each, item=item) for each, item in zip(built, numbered, strict=True))
    person = answers(Person("typed", facts=_facts(typed.person, data)), data, typed.day)
    events = tuple(_event(text, typed.day, data) for text in typed.events)
    return TypedCheck(items, check(RecordDay(typed.day, numbered, person, events), data), person)


def _medicine(text: str, day: date, data: DataFile, resolve: Resolve) -> TypedItem:
    name, changes = _split_changes(text, day)
    match = resolve(name)
    entry_id = match.candidates[0].entry_id if match.state is MatchState.EXACT else ""
    strength = _strength(match) if entry_id else None
    found = ingredients_of(entry_id, data.vocabulary) if entry_id else ()
    started = dict(changes).get(EventKind.STARTED)
    later = started is not None and started > day
    stopped = dict(changes).get(EventKind.STOPPED)
    gone = stopped is not None and (day - stopped).days > looks_back(data)
    unchecked = [Unchecked(UncheckedPart.INGREDIENT, one.name) for one in found if one.substance is None]
    unchecked += [_not_found(match)] * (not found) + [Unchecked(UncheckedPart.NOT_YET, name)] * later
    unchecked += [Unchecked(UncheckedPart.NO_LONGER, name)] * gone
    one_piece = Medicine("typed", name, strength=strength, ingredients=found)
    contents = (
        Content(one.substance, use_mg=mg_in_a_piece(one_piece, one))
        for one in found
        if one.substance and not later and not gone
    )
    entry = data.vocabulary.entry(entry_id)
    route = likely_route(match.form, entry.default_route if entry else None)
    item = Item(
        index=0,
        kind=ItemKind.MEDICINE,
        name=text,
        contents=tuple(contents),
        routes=(route,),
        form=match.form,
        treatment=match.name.casefold(),
        prescribed=True,
        stopped=stopped,
        changes=changes,
        unchecked=tuple(unchecked),
    )
    return TypedItem(match, item)


def _strength(match: Match) -> Amount | None:
    """The strength behind an exact name; None where there is none, or where it is more than one number."""
    negative = _NEGATIVE.search(match.typed)
    if negative:
        raise TypedRecordError(f"--medicine: “{_short(negative[1])}” is less than nothing.")
    strength = parse_amount(match.strength, "--medicine")
    if isinstance(strength, Amount):
        return strength
    single = _ONE_NUMBER.fullmatch(match.strength)
    if single and _GROUPED.fullmatch(single[1]):
        return None  # 1,000 can be read in two ways; the name is what is looked up, and the amount stays unknown
    number = parse_number(single[1], "--medicine") if single else None
    if isinstance(number, Problem):
        raise TypedRecordError(number.sentence.removesuffix(" What you typed is kept."))
    return None


def _split_changes(text: str, day: date) -> tuple[str, tuple[tuple[EventKind, date], ...]]:
    words = text.split()
    changes: list[tuple[EventKind, date]] = []
    while words and words[-1].startswith("@"):
        key, _, when = words.pop()[1:].partition("=")
        if key not in _CHANGES:
            raise TypedRecordError(f"--medicine: “@{key}” is not one of @started=, @raised=, @stopped=.")
        if _CHANGES[key] in dict(changes):
            raise TypedRecordError(f"--medicine: @{key}= stands twice.")
        changes.append((_CHANGES[key], _day(when, f"--medicine @{key}", day)))
    name = " ".join(words) if changes else text.strip()
    if not name:
        raise TypedRecordError("--medicine: a name is needed.")
    if any(word.startswith("@") for word in words):
        raise TypedRecordError(
            f"--medicine: “{_short(name)}” holds an @; write dates last, such as @started=2026-11-06."
        )
    again = _taken_again(dict(changes))
    return name, tuple(each for each in reversed(changes) if not (again and each[0] is EventKind.STOPPED))


def _taken_again(changes: Mapping[EventKind, date]) -> bool:
    """Whether it was begun or raised after it was stopped: a medicine that is taken again is not a stopped one."""
    stopped = changes.get(EventKind.STOPPED)
    return stopped is not None and any(day > stopped for day in changes.values())


def _cannabis(text: str) -> TypedItem:
    """Read ROUTE with optional parts: thc=MG cbd=MG per=use|day form= alcohol prescribed, joined by colons."""
    word, *parts = text.split(":")
    if word not in [route.value for route in CANNABIS_ROUTES]:
        words = ", ".join(route.value for route in CANNABIS_ROUTES)
        raise TypedRecordError(f"--cannabis: “{_short(word)}” is not a route; the routes are {words}.")
    pairs = dict(part.partition("=")[::2] for part in parts)
    unknown = [key for key in pairs if key not in ("thc", "cbd", "per", "form", "alcohol", "prescribed")]
    if unknown or len(pairs) != len(parts):
        told = f"“{_short(unknown[0])}” is not a part of it" if unknown else "a part stands twice"
        raise TypedRecordError(
            f"--cannabis: {told}; the parts are thc=MG, cbd=MG, per=use|day, form=, alcohol, prescribed."
        )
    per = pairs.get("per", "use")
    if per not in ("use", "day"):
        raise TypedRecordError(f"--cannabis: per= is use or day, not “{_short(per)}”.")
    contents = [_cannabinoid(name, pairs.get(name), per) for name in ("thc", "cbd")]
    item = cannabis_item(
        text,
        (Route(word),),
        contents,
        form=pairs.get("form", ""),
        alcohol=_is_set("alcohol", pairs),
        prescribed=_is_set("prescribed", pairs),
    )
    return TypedItem(Match(MatchState.EXACT, text, text), item)


def _is_set(key: str, pairs: Mapping[str, str]) -> bool:
    value = pairs.get(key, "no") or "yes"
    if value not in ("yes", "no"):
        raise TypedRecordError(f"--cannabis: {key} is yes or no, not “{_short(value)}”.")
    return value == "yes"


def _cannabinoid(name: str, text: str | None, per: str) -> Content | None:
    if text is None:
        return cannabinoid(name, None)
    mg = parse_number(text, f"--cannabis {name}")
    if isinstance(mg, Problem):
        raise TypedRecordError(mg.sentence.removesuffix(" What you typed is kept."))
    daily: Decimal | None = mg if per == "day" else None
    return cannabinoid(name, mg, daily=daily, use=mg if per == "use" else None)


def _substance(text: str, data: DataFile, resolve: Resolve) -> TypedItem:
    """Take a substance by its id or by its name; one that is neither is not checked, with what the name search says."""
    if not text.strip():
        raise TypedRecordError("--substance: a name is needed.")
    found = data.vocabulary.substances.get(text.strip())
    match = Match(MatchState.EXACT, text, text) if found else resolve(text)
    exact = match.candidates[0].entry_id if match.candidates and match.state is MatchState.EXACT else ""
    entry = data.vocabulary.entry(found.id if found else exact)
    parts = ingredients_of(entry.id, data.vocabulary) if entry else ()
    unchecked = tuple(Unchecked(UncheckedPart.INGREDIENT, one.name) for one in parts if one.substance is None)
    item = Item(
        index=0,
        kind=ItemKind.SUBSTANCE,
        name=text,
        contents=tuple(Content(one.substance) for one in parts if one.substance),
        routes=((entry.default_route if entry else None) or Route.SWALLOWED,),
        treatment=match.name.casefold(),
        unchecked=unchecked if entry else (_not_found(match),),
    )
    return TypedItem(match, item)


def _not_found(match: Match) -> Unchecked:
    """A name that is no entry: a medicine somebody else's list knows, or nothing anybody knows."""
    known = match.state is MatchState.KNOWN_NOT_COVERED
    return Unchecked(UncheckedPart.NOT_COVERED if known else UncheckedPart.NAME, match.typed.strip())


def _facts(texts: Sequence[str], data: DataFile) -> tuple[tuple[str, str], ...]:
    facts: dict[str, str] = {}
    for text in texts:
        name, said = _fact(text, data)
        if facts.setdefault(name, said) != said:
            raise TypedRecordError(f"--person {name}: it stands twice, with different answers.")
    return tuple(facts.items())


def _fact(text: str, data: DataFile) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if name in numbers(data):
        number = parse_number(value, f"--person {name}")
        if isinstance(number, Problem):
            raise TypedRecordError(number.sentence.removesuffix(" What you typed is kept."))
        if name == AGE and number > _OLDEST:
            raise TypedRecordError(f"--person {name}: “{_short(value)}” is more than {_OLDEST} years.")
        return name, str(number)
    if name not in data.person_facts:
        raise TypedRecordError(f"--person: “{_short(name)}” is not a name that `doseleaf data person` lists.")
    answer = value if equals else Answer.YES.value
    if answer not in [each.value for each in Answer]:
        raise TypedRecordError(f"--person {name}: “{_short(answer)}” is not yes, no or unknown.")
    return name, answer


def _event(text: str, day: date, data: DataFile) -> Event:
    name, _, when = text.partition("=")
    event = data.events.get(name)
    if event is None:
        known = ", ".join(sorted(data.events))
        raise TypedRecordError(f"--event: “{_short(name)}” is not an event; the events are {known}.")
    return Event(event.of, event.kind, _day(when, f"--event {name}", day))


def _day(text: str, field_name: str, today: date) -> date:
    found = parse_day(text, field_name, today)
    if isinstance(found, Problem):
        raise TypedRecordError(found.sentence.removesuffix(" What you typed is kept."))
    return found


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:39]}…"
