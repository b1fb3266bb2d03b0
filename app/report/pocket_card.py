"""The pocket card: half a page to cut out and carry, with who it is, allergies, medicines and cannabis.

It names no findings, so it says that there is a summary that does, and how much could be checked.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from reportlab.platypus import CondPageBreak, Flowable, Spacer

from app.report.blocks import Rule, Typesetter, heading, key_line, name_line, title
from app.report.clipping import clip
from app.report.elements import Role, TaggedParagraph
from app.report.floating import height_of
from app.report.fonts import REGULAR, load_fonts
from app.report.page import print_story
from app.report.styles import ORDINARY, make_styles
from app.report.summary_pdf import PAPERS, SCALES, page_setup, printed
from app.report.tables import Column, data_table
from app.services import words
from app.services.cannabis_look import CannabisLook
from app.services.leaving_off import said
from app.services.shaping import Shaper
from app.services.summary import SummaryData
from app.services.summary_medicines import MedicineLine
from app.services.summary_options import Size

TITLE = "Pocket card: medicines and cannabis"
_HEADS = ("Medicine", "How it is taken")
_GOES_ON = "The list goes on below the line, or overleaf."


def pocket_card_pdf(
    summary: SummaryData, *, paper: str, fonts: Path, size: Size = Size.NORMAL, shape: Shaper | None = None
) -> bytes:
    """Return the card as a tagged PDF on the upper half of ``paper``; what does not fit goes on below the line.

    Arguments and promises are those of :func:`app.report.summary_pdf.summary_pdf`. The card carries no twin: one would
    say more than the card does.
    """
    loaded = load_fonts(fonts, shape)
    setup = page_setup(summary, PAPERS[paper])
    info = replace(setup.info, title=TITLE)
    setup = replace(setup, info=info, running_title=TITLE, scale=SCALES[size], cut_in_half=True)
    setter = Typesetter(loaded, setup.text_width, make_styles(setup.scale), scale=setup.scale)
    return print_story(_story(setter, summary), setup, loaded)


def _story(setter: Typesetter, summary: SummaryData) -> list[Flowable]:
    person, small = summary.person, setter.styles.small
    lines = [line for group in summary.groups for line in group.lines if not line.stopped]
    return [
        title(setter, TITLE),
        name_line(setter, person.name, person.born),
        Rule(1.2, after=2),
        key_line(setter, "Allergies and bad reactions:", person.allergies),
        Spacer(1, 2),
        Rule(0.4, after=1),
        setter.paragraph(_not_on_it(summary), small),
        *([setter.paragraph(said(summary), small)] if summary.left_off else []),
        setter.paragraph(
            f"Recorded by the person; not checked by a health professional. Printed {printed(summary)}. "
            f"Document {summary.document_id}.",
            small,
        ),
        *_medicines(setter, lines),
        *_cannabis(setter, summary.cannabis),
        *_notes(setter),
    ]


def _medicines(setter: Typesetter, lines: Sequence[MedicineLine]) -> list[Flowable]:
    story = heading(setter, f"Medicines and other substances ({len(lines)})", room=50)
    if not lines:
        return [*story, setter.paragraph("None recorded.")]
    share = 0.42 if setter.scale is ORDINARY else 0.5
    columns = [Column(_HEADS[0], setter.width * share), Column(_HEADS[1], setter.width * (1 - share))]
    rows = [
        [_name(setter, line, columns[0]), setter.clipped(line.how, columns[1].room(setter.styles.cell, 3))]
        for line in lines
    ]
    look = [("TOPPADDING", (0, 1), (-1, -1), 1), ("BOTTOMPADDING", (0, 1), (-1, -1), 1.6)]
    return [*story, data_table(setter, columns, rows, summary=_HEADS[0], look=look, going_on=_GOES_ON)]


def _name(setter: Typesetter, line: MedicineLine, column: Column) -> Flowable:
    bold, plain = column.room(setter.styles.cell_bold, 3), column.room(setter.styles.cell, 3)
    shown = clip(line.name, bold, setter.fonts, setter.notes)
    beside = clip(
        ", ".join(each for each in (line.strength, line.ingredients) if each), plain, setter.fonts, setter.notes
    )
    after = f'&nbsp; <font name="{REGULAR}" size="{plain.style.fontSize}">{beside}</font>' if beside else ""
    return TaggedParagraph(shown + after, bold.style, role=Role("P"))


def _cannabis(setter: Typesetter, look: CannabisLook) -> list[Flowable]:
    told = (
        ("THC", look.thc),
        ("CBD", look.cbd),
        ("Route", look.routes),
        ("Last use", look.last_use),
        ("Days", look.days),
    )
    cell = setter.styles.cell
    lines = [setter.labelled(f"{label}:", text, cell) for label, text in told if text not in {"", "–"}]
    foot = [setter.paragraph(look.footnote, setter.styles.label)] if look.footnote else []
    block = [*heading(setter, "Cannabis", room=50), *lines, *foot]
    return [CondPageBreak(height_of(block, setter.width)), *block]


def _not_on_it(summary: SummaryData) -> str:
    """Return what the card leaves out, so that nobody takes its silence for a result."""
    count = len(summary.findings)
    found = f"lists {words.counted(count, 'finding')}" if count else "says what was looked up"
    return (
        f"Known interaction categories are not on this card; the full summary {found}. {summary.coverage.headline}. "
        f"{summary.data_file}."
    )


def _notes(setter: Typesetter) -> list[Flowable]:
    """Return the whole of what was shortened, below the line."""
    if not len(setter.notes):
        return []
    notes = [setter.labelled(f"Note {number}.", text, setter.styles.small) for number, text in setter.notes]
    return [CondPageBreak(setter.scale.of(40)), *heading(setter, "Full text of shortened notes"), *notes]
