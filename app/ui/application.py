"""The application object and the way to the first window: font, theme, data file, which diary."""

import builtins
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from app.domain.interactions import DataFile
from app.domain.matching import build_index
from app.services.known_names import known_names
from app.services.ports import Store, StoreProblem, Tools
from app.services.reference import DataFileError, checking_off
from app.services.summary import SummaryData
from app.ui.appearance import Appearance, keep_appearance, read_appearance
from app.ui.background import Background
from app.ui.display import stop_watching, watch_for_no_display
from app.ui.session import Session
from app.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Outside:
    """What the window needs from outside, handed in by `start`: clock, folders, diaries, the data file, the printer.

    `open_diary`, `create_diary` and `sample_diary` may raise StoreProblem, `load_data` DataFileError. `make_pdf` turns
    a summary into the bytes of a PDF on "a4" or "letter".
    """

    tools: Tools
    version: str
    resources: Path
    settings: Path
    diary: Path
    sample: bool
    diary_exists: Callable[[], bool]
    open_diary: Callable[[], Store]
    create_diary: Callable[[], Store]
    sample_diary: Callable[[DataFile], Store]
    load_data: Callable[[], DataFile]
    make_pdf: Callable[[SummaryData, str], bytes]


def run(outside: Outside) -> int:
    """Open the window and stay until it is closed; gives the status to leave with."""
    watch_for_no_display()
    app = QApplication(sys.argv[:1])
    stop_watching()
    app.setApplicationName("Doseleaf")
    app.setApplicationVersion(outside.version)
    opening = Opening(app, outside)
    opening.show_frame()
    status = app.exec()
    opening.close()
    return status


class Opening(QObject):
    """The way from the start to the main window: an old diary is opened, a new one begins with the first run."""

    def __init__(self, app: QApplication, outside: Outside) -> None:
        super().__init__()
        self._outside = outside
        kept = read_appearance(outside.settings)
        self.theme = Theme(app, outside.resources, kept.scheme, kept.text_size)
        self.background = Background()
        self.frame = Frame()
        self._geometry = kept.geometry
        self._store: Store | None = None

    def show_frame(self) -> None:
        """Paint the empty frame at once; what takes longer begins when it is on the screen."""
        unit = self.theme.u
        self.frame.setWindowTitle("Doseleaf")
        self.frame.resize(unit(1240), unit(800))
        if self._geometry:
            self.frame.restoreGeometry(self._geometry)
        self.frame.show()
        QTimer.singleShot(0, self.begin)

    def begin(self) -> None:
        """Fill the frame: Today, the first run, or the sentence that says why neither can be shown."""
        QApplication.processEvents()
        put_import_back()
        data, off = self._load()
        try:
            if self._outside.sample:
                self.show_diary(self._outside.sample_diary(data), data, off)
            elif self._outside.diary_exists():
                self.show_diary(self._outside.open_diary(), data, off)
            else:
                self._first_run(data, off)
        except StoreProblem as problem:
            self._say(problem.sentence)

    def show_diary(self, store: Store, data: DataFile, off: str) -> None:
        """Open the main window over a diary."""
        from app.ui.rooms import main_window  # noqa: PLC0415  # the pages after the first paint

        self._store = store
        self._show(main_window(self._session(store, data, off), self._outside, self.background, self.theme))

    def close(self) -> None:
        """Keep the look, close the diary, end the worker."""
        geometry = bytes(self.frame.saveGeometry().data())
        keep_appearance(self._outside.settings, Appearance(self.theme.scheme, self.theme.text_size, geometry))
        self.background.close()
        if self._store is not None:
            self._store.close()

    def _load(self) -> tuple[DataFile, str]:
        """The data file, or an empty one with the sentence that checking is off; never silently nothing."""
        try:
            return self._outside.load_data(), ""
        except DataFileError as error:
            return checking_off(), f"Checking is off: {error}"

    def _session(self, store: Store, data: DataFile, off: str) -> Session:
        names = build_index(data.vocabulary, lambda: known_names(self._outside.resources))
        return Session(store, data, names, self._outside.tools, checking_off=off, invented=self._outside.sample)

    def _first_run(self, data: DataFile, off: str) -> None:
        from app.ui.pages.first_run import FirstRun  # noqa: PLC0415  # only on the first day

        outside = self._outside
        first = FirstRun(outside.create_diary, outside.diary, lambda store: self._session(store, data, off))
        first.created.connect(lambda store: self.show_diary(store, data, off))
        self._show(first)

    def _say(self, sentence: str) -> None:
        from app.ui.pages.trouble import Trouble  # noqa: PLC0415  # hardly ever

        self._show(Trouble(sentence))

    def _show(self, content: QWidget) -> None:
        content.setWindowFlags(Qt.WindowType.Widget)  # a window of its own would flash beside the frame
        self.frame.setCentralWidget(content)
        content.show()
        content.setFocus()


class Frame(QMainWindow):
    """The one window on the screen; what it holds is told when it closes."""

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the content take its leave first."""
        content = self.centralWidget()
        if content is not None:
            content.close()
        super().closeEvent(event)


def put_import_back() -> None:
    """Give Python its own import again, once Qt is there.

    PySide6 replaces it to look for the word of one of its features, which is not used here, and then reads the source
    of every module imported later: that costs the store's imports 60 ms and 13 MiB. Without the saved original
    nothing is changed.
    """
    original = getattr(builtins, "__orig_import__", None)
    if original is not None:
        builtins.__import__ = original
