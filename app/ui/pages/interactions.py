"""Interactions: what the record meets in the data file, what could not be checked, and all that is known of each."""

from itertools import count

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from app.domain.items import ItemKind
from app.services import edition
from app.services.what_if import Hypothesis
from app.ui.forms.talk_form import TalkForm
from app.ui.forms.what_if_forms import WhatIfCannabisForm, WhatIfForm, WhatIfMedicineForm
from app.ui.pages.finding_detail import FindingDetail
from app.ui.pages.interactions_about import (
    DataFileDetail,
    NegativesDetail,
    OnRequestDetail,
    ScopeDetail,
    UncheckedDetail,
    negatives,
    on_request,
)
from app.ui.pages.interactions_list import (
    DATA_FILE,
    NEGATIVES,
    ON_REQUEST,
    SCOPE,
    UNCHECKED,
    WHAT_IF,
    FindingList,
    Listed,
)
from app.ui.pages.page import Page
from app.ui.pages.what_if_tray import WhatIfTray, hypothetical, spoken
from app.ui.widgets.boxes import MIDDLE, Column, Row, boxed
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.notice import Kind, Notice
from app.ui.widgets.pictogram import Pictogram
from app.ui.widgets.reading_pane import ReadingPane
from app.ui.widgets.row_button import RowButton
from app.ui.widgets.sections import Sections
from app.ui.widgets.spoken import announce
from app.ui.widgets.text import Text


