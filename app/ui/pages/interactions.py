"""Interactions: what the record meets in the data file, what could not be checked, and all that is known of each."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QAbstractSlider, QApplication, QFrame, QSizePolicy

from app.domain.items import ItemKind
from app.services import edition
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
from app.ui.pages.interactions_list import DATA_FILE, NEGATIVES, ON_REQUEST, SCOPE, UNCHECKED, FindingList, Listed
from app.ui.pages.page import Page
from app.ui.theme import Theme
from app.ui.widgets.boxes import MIDDLE, Column, Row
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Scroll
from app.ui.widgets.notice import Kind, Notice
from app.ui.widgets.pictogram import Pictogram
from app.ui.widgets.refill import kept_focus, refill
from app.ui.widgets.row_button import RowButton
from app.ui.widgets.sections import Sections
from app.ui.widgets.text import Text

_STEP = QAbstractSlider.SliderAction
_SCROLLS = {
    Qt.Key.Key_Up: _STEP.SliderSingleStepSub,
    Qt.Key.Key_Down: _STEP.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: _STEP.SliderPageStepSub,
    Qt.Key.Key_PageDown: _STEP.SliderPageStepAdd,
    Qt.Key.Key_Home: _STEP.SliderToMinimum,
    Qt.Key.Key_End: _STEP.SliderToMaximum,
}


class Interactions(Page):
    """List and detail beside each other; when narrow the list, then the detail with a line that leads back."""

    title = "Interactions"

    def build(self) -> None:
        """The panes; what they show comes with `refresh`."""
        self._listed: Listed | None = None
        self._key = ""
        self._reading = False
        self._list, self._detail = FindingList(), _Pane()
        self._back, self._back_words = RowButton(""), Text("", tone="accent")
        self._back.fill(_back_line(self._back_words))
        data_file = Button("Data file", icon="book-open-text")
        data_file.clicked.connect(lambda: self.go.emit("library", ""))
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
        self._detail.show_detail(self._make(key))

    def _make(self, key: str) -> Sections:
        listed = self._listed
        if listed is None or key == DATA_FILE:
            return DataFileDetail(self.session)
        if key == SCOPE:
            return ScopeDetail(listed.coverage, self.session)
        if key == NEGATIVES:
            return NegativesDetail(negatives(self.session))
        if key == ON_REQUEST:
            return OnRequestDetail(on_request(self.session))
        if key.startswith(f"{UNCHECKED}/"):
            return self._unchecked(listed, listed.unchecked_keys().index(key))
        view = next(each for each in listed.findings if each.id == key)
        detail = FindingDetail(view, self.session.data)
        detail.urgent.connect(lambda: self.go.emit("urgent", ""))
        return detail

    def _unchecked(self, listed: Listed, place: int) -> UncheckedDetail:
        view = listed.coverage.unchecked[place]
        item = self.session.current().items[view.item]
        where = "cannabis" if item.kind is ItemKind.CANNABIS else "medicines"
        detail = UncheckedDetail(view, listed.coverage, len(listed.findings))
        detail.opened.connect(lambda: self.go.emit(where, listed.ids[view.item]))
        return detail


def _back_line(words: Text) -> Row:
    line = Row(gap=8, margins=(4, 5, 8, 5))
    line.add(Pictogram("chevron-left", "accent", 17), 0, MIDDLE)
    line.add(words, 1)
    return line


class _Pane(QFrame):
    """The card a detail stands in: one Tab stop, scrolled by the arrow keys and Page Up and Down."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._box = Column(gap=0, margins=(2, 2, 2, 2))
        self._scroll: Scroll | None = None
        self.setLayout(self._box)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._fit()
        Theme.of(self).changed.connect(self._fit)

    def show_detail(self, detail: Sections) -> None:
        """Show a detail from its top."""
        self._scroll = Scroll(detail)
        self.setAccessibleName(detail.title)
        with kept_focus(self, self):
            refill(self._box, self._scroll)

    def has_focus(self) -> bool:
        """Whether the focus is on the detail or inside it."""
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self or self.isAncestorOf(focus))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll; whatever does not scroll goes on to the page."""
        if self._scroll is not None and event.key() in _SCROLLS:
            self._scroll.verticalScrollBar().triggerAction(_SCROLLS[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card, with the ring of the focus."""
        super().paintEvent(event)
        if self.hasFocus():
            theme = Theme.of(self)
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.u(10), theme.u(10))
            painter.end()

    def _fit(self) -> None:
        self.setMinimumHeight(Theme.of(self).u(320))


def _subtitle(page: Page) -> str:
    if page.session.checking_off:
        return page.session.checking_off
    data = page.session.data
    said = (
        f"Data file {edition.named(data).removeprefix('edition ')}, looked up on this computer. "
        "It names categories; a pharmacist judges."
    )
    return " ".join([said, edition.overdue(data, page.session.today())]).rstrip()
