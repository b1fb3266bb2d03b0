"""The 16 point print: another layout, not an enlargement. Tables become cards, one under the other.

It says the same as the tables of the ordinary print, in the same order and under the same numbers.
"""

from collections.abc import Sequence
from itertools import chain

from reportlab.platypus import CondPageBreak, Flowable

from app.report.blocks import Rule, Typesetter, bars, heading, label_grid
from app.report.clipping import Room, clip
from app.report.elements import Role, TaggedParagraph
from app.report.floating import height_of
from app.report.fonts import REGULAR
from app.report.marks import Beside, Mark
from app.report.summary_findings import IN_FULL, SIGNS
from app.report.summary_medicines import (
    MEDICINES,
    PRODUCTS,
    changes_of,
    changes_section,
    form_of,
    left_off_line,
    number_ranges,
    taken_and_last,
)
from app.services import words
from app.services.finding_view import FindingView
from app.services.summary_medicines import MedicineGroup, MedicineLine
from app.services.summary_products import ProductLine

_CARD = 58.0
_TALLEST = 320.0
_MARK = 12.0


def finding_cards(setter: Typesetter, findings: Sequence[FindingView], no_match: str) -> list[Flowable]:
    """Return every finding in a few lines; the whole of it stands further down under the same number."""
    head = heading(setter, words.findings_heading(len(findings)), room=_CARD)
    if not findings:
        return [*head, setter.paragraph(no_match, setter.styles.body_bold)]
    head.append(setter.paragraph(f"More stands under the same number in “{IN_FULL}”."))
    return _under(setter, head, [_finding_card(setter, number, finding) for number, finding in enumerate(findings, 1)])


def _finding_card(setter: Typesetter, number: int, finding: FindingView) -> list[Flowable]:
    styles, mark = setter.styles, setter.scale.of(_MARK)
    words = Room(styles.body_bold, setter.width - mark - 6, 4)
    sure = Room(styles.body, setter.width - setter.scale.of(28), 2)
    card = [
        setter.paragraph(f"{number}. {finding.title}", styles.body_bold),
        Beside(Mark(SIGNS[finding.seriousness], size=mark), setter.clipped(finding.word, words)),
        Beside(bars(setter, finding.bars), setter.clipped(f"How sure: {finding.certainty_words}", sure), gap=8),
        setter.paragraph(", ".join(finding.things)),
    ]
    return _whole(setter, card)


def _whole(setter: Typesetter, card: Sequence[Flowable]) -> list[Flowable]:
    """Return a card that stands on one page when it is not too tall for that, and a line where it ends."""
    tall = min(height_of(card, setter.width), _TALLEST)
    return [CondPageBreak(tall), *card, Rule(0.8, before=4, after=2, ends=True)]


def _under(setter: Typesetter, head: Sequence[Flowable], cards: Sequence[Sequence[Flowable]]) -> list[Flowable]:
    """Return cards under their heading, which does not stand alone at the end of a page."""
    together = min(height_of([*head, *cards[0]], setter.width), _TALLEST * 1.3)
    return [CondPageBreak(together), *head, *chain.from_iterable(cards)]


def medicine_cards(setter: Typesetter, groups: Sequence[MedicineGroup], said: Sequence[str]) -> list[Flowable]:
    """Return the medicines group by group, each with how it is taken as a sentence; then what else ``said`` changed."""
    count = sum(len(group.lines) for group in groups)
    head = heading(setter, f"{MEDICINES} ({count})", room=_CARD)
    if not count:
        return [*head, setter.paragraph("None recorded."), *changes_section(setter, (), said)]
    story: list[Flowable] = []
    for group in groups:
        head += heading(setter, group.heading, level=3, room=_CARD)
        story += _under(setter, head, [_medicine_card(setter, line) for line in group.lines])
        head = []
    return story + changes_section(setter, (), said)


def _medicine_card(setter: Typesetter, line: MedicineLine) -> list[Flowable]:
    told = (
        ("Brand:", line.brand),
        ("", line.ingredients),
        ("", line.how),
        ("", line.total),
        ("", line.stopped),
        ("Really taken in this period:", taken_and_last(line)),
        ("For:", line.reason),
        ("Prescribed by:", line.prescriber),
        ("Pharmacy or shop:", line.pharmacy),
        ("Changes, the newest first:", changes_of(line)),
        ("Findings:", number_ranges(line.findings)),
    )
    story = [_name(setter, line.name, line.strength)]
    for label, text in told:
        if text:
            story.append(setter.labelled(label, text) if label else setter.paragraph(text))
    return _whole(setter, story)


def _name(setter: Typesetter, name: str, beside: str) -> Flowable:
    bold, plain = Room(setter.styles.body_bold, setter.width, 4), Room(setter.styles.body, setter.width, 4)
    shown = clip(name, bold, setter.fonts, setter.notes)
    after = clip(beside, plain, setter.fonts, setter.notes)
    size = plain.style.fontSize
    beside_it = f'&nbsp; <font name="{REGULAR}" size="{size}">{after}</font>' if beside else ""
    return TaggedParagraph(shown + beside_it, bold.style, role=Role("P"))


def product_cards(setter: Typesetter, products: Sequence[ProductLine], *, left_off: bool) -> list[Flowable]:
    """Return the cannabis products with what their labels say and how that is known."""
    if left_off:
        return left_off_line(setter, PRODUCTS)
    head = heading(setter, f"{PRODUCTS} ({len(products)})", room=_CARD)
    if not products:
        return [*head, setter.paragraph("None recorded.")]
    cards = []
    for product in products:
        rows = (
            ("Content", product.strength),
            ("How known", product.strength_source),
            ("Batch", product.batch),
            ("Route", product.routes),
            ("Use in this period", product.uses),
            ("Last use", product.last_use),
            ("Findings", number_ranges(product.findings)),
        )
        shown = [(label, text) for label, text in rows if text]
        grid = label_grid(setter, shown, label_width=setter.scale.of(84), width=setter.width)
        cards.append(_whole(setter, [_name(setter, product.name, form_of(product)), grid]))
    return _under(setter, head, cards)
