"""The summary on paper: the page a pharmacist reads, from one frozen SummaryData."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from reportlab.platypus import CondPageBreak, Flowable, Spacer
from reportlab.platypus.doctemplate import LayoutError

from app.report.attached import Attachment
from app.report.blocks import Typesetter, WritingLines, full_notes, heading, side_by_side
from app.report.document_code import CODE_SIZE, DocumentCode, code_words
from app.report.findings_in_full import HelpSentences, findings_in_full
from app.report.floating import Floating, height_of
from app.report.fonts import Fonts, load_fonts
from app.report.large_print import finding_cards, medicine_cards, product_cards
from app.report.metadata import DocumentInfo
from app.report.page import PageSetup, Paper, print_story
from app.report.plain_story import without_tables
from app.report.styles import ORDINARY, SIXTEEN_POINT, SMALLEST, TWELVE_POINT, make_styles
from app.report.summary_findings import findings_section
from app.report.summary_medicines import medicines_section, products_section
from app.report.summary_top import (
    TITLE,
    cannabis_in_one_look,
    circumstances,
    coverage_box,
    identity,
    not_asked,
    period,
    questions,
    side_effects,
)
from app.report.talked_about import talked_about_section
from app.report.text import plain
from app.report.thirty_days import thirty_days
from app.report.what_if import what_if_section
from app.services import words
from app.services.leaving_off import SOMETHING, said
from app.services.shaping import Shaper, asks_for_shaping
from app.services.summary import SummaryData
from app.services.summary_options import Part, Size

PAPERS = {"a4": Paper.A4, "letter": Paper.LETTER}
SCALES = {Size.NORMAL: ORDINARY, Size.LARGE: TWELVE_POINT, Size.X_LARGE: SIXTEEN_POINT}
INVENTED = "Invented person, made up to try the program. Not a patient."
UNSHAPED = (
    "Letters that join or run from right to left stand here one by one, in the order in which they were typed: this "
    "print was made without a window."
)
# What the first page keeps for the medicines when the findings are laid out: a heading and a handful of rows.
_FOR_MEDICINES = 200
_SIGNED = ("Name", "Date", "Signature")
_TWIN, _TWIN_SAYS = "summary.json", "What these pages say, for programs to read"
_DIGEST_SHOWN = 12
_LONGEST_ID = 32  # more would make the modules of the code too small to print


def summary_pdf(
    summary: SummaryData,
    *,
    paper: str,
    fonts: Path,
    twin: bytes = b"",
    size: Size = Size.NORMAL,
    shape: Shaper | None = None,
) -> bytes:
    """Return the summary as a tagged PDF on ``paper`` ("a4" or "letter"); ``fonts`` is the folder of the font files.

    ``shape`` lays out lines whose letters join or run from right to left; without it they are printed as typed, and a
    summary that holds such letters says so.
    ``twin`` is the same summary as JSON: it travels in the file, and the foot of every page names its digest, so that
    paper, file and record can be matched. The same arguments give the same bytes. No text in it makes it fail or is
    lost: what does not fit its place stands whole in the notes at the end. Raises ``KeyError`` for another paper,
    ``OSError`` where the fonts are missing.
    """
    loaded = load_fonts(fonts, shape)
    setup = replace(page_setup(summary, PAPERS[paper], twin), scale=SCALES[size])
    try:
        return print_story(_story(summary, setup, loaded), setup, loaded)
    except LayoutError:  # a block taller than a page: the same words, one under the other
        return print_story(without_tables(_story(summary, setup, loaded)), setup, loaded)


def page_setup(summary: SummaryData, paper: Paper, twin: bytes = b"") -> PageSetup:
    """Return what stands on every page of a summary."""
    person = summary.person
    left_off = f"{SOMETHING} " if summary.left_off else ""
    content = f" Content {_digest(twin)[:_DIGEST_SHOWN]}." if twin else ""
    return PageSetup(
        info=DocumentInfo(
            TITLE,
            summary.printed_at,
            subject=period(summary),
            creator=plain(f"Doseleaf {summary.version}"),
            attached=(Attachment(_TWIN, twin, "application/json", _TWIN_SAYS),) if twin else (),
        ),
        running_head=f"{person.name}   ·   {person.born}",
        running_title=TITLE,
        foot=(
            f"{left_off}Private health information. Recorded by the person with Doseleaf {summary.version}; not "
            f"checked by a health professional. Printed {printed(summary)}. {summary.data_file}. "
            f"Document {summary.document_id}.{content}"
        ),
        notice=INVENTED if summary.invented else "",
        paper=paper,
    )


def _digest(twin: bytes) -> str:
    return hashlib.sha256(twin).hexdigest()


def printed(summary: SummaryData) -> str:
    """Return day and time of printing in words."""
    return f"{words.day(summary.printed_at.date())}, {words.clock(summary.printed_at)}"


def _story(summary: SummaryData, setup: PageSetup, fonts: Fonts) -> list[Flowable]:
    setter = Typesetter(fonts, setup.text_width, make_styles(setup.scale), scale=setup.scale)
    sentences = dict(summary.sentences)
    top = [
        *_identity(setter, summary, setup.info.attached),
        *cannabis_in_one_look(setter, summary),
        *coverage_box(setter, summary.coverage, sentences.get("topical_remark", ""), summary.overdue),
    ]
    help_ = HelpSentences(sentences.get("signs_now", ""), sentences.get("signs_today", ""))
    room = setup.first_height - height_of(top, setter.width)
    room -= _FOR_MEDICINES if setup.scale is ORDINARY else 0
    words_of_the_person = [
        *questions(setter, summary.questions),
        *side_effects(setter, summary.effects),
        *talked_about_section(setter, summary.findings),
        *what_if_section(setter, summary.what_if),
        *not_asked(setter, summary.person),
    ]
    return [
        *top,
        *_tables(setter, summary, room),
        Floating(thirty_days(setter, summary.thirty_days), words_of_the_person, _reply(setter)),
        *findings_in_full(setter, summary.findings, help_),
        *_about(setter, summary, setup.info.attached),
        *full_notes(setter, "Full text of shortened notes"),
    ]


def _identity(setter: Typesetter, summary: SummaryData, attached: Sequence[Attachment]) -> list[Flowable]:
    """Return who it is about, with the code of the document at its right when there is a twin to be matched with."""
    below = circumstances(setter, summary)
    if not attached or len(summary.document_id) > _LONGEST_ID:
        return [*identity(setter, summary), *below]
    size = min(setter.scale.of(CODE_SIZE), CODE_SIZE * 1.4)
    beside = replace(setter, width=setter.width - size - 6)
    code = DocumentCode(
        code_words(summary.document_id, summary.printed_at.isoformat(), _digest(attached[0].content)), size=size
    )
    return [side_by_side((identity(beside, summary), [code]), (setter.width - size, size)), *below]


def _tables(setter: Typesetter, summary: SummaryData, room: float) -> list[Flowable]:
    """Return findings, medicines and products: tables, or cards in the largest type."""
    no_match, left_off = summary.coverage.no_match, Part.PRODUCTS in summary.left_off
    if setter.scale is SIXTEEN_POINT:
        return [
            *finding_cards(setter, summary.findings, no_match),
            *medicine_cards(setter, summary.groups, summary.said_changes),
            *product_cards(setter, summary.products, left_off=left_off),
        ]
    return [
        *findings_section(setter, summary.findings, no_match, room),
        *medicines_section(setter, summary.groups, summary.said_changes),
        *products_section(setter, summary.products, left_off=left_off),
    ]


def _reply(setter: Typesetter) -> list[Flowable]:
    """Return lines for a pen: the pharmacist's answer, with name and date."""
    return [
        CondPageBreak(setter.scale.of(105)),
        *heading(setter, "Reply of the pharmacist or doctor", room=100),
        WritingLines(3),
        Spacer(1, 12),
        setter.paragraph(_signed(setter), setter.styles.label),
        Spacer(1, 6),
    ]


