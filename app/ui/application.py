"""What the empty frame is filled with: the unlock page, the first run or the main window over one diary."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from app.domain.interactions import DataFile
from app.domain.matching import build_index
from app.services import symptoms
from app.services.doors import Doors
from app.services.keeping import Cabinet, DiaryFile, OpenDiary
from app.services.known_names import known_names
from app.services.log import LogData
from app.services.passphrases import Draw, word_list
from app.services.ports import Store, StoreProblem, Tools
from app.services.reference import DataFileError, checking_off
from app.services.summary import SummaryData
from app.services.summary_options import SummaryOptions
from app.services.symptoms import NO_CHECKLIST, Checklist
from app.ui.appearance import read_appearance
from app.ui.background import Background
from app.ui.first_frame import Frame
from app.ui.keeping import Keeping
from app.ui.leaving import Leaving
from app.ui.locking import Watch
from app.ui.session import Session
from app.ui.theme import Theme
from app.ui.turns import lay_out


@dataclass(frozen=True, slots=True)
class Outside:
    """What the window needs from outside, handed in by `start`: clock, folders, diaries, the data file, the printer.

    The cabinet's calls and `sample_diary` may raise StoreProblem, `load_data` DataFileError. `make_pdf` turns a summary
    into the bytes of a PDF, `protect` a PDF into a copy that asks for a password; `make_log` prints every entry of a
    period. `draw` gives a random number below another, `start_fresh` starts this program once more.
    `doors` are the ways out of a diary and into it.
    """

    tools: Tools
    version: str
    resources: Path
    settings: Path
    sample: bool
    cabinet: Cabinet
    draw: Draw
    start_fresh: Callable[[], bool]
    sample_diary: Callable[[DataFile], Store]
    empty_diary: Callable[[], Store]
    load_data: Callable[[], DataFile]
    make_pdf: Callable[[SummaryData, SummaryOptions], bytes]
    protect: Callable[[bytes, str], bytes]
    make_log: Callable[[LogData, SummaryOptions, Callable[[int, int], None]], bytes]
    doors: Doors


class Opening(QObject):
    """The way from the start to the main window: an old diary is opened, a new one begins with the first run.

    A diary without a passphrase opens by itself when it is the only one; everything else goes through the unlock page.
    """

    def __init__(self, frame: Frame, theme: Theme, outside: Outside) -> None:
        super().__init__()
        self._outside = outside
        self.theme = theme
        self.background = Background()
        self.frame = frame
        self._diary: OpenDiary | None = None
        self._sample: Store | None = None
        self._leaving = Leaving(outside.start_fresh, outside.tools.clock)
        self._watch: Watch | None = None
        self._file: tuple[DataFile, str] | None = None

    def begin(self) -> None:
        """Fill the frame: the unlock page, Today, the first run, or the sentence that says why none can be shown."""
        try:
            if self._outside.sample:
                data, _ = self._data()
                self._sample = self._outside.sample_diary(data)
                self._open_window(self._sample, invented=True)
                return
            found = self._outside.cabinet.diaries()
            if not found:
                self.first_run()
            elif len(found) == 1 and not found[0].encrypted:
                self.show_diary(self._outside.cabinet.open(found[0], "", self._outside.tools.clock()))
            else:
                self.unlock()
        except StoreProblem as problem:
            self.unlock(problem)

    def show_diary(self, diary: OpenDiary) -> None:
        """Open the main window over a diary, and watch over it when it can be locked."""
        self._diary = diary
        self._open_window(diary.store, encrypted=diary.file.encrypted)
        if diary.file.encrypted:
            minutes = read_appearance(self._outside.settings).lock_minutes
            self._watch = Watch(self._outside.tools.clock, minutes)
            self._watch.lock.connect(self.lock)
            self._watch.start()

    def unlock(self, problem: StoreProblem | None = None) -> None:
        """Show the page that asks for the passphrase, with the reason why a diary did not open by itself."""
        from app.ui.pages.unlock import Unlock  # noqa: PLC0415  # only where there is a passphrase

        outside = self._outside
        page = Unlock(outside.cabinet, self.background, outside.tools.clock)
        page.opened.connect(self.show_diary)
        page.wants_new.connect(self.first_run)
        page.wants_backups.connect(self._backups)
        page.wants_help.connect(self._urgent)
        self._show(page)
        if problem is not None:
            page.say(problem)

    def first_run(self) -> None:
        """Show the screens of the first day, also for a second person."""
        from app.services.help_book import HelpBook  # noqa: PLC0415  # only on the first day
        from app.ui.help_desk import HelpDesk  # noqa: PLC0415
        from app.ui.pages.first_run import FirstRun, Start  # noqa: PLC0415

        outside = self._outside
        start = Start(outside.cabinet.folder, word_list(outside.resources), outside.draw)
        first = FirstRun(outside.cabinet.create, start, self.background, self._session_over)
        first.created.connect(self.show_diary)
        first.declined.connect(self._not_now)
        HelpDesk(first, HelpBook(outside.resources), lambda: "first-run")
        self._show(first)

    def _not_now(self) -> None:
        """Back to the diaries there are; without any there is nothing to show."""
        if self._outside.cabinet.diaries():
            self.unlock()
        else:
            self.frame.close()

    def lock(self) -> None:
        """Leave the diary and come back to the passphrase, in a new process."""
        if self._diary is not None and self._diary.file.encrypted:
            if self._watch is not None:
                self._watch.stop()
            diary, self._diary = self._diary, None
            self.background.close()
            self._leaving.lock(diary, self.frame)

    def close(self) -> None:
        """End the worker, leave the diary."""
        if self._watch is not None:
            self._watch.stop()
        self.background.close()
        self._leaving.leave(self._diary)
        if self._sample is not None:
            self._sample.close()

    def _open_window(self, store: Store, *, invented: bool = False, encrypted: bool = False) -> None:
        from app.ui.rooms import main_window  # noqa: PLC0415  # the pages after the first paint

        session = self._session(store, invented=invented, encrypted=encrypted)
        self._show(main_window(session, self._outside, self.background, self.theme, self._keeping()))

    def _keeping(self) -> Keeping | None:
        """What the window can do with the diary's file; nothing for the invented person, whose diary lies nowhere."""
        if self._diary is None:
            return None
        return Keeping(
            diary=self._diary,
            cabinet=self._outside.cabinet,
            clock=self._outside.tools.clock,
            background=self.background,
            words=word_list(self._outside.resources),
            draw=self._outside.draw,
            lock=self.lock,
            begin_again=self._begin_again,
            show_backups=self._leave_for_backups,
            show_others=self._leave_for_others,
            set_minutes=lambda minutes: self._watch.set_minutes(minutes) if self._watch else None,
            settings=self._outside.settings,
        )

    def _begin_again(self) -> None:
        """The diary was closed to get another passphrase: a fresh process asks for it."""
        if self._diary is not None:
            self._leaving.start_over(self.frame)

    def _leave_for_backups(self) -> None:
        if self._diary is not None:
            file = self._diary.file
            self._leaving.leave(self._diary)
            self._diary = None
            self._backups(file)

    def _leave_for_others(self) -> None:
        """A diary without a passphrase opens by itself, so locking it would lead straight back."""
        if self._diary is not None:
            self._leaving.leave(self._diary)
            self._diary = None
            self.unlock()

    def _data(self) -> tuple[DataFile, str]:
        """The data file, or an empty one with the sentence that checking is off; never silently nothing."""
        if self._file is None:
            try:
                self._file = self._outside.load_data(), ""
            except DataFileError as error:
                self._file = checking_off(), f"Checking is off: {error}"
        return self._file

    def _session_over(self, diary: OpenDiary) -> Session:
        return self._session(diary.store, encrypted=diary.file.encrypted)

    def _session(self, store: Store, *, invented: bool = False, encrypted: bool = False) -> Session:
        data, off = self._data()
        names = build_index(data.vocabulary, lambda: known_names(self._outside.resources))
        return Session(
            store,
            data,
            names,
            self._outside.tools,
            checking_off=off,
            invented=invented,
            encrypted=encrypted,
            checklist=self._checklist(),
        )

    def _checklist(self) -> Checklist:
        """The signs of side effects; without them what is noticed is written in words, and the form says so."""
        try:
            return symptoms.load(self._outside.resources)
        except DataFileError:
            return NO_CHECKLIST

    def _backups(self, diary: DiaryFile) -> None:
        from app.ui.pages.backups import Backups  # noqa: PLC0415  # hardly ever

        page = Backups(self._outside.cabinet, diary, self.background, self._outside.tools.clock)
        page.done.connect(self.unlock)
        self._show(page)

    def _urgent(self) -> None:
        """The warning signs, over an empty diary in memory: whoever needs them has no passphrase to give."""
        from app.ui.pages.before_unlock import help_before_unlock  # noqa: PLC0415  # hardly ever

        self._show(help_before_unlock(self._session(self._outside.empty_diary()), self.unlock))

    def _show(self, content: QWidget) -> None:
        content.setWindowFlags(Qt.WindowType.Widget)  # a window of its own would flash beside the frame
        self.frame.setCentralWidget(content)
        content.show()
        lay_out()
        if content.focusWidget() is None:  # a page that has chosen where a person begins keeps that
            content.setFocus()
