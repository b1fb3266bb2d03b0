"""What the empty frame is filled with: data file, which diary, the first run or the main window."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from app.domain.interactions import DataFile
from app.domain.matching import build_index
from app.services import symptoms
from app.services.known_names import known_names
from app.services.log import LogData
from app.services.ports import Store, StoreProblem, Tools
from app.services.reference import DataFileError, checking_off
from app.services.summary import SummaryData
from app.services.summary_options import SummaryOptions
from app.services.symptoms import NO_CHECKLIST, Checklist
from app.ui.background import Background
from app.ui.first_frame import Frame
from app.ui.session import Session
from app.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Outside:
    """What the window needs from outside, handed in by `start`: clock, folders, diaries, the data file, the printer.

    `open_diary`, `create_diary` and `sample_diary` may raise StoreProblem, `load_data` DataFileError. `make_pdf` turns
    a summary into the bytes of a PDF, `protect` a PDF into a copy that asks for a password; `make_log`
    prints every entry of a period.
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
    make_pdf: Callable[[SummaryData, SummaryOptions], bytes]
    protect: Callable[[bytes, str], bytes]
    make_log: Callable[[LogData, SummaryOptions, Callable[[int, int], None]], bytes]


class Opening(QObject):
    """The way from the start to the main window: an old diary is opened, a new one begins with the first run."""

    def __init__(self, frame: Frame, theme: Theme, outside: Outside) -> None:
        super().__init__()
        self._outside = outside
        self.theme = theme
        self.background = Background()
        self.frame = frame
        self._store: Store | None = None

    def begin(self) -> None:
        """Fill the frame: Today, the first run, or the sentence that says why neither can be shown."""
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
        """Close the diary, end the worker."""
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
        return Session(
            store,
            data,
            names,
            self._outside.tools,
            checking_off=off,
            invented=self._outside.sample,
            checklist=self._checklist(),
        )

    def _checklist(self) -> Checklist:
        """The signs of side effects; without them what is noticed is written in words, and the form says so."""
        try:
            return symptoms.load(self._outside.resources)
        except DataFileError:
            return NO_CHECKLIST

    def _first_run(self, data: DataFile, off: str) -> None:
        from app.services.help_book import HelpBook  # noqa: PLC0415  # only on the first day
        from app.ui.help_desk import HelpDesk  # noqa: PLC0415
        from app.ui.pages.first_run import FirstRun  # noqa: PLC0415

        outside = self._outside
        first = FirstRun(outside.create_diary, outside.diary, lambda store: self._session(store, data, off))
        first.created.connect(lambda store: self.show_diary(store, data, off))
        HelpDesk(first, HelpBook(outside.resources), lambda: "first-run")
        self._show(first)

    def _say(self, sentence: str) -> None:
        from app.ui.pages.trouble import Trouble  # noqa: PLC0415  # hardly ever

        self._show(Trouble(sentence, self._outside.diary.parent))

    def _show(self, content: QWidget) -> None:
        content.setWindowFlags(Qt.WindowType.Widget)  # a window of its own would flash beside the frame
        self.frame.setCentralWidget(content)
        content.show()
        content.setFocus()
