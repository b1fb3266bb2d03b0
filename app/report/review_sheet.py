"""The review booklet: the whole data file on paper, for a pharmacist who reviews it without the program."""

from collections.abc import Sequence
from pathlib import Path

from reportlab.platypus import Flowable, PageBreak, Spacer

from app.report.blocks import Typesetter, WritingLines, box, heading, title
from app.report.elements import TaggedParagraph
from app.report.fonts import Fonts, load_fonts
from app.report.marks import Beside, CertaintyBars, Mark
from app.report.metadata import DocumentInfo
from app.report.page import PageSetup, Paper, print_story
from app.report.review_sheet_entry import ANSWERS, entry_block, signature
from app.report.review_sheet_index import Places, index_by_family
from app.report.summary_findings import SIGNS
from app.report.text import plain
from app.services import words
from app.services.review_scales import certainty_scale, kinds, seriousness_scale, states_scale
from app.services.review_sheet import ReviewSheet
from app.services.side_words import Line

PAPERS = {"a4": Paper.A4, "letter": Paper.LETTER}
_SHORT_LIST = 60
TITLE = "Review booklet of the interaction data file"
_BLOCK = (
    "[[review]]",
    'category = "the id of the entry"',
    'kind = "professional"',
    'by = "name, role, registration number if you wish"',
    "on = 2026-12-01",
    'digest = "the whole digest printed with the entry"',
    'remark = "what you confirmed, or what has to change"',
)
_WHAT = (
    "This booklet holds every entry of the file that the program Doseleaf looks things up in: known interaction "
    "categories of medicines, cannabis (THC, CBD and smoke are three different things), alcohol, herbs and "
    "supplements. Nobody needs the program to review it. The program describes and asks; it gives no dose, and where "
    "nothing matches it says that this is no evidence of safety."
)
_ASK = (
    "Is the pair right, and are only those substances and routes in it?",
    "Is the seriousness yours? Does “how sure” fit the best evidence for this very pair?",
    "Is anything missing in “not known”, or where sources disagree?",
    "Could a patient read the patient’s part as an order, or as comfort?",
    "Open at least the sources that carry the seriousness. “Read” says how far the project read each of them.",
)
_RETURN = (
    f"Tick one box for each entry you reviewed ({'; '.join(ANSWERS)}), write remarks with the field they are about, "
    "sign and date. An entry you leave blank stays as it is. Send back the pages, or the block below for each entry: "
    "it goes into reviews.toml as it stands. The digest binds your name to this very wording: when the entry, one of "
    "its sources or one of its groups changes, the program says “changed since” until somebody looks again."
)


def review_sheet_pdf(sheet: ReviewSheet, *, paper: str, fonts: Path) -> bytes:
    """Return the booklet as a tagged PDF on ``paper`` ("a4" or "letter"); ``fonts`` is the folder of the font files.

    The same booklet gives the same bytes. Raises ``KeyError`` for another paper, ``OSError`` where fonts are missing.
    """
    loaded = load_fonts(fonts)
    setup = _setup(sheet, PAPERS[paper])
    return print_story(_story(sheet, setup, loaded), setup, loaded)


def _setup(sheet: ReviewSheet, paper: Paper) -> PageSetup:
    printed = f"{words.day(sheet.printed_at.date())}, {words.clock(sheet.printed_at)}"
    return PageSetup(
        info=DocumentInfo(
            TITLE, sheet.printed_at, subject=plain(sheet.data_file), creator=plain(f"Doseleaf {sheet.version}")
        ),
        running_head=TITLE,
        running_title=f"Edition {sheet.edition}",
        foot=f"{sheet.data_file}. Printed {printed} with Doseleaf {sheet.version}. For review, not for patients.",
        paper=paper,
    )


