"""What every form has: a title, fields that scroll, the findings before Save, and a last line with Cancel and Save."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from app.services.finding_view import FindingView
from app.services.ports import Drafts, StoreProblem
from app.ui.finding_words import finding_text
from app.ui.forms.findings_line import FindingsLine
from app.ui.forms.form_state import put_back, state_of
from app.ui.session import Action, Session
from app.ui.theme import Theme
from app.ui.widgets.boxes import Column
from app.ui.widgets.buttons import Button, Role, foot
from app.ui.widgets.card import Card, Hairline, Scroll
from app.ui.widgets.finding_row import FindingRow
from app.ui.widgets.notice import Kind, Notice
from app.ui.widgets.spoken import announce
from app.ui.widgets.text import caption, window_title

_KEPT_AFTER_MS = 1500
"""So long after a keystroke, at the latest, what stands in a form is kept as a draft."""
_SHOWN = 5
"""Findings shown whole before Save, the most serious; the others by their titles."""


class Form(QDialog):
    """A window with fields and one primary button.

    A form says in `draft` what Save would do: an action, or None after it has marked the fields that cannot be read.
    Nothing typed is ever cleared. Save never asks whether findings are all right: saving is always possible. Open a
    form with `open()`; it deletes itself when it closes.
    """

    def __init__(
        self, session: Session, title: str, parent: QWidget | None, *, hint: str = "", save: str = "Save"
    ) -> None:
        super().__init__(parent)
        self.session = session
        self._touched = False
        self._draft_key = ""
        self._soon_kept = QTimer(self, singleShot=True, interval=_KEPT_AFTER_MS)
        self._soon_kept.timeout.connect(self.keep_draft)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fields = Column(gap=15)
        self._preview = _Preview()
        self._again = Notice(Kind.PLAIN, "Not saved the last time", "What you typed then stands here again.")
        self._again.hide()
        inner, head = QWidget(), Column(window_title(title), self._again, gap=10)
        inner.setLayout(Column(head, self.fields, self._preview, None, gap=16, margins=(28, 24, 28, 12)))
        self.save_button = Button(save, Role.PRIMARY)
        self.save_button.setDefault(True)
        self.cancel_button = Button("Cancel")
        last = foot(caption(hint) if hint else None, self.cancel_button, self.save_button)
        self._keep = Button("Go on typing", Role.SMALL)
        self._question = self._ask_in_place()
        self._refused = Notice(Kind.PLAIN, "Not saved")
        self._refused.hide()
        scroll = Scroll(inner)
        self._line = FindingsLine(scroll, self._preview)
        self.bottom = Column(self._line, self._refused, self._question, last, gap=10, margins=(28, 10, 28, 16))
        whole = Column(gap=0)
        whole.addWidget(scroll, 1)
        whole.addLayout(self.bottom)
        self.setLayout(whole)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.save)
        session.failed.connect(self._say_refused)
        QShortcut(QKeySequence("Ctrl+S"), self, self.save)
        unit = Theme.of(self).u
        self.setMinimumSize(unit(340), unit(300))
        self.resize(unit(700), unit(640))

    def draft(self) -> Action | None:
        """What Save would do, or None after the fields that cannot be read have been marked."""
        raise NotImplementedError

    def touch(self) -> None:
        """Remember that a person has typed something, so that Esc asks before it throws that away."""
        self._touched = True
        if self._draft_key and not self._soon_kept.isActive():
            self._soon_kept.start()

    def draft_as(self, about: str) -> None:
        """Keep what is typed until it is saved or thrown away; `about` tells it from other drafts of this form.

        What a crash, or closing the window, left behind stands in the form again when it is next opened.
        """
        self._draft_key = f"{type(self).__name__}/{about}"

    def open(self) -> None:
        """Open it, with what was left in it the last time."""
        left = self._drafts_say(lambda drafts: drafts.get(self._draft_key)) if self._draft_key else None
        super().open()
        if left:
            put_back(self, left)
            self._again.show()
            self._again.announce()

    def keep_draft(self) -> None:
        """Keep what stands in the form now, in the diary's file and outside its records."""
        self._soon_kept.stop()
        if self._draft_key and self._touched:
            state, at = state_of(self), self.session.now()
            self._drafts_say(lambda drafts: drafts.keep(self._draft_key, state, at))

    def done(self, result: int) -> None:
        """Saved or thrown away: nothing is left to be offered again."""
        self._soon_kept.stop()
        if self._draft_key:
            self._drafts_say(lambda drafts: drafts.drop(self._draft_key))
            self._draft_key = ""
        super().done(result)

    def _drafts_say(self, ask: Callable[[Drafts], str | None]) -> str | None:
        """A draft is a courtesy: where it cannot be kept, the form goes on without."""
        try:
            return ask(self.session.store.drafts)
        except StoreProblem:
            return None

    def show_preview(self, heading: str, findings: tuple[FindingView, ...]) -> None:
        """Show the findings that what stands in the form would take part in, before Save."""
        self._preview.show_findings(heading, findings)
        self._line.show_findings(findings)

    def save(self) -> None:
        """Save and close; stay open, with everything as typed and the reason in the form, when that cannot be done."""
        self._refused.hide()
        action = self.draft()
        if action is not None and self.session.act(action):
            self._touched = False
            self.accept()

    def reject(self) -> None:
        """Close without saving; when something was typed, ask in place first, and close when asked again."""
        if self._touched and self._question.isHidden():
            self._question.show()
            self._question.announce()
            self._keep.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().reject()

    def _say_refused(self, sentence: str) -> None:
        """Say here why it is not saved: the window's own notice lies behind the form. The window reads it out."""
        self._refused.say("Not saved", sentence)
        self._refused.show()

    def _ask_in_place(self) -> Notice:
        """The question before something typed is thrown away; it stands in the form, so nothing waits for it."""
        close = Button("Close without saving", Role.SMALL)
        question = Notice(Kind.PLAIN, "Close without saving what you typed?", "", self._keep, close)
        self._keep.clicked.connect(question.hide)
        close.clicked.connect(self.reject)
        question.hide()
        return question


class _Preview(QWidget):
    """The card of findings before Save; hidden while there are none, and read out once when it changes."""

    def __init__(self) -> None:
        super().__init__()
        self._column = Column(gap=0)
        self.setLayout(self._column)
        self._shown: tuple[str, ...] = ()
        self._card: Card | None = None
        self.hide()

    def show_findings(self, heading: str, findings: tuple[FindingView, ...]) -> None:
        now = (heading, *(f"{each.word}: {each.title}" for each in findings))
        if now == self._shown:
            return
        self._shown = now
        if self._card is not None:
            self._column.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
            self._card = None
        self.setVisible(bool(findings))
        if findings:
            self._card = _findings_card(heading, findings)
            self._column.addWidget(self._card)
            announce(self, "; ".join(now))


def _findings_card(heading: str, findings: tuple[FindingView, ...]) -> Card:
    card = Card(f"Before you save: {heading}", caption("Saving is always possible."), gap=6)
    for number, view in enumerate(findings[:_SHOWN]):
        if number:
            card.add(Hairline())
        card.add_row(FindingRow(finding_text(view, with_effect=True)))
    if len(findings) > _SHOWN:
        others = [each.title for each in findings[_SHOWN:]]
        card.add(Hairline())
        card.add(caption(f"And {len(others)} more, all listed under Interactions: {'; '.join(others)}.", tone="soft"))
    return card