class Interactions(Page):
    """List and detail beside each other; when narrow the list, then the detail with a line that leads back."""

    title = "Interactions"

    def build(self) -> None:
        """The panes; what they show comes with `refresh`."""
        self._listed: Listed | None = None
        self._key = ""
        self._reading = False
        self._list, self._detail = FindingList(), ReadingPane()
        self._back, self._back_words = RowButton(""), Text("", tone="accent")
        self._back.fill(_back_line(self._back_words))
        data_file = Button("Data file", icon="book-open-text")
        data_file.clicked.connect(lambda: self.go.emit("library", ""))
        ask = Button("What if …", icon="split", name="What if: check something I am not taking")
        ask.clicked.connect(lambda: self._open(WHAT_IF))
        self.add_action(ask)
        self.add_action(data_file)
        if self.session.checking_off:
            self.content.add(
                Notice(Kind.NOT_CHECKED, "Checking is off", self.session.checking_off.removeprefix("Checking is off: "))
            )
        self.content.add(self._back)
        panes = Row(gap=18)
        panes.add(self._list, 7)
        panes.add(self._detail, 12)
        self.content.addLayout(panes, 1)
        self._list.chosen.connect(self._open)
        self._list.filtered.connect(self.refresh)
        self._back.clicked.connect(self._leave_detail)
        QShortcut(QKeySequence("F6"), self, self._next_pane)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._leave_detail)
        self.fold(narrow=self.narrow)

    def refresh(self) -> None:
        """Show what the look-up says now; the same as before changes nothing."""
        now = Listed(
            self.session.findings(),
            self.session.coverage(),
            self.session.current().ids,
            len(self.session.current().result.negatives),
            len(self.session.current().result.on_request),
            self._list.wanted(),
        )
        self.set_subtitle(_subtitle(self))
        if now == self._listed:
            return
        self._listed = now
        self._list.show_list(now)
        counts = f"{len(now.findings)} and {len(now.coverage.unchecked)} not checked"
        self._back_words.setText(f"All findings, {counts}")
        self._back.setAccessibleName(f"Back to all findings, {counts}")
        keys = now.keys()
        self._show(self._key if self._key in keys else keys[0])

    def show_item(self, item_id: str) -> None:
        """Open a finding by its entry's id; "not-checked" opens the first thing that was not checked."""
        if self._listed and item_id in [each.id for each in self._listed.findings]:
            self._list.want_all()
            self.refresh()
        keys = self._listed.keys() if self._listed else ()
        found = next((key for key in keys if key == item_id or key.startswith(f"{item_id}/")), None)
        if found is not None:
            self._open(found)

    def fold(self, *, narrow: bool) -> None:
        """Show one pane or both."""
        self._back.setVisible(narrow and self._reading)
        self._list.setVisible(not narrow or not self._reading)
        self._detail.setVisible(not narrow or self._reading)

    def _open(self, key: str) -> None:
        self._reading = True
        self._show(key)
        self.fold(narrow=self.narrow)
        if self.narrow:
            self._detail.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_detail(self) -> None:
        if self._reading:
            self._reading = False
            self.fold(narrow=self.narrow)
            self._list.focus_row(self._key)

    def _next_pane(self) -> None:
        if self._detail.has_focus() or not self._detail.isVisible():
            self._leave_detail()
            self._list.focus_row(self._key)
        else:
            self._detail.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, key: str) -> None:
        self._key = key
        self._list.mark(key)
        detail = self._make(key)
        self._detail.show_detail(detail, detail.title)

    def _make(self, key: str) -> Sections:
        listed = self._listed
        if listed is None or key == DATA_FILE:
            return DataFileDetail(self.session)
        if key == WHAT_IF:
            return self._tray()
        if key == SCOPE:
            return ScopeDetail(listed.coverage, self.session)
        if key == NEGATIVES:
            return NegativesDetail(negatives(self.session))
        if key == ON_REQUEST:
            return OnRequestDetail(on_request(self.session))
        if key.startswith(f"{UNCHECKED}/"):
            return self._unchecked(listed, listed.unchecked_keys().index(key))
        view = next(each for each in listed.findings if each.id == key)
        detail = FindingDetail(view, self.session.data, met=self.session.met(view))
        detail.urgent.connect(lambda: self.go.emit("urgent", ""))
        detail.talk.connect(lambda talk_id: TalkForm(self.session, self.window(), view, talk_id or None).open())
        return detail

    def _tray(self) -> WhatIfTray:
        session = self.session
        tray = WhatIfTray(session.asked, session.what_if(), printed=session.print_asked)
        tray.medicine.connect(lambda: self._ask(WhatIfMedicineForm(session, self.window(), _free(session.asked))))
        tray.cannabis.connect(lambda: self._ask(WhatIfCannabisForm(session, self.window(), _free(session.asked))))
        tray.taken_out.connect(self._take_out)
        tray.printed.connect(self._print_asked)
        tray.wanted.connect(self._read_would_be)
        return tray

    def _ask(self, form: WhatIfForm) -> None:
        form.made.connect(lambda thing: self._ask_about((*self.session.asked, thing)))
        form.open()

    def _take_out(self, thing_id: str) -> None:
        self._ask_about(tuple(each for each in self.session.asked if each.id != thing_id))

    def _ask_about(self, things: tuple[Hypothesis, ...]) -> None:
        self.session.asked = things
        self._show(WHAT_IF)
        announce(self, spoken(self.session.what_if()))

    def _print_asked(self, wanted: bool) -> None:
        self.session.print_asked = wanted

    def _read_would_be(self, finding_id: str) -> None:
        """Show one finding of a what-if whole, marked as only asked about; the row of the what-if leads back."""
        found = self.session.what_if()
        view = next(each.view for each in (*found.new, *found.changed) if each.view.id == finding_id)
        back = Button("Back to the what-if", Role.SMALL, icon="chevron-left")
        back.clicked.connect(lambda: self._show(WHAT_IF))
        detail = FindingDetail(view, self.session.data, boxed(Column(back, hypothetical(found), gap=10)))
        detail.urgent.connect(lambda: self.go.emit("urgent", ""))
        self._detail.show_detail(detail, f"What if: {detail.title}")
        back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _unchecked(self, listed: Listed, place: int) -> UncheckedDetail:
        view = listed.coverage.unchecked[place]
        item = self.session.current().items[view.item]
        where = "cannabis" if item.kind is ItemKind.CANNABIS else "medicines"
        detail = UncheckedDetail(view, listed.coverage, len(listed.findings))
        detail.opened.connect(lambda: self.go.emit(where, listed.ids[view.item]))
        return detail


def _free(asked: tuple[Hypothesis, ...]) -> int:
    """A number that none of the things asked about has."""
    taken = {each.id for each in asked}
    return next(number for number in count(1) if f"what-if-{number}" not in taken)


def _back_line(words: Text) -> Row:
    line = Row(gap=8, margins=(4, 5, 8, 5))
    line.add(Pictogram("chevron-left", "accent", 17), 0, MIDDLE)
    line.add(words, 1)
    return line


def _subtitle(page: Page) -> str:
    if page.session.checking_off:
        return page.session.checking_off
    data = page.session.data
    said = (
        f"Data file {edition.named(data).removeprefix('edition ')}, looked up on this computer. "
        "It names categories; a pharmacist judges."
    )
    return " ".join([said, edition.overdue(data, page.session.today())]).rstrip()
