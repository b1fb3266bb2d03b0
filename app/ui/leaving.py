"""How a diary is left, by locking or by closing: one way, and after it nothing in this process can read it."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QApplication, QMainWindow

from app.services.keeping import OpenDiary
from app.services.ports import StoreProblem
from app.ui.clipboard import clear_ours
from app.ui.forms.form import Form
from app.ui.turns import Turns


class Leaving:
    """Closes what is open. `start_fresh` starts this program once more, in a process that never had the key."""

    def __init__(self, start_fresh: Callable[[], bool], clock: Callable[[], datetime]) -> None:
        self._start_fresh, self._clock = start_fresh, clock

    def leave(self, diary: OpenDiary | None) -> None:
        """Keep what stands in open forms, back up what changed, close the diary, take what is ours off the clipboard.

        Pages that are still being made stay as they are: there is nothing left to read from.

        A backup that cannot be made does not keep the diary open: what was saved is saved, and the next opening tries.
        """
        Turns.of_the_program().forget()
        if diary is not None:
            for form in QApplication.topLevelWidgets():
                if isinstance(form, Form):
                    form.keep_draft()
            try:
                diary.back_up_when_changed(self._clock())
            except StoreProblem:
                pass
            finally:
                diary.close()
        clear_ours()

    def lock(self, diary: OpenDiary, frame: QMainWindow) -> bool:
        """Leave, empty the window and start anew at the passphrase; False when no new process could be started.

        Python cannot wipe its memory: only a process that ends takes the key and the words with it.
        """
        self.leave(diary)
        return self.start_over(frame)

    def start_over(self, frame: QMainWindow) -> bool:
        """Empty the window and start a fresh process; False when none could be started."""
        for window in QApplication.topLevelWidgets():
            if window is not frame:
                window.hide()
                window.deleteLater()
        content = frame.takeCentralWidget()
        if content is not None:
            content.hide()
            content.deleteLater()
        started = self._start_fresh()
        frame.close()
        QApplication.quit()
        return started
