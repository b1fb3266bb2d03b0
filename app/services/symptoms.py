"""The checklist of side effects: reading it, checking it, and what is on the record beside a sign."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from app.domain.interactions import DataFile
from app.domain.people import Answer, Person
from app.domain.red_flags import Around, Symptom, When
from app.services.circumstances import answers
from app.services.findings import Current
from app.services.reference import SCHEMA, DataFileError
from app.services.toml_table import Table

SYMPTOMS = "symptoms.toml"
QUESTIONS = ("times", "shower", "hurt", "head")
"""What a sign may ask: how often in 24 hours, did a hot shower help, was there an injury, was it the head."""


@dataclass(frozen=True, slots=True)
class CardWords:
    """What the card says besides the signs; `now` and `today` are its headings and hold "{sign}".

    `crisis` and `poison` are the red flags beside which the person's own crisis line and poison centre stand.
    """

    now: str = ""
    today: str = ""
    call_now: str = ""
    call_today: str = ""
    lines: tuple[str, ...] = ()
    cannot: str = ""
    sources: tuple[str, ...] = ()
    note: str = ""
    crisis: tuple[str, ...] = ()
    poison: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Checklist:
    """Every sign by its id, in the order of the file, and the card's words. Empty when the file cannot be read."""

    symptoms: Mapping[str, Symptom] = field(default_factory=dict)
    card: CardWords = field(default_factory=CardWords)

    def names(self) -> dict[str, str]:
        """The words of each sign by its id."""
        return {each.id: each.name for each in self.symptoms.values()}


NO_CHECKLIST = Checklist()


def load(folder: Path) -> Checklist:
    """The checklist of a folder. Raises DataFileError with every problem found in it."""
    try:
        values = tomllib.loads((folder / SYMPTOMS).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataFileError((f"{SYMPTOMS}: cannot be read ({type(error).__name__}).",)) from None
    problems: list[str] = []
    top = Table(SYMPTOMS, values, problems)
    if top.whole("schema") != SCHEMA:
        top.complain(f"schema must be {SCHEMA}.")
    for key in ("language", "licence"):
        top.text(key)
    symptoms: dict[str, Symptom] = {}
    card = _card(top)
    top.named_tables("symptom", "symptom", lambda table, found: symptoms.update({found: _symptom(table, found)}))
    top.close()
    if problems:
        raise DataFileError(tuple(problems))
    return Checklist(symptoms, card)


def lint(checklist: Checklist, data: DataFile) -> Iterator[str]:
    """What in the checklist the data file does not know, and every red flag that no sign calls for."""
    called = set()
    known = {
        "red_flags": data.red_flags,
        "groups": data.vocabulary.groups,
        "substances": data.vocabulary.substances,
        "person": data.person_facts,
    }
    for symptom in checklist.symptoms.values():
        for each in (When(symptom.red_flags), *symptom.when):
            called |= set(each.red_flags)
            for kind, ids in known.items():
                for unknown in (name for name in getattr(each, kind) if name not in ids):
                    yield f"symptom {symptom.id}: {kind} names “{unknown}”, which is not in the data file."
    yield from _odd_questions(checklist)
    for flag in (each for each in data.red_flags.values() if each.id not in called):
        yield f"red flag {flag.id}: no sign of the checklist calls for it."
    for named in (each for each in (*checklist.card.crisis, *checklist.card.poison) if each not in data.red_flags):
        yield f"card: red flag “{named}” is not in the data file."
    for source in (each for each in checklist.card.sources if each not in data.sources):
        yield f"card: source “{source}” is not in the data file."


def _odd_questions(checklist: Checklist) -> Iterator[str]:
    for symptom in checklist.symptoms.values():
        named = (*symptom.asks, *filter(None, (symptom.ticked_by,)))
        for odd in (each for each in named if each not in QUESTIONS):
            yield f"symptom {symptom.id}: “{odd}” is not a question that a sign can ask."


def around(now: Current, person: Person, data: DataFile, day: date) -> Around:
    """What is on the record beside a sign; a content nobody knows counts as present."""
    substances = {content.substance for item in now.items for content in item.contents}
    known = [data.vocabulary.substances[each] for each in substances if each in data.vocabulary.substances]
    said = answers(person, data, day)
    return Around(
        substances=frozenset(substances),
        groups=frozenset(group for each in known for group in each.groups),
        person=frozenset(fact for fact, answer in said.items() if answer is Answer.YES),
    )


def _card(top: Table) -> CardWords:
    table = top.table("card")
    if table is None:
        top.complain("card is missing.")
        return CardWords()
    card = CardWords(
        now=table.text("now"),
        today=table.text("today"),
        call_now=table.text("call_now"),
        call_today=table.text("call_today"),
        lines=table.texts("lines", needed=True),
        cannot=table.text("cannot"),
        sources=table.texts("sources", needed=True),
        note=table.text("note", needed=False),
        crisis=table.texts("crisis"),
        poison=table.texts("poison"),
    )
    for key, heading in (("now", card.now), ("today", card.today)):
        if heading.count("{sign}") != 1 or heading.count("{") != 1:
            table.complain(f"{key} must hold {{sign}} once.")
    table.close()
    return card


def _symptom(table: Table, symptom_id: str) -> Symptom:
    return Symptom(
        id=symptom_id,
        name=table.text("name"),
        red_flags=table.texts("red_flags"),
        when=tuple(_when(each) for each in table.tables("when")),
        asks=table.texts("asks"),
        ticked_by=table.text("ticked_by", needed=False),
    )


def _when(table: Table) -> When:
    found = When(
        red_flags=table.texts("red_flags", needed=True),
        groups=table.texts("groups"),
        substances=table.texts("substances"),
        person=table.texts("person"),
    )
    if not found.red_flags or not (found.groups or found.substances or found.person):
        table.complain("needs red_flags, and something that must be on the record.")
    table.close()
    return found
