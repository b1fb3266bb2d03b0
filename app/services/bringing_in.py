"""Bringing an archive into a diary: what would be new, what stands there already, and doing it in one action."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.checkins import CheckIn
from app.domain.events import ReportedEvent
from app.domain.intakes import Intake
from app.domain.lots import Lot
from app.domain.medicines import Medicine
from app.domain.people import Person
from app.domain.presets import Preset
from app.domain.printed import PrintedPage
from app.domain.products import Product
from app.domain.questions import Question
from app.domain.records import FAMILIES, Record, RecordChange
from app.domain.regimens import Regimen
from app.domain.side_effects import SideEffect
from app.domain.statements import DayStatement
from app.domain.talks import Talk
from app.domain.uses import Use
from app.domain.weekly import WeeklyLook
from app.services import words
from app.services.changes import Change, change_of
from app.services.diary import DiaryProblem
from app.services.incoming import ArchiveContent
from app.services.ports import Store, Tools

LABELS: Mapping[type[Record], str] = {
    Person: "Personal details",
    Medicine: "Medicines and other substances",
    Regimen: "How medicines are taken",
    Intake: "Doses",
    Product: "Cannabis products",
    Lot: "Lots",
    Use: "Uses",
    Preset: "Presets",
    CheckIn: "Check-ins",
    SideEffect: "Side effects",
    WeeklyLook: "Weekly answers",
    DayStatement: "What was said of a day",
    Question: "Questions",
    Talk: "Talks about findings",
    ReportedEvent: "Changes that were reported",
    PrintedPage: "Prints of the summary",
}
_NOTHING = "Everything in the file stands in this diary already. Nothing was written."


@dataclass(frozen=True, slots=True)
class Counted:
    """How many records of one family are new, stand there already alike, or stand there with other content."""

    label: str
    new: int
    alike: int
    other: int

    @property
    def line(self) -> str:
        """As it is shown: "12 new, 3 here already, 1 that differs"; only what there is."""
        said = (
            (self.new, f"{self.new:,} new"),
            (self.alike, f"{self.alike:,} here already"),
            (self.other, f"{self.other:,} that {'differs' if self.other == 1 else 'differ'}"),
        )
        return words.listed([text for number, text in said if number])


@dataclass(frozen=True, slots=True)
class Plan:
    """What bringing an archive in would do. `other` holds, for each record that differs, ours before and theirs after.

    `another` says that the two diaries name different people; `invented` that the archive is of the sample person.
    """

    new: tuple[RecordChange, ...]
    other: tuple[RecordChange, ...]
    counted: tuple[Counted, ...]
    another: bool
    invented: bool

    @property
    def headline(self) -> str:
        """What is in it, in a line."""
        total = sum(each.new + each.alike + each.other for each in self.counted)
        if not self.new and not self.other:
            return f"{_entries(total)}: all of them stand in this diary already."
        return f"{_entries(total)}, {f'{len(self.new):,}' if self.new else 'none'} of them new here."


def plan(store: Store, content: ArchiveContent) -> Plan:
    """Compare an archive with a diary, by the ids of the records. Nothing is written. Raises StoreProblem."""
    ours = {family: {record.id: record for record in store.all(family)} for family in FAMILIES}
    new, other = [], []
    alike: Counter[type[Record]] = Counter()
    for record in content.records:
        mine = ours[type(record)].get(record.id)
        if mine == record:
            alike[type(record)] += 1
        elif mine is None:
            new.append(RecordChange(None, record))
        else:
            other.append(RecordChange(mine, record))
    here = next(iter(store.all(Person)), None)
    there = next((record for record in content.records if isinstance(record, Person)), None)
    return Plan(
        new=tuple(new),
        other=tuple(other),
        counted=tuple(_counted(new, other, alike)),
        another=here is not None and there is not None and _different(here, there),
        invented=there is not None and there.invented and (here is None or not here.invented),
    )


def bring_in(store: Store, tools: Tools, planned: Plan, *, theirs: bool) -> Change:
    """Write what is new, with `theirs` also the archive's content of what differs: one action, which can be undone.

    Raises DiaryProblem when there is nothing to write, and StoreProblem; then nothing has changed.
    """
    changes = [*planned.new, *(planned.other if theirs else ())]
    if not changes:
        raise DiaryProblem(_NOTHING)
    return change_of(store.apply(changes, f"Brought in {_entries(len(changes))} of an archive", tools.clock()))


def _counted(new: list[RecordChange], other: list[RecordChange], alike: Counter[type[Record]]) -> list[Counted]:
    fresh = Counter(type(change.after) for change in new)
    differing = Counter(type(change.after) for change in other)
    found = [Counted(label, fresh[each], alike[each], differing[each]) for each, label in LABELS.items()]
    return [each for each in found if each.line]


def _different(here: Person, there: Person) -> bool:
    """Whether two names, or two birth dates, are given and are not the same."""
    names = [" ".join(each.name.casefold().split()) for each in (here, there)]
    births = [each.birth for each in (here, there)]
    return (all(names) and names[0] != names[1]) or (None not in births and births[0] != births[1])


def _entries(number: int) -> str:
    return "1 entry" if number == 1 else f"{number:,} entries"
