"""Printing the log from the summary page: made in the worker with its progress, and Cancel leaves no file behind."""

from pathlib import Path
from threading import Event

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QProgressBar, QWidget

from app.domain.moments import Period
from app.services.log import LogData, Stopped
from app.services.summary_options import SummaryOptions
from app.ui.background import Background
from app.ui.pages.summaries_making import MakeLog
from app.ui.pages.summaries_saving import suggested_log_name
from app.ui.saving import what_to_do, write_whole
from app.ui.session import Session
from app.ui.widgets.boxes import Column, Row
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.text import caption

_BROKEN = "The log could not be made. Your records are untouched."
_CANCELLED = "Nothing was written."


class LogPrint(QWidget):
    """The button, and while a log is made how far it is. `told` is sent with a heading and a sentence when it ends."""

    told = Signal(str, str)
    _came = Signal(int, int)

    def __init__(self, session: Session, background: Background, make_log: MakeLog) -> None:
        super().__init__()
        self._session, self._background, self._make_log = session, background, make_log
        self._stop: Event | None = None
        self.button = Button("Log of every entry …", Role.QUIET, icon="save", name="Save the log of every entry …")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Entries of the log printed")
        self._said = caption("", "soft")
        self.cancel = Button("Cancel", Role.SMALL, name="Cancel the log")
        self._under_way = QWidget()
        line = Row(gap=10)
        line.add(Column(self._said, self._bar, gap=4), 1)
        line.add(self.cancel)
        self._under_way.setLayout(line)
        self._under_way.hide()
        self.setLayout(Column(self.button, self._under_way, gap=6))
        self._came.connect(self._show_progress)
        self.cancel.clicked.connect(self._cancel)

    def choose_place(self, period: Period, options: SummaryOptions, document_id: str, version: str) -> None:
        """Ask for a file, then print the log of `period` into it."""
        log = self._session.log(period, document_id, version)
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, f"Save the log ({len(log):,} entries)", documents, "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(suggested_log_name(log.printed_at.date()))
        dialog.fileSelected.connect(lambda path: self.print_to(Path(path), log, options))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def print_to(self, path: Path, log: LogData, options: SummaryOptions) -> None:
        """Make the log in the worker and write it when it is whole."""
        stop = self._stop = Event()
        make_log, came = self._make_log, self._came

        def progress(done: int, of: int) -> None:
            if stop.is_set():
                raise Stopped
            came.emit(done, of)

        self._show_progress(0, len(log))
        self.button.setEnabled(False)
        self._under_way.show()
        self.cancel.setFocus()
        self._background.run(
            self,
            lambda: make_log(log, options, progress),
            lambda pdf: self._write(path, pdf, stop),
            self._fail,
        )

    def _show_progress(self, done: int, of: int) -> None:
        self._bar.setRange(0, max(of, 1))
        self._bar.setValue(done)
        self._said.setText(f"{done:,} of {of:,} entries")

    def _cancel(self) -> None:
        if self._stop is not None:
            self._stop.set()
            self._said.setText("Stopping …")

    def _fail(self, error: BaseException) -> None:
        if isinstance(error, Stopped):
            self._end("Cancelled.", _CANCELLED)
        else:
            self._end("No log.", _BROKEN)

    def _write(self, path: Path, pdf: bytes, stop: Event) -> None:
        if stop.is_set():
            self._end("Cancelled.", _CANCELLED)
            return
        try:
            write_whole(path, pdf)
        except OSError as error:
            self._end("Not saved.", what_to_do(error))
        else:
            self._end("Saved.", f"{path.name} is in {path.parent}.")

    def _end(self, heading: str, sentence: str) -> None:
        self._stop = None
        self._under_way.hide()
        self.button.setEnabled(True)
        self.button.setFocus()
        self.told.emit(heading, sentence)
