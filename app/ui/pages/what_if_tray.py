"""What if: the same check with things that are not taken, and what it would say. Nothing of it is saved."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.services import words
from app.services.what_if import NOT_A_PLAN, Hypothesis, WhatIf, WouldBe
from app.ui.finding_words import finding_text, unchecked_text
from app.ui.widgets.boxes import MIDDLE, Row, boxed
from app.ui.widgets.buttons import Button, IconButton, Role, Tick
from app.ui.widgets.card import Hairline, Well
from app.ui.widgets.finding_row import FindingRow
from app.ui.widgets.flow import Flow
from app.ui.widgets.notice import Kind, Notice
from app.ui.widgets.sections import Sections
from app.ui.widgets.text import DEMI, Text, body, caption

_BELOW = "The same check, with things you do not take. Nothing here is saved; it is printed only when you ask for it."
_NOTHING_YET = "Choose a medicine or cannabis above. What would be new or change then stands here."
_PRINT = "Put it on the printed page"
_MARKED = "It stands under a heading of its own that says you do not take it, until this window is closed."


class WhatIfTray(Sections):
    """`medicine` and `cannabis` ask for a form, `taken_out` carries the id of a thing no longer asked about.

    `printed` says whether the person wants it on paper, `wanted` carries the id of a finding to read whole.
    """

    medicine = Signal()
    cannabis = Signal()
    taken_out = Signal(str)
    printed = Signal(bool)
    wanted = Signal(str)

    def __init__(self, asked: Sequence[Hypothesis], found: WhatIf, *, printed: bool) -> None:
        super().__init__(None, "What if", _BELOW)
        self.column.add(self._asked(asked))
        self.column.add(_not_a_plan())
        if asked:
            self._add_found(found)
            tick = Tick(_PRINT, chosen=printed)
            tick.toggled.connect(self.printed)
            self.add_section("On paper", tick, caption(_MARKED, "soft"))
        else:
            self.column.add(body(_NOTHING_YET, "soft"))
        self.column.add(None)

    def _asked(self, asked: Sequence[Hypothesis]) -> Well:
        well = Well(caption("Also taking, only for this check:", "soft"), gap=8)
        for each in asked:
            row = Row(gap=8)
            row.add(Text(each.name, weight=DEMI), 1, MIDDLE)
            out = IconButton("x", f"Take out of the what-if: {each.name}")
            out.clicked.connect(lambda _=False, key=each.id: self.taken_out.emit(key))
            row.add(out, 0, MIDDLE)
            well.column.add(row)
        if not asked:
            well.column.add(body("Nothing yet."))
        medicine = Button("Add a medicine …", Role.SMALL, icon="pill", name="Add a medicine to the what-if")
        cannabis = Button("Add cannabis …", Role.SMALL, icon="leaf", name="Add cannabis to the what-if")
        medicine.clicked.connect(self.medicine)
        cannabis.clicked.connect(self.cannabis)
        well.column.add(Flow(medicine, cannabis, gap=8))
        return well

    def _add_found(self, found: WhatIf) -> None:
        """What could not be checked of the things asked about comes first, as it does in the list of findings."""
        if found.unchecked:
            unchecked = [FindingRow(unchecked_text(each), show_word=False) for each in found.unchecked]
            not_whole = _heading("Not, or only partly, checked", len(unchecked), "unknown")
            self.add_section("", not_whole, *unchecked, ruled=False)
        self.column.add(caption(f"{found.headline}. {words.NO_EVIDENCE}", "unknown"))
        if found.on_skin:
            self.column.add(body(found.on_skin))
        if not (found.new or found.changed):
            self.column.add(body(found.no_match))
        for title, group in (("Would be new", found.new), ("Would change", found.changed)):
            if group:
                rows = [*self._rows(group)]
                self.add_section("", _heading(title, len(group)), *rows, ruled=False)
        if found.same:
            titles = "; ".join(each.title for each in found.same)
            self.add_section("", _heading("Would stay as it is", len(found.same)), caption(titles, "soft"), ruled=False)
        if found.on_request:
            self.column.add(caption(f"Would be added to those shown on request: {found.on_request}.", "soft"))
        if found.still_unchecked:
            names = words.listed([each.name for each in found.still_unchecked])
            self.column.add(Text(f"Still not, or only partly, checked: {names}.", tone="unknown"))
        self.column.add(caption(found.scope, "soft"))

    def _rows(self, group: Sequence[WouldBe]) -> Iterator[QWidget]:
        for place, each in enumerate(group):
            if place:
                yield Hairline()
            row = FindingRow(finding_text(each.view, remark=each.remark))
            row.clicked.connect(lambda _=False, key=each.view.id: self.wanted.emit(key))
            yield row


def spoken(found: WhatIf) -> str:
    """What is read out when the result changes."""
    if not found.names:
        return "What if: nothing is asked about."
    unchecked = [f"{len(found.unchecked)} could not be checked whole"] if found.unchecked else []
    counts = [f"{len(found.new)} would be new", f"{len(found.changed)} would change", f"{len(found.same)} would stay"]
    return f"What if, with {'; '.join(found.names)}: {', '.join([*unchecked, *counts])}."


def hypothetical(found: WhatIf) -> Notice:
    """The banner over a finding that is only asked about."""
    text = f"You do not take {'; '.join(found.names)}. The finding would be like this with it."
    return Notice(Kind.PLAIN, "What if: not on your record like this", text)


def _heading(title: str, count: int, tone: str = "accent") -> QWidget:
    row = Row(gap=10)
    row.add(Text(title, weight=DEMI, tone=tone), 1)
    row.add(Text(str(count), weight=DEMI, tone=tone, wrap=False), 0)
    return boxed(row)


def _not_a_plan() -> Notice:
    heading, text = NOT_A_PLAN.split(": ", 1)
    return Notice(Kind.PLAIN, heading, f"{text[:1].upper()}{text[1:]}")
