"""The cards of Settings about the diary's file: who can open it, when it locks, its backups, where it lies."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtGui import QGuiApplication

from app.services.keeping import BackupLook
from app.services.keeping_words import backup_line
from app.services.ports import StoreProblem
from app.ui.forms.passphrase_form import PassphraseForm
from app.ui.keeping import Keeping
from app.ui.locking import MINUTES
from app.ui.pages.settings_cards import SelectableLines, labelled
from app.ui.widgets.boxes import Column, boxed
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.card import Card, Hairline
from app.ui.widgets.flow import Flow
from app.ui.widgets.notice import Kind, Notice
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.spoken import announce
from app.ui.widgets.text import MEDIUM, Text, body, caption

_WITH = "Only the passphrase opens it. Nobody can recover it: when it is lost, so is what stands in the diary."
_WITHOUT = (
    "It has no passphrase. Anybody who can use this computer account, or take its disk, can read it. A passphrase can "
    "be added now; the unencrypted file is removed once the new one is checked, but a disk may keep traces of it."
)
_BACKUPS = (
    "A copy is made and checked when you close or lock the diary after a change, and before anything that could go "
    "wrong. They lie beside the diary: copy them to another disk now and then, since a lost disk takes both. “Make one "
    "now” first compares every record with its history, and says so when something is damaged."
)
_ALL_KEPT = (
    "A backup was put back into this diary. Since then every backup is kept, so that a wrong choice costs nothing. "
    "When you have looked at what is there now, they can be thinned out with their age again."
)
_MOVE = (
    "To move to another computer: close Doseleaf, copy the whole folder of the diary with its backups, and put it in "
    "the same place there. To remove everything: close Doseleaf, delete that folder and the file of settings; a disk "
    "and the computer’s own backups may keep traces."
)
_ANOTHER = "Open or begin the diary of another person"


class OpeningCard(Card):
    """Who can open the diary, and after how long it locks itself."""

    def __init__(self, keeping: Keeping, minutes: int, choose_minutes: Callable[[int], None]) -> None:
        super().__init__("Who can open it", gap=10)
        self._keeping, self._choose = keeping, choose_minutes
        encrypted = keeping.diary.file.encrypted
        self.add(body(_WITH if encrypted else _WITHOUT))
        change = Button("Change the passphrase …" if encrypted else "Add a passphrase …", Role.SMALL, icon="key-round")
        change.clicked.connect(self._change)
        if encrypted:
            leave = Button("Lock now", Role.SMALL, icon="lock")
            leave.clicked.connect(keeping.lock)
        else:
            leave = Button("Another person …", Role.SMALL, icon="user-round", name=_ANOTHER)
            leave.clicked.connect(keeping.show_others)
        self.add(Flow(change, leave))
        if encrypted:
            options = tuple((str(each), f"{each} min") for each in MINUTES)
            after = Segmented(options, "Lock when nobody has touched the computer for", str(minutes))
            after.chosen.connect(lambda key: self._set(int(key)))
            self.add(Hairline())
            self.add(labelled("Lock by itself", "When nobody has touched the computer for so long.", after))

    def _change(self) -> None:
        PassphraseForm(self._keeping, self.window()).open()

    def _set(self, minutes: int) -> None:
        self._choose(minutes)
        self._keeping.set_minutes(minutes)
        announce(self, f"Locks after {minutes} minutes.")


class BackupsCard(Card):
    """The newest backup, and the way to make one, or to go back to one."""

    def __init__(self, keeping: Keeping) -> None:
        super().__init__("Backups", gap=10)
        self._keeping = keeping
        self._newest = Text("", weight=MEDIUM)
        self._problem = Notice(Kind.PLAIN, "")
        self._problem.hide()
        self._thin = Button("Thin them out again", Role.SMALL)
        self._thin.clicked.connect(self._thin_again)
        self._all = boxed(Column(caption(_ALL_KEPT, "soft"), Flow(self._thin), gap=6))
        make = Button("Make one now", Role.SMALL, icon="archive")
        back = Button("Go back to one …", Role.SMALL, icon="history")
        make.clicked.connect(self._make)
        back.clicked.connect(keeping.show_backups)
        for item in (body(_BACKUPS), self._newest, self._problem, Flow(make, back), self._all):
            self.add(item)
        self.refresh()

    def refresh(self) -> None:
        """Show which backup is the newest."""
        found = self._keeping.cabinet.backups(self._keeping.diary.file)
        count = f" · {len(found)} kept" if len(found) > 1 else ""
        self._all.setVisible(self._keeping.cabinet.keeps_all(self._keeping.diary.file))
        self._newest.setText(f"Newest: {backup_line(found[0])}{count}" if found else "There is none yet.")

    def _thin_again(self) -> None:
        try:
            self._keeping.cabinet.thin_again(self._keeping.diary.file)
        except StoreProblem as problem:
            self._refuse("The backups stay as they are", problem)
        self.refresh()

    def _refuse(self, heading: str, problem: StoreProblem) -> None:
        self._problem.say(heading, problem.sentence)
        self._problem.show()
        self._problem.announce()

    def _make(self) -> None:
        try:
            made: BackupLook = self._keeping.diary.back_up(self._keeping.clock())
        except StoreProblem as problem:
            self._refuse("No backup was made", problem)
            return
        self._problem.hide()
        self.refresh()
        announce(self, f"A backup was made: {backup_line(made)}.")


class PlaceCard(Card):
    """Where the files lie, how to take them elsewhere and how to be rid of them."""

    def __init__(self, keeping: Keeping) -> None:
        super().__init__("Where it lies", gap=8)
        self._place = SelectableLines(str(keeping.diary.file.path), "Where the diary lies")
        settings = SelectableLines(str(keeping.settings), "Where the settings lie")
        kept = caption("And how the window looks, with nothing about health in it:", "soft")
        copy = Button("Copy the place", Role.SMALL, icon="copy")
        copy.clicked.connect(self._copy)
        for item in (
            self._place,
            copy,
            kept,
            settings,
            body(_MOVE),
            caption("This program has no way to send anything.", "soft"),
        ):
            self.add(item)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._place.toPlainText())
        announce(self, "The place of the diary is copied.")


def keeping_cards(
    keeping: Keeping, minutes: int, choose_minutes: Callable[[int], None]
) -> Iterator[Callable[[], Card]]:
    """What makes each of them, in their order."""
    yield partial(OpeningCard, keeping, minutes, choose_minutes)
    yield partial(BackupsCard, keeping)
    yield partial(PlaceCard, keeping)
