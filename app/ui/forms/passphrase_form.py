"""The window that gives a diary another passphrase, or its first."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QWidget

from app.services.keeping import DiaryFile, OpenDiary
from app.services.ports import StoreProblem
from app.ui.forms.passphrase_field import PassphraseField
from app.ui.forms.who_opens import WhoOpens
from app.ui.keeping import Keeping
from app.ui.theme import Theme
from app.ui.widgets.boxes import Column
from app.ui.widgets.buttons import Button, Role, foot
from app.ui.widgets.card import Scroll
from app.ui.widgets.notice import Kind, Notice
from app.ui.widgets.text import body, caption, window_title

_WHAT = (
    "The diary is written anew under the new passphrase, compared, and only then put in the old one’s place. Then it "
    "closes and asks for the new one. Backups made before keep the passphrase they were made with."
)
_AFTER_FAILURE = "Doseleaf starts over; the diary opens as it did before."


class PassphraseForm(QDialog):
    """The two ways to a passphrase, and one button. It cannot be closed while the file is being written."""

    def __init__(self, keeping: Keeping, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._keeping, self._busy = keeping, False
        title = "Another passphrase" if keeping.diary.file.encrypted else "A passphrase for this diary"
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._present = PassphraseField("The passphrase as it is now")
        self._present.setVisible(keeping.diary.file.encrypted)
        self._choice = WhoOpens(keeping.words, keeping.draw, may_be_none=False)
        self._problem = Notice(Kind.PLAIN, "")
        self._problem.hide()
        self._state = caption("", "soft")
        self._change, self._cancel = Button("Change it", Role.PRIMARY), Button("Cancel")
        self._change.setDefault(True)
        inner = QWidget()
        inner.setLayout(
            Column(
                *(window_title(title), body(_WHAT), self._present, self._choice, self._problem, None),
                gap=16,
                margins=(28, 24, 28, 12),
            )
        )
        bottom = Column(foot(self._state, self._cancel, self._change), margins=(28, 10, 28, 16))
        whole = Column(gap=0)
        whole.addWidget(Scroll(inner), 1)
        whole.addLayout(bottom)
        self.setLayout(whole)
        self._change.clicked.connect(self._begin)
        self._choice.sent.connect(self._begin)
        self._cancel.clicked.connect(self.reject)
        unit = Theme.of(self).u
        self.setMinimumSize(unit(340), unit(300))
        self.resize(unit(680), unit(640))

    def reject(self) -> None:
        """Close, unless the file is being written."""
        if not self._busy:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay while the file is being written."""
        if self._busy:
            event.ignore()
        else:
            super().closeEvent(event)

    def _begin(self) -> None:
        passphrase = self._choice.passphrase()
        if passphrase is None or self._busy:
            return
        self._present.set_problem(None)
        self._wait("Writing and comparing …")
        job = partial(_change, self._keeping.diary, self._present.text(), passphrase, self._keeping.clock())
        self._keeping.background.run(self, job, self._done, self._failed)

    def _wait(self, state: str) -> None:
        """Nothing can be pressed while there is a state to tell."""
        self._busy = bool(state)
        self._state.setText(state)
        for each in (self._present, self._choice, self._change, self._cancel):
            each.setEnabled(not state)

    def _done(self, file: DiaryFile | None) -> None:
        if file is None:
            self._wait("")
            self._present.set_problem("The passphrase as it is now: that is not it. Nothing was changed.")
            self._present.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._busy = False
        self._present.forget()
        self._choice.forget()
        self._keeping.begin_again()

    def _failed(self, error: BaseException) -> None:
        """The diary is closed by now, whatever happened: the reason is read, then it opens again as it was."""
        self._busy = False
        if not isinstance(error, StoreProblem):
            raise error
        self._state.setText("")
        self._problem.say("The passphrase was not changed", f"{error.sentence} {_AFTER_FAILURE}")
        self._problem.show()
        self._problem.announce()
        self._cancel.setText("Start over")
        self._cancel.setEnabled(True)
        self._cancel.clicked.disconnect()
        self._cancel.clicked.connect(self._keeping.begin_again)


def _change(diary: OpenDiary, present: str, passphrase: str, at: datetime) -> DiaryFile | None:
    """Change it for whoever knows the one it has: an open diary left alone must not shut its owner out."""
    return diary.set_passphrase(passphrase, at) if diary.opens_with(present) else None
