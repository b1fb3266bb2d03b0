"""The list of findings: what was not checked first, then groups by how serious, at the foot what the list is."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from app.services.coverage_view import CoverageView
from app.services.finding_view import FindingView
from app.ui.finding_words import coverage_words, finding_text, unchecked_text
from app.ui.theme import Theme
from app.ui.widgets.boxes import MIDDLE, Column, Row, boxed
from app.ui.widgets.card import Hairline, Scroll
from app.ui.widgets.coverage_strip import CoverageStrip
from app.ui.widgets.finding_row import FindingRow, FindingText
from app.ui.widgets.parts import Part, Parts
from app.ui.widgets.pictogram import Pictogram
from app.ui.widgets.row_button import RowButton
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import DEMI, Text, body, caption

UNCHECKED, SCOPE, NEGATIVES, DATA_FILE = "not-checked", "about-scope", "about-negatives", "about-data-file"
ON_REQUEST = "about-on-request"
WHAT_IF = "what-if"
_EMPTY = "Nothing is on your record yet, so nothing was looked up."
ALL, OPEN, TALKED = "all", "open", "talked"
_WANTED = ((ALL, "All"), (OPEN, "Open"), (TALKED, "Talked about"))
_NONE_OF_THESE = {
    OPEN: "Every finding on the list was talked about, and nothing changed since.",
    TALKED: "No finding is marked as talked about, or each is open again.",
}
_LINE = Part("line", lambda: boxed(Column(Hairline(), margins=(10, 9, 10, 7))))
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class Listed:
    """Everything the list shows. `ids` are the record ids behind the items of the look-up.

    `negatives` and `on_request` are counts. `wanted` says which of the findings a person wants to see.
    """

    findings: tuple[FindingView, ...]
    coverage: CoverageView
    ids: tuple[str, ...]
    negatives: int
    on_request: int
    wanted: str = ALL

    def shown(self) -> tuple[FindingView, ...]:
        """The findings that are listed: all, those that are open, or those talked about."""
        if self.wanted == ALL:
            return self.findings
        return tuple(each for each in self.findings if each.is_discussed() is (self.wanted == TALKED))

    def unchecked_keys(self) -> tuple[str, ...]:
        """The keys of what was not checked, in order."""
        return tuple(f"{UNCHECKED}/{self.ids[each.item]}" for each in self.coverage.unchecked)

    def keys(self) -> tuple[str, ...]:
        """The keys of all rows, from top to bottom."""
        found = (each.id for _, group in grouped(self.shown()) for each in group)
        quiet = [key for key, count in ((NEGATIVES, self.negatives), (ON_REQUEST, self.on_request)) if count]
        return (*self.unchecked_keys(), *found, SCOPE, WHAT_IF, *quiet, DATA_FILE)


def grouped(findings: Sequence[FindingView]) -> Iterator[tuple[str, list[FindingView]]]:
    """Findings by seriousness, the most serious first; within a group those of one family stand together at its end."""
    for word, found in groupby(findings, key=lambda each: each.word):
        members = list(found)
        counted = Counter(each.family for each in members)
        several = [family for family in counted if counted[family] > 1]
        places = {family: place for place, family in enumerate(several, 1)}
        members.sort(key=lambda each: places.get(each.family, 0))
        yield word, members


class FindingList(QFrame):
    """One Tab stop with rows to walk by the arrow keys; `chosen` carries the key of a row that was pressed.

    `filtered` is sent when a person wants to see all findings, those still open, or those talked about.
    """

    chosen = Signal(str)
    filtered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName("Findings")
        self._shown: Listed | None = None
        self._marked = ""
        self._strip: CoverageStrip | None = None
        self._top = Column(gap=0, margins=(18, 15, 18, 14))
        self._parts = Parts(gap=1, margins=(8, 8, 8, 12))
        self._scroll = Scroll(boxed(Column(self._parts, None, gap=0)))
        self._wanted = Segmented(_WANTED, "Findings to show", ALL)
        self._wanted.chosen.connect(lambda _: self.filtered.emit())
        self._wanted_line = boxed(Column(self._wanted, margins=(14, 8, 14, 8)))
        self._wanted_line.hide()
        whole = Column(self._top, Hairline(), self._wanted_line, gap=0)
        whole.addWidget(self._scroll, 1)
        self.setLayout(whole)

    def show_list(self, listed: Listed) -> None:
        """Show these rows; the same list again changes nothing, and scroll and focus stay where they can."""
        if listed == self._shown:
            return
        self._shown = listed
        self._wanted_line.setVisible(any(each.talks for each in listed.findings))
        words = coverage_words(listed.coverage)
        if self._strip is None:
            self._strip = CoverageStrip(words)
            self._top.add(self._strip)
        else:
            self._strip.show_coverage(words)
        self._parts.show_parts(self._blocks(listed))

    def wanted(self) -> str:
        """Which findings a person wants to see."""
        return self._wanted.value() or ALL

    def want_all(self) -> None:
        """Show every finding again."""
        self._wanted.set_value(ALL)

    def mark(self, key: str) -> None:
        """Show a row as the chosen one; it becomes the Tab stop of the list. One not made yet is marked when it is."""
        self._marked = key
        for each, row in self._rows().items():
            self._mark_row(each, row)

    def focus_row(self, key: str) -> None:
        """Put the focus on a row, or on the first one."""
        self._parts.finish()
        rows = self._rows()
        row = rows.get(key) or next(iter(rows.values()), None)
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)
            self._reveal(row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the rows by Up, Down, Home and End."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            self._parts.finish()
            rows = self._rows()
            here = next((place for place, row in enumerate(rows.values()) if row is watched), None)
            target = _target(event.key(), here, len(rows))
            if target is not None:
                self.focus_row(tuple(rows)[target])
                return True
        return super().eventFilter(watched, event)

    def _reveal(self, row: RowButton) -> None:
        self._scroll.ensureWidgetVisible(row, 0, Theme.of(self).u(40))

    def _mark_row(self, key: str, row: RowButton) -> None:
        chosen = key == self._marked
        row.set_chosen(chosen)
        row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)
        if chosen:
            self._reveal(row)
            QTimer.singleShot(0, row, partial(self._reveal, row))  # a new row has no place yet

    def _rows(self) -> dict[str, RowButton]:
        return self._parts.keyed(RowButton)

    def _blocks(self, listed: Listed) -> Iterator[Part]:
        coverage = listed.coverage
        if coverage.unchecked:
            yield _group("Not checked", len(coverage.unchecked), "unknown")
        for key, each in zip(listed.unchecked_keys(), coverage.unchecked, strict=True):
            yield self._finding(key, unchecked_text(each))
        rows = bool(coverage.unchecked)
        for word, group in grouped(listed.shown()):
            yield from [_LINE] * rows
            rows = True
            yield _group(word, len(group), "soft")
            for family, members in groupby(group, key=lambda each: each.family):
                several = list(members)
                if 1 < len(several) < len(group):
                    yield Part(("family", family), partial(_family, family))
                for finding in several:
                    yield self._finding(finding.id, finding_text(finding))
        if not listed.shown():
            nothing = _NONE_OF_THESE[listed.wanted] if listed.findings else coverage.no_match
            yield from [_LINE] * rows
            said = nothing if listed.ids else _EMPTY
            yield Part(("nothing", said), lambda: boxed(Column(body(said), margins=(10, 8, 10, 8))))
        yield _LINE
        yield self._about(SCOPE, "info", "What this list does not cover")
        yield self._about(WHAT_IF, "split", "Check something I am not taking")
        if listed.negatives:
            yield self._about(NEGATIVES, "microscope", f"Studies that found little ({listed.negatives})")
        if listed.on_request:
            yield self._about(ON_REQUEST, "search", f"Shown on request ({listed.on_request})")
        yield self._about(DATA_FILE, "book-open-text", "The data file")

    def _finding(self, key: str, text: FindingText) -> Part:
        return Part((key, text), lambda: self._row(key, FindingRow(text, show_word=False)), key)

    def _about(self, key: str, icon: str, text: str) -> Part:
        return Part((key, text), lambda: self._row(key, _plain_row(icon, text)), key)

    def _row(self, key: str, row: RowButton) -> RowButton:
        row.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
        row.installEventFilter(self)
        self._mark_row(key, row)
        return row


def _target(key: int, here: int | None, count: int) -> int | None:
    if here is None:
        return None
    if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
        return 0 if key == Qt.Key.Key_Home else count - 1
    step = next((step for each, step in _STEPS.items() if each == key), None)
    return None if step is None else max(0, min(count - 1, here + step))


def _group(word: str, count: int, tone: str) -> Part:
    return Part(("group", word, count), lambda: _group_line(word, count, tone))


def _group_line(word: str, count: int, tone: str) -> QWidget:
    row = Row(gap=10, margins=(10, 4, 12, 3))
    row.add(Text(word, scale=0.95, weight=DEMI, tone=tone), 1)
    row.add(Text(str(count), scale=0.95, weight=DEMI, tone=tone, wrap=False), 0)
    return boxed(row)


def _family(family: str) -> QWidget:
    """The id of a family is a plain word of the data file, so it is its name too."""
    return boxed(Column(caption(family.replace("-", " ").capitalize(), "soft"), margins=(10, 5, 10, 0)))


def _plain_row(icon: str, text: str) -> RowButton:
    row = RowButton(text)
    line = Row(gap=12, margins=(10, 7, 10, 7))
    line.add(Pictogram(icon, "ink_soft", 18), 0, MIDDLE)
    line.add(body(text), 1)
    row.fill(line)
    return row
