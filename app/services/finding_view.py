"""A finding in words: what screen and paper both show, so that they cannot disagree."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.checking import CheckResult, Finding
from app.domain.interactions import Certainty, DataFile, Member, Seriousness, Studied
from app.domain.items import Item
from app.services import words
from app.services.reviews import ReviewState, standing

BEFORE_THE_NEXT_DOSE = frozenset({"urgent", "alone"})
"""Templates of level 4 that stand in place of "do not stop": a regulator contraindicates the pair, or the medicine."""


@dataclass(frozen=True, slots=True)
class PartView:
    """One thing a finding is about: its name, what in it matters, and how sure the evidence is for it."""

    item: int
    name: str
    substance: str
    certainty: Certainty
    certainty_words: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source as a line, and in our words what it says."""

    line: str
    says: str


@dataclass(frozen=True, slots=True)
class FlagView:
    """Signs that call for help; `emergency` now, otherwise the same day."""

    title: str
    signs: tuple[str, ...]
    emergency: bool


@dataclass(frozen=True, slots=True)
class TalkedView:
    """One time a finding was talked about; `line` is when and with whom. `changed` is why it is open again since."""

    id: str
    on: date
    line: str
    said: str
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding, whole. Patient words first; `mechanism` and `pharmacist` are for the clinician's part of the page.

    `advice` holds the fixed sentences in the order they are shown; `raised_by` why it counts as more serious than
    `base_word`; `amounts` the amounts studied beside what is logged; `notes` what differs for some of the things.
    `talks` are the times it was talked about, the newest first.
    """

    id: str
    kind: str
    family: str
    title: str
    seriousness: Seriousness
    word: str
    base: Seriousness
    base_word: str
    raised_by: tuple[str, ...]
    certainty: Certainty
    certainty_words: str
    bars: int
    items: tuple[int, ...]
    things: tuple[str, ...]
    parts: tuple[PartView, ...]
    effect: str
    not_known: str
    ask: str
    conflict: str
    amounts: tuple[str, ...]
    unknowns: tuple[str, ...]
    notes: tuple[str, ...]
    advice: tuple[str, ...]
    flags: tuple[FlagView, ...]
    mechanism: str
    pharmacist: str
    sources: tuple[SourceView, ...]
    review: str
    review_state: ReviewState
    talks: tuple[TalkedView, ...] = ()

    def is_discussed(self) -> bool:
        """Whether it was talked about, and nothing about it has changed since."""
        return bool(self.talks) and not self.talks[0].changed

    def talked(self) -> str:
        """That it was talked about, and why it is open again; empty when it was not."""
        if not self.talks:
            return ""
        newest = self.talks[0]
        return f"Open again, as {words.listed(newest.changed)}. {newest.line}" if newest.changed else newest.line

    def talked_and_said(self) -> str:
        """The same as whole sentences, with what was said the last time."""
        return words.joined([self.talked(), self.talks[0].said]) if self.talks else ""


def view_findings(result: CheckResult, items: tuple[Item, ...], data: DataFile) -> tuple[FindingView, ...]:
    """Every finding of a result in words, in the order of the result."""
    return tuple(view_finding(finding, items, data) for finding in result.findings)


def view_finding(finding: Finding, items: tuple[Item, ...], data: DataFile) -> FindingView:
    """One finding in words."""
    category = finding.category
    stands = standing(category, data)
    return FindingView(
        id=category.id,
        kind=category.kind.value,
        family=category.family,
        title=category.title,
        seriousness=finding.seriousness,
        word=words.SERIOUSNESS[finding.seriousness],
        base=finding.base,
        base_word=words.SERIOUSNESS[finding.base],
        raised_by=tuple(each.why for each in finding.raises),
        certainty=finding.certainty,
        certainty_words=words.CERTAINTY[finding.certainty],
        bars=words.BARS[finding.certainty],
        items=finding.items,
        things=tuple(dict.fromkeys(items[index].name for index in finding.items)),
        parts=_parts(finding, items, data),
        effect=category.effect,
        not_known=category.not_known,
        ask=category.ask,
        conflict=category.conflict,
        amounts=tuple(amounts(studied, finding, items, data) for studied in category.studied),
        unknowns=_unknowns(finding, data),
        notes=tuple(dict.fromkeys(_note(member, data) for member in finding.members if member.note)),
        advice=_advice(finding, data),
        flags=_flags(finding, data),
        mechanism=category.mechanism,
        pharmacist=category.pharmacist,
        sources=tuple(SourceView(words.source(data.sources[each.source]), each.says) for each in category.evidence),
        review=words.review(stands),
        review_state=stands.state,
    )


def amounts(studied: Studied, finding: Finding, items: tuple[Item, ...], data: DataFile) -> str:
    """An amount studied next to what is logged: "Studied at 200 to 800 mg/day CBD; your log: up to about 25 mg …"."""
    name = substance_name(studied.what, data)
    low, high = words.number(studied.low), words.number(studied.high)
    span = low if low == high else f"{low} to {high}"
    return words.tie(f"Studied at {span} {studied.unit} of {name}; your log: {_logged(studied.what, finding, items)}.")


def substance_name(substance_id: str, data: DataFile) -> str:
    """What a person reads for a substance (its INN, or THC and CBD in capitals) or for a group of substances."""
    found = data.vocabulary.substances.get(substance_id) or data.vocabulary.groups.get(substance_id)
    return found.name if found else substance_id


def _logged(substance: str, finding: Finding, items: tuple[Item, ...]) -> str:
    contents = [one for index in finding.items for one in items[index].contents if one.substance == substance]
    if not contents:
        return "it is not among the things here"
    days = [one.daily_mg for one in contents]
    if all(each is not None for each in days):
        most = sum((each for each in days if each is not None), Decimal(0))
        return f"up to about {words.number(words.two_figures(most))} mg on a day, by the label"
    uses = [one.use_mg for one in contents if one.use_mg is not None]
    if uses:
        most_at_once = words.number(words.two_figures(max(uses)))
        return f"about {most_at_once} mg in one use, by the label; the amount a day not known"
    return "the amount is not known"


def _note(member: Member, data: DataFile) -> str:
    """What differs for a member, after the names it is about, as a person reads them."""
    names = [substance_name(one, data) for one in (member.a, member.b) if one]
    return f"{' with '.join(names)}: {member.note}"


def _parts(finding: Finding, items: tuple[Item, ...], data: DataFile) -> tuple[PartView, ...]:
    return tuple(
        PartView(
            part.item,
            items[part.item].name,
            substance_name(part.substance, data),
            part.certainty,
            words.CERTAINTY[part.certainty],
        )
        for part in finding.parts
    )


def _unknowns(finding: Finding, data: DataFile) -> tuple[str, ...]:
    """What is not known of this record and matters to this finding."""
    asks = [f"Not known whether this is so: {data.person_facts[fact].name}." for fact in finding.asks]
    return (*([data.sentences["content_not_known"]] if finding.content_unknown else []), *asks)


def _advice(finding: Finding, data: DataFile) -> tuple[str, ...]:
    """The fixed sentences. What a regulator contraindicates, pair or medicine, has its own instead of "do not stop"."""
    says, category = data.sentences, finding.category
    ask_first = category.ask_first if finding.seriousness is Seriousness.ASK_FIRST else ""
    levels = {data.red_flags[flag].level for flag in category.red_flags}
    return (
        *([] if ask_first in BEFORE_THE_NEXT_DOSE else [says["do_not_stop"]]),
        *([says[f"ask_first_{ask_first}"]] if ask_first else []),
        *([says["signs_now"]] if "emergency" in levels else []),
        *([says["signs_today"]] if "urgent" in levels else []),
        *(_on_stopping(finding, data) if category.withdrawal else []),
    )


def _on_stopping(finding: Finding, data: DataFile) -> Iterator[str]:
    """What a sudden stop can do, naming only those of the finding of which the data file says so; often nothing."""
    known = data.vocabulary.substances
    found = [known[part.substance] for part in finding.parts if part.substance in known]
    for sentence, names in (
        ("withdrawal", [one.name for one in found if one.stop_slowly]),
        ("withdrawal_clot", [one.name for one in found if one.stop_clots]),
    ):
        if names:
            yield data.sentences[sentence].replace("{things}", words.listed(list(dict.fromkeys(names))))


def _flags(finding: Finding, data: DataFile) -> tuple[FlagView, ...]:
    found = [data.red_flags[flag] for flag in finding.category.red_flags]
    return tuple(FlagView(flag.title, flag.signs, flag.level == "emergency") for flag in found)


def advice_with_signs(view: FindingView, data: DataFile) -> tuple[str, ...]:
    """The fixed sentences, those about warning signs with the signs they are about: alone they would alarm."""
    about = {data.sentences["signs_now"]: True, data.sentences["signs_today"]: False}
    said = []
    for sentence in view.advice:
        titles = [flag.title for flag in view.flags if sentence in about and flag.emergency is about[sentence]]
        said.append(f"If these signs appear ({'; '.join(titles)}): {sentence}" if titles else sentence)
    return tuple(said)
