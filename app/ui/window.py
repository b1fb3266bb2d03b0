"""The window: the sidebar, the pages, the notice with Undo; it wires and does nothing else."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QMainWindow, QWidget

from app.services.changes import Change
from app.services.finding_view import FindingView
from app.ui.forms.new_findings import NewFindings
from app.ui.help_desk import HELP_KEY, URGENT_KEY
from app.ui.navigation import Badge, Navigation, Place
from app.ui.page_stack import PageStack
from app.ui.pages.page import Page
from app.ui.session import Session
from app.ui.theme import Theme
from app.ui.turns import Turns
from app.ui.undoing import Undoing
from app.ui.widgets.boxes import Column, Row
from app.ui.widgets.notice import Kind, Notice, UndoNotice
from app.ui.widgets.pictogram import Pictogram
from app.ui.widgets.text import DEMI, Elided

PLACES = (
    Place("today", "Today", "calendar-days"),
    Place("medicines", "Medicines", "pill"),
    Place("cannabis", "Cannabis", "leaf"),
    Place("interactions", "Interactions", "shield-alert"),
    Place("trends", "Trends", "chart-column"),
    Place("summary", "Summary", "printer"),
)
LOW_PLACES = (Place("urgent", "Urgent help", "phone-call", URGENT_KEY), Place("settings", "Settings", "settings"))
HELP = Place("help", "Help", "info", HELP_KEY)
LOCK = Place("lock", "Lock", "lock", "Ctrl+L")
_RAIL_EM = 58
_UNDER = {"library": "interactions", "diary": "today"}
"""Places that are reached from another one, which stays marked in the sidebar."""


class Window(QMainWindow):
    """The whole window over one open diary. `pages` makes each page when it is first wanted.

    `help_wanted` is sent when a person presses Help in the sidebar. `lock` leaves the diary for its passphrase; None
    for one that has none. `undoing` is what notice and keys do, else the session's; `label` names a diary of nobody.
    """

    help_wanted = Signal()

    def __init__(
        self,
        session: Session,
        pages: Mapping[str, Callable[[Session], Page]],
        lock: Callable[[], None] | None = None,
        undoing: Undoing | None = None,
        label: str = "",
    ) -> None:
        super().__init__()
        self._session = session
        self._undo = partial(undoing.undo, self) if undoing else session.undo
        self._redo = partial(undoing.redo, self) if undoing else session.redo
        self._lock, self._label = lock, label or "Your diary"
        self.setWindowTitle("Doseleaf")
        self._stack = PageStack(session, pages)
        self._undo_notice = UndoNotice("Undo")
        self._trouble = Notice(Kind.PLAIN, "", "")
        self._trouble.hide()
        self._sidebar, self._who, self._kept = QFrame(), Elided("", weight=DEMI), Elided("", scale=0.9, tone="soft")
        self._who_in_rail = Elided("", scale=0.8, tone="soft")
        self._places = Navigation(PLACES, "Places")
        self._low_places = Navigation((*LOW_PLACES, *((LOCK,) if lock else ())), "Urgent help and settings")
        self._help = Navigation((HELP,), "Help")
        self._lay_out()
        self._wire()
        self._fit_sizes()
        self.go("today")
        Turns.of_the_program().finish_all()  # a window that opens shows its first page whole

    def go(self, place: str, item_id: str = "") -> None:
        """Show a place, and there one thing when its id is given."""
        if place == LOCK.id:
            self._lock_up()
            return
        Turns.of_the_program().rest()
        if self._stack.show_place(place):
            self._trouble.hide()
        page = self.page()
        marked = _UNDER.get(place, place)
        self._places.mark(marked if any(each.id == marked for each in PLACES) else None, under=marked != place)
        self._low_places.mark(place if any(each.id == place for each in LOW_PLACES) else None)
        page.refresh()
        if item_id:
            page.show_item(item_id)

    def page(self) -> Page:
        """The page that is shown."""
        return self._stack.page()

    def place(self) -> str:
        """The id of the place that is shown."""
        return self._stack.place()

    def tell(self, heading: str, sentence: str) -> None:
        """Say something below the page, until the next change."""
        self._undo_notice.dismiss()
        self._trouble.say(heading, sentence)
        self._trouble.show()
        self._trouble.announce()

    def make_anew(self) -> None:
        """Forget every page but the one that is shown; each is made again when it is next wanted."""
        self._stack.make_anew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn the sidebar into a rail of signs when the window is narrow."""
        super().resizeEvent(event)
        self._fit_sizes()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say goodbye to what is being shown before the window goes."""
        self._undo_notice.dismiss()
        super().closeEvent(event)

    def _ask_for_help(self) -> None:
        self._help.mark(None)
        self.help_wanted.emit()

    def _lock_up(self) -> None:
        if self._lock is not None:
            self._lock()

    def _lay_out(self) -> None:
        self._sidebar.setProperty("role", "sidebar")
        me = Row(Pictogram("user-round"), gap=10, margins=(13, 0, 8, 0))
        me.add(Column(self._who, self._kept, gap=0), 1)
        low = Column(self._low_places, self._help, gap=0)
        side = Column(Column(me, self._who_in_rail, gap=2), self._places, None, low, gap=14, margins=(10, 20, 10, 12))
        self._sidebar.setLayout(side)
        notices = Column(self._trouble, self._undo_notice, gap=6, margins=(32, 0, 32, 12))
        main = Column(gap=0)
        main.addWidget(self._stack, 1)
        main.addLayout(notices)
        whole = Row(self._sidebar, gap=0)
        whole.addLayout(main, 1)
        root = QWidget()
        root.setLayout(whole)
        self.setCentralWidget(root)

    def _wire(self) -> None:
        self._stack.go.connect(self.go)
        self._places.chosen.connect(self.go)
        self._low_places.chosen.connect(self.go)
        self._help.chosen.connect(lambda _: self._ask_for_help())
        self._undo_notice.undo.connect(self._undo)
        self._session.changed.connect(self._after_change)
        self._session.failed.connect(self._say_trouble)
        self._session.found_new.connect(self._interrupt)
        Theme.of(self).changed.connect(self._fit_sizes)
        keys: list[tuple[QKeySequence, Callable[[], object]]] = [
            (QKeySequence(f"Ctrl+{number}"), lambda place=place.id: self.go(place))  # type: ignore[misc]  # bound now
            for number, place in enumerate(PLACES, 1)
        ]
        keys += [
            (QKeySequence("Ctrl+,"), lambda: self.go("settings")),
            (QKeySequence("Ctrl+L"), self._lock_up),
            (QKeySequence(QKeySequence.StandardKey.Find), lambda: self.page().start_search()),
            (QKeySequence("Ctrl+P"), lambda: self.go("summary")),
            (QKeySequence(QKeySequence.StandardKey.Undo), self._undo),
            (QKeySequence(QKeySequence.StandardKey.Redo), self._redo),
        ]
        for sequence, deed in keys:
            action = QAction(self)
            action.setShortcut(sequence)
            action.triggered.connect(lambda _=False, deed=deed: deed())
            self.addAction(action)
        self._show_state()

    def _after_change(self, change: Change | None) -> None:
        self._trouble.hide()
        self._show_state()
        self.page().refresh()
        if change is not None and change.undoable:
            self._undo_notice.show_done(f"{change.what}.", f"{change.what}. Undo, button.", f"Undo: {change.what}")
        elif change is not None:
            self._undo_notice.dismiss()
            self._trouble.say(f"{change.what}.")
            self._trouble.show()
            self._trouble.announce()

    def _interrupt(self, findings: tuple[FindingView, ...]) -> None:
        """The one dialog: when the form that was just saved has closed."""
        QTimer.singleShot(0, self, partial(self._show_new, findings))

    def _show_new(self, findings: tuple[FindingView, ...]) -> None:
        dialog = NewFindings(self._session, findings, self)
        dialog.wanted.connect(lambda finding_id: self.go("interactions", finding_id))
        dialog.urgent.connect(lambda: self.go("urgent"))
        dialog.open()

    def _say_trouble(self, sentence: str) -> None:
        self.tell("Not saved", sentence)

    def _show_state(self) -> None:
        """Whose diary this is, how it is kept, and the counts beside Interactions."""
        coverage = self._session.coverage()
        findings = len(self._session.findings())
        open_parts = len(coverage.unchecked)
        badges = (Badge(findings),) * bool(findings) + (Badge(open_parts, not_checked=True),) * bool(open_parts)
        self._places.set_badges("interactions", badges)
        for each in (self._who, self._who_in_rail):
            each.setText(self._session.person().name or self._label)
        kept = "Encrypted" if self._session.encrypted else "Not encrypted"
        self._kept.setText("Invented person" if self._session.invented else kept)

    def _fit_sizes(self) -> None:
        theme = Theme.of(self)
        self.setMinimumSize(theme.u(360), theme.u(360))
        rail = self.width() < theme.u(16) * _RAIL_EM
        broad = max(theme.u(216), self._places.needed_width() + theme.u(20))
        self._sidebar.setFixedWidth(theme.u(60) if rail else broad)
        for words in (self._who, self._kept):
            words.setVisible(not rail)
        self._who_in_rail.setVisible(rail)
        self._sidebar.setToolTip(f"{self._who.toolTip()}: {self._kept.toolTip()}" if rail else "")
        self._sidebar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
