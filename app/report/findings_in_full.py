"""Every finding whole: for the person, for the clinician, and where each statement comes from.

Built from paragraphs alone, so that any of it can run over a page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlab.platypus import CondPageBreak, Flowable, Spacer

from app.report.blocks import Rule, Typesetter, bars, heading, side_by_side
from app.report.clipping import Room
from app.report.marks import Beside, Mark, TickBox
from app.report.styles import SIXTEEN_POINT
from app.report.summary_findings import IN_FULL, SIGNS, raised
from app.services import words
from app.services.finding_view import FindingView, FlagView, PartView


class SourceList:
    """The sources of a document, numbered from 1 in the order in which they are first named."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, line: str) -> int:
        """Return the number of a source, which it keeps."""
        return self._numbers.setdefault(line, len(self._numbers) + 1)

    def lines(self) -> list[str]:
        """Return the sources in the order of their numbers."""
        return list(self._numbers)


@dataclass(frozen=True, slots=True)
class HelpSentences:
    """The two fixed sentences of the data file that say what to do about signs: now, and today."""

    now: str
    today: str

    def for_sign(self, flag: FlagView) -> str:
        """Return the sentence that belongs to a sign."""
        return self.now if flag.emergency else self.today


def findings_in_full(setter: Typesetter, findings: Sequence[FindingView], help_: HelpSentences) -> list[Flowable]:
    """Return the findings under the numbers they have in the table, the signs that call for help, the sources."""
    if not findings:
        return []
    sources = SourceList()
    story = heading(setter, IN_FULL, room=160)
    for number, finding in enumerate(findings, 1):
        story += _finding(setter, f"{number}. {finding.title}", finding, sources, help_)
    story += _signs(setter, findings, help_)
    lines = sources.lines()
    story += heading(setter, "Sources", room=60) if lines else []
    small = setter.styles.clinician
    return story + [setter.labelled(f"[{number}]", line, small) for number, line in enumerate(lines, 1)]


def _finding(
    setter: Typesetter, title: str, finding: FindingView, sources: SourceList, help_: HelpSentences
) -> list[Flowable]:
    return [
        *heading(setter, title, level=3, room=110),
        *_grades(setter, finding),
        Spacer(1, 2),
        *_for_everybody(setter, finding, help_),
        *_for_the_clinician(setter, finding, sources),
        Rule(0.8, before=3, ends=True),
    ]


def _grades(setter: Typesetter, finding: FindingView) -> list[Flowable]:
    """Return how serious, how sure and the box to tick, beside each other; one under the other in the largest type."""
    stacked = setter.scale is SIXTEEN_POINT
    widths = [setter.width * share for share in ((1, 1, 1) if stacked else (0.36, 0.44, 0.2))]
    styles, of = setter.styles, setter.scale.of
    word = setter.clipped(finding.word, Room(styles.cell_bold, widths[0] - of(18), 2))
    sure = setter.clipped(f"How sure: {finding.certainty_words}", Room(styles.cell, widths[1] - of(30), 2))
    done = finding.is_discussed()
    box = TickBox("Ticked:" if done else "", size=of(8.8), ticked=done)
    grades: list[Flowable] = [
        Beside(Mark(SIGNS[finding.seriousness], size=of(11)), word),
        Beside(bars(setter, finding.bars), sure),
        Beside(box, setter.paragraph("Discussed", styles.cell)),
    ]
    return grades if stacked else [side_by_side([[each] for each in grades], widths)]


def _for_everybody(setter: Typesetter, finding: FindingView, help_: HelpSentences) -> list[Flowable]:
    labelled = (
        ("Talked about before:", finding.talked_and_said()),
        ("What meets:", _parts(finding)),
        ("What may happen:", finding.effect),
        ("Seriousness:", raised(finding)),
        ("For some of these:", words.joined(finding.notes)),
        ("This record:", " ".join((*finding.amounts, *finding.unknowns))),
        ("Not known:", finding.not_known),
        ("Where sources disagree:", finding.conflict),
        ("Question for the pharmacist:", finding.ask),
    )
    cell, bold = setter.styles.cell, setter.styles.advice
    story: list[Flowable] = [setter.labelled(label, text, cell) for label, text in labelled if text]
    # What to do about signs stands beside the signs: alone it would read as if the finding itself were an emergency.
    advice = " ".join(text for text in finding.advice if text not in {help_.now, help_.today})
    if advice:
        story.append(setter.paragraph(advice, bold))
    for sentence, flags in _by_sentence(finding.flags, help_):
        signs = "; ".join(flag.title for flag in flags)
        story.append(setter.labelled(f"If these signs appear ({signs}):", sentence, cell))
    return story


def _by_sentence(flags: Sequence[FlagView], help_: HelpSentences) -> Iterator[tuple[str, list[FlagView]]]:
    """Yield the signs that call for help now, then the others, each lot with its sentence."""
    for emergency in (True, False):
        some = [flag for flag in flags if flag.emergency is emergency]
        if some:
            yield help_.for_sign(some[0]), some


def _parts(finding: FindingView) -> str:
    """Return every thing with what matters in it; how sure is said where it differs from the finding as a whole."""
    named = {part.name for part in finding.parts}
    told = [_part(part, finding.certainty_words) for part in finding.parts]
    return "; ".join([*told, *(thing for thing in finding.things if thing not in named)])


def _part(part: PartView, certainty_of_all: str) -> str:
    substance = "" if part.substance.casefold() == part.name.casefold() else part.substance
    certainty = "" if part.certainty_words == certainty_of_all else part.certainty_words
    inside = ", ".join(text for text in (substance, certainty) if text)
    return f"{part.name} ({inside})" if inside else part.name


def _for_the_clinician(setter: Typesetter, finding: FindingView, sources: SourceList) -> list[Flowable]:
    small = setter.styles.clinician
    clinician = " ".join(text for text in (finding.mechanism, finding.pharmacist) if text)
    evidence = " ".join(f"{source.says}{words.NBSP}[{sources.number(source.line)}]" for source in finding.sources)
    entry = f"{finding.review} Entry {finding.id}."
    story: list[Flowable] = [Spacer(1, 1.5)]
    for label, text in (("For the clinician:", clinician), ("Review:", entry), ("Sources say:", evidence)):
        if text:
            story.append(setter.labelled(label, text, small))
    return story


def _signs(setter: Typesetter, findings: Sequence[FindingView], help_: HelpSentences) -> list[Flowable]:
    """Return every sign once under the sentence that says what to do, those that call for help now first."""
    flags = tuple(dict.fromkeys(flag for finding in findings for flag in finding.flags))
    if not flags:
        return []
    story = [Spacer(1, 3), *heading(setter, "Signs that call for help", room=90)]
    for sentence, some in _by_sentence(flags, help_):
        story += [CondPageBreak(setter.scale.of(50)), Spacer(1, 2), setter.paragraph(sentence, setter.styles.advice)]
        for flag in some:
            signs = words.joined(["; ".join(flag.signs)])
            story.append(setter.labelled(f"{flag.title}:", signs, setter.styles.cell))
    return story
