"""The whole of one finding as the person on the record reads it; what is for the clinician stays on paper."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.interactions import DataFile
from app.services import words
from app.services.finding_meetings import Met
from app.services.finding_view import FindingView, FlagView, PartView
from app.services.reviews import digest
from app.ui.pages.finding_talks import FindingTalks, talked_line
from app.ui.widgets import chart_key as sign
from app.ui.widgets.bars import Certainty
from app.ui.widgets.boxes import Column, boxed
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.card import Hairline, Well
from app.ui.widgets.explain import Explain
from app.ui.widgets.flow import Flow
from app.ui.widgets.fold import Fold
from app.ui.widgets.mark import SeriousnessScale
from app.ui.widgets.notice import Kind, Notice
from app.ui.widgets.overlap_picture import OverlapPicture
from app.ui.widgets.sections import Sections, numbered
from app.ui.widgets.text import DEMI, Text, body, caption


class FindingDetail(Sections):
    """Effect first, then the two axes, what it is about, what is not known, what to ask, the fixed sentences, sources.

    `urgent` is sent when the person asks for the page of urgent help, `talk` with the id of a time it was talked about
    that is to be corrected, or nothing for a new one. `above` stands over a finding that is only asked about, which
    nobody can mark as talked about.
    """

    urgent = Signal()
    talk = Signal(str)

    def __init__(
        self, view: FindingView, data: DataFile, above: QWidget | None = None, met: tuple[Met, ...] = ()
    ) -> None:
        super().__init__(int(view.seriousness), view.title, view.effect)
        if above is not None:
            self.column.add(above)
        if view.talks:
            self.column.add(talked_line(view.talked()))
        self.column.add(_axes(view))
        self.add_section("What it is about", *_about(view), ruled=False)
        self.add_section("What was studied, and your record", *map(body, view.amounts))
        self.add_section("How often they met in time, last 30 days", *_meetings(met))
        self.add_section("What is not known", *map(body, _not_known(view)))
        self.column.add(Notice(Kind.ASK, "Ask your pharmacist", f"“{view.ask}”" if view.ask else ""))
        says = data.sentences
        about_signs = (says["signs_now"], says["signs_today"])
        self.column.add(Column(*(body(each) for each in view.advice if each not in about_signs), gap=4))
        self._add_signs(view.flags, about_signs)
        if above is None:
            talks = FindingTalks(view)
            talks.asked.connect(self.talk)
            self.add_section("Talked about", talks)
        sources = [numbered(place, each.line, f"Says: {each.says}") for place, each in enumerate(view.sources, 1)]
        self.add_section("Sources, as far as they were read", *sources, gap=8)
        self.add_section("Who has checked this entry", body(view.review), caption(_entry(view, data)))
        self.column.add(None)

    def _add_signs(self, flags: tuple[FlagView, ...], says: tuple[str, str]) -> None:
        """What to do at a sign stands with the signs: apart from them it would read as if there were one."""
        kinds = (("Signs that need help now", True), ("Signs to call about the same day", False))
        for (title, emergency), sentence in zip(kinds, says, strict=True):
            found = [_signs(flag) for flag in flags if flag.emergency is emergency]
            if found:
                self.add_section(title, *found, Text(sentence, weight=DEMI))
        if flags:
            button = Button("Urgent help", Role.SMALL, icon="phone-call")
            button.clicked.connect(self.urgent)
            self.column.add(button)


def _axes(view: FindingView) -> Well:
    scale = Flow(SeriousnessScale(int(view.seriousness)), _word(view.word), gap=12)
    serious = Column(caption("How serious", "soft"), scale, caption(_why_serious(view), "soft"), None, gap=6)
    bars = Certainty(view.bars, view.certainty_words, large=True)
    explain = Explain("marks", "how serious and how sure")
    sure = Column(caption("How sure", "soft"), bars, caption(_why_sure(view), "soft"), explain, None, gap=6)
    both = Fold((boxed(serious), 1), (boxed(sure), 1), below=400, gap=20)
    well = Well(both)
    well.setAccessibleName(f"How serious: {view.word}. How sure: {view.certainty_words}.")
    return well


def _meetings(met: tuple[Met, ...]) -> list[QWidget]:
    """A picture and the sentence with the same counts for each medicine, then what the signs mean."""
    if not met:
        return []
    shown = [part for each in met for part in (OverlapPicture(each), body(each.sentence))]
    signs = ((sign.large_dot, "noted"), (sign.ring, "noted as not used or skipped"), (sign.cross, "no entry"))
    rest = "Joined: within the hours counted. A day without an entry is not a day without a dose."
    return [*shown, sign.key(*signs), caption(rest, "soft")]


def _word(text: str) -> Text:
    return Text(text, scale=1.12, weight=DEMI, wrap=False)


def _why_serious(view: FindingView) -> str:
    if not view.raised_by:
        return "Where the data file puts this entry; nothing on your record raises it."
    return f"“{view.base_word}” by itself. More serious here: {' '.join(view.raised_by)}"


def _why_sure(view: FindingView) -> str:
    if all(part.certainty is view.certainty for part in view.parts):
        return "The best evidence for what meets here."
    return "The best evidence for what meets here; for single things it is weaker, see below."


def _about(view: FindingView) -> list[QWidget]:
    rows: list[QWidget] = []
    for part in view.parts:
        rows += [Hairline()] * bool(rows)
        rows.append(_part(part))
    return [*rows, *(Text(note, scale=0.97, tone="soft") for note in view.notes)]


def _part(part: PartView) -> QWidget:
    name = Column(Text(part.name, weight=DEMI), gap=0)
    if part.substance.casefold() != part.name.casefold():
        name.add(Text(part.substance, scale=0.97, tone="soft"))
    certainty = Certainty(words.BARS[part.certainty], part.certainty_words)
    return Fold((boxed(name), 3), (certainty, 2), below=340, folded_gap=3)


def _not_known(view: FindingView) -> list[str]:
    conflict = [f"Sources disagree: {view.conflict}"] if view.conflict else []
    return [each for each in (view.not_known, *view.unknowns, *conflict) if each]


def _signs(flag: FlagView) -> QWidget:
    return boxed(Column(Text(flag.title, weight=DEMI), body("; ".join(flag.signs)), gap=1))


def _entry(view: FindingView, data: DataFile) -> str:
    found = digest(data.categories[view.id], data)[:12]
    return f"Entry {view.id}, edition {data.edition}, digest {' '.join(found[at : at + 4] for at in range(0, 12, 4))}"