def _story(sheet: ReviewSheet, setup: PageSetup, fonts: Fonts) -> list[Flowable]:
    setter = Typesetter(fonts, setup.text_width)
    places: Places = {}
    story = [*_cover(setter, sheet), PageBreak(), *heading(setter, f"The entries ({len(sheet.entries)})")]
    for entry in sheet.entries:
        story += entry_block(setter, entry, places)
    for name, said, lines in _appendices(sheet):
        story += [PageBreak(), *_list(setter, name, said, lines)]
    return [*story, PageBreak(), *index_by_family(setter, sheet.entries, places)]


def _appendices(sheet: ReviewSheet) -> tuple[tuple[str, str, tuple[Line, ...]], ...]:
    return (
        ("Fixed sentences", "Every finding can carry these; they are reviewed like an entry.", sheet.sentences),
        ("Warning signs", "Shown with the entries that name them, and on a page of their own.", sheet.signs),
        ("Circumstances and events", "What findings take into account of the person.", sheet.circumstances),
        (
            "Substances",
            "A substance counts as checked only as far as somebody looked; sources by id.",
            sheet.substances,
        ),
        ("Products of fixed ingredients", "A product is looked up as its ingredients, all of them.", sheet.products),
        ("All sources", "By the ids that entries, roles and looks give.", sheet.sources),
    )


def _cover(setter: Typesetter, sheet: ReviewSheet) -> list[Flowable]:
    body = setter.styles.body
    counted = words.counted(len(sheet.entries), "entry").replace("entrys", "entries")
    identity = (
        f"{sheet.data_file}. {counted}, licence {sheet.licence}, to be reviewed again by {sheet.next_review}.",
        f"SHA-256 {sheet.digest}",
        sheet.overdue,
    )
    return [
        title(setter, TITLE),
        Spacer(1, 4),
        box(setter, [setter.paragraph(text, body) for text in identity if text]),
        Spacer(1, 5),
        setter.paragraph(_WHAT, body),
        *heading(setter, "Where the file stands"),
        *(setter.labelled(line.label, line.text, body) for line in sheet.counts),
        *_scales(setter),
        *heading(setter, "What to ask of each entry"),
        *(setter.paragraph(text, body) for text in _ASK),
        *_how_to_return(setter),
    ]


def _scales(setter: Typesetter) -> list[Flowable]:
    """Return the four words of seriousness, the seven of certainty, the review states and the kinds of entry."""
    body = setter.styles.body
    story = heading(setter, "How serious: four words")
    for seriousness, line in seriousness_scale():
        story += [Beside(Mark(SIGNS[seriousness], size=11), _labelled(setter, line)), Spacer(1, 1.5)]
    story += heading(setter, "How sure: seven words, the best evidence for this very pair")
    for bars, line in certainty_scale():
        story += [Beside(CertaintyBars(bars), _labelled(setter, line)), Spacer(1, 1.5)]
    story += heading(setter, "Review states")
    story += [setter.labelled(f"{line.label}:", f"{line.text}.", body) for line in states_scale()]
    story += heading(setter, "Kinds of entry")
    return story + [setter.labelled(f"{line.label}:", f"{line.text}.", body) for line in kinds()]


def _labelled(setter: Typesetter, line: Line) -> TaggedParagraph:
    return setter.labelled(f"{line.label}:", f"{line.text}.")


def _how_to_return(setter: Typesetter) -> list[Flowable]:
    small = setter.styles.small
    return [
        *heading(setter, "How to return it", room=190),
        setter.paragraph(_RETURN, setter.styles.body),
        Spacer(1, 3),
        box(setter, [setter.paragraph(text, small) for text in _BLOCK]),
        Spacer(1, 3),
        setter.paragraph("If you reviewed the whole file, sign once here and name the entries you left out:"),
        WritingLines(2),
        Spacer(1, 20),
        signature(setter),
    ]


def _list(setter: Typesetter, name: str, said: str, lines: Sequence[Line]) -> list[Flowable]:
    style = setter.styles.cell if len(lines) < _SHORT_LIST else setter.styles.small
    told = [setter.labelled(f"{line.label}:", line.text, style) for line in lines]
    return [*heading(setter, name, room=120), setter.paragraph(said, setter.styles.body), Spacer(1, 3), *told]
