"""The backups of a diary that does not open, or that is to go back: what each holds, and putting one in its place."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.services.keeping import BackupLook, Cabinet, DiaryFile
from app.services.keeping_words import backup_line, holds
from app.services.ports import StoreProblem
from app.ui.background import Background
from app.ui.forms.passphrase_field import PassphraseField
from app.ui.theme import Theme
from app.ui.widgets.boxes import MIDDLE, Column, Row
from app.ui.widgets.buttons import Button, Role, foot
from app.ui.widgets.card import Card, Hairline, Scroll
from app.ui.widgets.notice import Kind, Notice
from app.ui.widgets.text import MEDIUM, Text, body, caption, page_title

_SHOWN = 12
_WIDTH = 640
_ASIDE = "The file that is there now is not thrown away: it is set aside, and this page says where."
_NONE = "There is no backup of this diary in its folder. If you keep copies elsewhere, put one beside it."


class Backups(QWidget):
    """A row for each backup, newest first. `done` is sent when the person leaves; the diary must be closed."""

    done = Signal()

    def __init__(
        self, cabinet: Cabinet, diary: DiaryFile, background: Background, clock: Callable[[], datetime]
    ) -> None:
        super().__init__()
        self._cabinet, self._diary, self._background, self._clock = cabinet, diary, background, clock
        self._passphrase = PassphraseField("Passphrase", hint="The one that the diary had when the backup was made.")
        self._passphrase.setVisible(diary.encrypted)
        self._said = Notice(Kind.PLAIN, "")
        self._said.hide()
        self._rows: list[Button] = []
        card = Card("", gap=9)
        found = cabinet.backups(diary)[:_SHOWN]
        for number, each in enumerate(found):
            if number:
                card.add(Hairline())
            card.add(self._row(each))
        if not found:
            card.add(body(_NONE))
        back = Button("Back", Role.OUTLINED)
        back.clicked.connect(self.done)
        words = Column(page_title("Backups"), body(f"{diary.label}. {_ASIDE}", "soft"), gap=2)
        inner = QWidget()
        self._column = Column(words, self._passphrase, card, self._said, foot(None, back), None, gap=16)
        inner.setLayout(self._column)
        inner.setMaximumWidth(Theme.of(self).u(_WIDTH))
        across = Row(None, gap=0, margins=(24, 24, 24, 24))
        across.addWidget(inner, 100)
        across.addStretch(1)
        page = QWidget()
        page.setLayout(across)
        whole = Column(gap=0)
        whole.addWidget(Scroll(page), 1)
        self.setLayout(whole)

    def _row(self, backup: BackupLook) -> Column:
        line = backup_line(backup)
        inside = caption("", "soft")
        look = Button("What is in it", Role.SMALL, name=f"What is in the backup of {line}")
        put = Button("Put it back …", Role.SMALL, name=f"Put back the backup of {line}")
        put.setEnabled(False)
        put.setToolTip("Needs a look at what is in it")
        look.clicked.connect(lambda: self._look(backup, inside, put))
        put.clicked.connect(lambda: self._put_back(backup))
        self._rows += [look, put]
        row = Row(gap=8)
        row.add(Text(line, weight=MEDIUM), 1)
        row.add(look, 0, MIDDLE)
        row.add(put, 0, MIDDLE)
        return Column(row, inside, gap=2)

    def _look(self, backup: BackupLook, inside: Text, put: Button) -> None:
        def done(counts: dict[str, int]) -> None:
            inside.setText(f"It holds {holds(counts)}.")
            put.setEnabled(True)
            put.setToolTip("")

        job = partial(self._cabinet.contents, backup, self._passphrase.text())
        self._background.run(self, job, done, self._failed)

    def _put_back(self, backup: BackupLook) -> None:
        def done(kept: Path) -> None:
            for each in self._rows:
                each.setEnabled(False)
            sentence = f"The backup is in its place. The file that was there before is kept in {kept}."
            self._tell("Put back", sentence)

        self._background.run(
            self, partial(self._cabinet.restore, self._diary, backup, self._clock()), done, self._failed
        )

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, StoreProblem):
            raise error
        self._tell("That did not work", error.sentence)

    def _tell(self, heading: str, sentence: str) -> None:
        self._said.say(heading, sentence)
        self._said.show()
        self._said.announce()
