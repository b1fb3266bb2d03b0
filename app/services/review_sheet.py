"""Everything a pharmacist needs to review the data file without the program: one frozen ReviewSheet."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain.interactions import Category, DataFile, RedFlag, Seriousness, Status, Studied
from app.services import edition, words
from app.services.finding_view import BEFORE_THE_NEXT_DOSE
from app.services.lint_sides import members_of, sides_of
from app.services.reviews import digest, standing
from app.services.side_words import Line, member_line, name_of, raise_line, side_lines
from app.services.substance_words import product_line, substance_line

STATUS = {
    Status.ACTIVE: "active",
    Status.NEGATIVE: "negative (looked for, nothing that matters found)",
    Status.WITHDRAWN: "withdrawn",
}
TIMING = {
    "overlap": "while both act",
    "builds-up": "builds up over days",
    "change": "after a change",
}


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source of an entry: its id, the line that names it and says how far it was read, and what it says."""

    id: str
    line: str
    says: str


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """One entry of the data file, whole. `number` counts from 1; `facts` are kind, status, family and the like."""

    number: int
    id: str
    title: str
    family: str
    seriousness: Seriousness
    word: str
    certainty_words: str
    bars: int
    facts: str
    patient: tuple[Line, ...]
    clinician: tuple[Line, ...]
    sentences: tuple[Line, ...]
    matches: tuple[Line, ...]
    grading: tuple[Line, ...]
    studied: tuple[str, ...]
    sources: tuple[CitedSource, ...]
    digest: str
    review: str
    remark: str


@dataclass(frozen=True, slots=True)
class ReviewSheet:
    """The booklet. `digest` is the data file's SHA-256, `data_file` its name on every page; `overdue` may be empty."""

    printed_at: datetime
    version: str
    edition: str
    digest: str
    data_file: str
    overdue: str
    licence: str
    next_review: str
    counts: tuple[Line, ...]
    entries: tuple[SheetEntry, ...]
    sentences: tuple[Line, ...]
    signs: tuple[Line, ...]
    circumstances: tuple[Line, ...]
    substances: tuple[Line, ...]
    products: tuple[Line, ...]
    sources: tuple[Line, ...]


def gather_sheet(data: DataFile, printed_at: datetime, version: str) -> ReviewSheet:
    """The booklet of a data file. Pure: the moment is passed in."""
    return ReviewSheet(
        printed_at=printed_at,
        version=version,
        edition=data.edition,
        digest=data.digest,
        data_file=edition.stamp(data),
        overdue=edition.overdue(data, printed_at.date()),
        licence=data.licence,
        next_review=words.day(data.next_review),
        counts=counts(data),
        entries=tuple(sheet_entry(number, each, data) for number, each in enumerate(data.categories.values(), 1)),
        sentences=tuple(Line(key, text) for key, text in data.sentences.items()),
        signs=tuple(_sign(flag, data) for flag in data.red_flags.values()),
        circumstances=tuple(_circumstances(data)),
        substances=tuple(substance_line(each) for each in data.vocabulary.substances.values()),
        products=tuple(product_line(each, data) for each in data.vocabulary.combinations.values()),
        sources=tuple(Line(each.id, words.source(each)) for each in sorted(data.sources.values(), key=lambda s: s.id)),
    )


def counts(data: DataFile) -> tuple[Line, ...]:
    """How many entries stand where in the ledger, and the sources by how far they were read; zero is said too."""
    states = Counter(standing(each, data).state for each in data.categories.values())
    read = Counter(words.READ[source.read] for source in data.sources.values())
    return (
        *(Line(f"{states[state]}", f"entries {said}") for state, said in words.REVIEW_STATES.items()),
        *(Line(f"{read[how]}", f"sources: {how.rstrip('.').casefold()}") for how in words.READ.values()),
    )


def sheet_entry(number: int, category: Category, data: DataFile) -> SheetEntry:
    """One entry, whole and in words."""
    stands = standing(category, data)
    return SheetEntry(
        number=number,
        id=category.id,
        title=category.title,
        family=category.family,
        seriousness=category.seriousness,
        word=words.SERIOUSNESS[category.seriousness],
        certainty_words=words.CERTAINTY[category.certainty],
        bars=words.BARS[category.certainty],
        facts=_facts(category),
        patient=_filled(
            ("What may happen", category.effect),
            ("Not known", category.not_known),
            ("Question for the pharmacist", category.ask),
            ("Where sources disagree", category.conflict),
        ),
        clinician=_filled(("Mechanism", category.mechanism), ("For the clinician only", category.pharmacist)),
        sentences=tuple(fixed_sentences(category, data)),
        matches=side_lines(category, data),
        grading=(
            *(member_line(each, data) for each in category.members),
            *(raise_line(each, data) for each in category.raises),
        ),
        studied=tuple(_studied(each, data) for each in category.studied),
        sources=tuple(CitedSource(e.source, words.source(data.sources[e.source]), e.says) for e in category.evidence),
        digest=digest(category, data),
        review=words.review(stands),
        remark=stands.review.remark if stands.review else "",
    )


