"""One line above Save that names the findings while their card is further down than the window shows."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from app.services.finding_view import FindingView
from app.ui.widgets.boxes import MIDDLE, Row
from app.ui.widgets.buttons import Button, Role
from app.ui.widgets.mark import Mark
from app.ui.widgets.text import Text


class FindingsLine(QWidget):
    """The most serious finding and how many more, with a button that brings their card into view.

    Without it a person who types a name and presses Enter would never see what stands below the fold. The card is read
    out when it changes, so this line is not announced as well.
    """

    def __init__(self, scroll: QScrollArea, card: QWidget) -> None:
        super().__init__()
        self._scroll, self._card = scroll, card
        self._row = Row(gap=8)
        self._mark: Mark | None = None
        self._words = Text("", tone="soft")
        self._button = Button("Show", Role.SMALL, name="Show the findings before you save")
        self._row.add(self._words, 1, MIDDLE)
        self._row.add(self._button, 0, MIDDLE)
        self.setLayout(self._row)
        self._button.clicked.connect(self._bring)
        scroll.verticalScrollBar().rangeChanged.connect(self._fit)
        self._some = False
        self.hide()

    def show_findings(self, findings: tuple[FindingView, ...]) -> None:
        """Name these findings, the most serious first; hide when there are none."""
        if self._mark is not None:
            self._row.removeWidget(self._mark)
            self._mark.hide()
            self._mark.deleteLater()
            self._mark = None
        self._some = bool(findings)
        if findings:
            first = findings[0]
            self._mark = Mark(int(first.seriousness), 18)
            self._row.insertWidget(0, self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
            more = f" And {len(findings) - 1} more." if len(findings) > 1 else ""
            self._words.setText(f"{first.word}: {first.title}.{more}")
        self._fit()

    def _fit(self) -> None:
        self.setVisible(self._some and self._scroll.verticalScrollBar().maximum() > 0)

    def _bring(self) -> None:
        bar = self._scroll.verticalScrollBar()
        moved = self._card.mapTo(self._scroll, QPoint(0, 0)).y()
        bar.setValue(bar.value() + moved)
