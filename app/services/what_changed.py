"""What changed since the page was last printed; where it never was, the dated changes of the last 30 days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.events import ReportedEvent
from app.domain.printed import PrintedLine, PrintedPage, Topic, compare, last_before
from app.services import words
from app.services.day_words import in_one_style
from app.services.finding_view import FindingView
from app.services.lanes import Change
from app.services.person_look import PersonLook
from app.services.person_words import newest
from app.services.reported_events import said_lately
from app.services.summary_medicines import STOPPED_LATELY, MedicineGroup
from app.services.summary_products import ProductLine

_LATELY = timedelta(days=30)
_NO_DATE = "no change is recorded"
_ALIKE = "nothing that stands here"


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """One change in words; `about` says what it is about, and is None where it is something the person says."""

    about: Topic | None
    text: str


@dataclass(frozen=True, slots=True)
class WhatChanged:
    """The changes under a heading that says since when; `nothing` is empty, or why there are none."""

    heading: str
    lines: tuple[ChangedLine, ...]
    nothing: str

    def in_words(self) -> str:
        """Return the changes as one line."""
        return "; ".join(text for text in (*(line.text for line in self.lines), self.nothing) if text)


def page_lines(
    person: PersonLook,
    groups: Sequence[MedicineGroup],
    products: Sequence[ProductLine],
    findings: Sequence[FindingView],
) -> tuple[PrintedLine, ...]:
    """What a page says, as far as the next one is compared with it; what medicines are for is left out of it."""
    taken = [line for group in groups if group.heading != STOPPED_LATELY for line in group.lines]
    return (
        PrintedLine(Topic.ALLERGIES, "", "allergies", person.allergies),
        *(PrintedLine(Topic.CIRCUMSTANCE, label, label, newest(value)) for label, value in person.facts),
        *(PrintedLine(Topic.MEDICINE, each.id, each.name, each.how_alone(), each.total) for each in taken),
        *(PrintedLine(Topic.PRODUCT, each.id, each.name, each.strength) for each in products),
        *(PrintedLine(Topic.FINDING, each.id, each.title) for each in findings),
    )


def since_printed(
    page: PrintedPage, now: Sequence[PrintedLine], groups: Sequence[MedicineGroup], said: Iterable[str]
) -> WhatChanged:
    """What stands on this page and not, or otherwise, on an earlier one, in the order of the page."""
    found = compare(page.lines, now)
    stopped = {each.id: each.stopped for group in groups for each in group.lines if each.stopped}
    lines = [ChangedLine(new.about, _other(old, new)) for old, new in found.other if not _alike(old, new)]
    lines += [ChangedLine(each.about, _gone(each, stopped)) for each in found.gone]
    lines += [ChangedLine(each.about, _new(each)) for each in found.new if each.about is not Topic.FINDING]
    numbers = [line.record for line in now if line.about is Topic.FINDING]
    fresh = [str(numbers.index(each.record) + 1) for each in found.new if each.about is Topic.FINDING]
    if fresh:
        lines.append(ChangedLine(Topic.FINDING, f"new findings: {', '.join(fresh)}"))
    order = list(Topic)
    lines.sort(key=lambda line: order.index(line.about or Topic.FINDING))
    lines += [ChangedLine(None, f"the person says: {each}") for each in said]
    day = words.short_day(page.at.date())
    return WhatChanged(f"Changed since this page was printed on {day}", tuple(lines), "" if lines else _ALIKE)


def changed_lately(dated: Sequence[Change], products: Iterable[str], said: Iterable[str]) -> WhatChanged:
    """The dated changes of 30 days, the newest first; ``products`` are the ids of cannabis products."""
    known = frozenset(products)
    lines = [
        ChangedLine(
            Topic.PRODUCT if each.record in known else Topic.MEDICINE, f"{words.short_day(each.day)} {each.what}"
        )
        for each in reversed(dated)
    ]
    lines += [ChangedLine(None, f"the person says: {each}") for each in said]
    return WhatChanged("Changed in the last 30 days", tuple(lines), "" if lines else _NO_DATE)


def what_changed(
    prints: Sequence[PrintedPage],
    now: Sequence[PrintedLine],
    groups: Sequence[MedicineGroup],
    dated: Sequence[Change],
    events: Sequence[ReportedEvent],
    day: date,
) -> WhatChanged:
    """What changed up to `day`, since the last page that was printed on an earlier day, or else lately."""
    page = last_before(prints, day)
    if page is None:
        products = (line.record for line in now if line.about is Topic.PRODUCT)
        return changed_lately(dated, products, said_lately(events, day, _LATELY))
    return since_printed(page, now, groups, said_lately(events, day, day - page.at.date()))


def _alike(old: PrintedLine, new: PrintedLine) -> bool:
    """Whether two lines differ in nothing but the order in which days are written."""
    return old.amount == new.amount and in_one_style(old.said) == in_one_style(new.said)


def _other(old: PrintedLine, new: PrintedLine) -> str:
    if old.amount and new.amount and old.amount != new.amount:
        return f"{new.name}: {new.amount}, before {old.amount}"
    if new.about is Topic.CIRCUMSTANCE:
        return f"{new.name}: {new.said}"
    return f"{new.name}: {new.said}, before: {old.said}"


def _gone(line: PrintedLine, stopped: dict[str, str]) -> str:
    if line.about is Topic.FINDING:
        return f"no longer listed: {line.name}"
    return f"{line.name} {stopped.get(line.record, 'is not on it any more')}"


def _new(line: PrintedLine) -> str:
    how = line.amount or line.said
    between = ":" if line.about is Topic.CIRCUMSTANCE else ","
    return f"new: {line.name}{between} {how}" if how else f"new: {line.name}"
