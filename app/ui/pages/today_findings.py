"""The card of what to raise with a pharmacist: the most serious findings, and how much could be checked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.services.finding_view import FindingView
from app.ui.finding_words import coverage_words, finding_text
from app.ui.session import Session
from app.ui.widgets.boxes import TOP, Column, Row, boxed
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.card import Card, Hairline
from app.ui.widgets.coverage_strip import CoverageStrip
from app.ui.widgets.finding_row import FindingRow
from app.ui.widgets.mark import Mark, Sign
from app.ui.widgets.refill import kept_focus, refill
from app.ui.widgets.text import body

_MOST = 4


class FindingsCard(Card):
    """`opened` carries the id of a finding, "not-checked", or nothing for all of them."""

    opened = Signal(str)

    def __init__(self, session: Session) -> None:
        self._all = Button("All", Role.QUIET)
        super().__init__("To raise with your pharmacist", self._all, gap=4)
        self._session = session
        self._shown: tuple[FindingView, ...] | None = None
        self._lines = Column(gap=2)
        self.add_row(boxed(self._lines))
        self._mark = Mark(Sign.NOT_CHECKED)
        self._strip = CoverageStrip(coverage_words(session.coverage()))
        which = Button("Which ones, and why", Role.QUIET)
        foot = Row(gap=12)
        foot.add(self._mark, 0, TOP)
        foot.add(Column(self._strip, which, gap=4), 1)
        self.add(Column(Hairline(), foot, gap=12))
        self._all.clicked.connect(lambda: self.opened.emit(""))
        which.clicked.connect(lambda: self.opened.emit("not-checked"))

    def refresh(self) -> None:
        """Show the findings and the count as they are now."""
        coverage = self._session.coverage()
        self._strip.show_coverage(coverage_words(coverage))
        wholly = any(each.wholly for each in coverage.unchecked)
        self._mark.show_sign(Sign.NOT_CHECKED if wholly else Sign.PARTLY_CHECKED)
        self._mark.setVisible(bool(coverage.unchecked))
        found = self._session.findings()
        if found == self._shown:
            return
        self._shown = found
        self._all.setText(f"All {len(found)}")
        self._all.setAccessibleName(f"All {len(found)} findings")
        self._all.setVisible(bool(found))
        with kept_focus(self):
            refill(self._lines, *self._rows(found[:_MOST]))

    def _rows(self, found: tuple[FindingView, ...]) -> list[QWidget]:
        if not found:
            return [boxed(Column(body(self._session.coverage().no_match), margins=(10, 4, 10, 8)))]
        rows: list[QWidget] = []
        for view in found:
            rows += [boxed(Column(Hairline(), margins=(10, 0, 10, 0)))] * bool(rows)
            row = FindingRow(finding_text(view))
            row.clicked.connect(lambda _=False, key=view.id: self.opened.emit(key))
            rows.append(row)
        return rows
