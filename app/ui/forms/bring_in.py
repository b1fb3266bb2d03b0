"""Bringing in a file: it is chosen, recognised by what stands in it, and shown in the preview made for its kind."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.services.incoming import MOST_BYTES, ArchiveContent, ImportProblem, Incoming
from app.ui.forms.bring_in_form import BringInForm
from app.ui.forms.list_in_form import ListInForm
from app.ui.forms.work_form import WorkForm
from app.ui.keeping import Keeping
from app.ui.session import Session

_READING = ("One moment", "The file is being read.")
_NOTHING = "Nothing was brought in"
_UNREADABLE = "That file cannot be read. Choose another one, or copy it to this computer first."


def preview(session: Session, keeping: Keeping, content: Incoming, parent: QWidget) -> WorkForm:
    """The form made for this kind of content."""
    if isinstance(content, ArchiveContent):
        return BringInForm(session, keeping, content, parent)
    return ListInForm(session, keeping, content, parent)


class BringIn(QObject):
    """Opens the right preview over `owner`.

    `told` is sent with a heading and a sentence while the file is read, and when it cannot be brought in; `shown` when
    the preview is there.
    """

    told = Signal(str, str)
    shown = Signal()

    def __init__(self, session: Session, keeping: Keeping, read: Callable[[bytes], Incoming], owner: QWidget) -> None:
        super().__init__(owner)
        self._session, self._keeping, self._read, self._owner = session, keeping, read, owner

    def choose(self) -> None:
        """Ask for a file."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._owner, "Bring in a file", documents, "JSON (*.json *.fhir);;All files (*)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: self.bring(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def bring(self, path: Path) -> None:
        """Read a file in the worker and open its preview."""
        self.told.emit(*_READING)
        self._keeping.background.run(self, partial(_read, path, self._read), self._show, self._failed)

    def _show(self, content: Incoming) -> None:
        self.shown.emit()
        preview(self._session, self._keeping, content, self._owner.window()).open()

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, ImportProblem):
            self.told.emit(_NOTHING, error.sentence)
        elif isinstance(error, OSError):
            self.told.emit(_NOTHING, _UNREADABLE)
        else:
            raise error


def _read(path: Path, read: Callable[[bytes], Incoming]) -> Incoming:
    """Never more of a file than one byte over the limit, whatever it says of its size."""
    with path.open("rb") as file:
        return read(file.read(MOST_BYTES + 1))
