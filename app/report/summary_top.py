"""The top of the summary: who it is about, cannabis in one look, and what could not be checked."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, Spacer

from app.report.blocks import Figure, Rule, Typesetter, box, heading, key_line, name_line, stack, strip, title
from app.report.clipping import Room, clip
from app.report.elements import Role, TaggedParagraph
from app.report.fonts import BOLD
from app.report.marks import Beside, Mark
from app.report.signs import Sign
from app.report.styles import ORDINARY
from app.report.text import markup
from app.services import words
from app.services.coverage_view import CoverageView, UncheckedView
from app.services.effect_lines import EffectLine
from app.services.leaving_off import LEFT_OFF, said
from app.services.person_look import PersonLook
from app.services.summary import SummaryData
from app.services.summary_options import Part

TITLE = "Medicines and cannabis summary"
QUESTIONS = "Questions of the person"
SIDE_EFFECTS = "Side effects noted in this period"
ALSO = "Also recorded:"
CARE = "Looked after by:"
NOT_ASKED = "Not asked or not known of the person"
_MARK = 10.0
_SHARES = (0.2, 0.26, 0.17, 0.12, 0.25)
_IN_BOX = 12.0


def identity(setter: Typesetter, summary: SummaryData) -> list[Flowable]:
    """Return title, period, name with birth date, and allergies."""
    person = summary.person
    on_one_line = name_line(setter, person.name, f"{person.born}   ·   {period(summary)}")
    if on_one_line.wrap(setter.width, 1e6)[1] <= setter.styles.name.leading:
        who: list[Flowable] = [on_one_line]
    else:
        who = [name_line(setter, person.name, person.born), setter.paragraph(period(summary))]
    story: list[Flowable] = [
        title(setter, TITLE),
        *who,
        Rule(1.2, after=2),
        key_line(setter, "Allergies and bad reactions:", person.allergies),
        Spacer(1, 2),
        Rule(0.4, after=1),
    ]
    return story


def circumstances(setter: Typesetter, summary: SummaryData) -> list[Flowable]:
    """Return what is known of the person, who looks after them, what changed, and what was left off."""
    person, styles = summary.person, setter.styles
    lines = 3 if setter.scale is ORDINARY else 9
    story: list[Flowable] = []
    facts = LEFT_OFF if Part.CIRCUMSTANCES in summary.left_off else _facts(person)
    story.append(setter.clipped(facts, Room(styles.cell, setter.width, lines), before=_bold(setter, ALSO)))
    if person.contacts:
        looked_after = "; ".join(f"{who}: {contact}" for who, contact in person.contacts)
        story.append(setter.clipped(looked_after, Room(styles.cell, setter.width, lines), before=_bold(setter, CARE)))
    changed = summary.changed
    since = _bold(setter, f"{changed.heading}:")
    story.append(setter.clipped(changed.in_words(), Room(styles.cell, setter.width, lines + 1), before=since))
    if summary.left_off:
        story.append(setter.paragraph(said(summary), styles.body_bold))
    return story


def _bold(setter: Typesetter, text: str) -> str:
    return f'<font name="{BOLD}">{markup(text, setter.fonts.bold)}</font> '


def _facts(person: PersonLook) -> str:
    """Return what is known of the person, how much is not, which is listed further down."""
    said = ["; ".join(f"{label}: {value}" for label, value in person.facts) or "nothing else"]
    if person.not_asked:
        said.append(f"Not asked or not known: {words.counted(len(person.not_asked), 'thing')}, listed further down")
    return f"{'. '.join(said)}."


def not_asked(setter: Typesetter, person: PersonLook) -> list[Flowable]:
    """Return what nobody asked about or knows of the person, so that it is not read as no."""
    if not person.not_asked:
        return []
    listed = setter.paragraph(f"{'; '.join(person.not_asked)}.", setter.styles.cell)
    return [*heading(setter, NOT_ASKED, room=50), listed]


def questions(setter: Typesetter, asked: Sequence[str]) -> list[Flowable]:
    """Return what the person wants to ask, in their own words."""
    if not asked:
        return []
    listed = [setter.labelled(f"{number}.", text) for number, text in enumerate(asked, 1)]
    return [*heading(setter, QUESTIONS, room=60), *listed]


def side_effects(setter: Typesetter, noted: Sequence[EffectLine]) -> list[Flowable]:
    """Return what the person noticed, those they want to tell of first; times only, never why."""
    if not noted:
        return []
    listed = [setter.labelled(f"{each.when}:", each.said()) for each in noted]
    return [*heading(setter, SIDE_EFFECTS, room=60), *listed]


def period(summary: SummaryData) -> str:
    """Return the period in words."""
    days = summary.period
    return f"Period: {words.day(days.first)} to {words.day(days.last)} ({len(days)}{words.NBSP}days)"


def cannabis_in_one_look(setter: Typesetter, summary: SummaryData) -> list[Flowable]:
    """Return the five boxes, and below them what the milligrams are."""
    look = summary.cannabis
    told = (("THC", look.thc), ("CBD", look.cbd), ("Route", look.routes), ("Last use", look.last_use))
    figures = [_figure(label, value) for label, value in (*told, ("Days", look.days))]
    shown = strip(setter, figures, _SHARES) if setter.scale is ORDINARY else stack(setter, figures)
    story = [*heading(setter, "Cannabis in one look"), shown]
    if look.footnote:
        story += [Spacer(1, 1), setter.paragraph(look.footnote, setter.styles.label)]
    return story


def _figure(label: str, words_of_it: str) -> Figure:
    """Return a box: the figure in bold, what is said after the first semicolon below it."""
    value, _, remark = words_of_it.partition("; ")
    return Figure(label, value or "–", remark)


def coverage_box(setter: Typesetter, coverage: CoverageView, topical_remark: str, overdue: str) -> list[Flowable]:
    """Return what could not be checked, as loud as any finding: each thing and each part of it that was not.

    ``overdue`` says that the data file itself is older than it was meant to become; empty when it is not.
    """
    styles = setter.styles
    inside = setter.width - _IN_BOX
    headline = f"{coverage.headline}. {coverage.remark}"
    room = Room(styles.body_bold, inside - setter.scale.of(_MARK) - 4.5, 6)
    head = setter.clipped(headline, room)
    head.role = Role("H2", ("What could not be checked", 1))
    content: list[Flowable] = [Beside(Mark(Sign.NOT_CHECKED, size=setter.scale.of(_MARK)), head)]
    content += [_unchecked(setter, each, inside) for each in coverage.unchecked]
    if coverage.on_skin:
        content.append(setter.labelled(f"{words.listed(coverage.on_skin)}:", topical_remark, styles.cell))
    if overdue:
        content.append(setter.labelled("The data file is past its review.", overdue, styles.cell))
    content.append(_what_no_finding_means(setter, coverage))
    return [Spacer(1, 4), box(setter, content, dashed=True)]


def _what_no_finding_means(setter: Typesetter, coverage: CoverageView) -> Flowable:
    small = setter.styles.small
    lead = markup(f"Where no finding names a thing: {coverage.no_match}", setter.fonts.bold)
    return TaggedParagraph(f'<font name="{BOLD}">{lead}</font> {setter.markup(coverage.scope, small)}', small)


def _unchecked(setter: Typesetter, each: UncheckedView, inside: float) -> Flowable:
    room = Room(setter.styles.cell, inside - setter.scale.of(_MARK) - 4.5, 6)
    bold = Room(setter.styles.cell_bold, room.width, 2)
    state = "not checked" if each.wholly else "partly checked"
    name = clip(each.name, bold, setter.fonts, setter.notes)
    before = f'<font name="{BOLD}">{name}, {state}.</font> '
    reasons: TaggedParagraph = setter.clipped(words.joined(each.reasons), room, before=before)
    return Beside(Mark(Sign.NOT_CHECKED if each.wholly else Sign.PARTLY_CHECKED, size=setter.scale.of(_MARK)), reasons)