def _facts(category: Category) -> str:
    told = [
        f"Kind: {category.kind.value}",
        f"Status: {STATUS[category.status]}",
        f"Family: {category.family}",
        category.timing and f"Timing: {TIMING.get(category.timing, category.timing)}",
        category.part_of and f"Part of: {', '.join(category.part_of)}",
        category.opposes and f"Acts against: {', '.join(category.opposes)}",
    ]
    return "   ·   ".join(str(one) for one in told if one)


def _filled(*pairs: tuple[str, str]) -> tuple[Line, ...]:
    return tuple(Line(label, text) for label, text in pairs if text)


def fixed_sentences(category: Category, data: DataFile) -> Iterator[Line]:
    """The sentences of the file that a finding of this entry can carry, each with when it does."""
    says = data.sentences
    reach = max([category.seriousness, *(each.to or category.seriousness for each in category.raises)])
    can_reach = reach is Seriousness.ASK_FIRST or any(each.by for each in category.raises)
    ask_first = category.ask_first if can_reach else ""
    instead = ask_first in BEFORE_THE_NEXT_DOSE
    if not (instead and category.seriousness is Seriousness.ASK_FIRST):
        yield Line("With every finding" if not instead else "Below “Ask first”", says["do_not_stop"])
    if ask_first:
        yield Line("At “Ask first”", says[f"ask_first_{ask_first}"])
    flags = [data.red_flags[one] for one in category.red_flags]
    for level, key in (("emergency", "signs_now"), ("urgent", "signs_today")):
        titles = [flag.title for flag in flags if flag.level == level]
        if titles:
            yield Line(f"With these signs ({'; '.join(titles)})", says[key])
    yield from _on_stopping(category, data)


def _on_stopping(category: Category, data: DataFile) -> Iterator[Line]:
    if not category.withdrawal:
        return
    ids = {one for side in sides_of(category) for one in members_of(side, data)}
    members = sorted((data.vocabulary.substances[one] for one in ids), key=lambda one: one.name.casefold())
    for key, named in (
        ("withdrawal", [one.name for one in members if one.stop_slowly]),
        ("withdrawal_clot", [one.name for one in members if one.stop_clots]),
    ):
        if named:
            others = [one.name for one in members if one.name not in named]
            said = data.sentences[key].replace("{things}", "[names]")
            yield Line("On stopping", f"{said} Names {_shortest(named, others)}.")


def _shortest(named: Sequence[str], others: Sequence[str]) -> str:
    """Some of the members, told by themselves or by those that are left out, whichever is shorter."""
    if len(others) >= len(named):
        return f"whichever of these is there: {', '.join(named)}"
    return f"whichever member of the sides is there, but never {', '.join(others)}" if others else "whichever is there"


def _studied(found: Studied, data: DataFile) -> str:
    low, high = words.number(found.low), words.number(found.high)
    span = low if low == high else f"{low} to {high}"
    return f"{name_of(found.what, data)}: {span} {found.unit} (source {found.source})."


def _sign(flag: RedFlag, data: DataFile) -> Line:
    sources = " ".join(words.source(data.sources[one]) for one in flag.sources)
    when = "Get help now" if flag.level == "emergency" else "Call the same day"
    return Line(f"{flag.title} ({flag.id})", f"{when}. Signs: {'; '.join(flag.signs)}. Sources: {sources}")


def _circumstances(data: DataFile) -> Iterator[Line]:
    for fact in data.person_facts.values():
        used = [one.id for one in data.categories.values() if fact.id in _persons(one)]
        yield Line(f"{fact.name} ({fact.id})", f"In {', '.join(used) or 'no entry'}.")
    for event in data.events.values():
        yield Line(f"{event.name} ({event.id})", f"An event: {name_of(event.of, data)} {event.kind.value}.")


def _persons(category: Category) -> set[str]:
    return {*category.person, *(fact for each in category.raises for fact in each.person)}
