"""The first page over a diary with a passphrase: it opens one, says why not, and offers the way to a backup."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.services.keeping import Cabinet, DiaryFile, OpenDiary
from app.services.keeping_words import backup_moment
from app.services.ports import StoreProblem, StoreProblemKind
from app.ui.background import Background
from app.ui.forms.fields import ChoiceField
from app.ui.forms.passphrase_field import PassphraseField
from app.ui.theme import Theme
from app.ui.widgets.boxes import MIDDLE, TOP, Column, Row
from app.ui.widgets.buttons import Button, Role, foot
from app.ui.widgets.card import Card, Hairline
from app.ui.widgets.notice import Kind, Notice
from app.ui.widgets.pictogram import Pictogram
from app.ui.widgets.spoken import announce
from app.ui.widgets.text import Text, body, caption, window_title

_WIDTH = 470
_BACKUP_HELPS = frozenset(
    {
        StoreProblemKind.DAMAGED,
        StoreProblemKind.HISTORY,
        StoreProblemKind.EMPTY,
        StoreProblemKind.MISSING,
        StoreProblemKind.PLAIN,
    }
)
_ANYBODY = "This diary has no passphrase: whoever can use this computer account, or take its disk, can read it."
_NOBODY = "Without the passphrase nobody can read this diary, and nobody can recover it. Nothing is sent anywhere."


class Unlock(QWidget):
    """Which diary, its passphrase, one button. `opened` carries the open diary.

    `wants_new` asks for another person's diary, `wants_backups` for the backups of the one chosen, `wants_help` for
    the warning signs, which are there for whoever sits at the computer.
    """

    opened = Signal(object)
    wants_new = Signal()
    wants_backups = Signal(object)
    wants_help = Signal()

    def __init__(self, cabinet: Cabinet, background: Background, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._cabinet, self._background, self._clock = cabinet, background, clock
        self._diaries = {each.path.name: each for each in cabinet.diaries()}
        first = next(iter(self._diaries), "")
        self._which = ChoiceField("Diary", tuple((key, each.label) for key, each in self._diaries.items()), first)
        self._which.setVisible(len(self._diaries) > 1)
        self._which.chosen.connect(self._choose)
        self._passphrase = PassphraseField("Passphrase")
        self._passphrase.line.returnPressed.connect(self._open)
        self._go_on = Button("Open", Role.PRIMARY)
        self._go_on.clicked.connect(self._open)
        self._state = caption("", "soft")
        self._problem = Notice(Kind.PLAIN, "", "", *self._ways_out())
        self._problem.hide()
        self._card = self._lay_out()
        self._choose()
        Theme.of(self).changed.connect(self._fit)
        self._fit()

    def diary(self) -> DiaryFile | None:
        """The diary that is chosen; None when there is none."""
        return self._diaries.get(self._which.value() or "")

    def say(self, problem: StoreProblem) -> None:
        """Say why a diary was not opened, with the way to its backups where one of them can help."""
        self._backups.setVisible(problem.kind in _BACKUP_HELPS)
        self._problem.say("The diary was not opened", f"{problem.sentence}{self._newest(problem)}")
        self._problem.show()
        self._problem.announce()

    def _newest(self, problem: StoreProblem) -> str:
        """Which backup there is to go back to, where one can help."""
        diary = self.diary()
        if diary is None or problem.kind not in _BACKUP_HELPS:
            return ""
        found = self._cabinet.backups(diary)
        return (
            f" The newest backup was made on {backup_moment(found[0])}." if found else " There is no backup beside it."
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the passphrase, or on the button where there is none."""
        super().showEvent(event)
        first = self._passphrase if self._passphrase.isVisibleTo(self) else self._go_on
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> Card:
        head = Row(gap=16)
        head.add(Pictogram("pill", "accent", 38), 0, TOP)
        head.add(Column(window_title("Doseleaf"), body("Private, on this computer", "soft"), gap=1), 1)
        new, urgent = Button("A new diary …", Role.QUIET), Button("Urgent help", Role.QUIET, icon="phone-call")
        new.clicked.connect(self.wants_new)
        urgent.clicked.connect(self.wants_help)
        last = Row(new, None, gap=8)
        last.add(urgent, 0, MIDDLE)
        card = Card("", gap=14)
        go_on = foot(self._state, self._go_on)
        for item in (head, self._which, self._passphrase, go_on, self._problem, Hairline(), last):
            card.add(item)
        self._below = Text("", scale=0.92, tone="faint", align=Qt.AlignmentFlag.AlignHCenter)
        middle = Column(card, self._below, gap=14)
        across = Row(None, gap=0, margins=(14, 14, 14, 14))
        across.addLayout(middle, 100)
        across.addStretch(1)
        self.setLayout(Column(None, across, None))
        return card

    def _ways_out(self) -> tuple[Button, ...]:
        self._backups = Button("Look at the backups …", Role.SMALL)
        self._backups.clicked.connect(lambda: self.wants_backups.emit(self.diary()))
        return (self._backups,)

    def _choose(self) -> None:
        diary = self.diary()
        self._passphrase.setVisible(diary is not None and diary.encrypted)
        self._below.setText(_NOBODY if diary is None or diary.encrypted else _ANYBODY)
        self._passphrase.set_problem(None)
        self._problem.hide()
        self._state.setText("")

    def _open(self) -> None:
        diary = self.diary()
        if diary is None or not self._go_on.isEnabled():
            return
        if diary.encrypted and not self._passphrase.text():
            self._passphrase.set_problem("Passphrase: type it to open the diary.")
            return
        self._problem.hide()
        self._passphrase.set_problem(None)
        self._wait("Opening and checking …")
        job = partial(self._cabinet.open, diary, self._passphrase.text(), self._clock())
        self._background.run(self, job, self._done, self._failed)

    def _wait(self, words: str) -> None:
        self._state.setText(words)
        for each in (self._which, self._passphrase, self._go_on):
            each.setEnabled(not words)
        if words:
            announce(self, words)

    def _done(self, opened: OpenDiary) -> None:
        self._wait("")
        self._passphrase.forget()
        self.opened.emit(opened)

    def _failed(self, error: BaseException) -> None:
        self._wait("")
        if not isinstance(error, StoreProblem):
            raise error
        if error.kind is StoreProblemKind.WRONG_PASSPHRASE:
            self._passphrase.set_problem("Passphrase: this one does not open the diary. Nothing was changed.")
            self._passphrase.line.selectAll()
            self._passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.say(error)

    def _fit(self) -> None:
        self._card.setMaximumWidth(Theme.of(self).u(_WIDTH))
