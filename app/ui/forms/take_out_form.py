"""Taking a diary out as a file: what the file holds, who could read it, and then where it goes."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.services import keeping_words
from app.services.doors import Doors
from app.services.taking_out import NOT_ENCRYPTED, SHAPES, WHO_CAN_READ_IT, Everything, Shape, suggested_name
from app.ui.background import Background
from app.ui.forms.work_form import WorkForm
from app.ui.saving import write_whole
from app.ui.session import Session
from app.ui.theme import Theme
from app.ui.widgets.notice import Kind, Notice
from app.ui.widgets.text import body

_WRITING = "The diary is being read and written …"


class TakeOutForm(WorkForm):
    """Asks for a place and writes the file there. `told` is sent with how that went, and then the form is closed.

    `gather` reads everything from the open diary; it is carried out in the worker.
    """

    told = Signal(str, str)

    def __init__(
        self,
        session: Session,
        background: Background,
        shape: Shape,
        doors: Doors,
        gather: Callable[[], Everything],
        parent: QWidget | None,
    ) -> None:
        words = SHAPES[shape]
        super().__init__(session, background, words.name, parent, "Choose where …")
        self._shape, self._write, self._gather = shape, doors.write[shape], gather
        for item in (body(words.holds), Notice(Kind.PLAIN, NOT_ENCRYPTED, WHO_CAN_READ_IT)):
            self.fields.add(item)
        self.resize(Theme.of(self).u(580), Theme.of(self).u(430))
        self.save_button.setFocus()

    def begin(self) -> None:
        """Ask where the file goes."""
        words = SHAPES[self._shape]
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, words.name, documents, f"{words.kind} (*.{words.suffix})")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(words.suffix)
        dialog.selectFile(suggested_name(self._shape, self.session.today()))
        dialog.fileSelected.connect(lambda chosen: self.write_to(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write_to(self, path: Path) -> None:
        """Write everything into a file, whole or not at all."""
        self.work(_WRITING, partial(_write, path, self._gather, self._write), partial(self._done, path))

    def _done(self, path: Path, size: int) -> None:
        self.accept()
        self.told.emit("Saved.", f"{path.name} ({keeping_words.size(size)}) is in {path.parent}. It is not encrypted.")


def _write(path: Path, gather: Callable[[], Everything], write: Callable[[Everything], bytes]) -> int:
    content = write(gather())
    write_whole(path, content)
    return len(content)