def _signed(setter: Typesetter) -> str:
    """Return the places for name, date and signature, as long as a line of this type allows."""
    shorter = setter.styles.label.fontSize / SMALLEST * 1.02
    lengths = [int(each / shorter) for each in (46, 24, 30)]
    if setter.scale is not ORDINARY:
        lengths = [each - 3 for each in lengths]
    return "  ".join(f"{word}: {'_' * each}" for word, each in zip(_SIGNED, lengths, strict=True))


def _about(setter: Typesetter, summary: SummaryData, attached: Sequence[Attachment]) -> list[Flowable]:
    """Return what was printed when and from which data file, whole: the foot of a page may have to cut it."""
    told = (
        f"Document {summary.document_id}, printed {printed(summary)} with Doseleaf {summary.version}. "
        f"{period(summary)}. {summary.data_file}, of edition {summary.edition}. SHA-256 {summary.digest}."
    )
    unshaped = UNSHAPED if not setter.fonts.shapes and asks_for_shaping(summary) else ""
    told = " ".join(text for text in (said(summary), told, unshaped) if text)
    for each in attached:
        told += f" What these pages say is also in the attached file {each.name}: SHA-256 {_digest(each.content)}."
    return [*heading(setter, "About this document", room=50), setter.paragraph(told, setter.styles.clinician)]
