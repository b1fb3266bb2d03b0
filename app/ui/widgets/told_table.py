"""A figure as a table that can be walked with the arrow keys, each cell with its row and heading in its spoken name."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.services.figure import Told
from app.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_ROW, _MOST = 30, 12
_DISPLAY, _SPOKEN, _FONT = (
    int(Qt.ItemDataRole.DisplayRole),
    int(Qt.ItemDataRole.AccessibleTextRole),
    int(Qt.ItemDataRole.FontRole),
)


class ToldTable(QTableView):
    """Rows of text; up to twelve rows are all in sight, more scroll inside it. Tab passes on to the next figure."""

    def __init__(self, told: Told) -> None:
        super().__init__()
        self.setAccessibleName(told.title)
        self.setAccessibleDescription(told.spoken)
        self.setModel(_Cells(told, self))
        self.setProperty("role", "plain")
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setHighlightSections(False)
        if told.rows:
            self.setCurrentIndex(self.model().index(0, 0))
        Theme.of(self).changed.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The sideways bar comes and goes with the width."""
        super().resizeEvent(event)
        self._fit_height()

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for the smallest window: what does not fit is scrolled to."""
        return QSize(Theme.of(self).u(200), self.height())

    def _fit(self) -> None:
        theme = Theme.of(self)
        self.setFont(theme.font(0.95, tabular=True))
        self.horizontalHeader().setFont(theme.font(0.9, QFont.Weight.Medium))
        self.verticalHeader().setDefaultSectionSize(theme.u(_ROW))
        self.resizeColumnsToContents()
        for column in range(self.model().columnCount()):
            self.setColumnWidth(column, self.columnWidth(column) + theme.u(14))
        self._fit_height()

    def _fit_height(self) -> None:
        theme = Theme.of(self)
        rows = min(self.model().rowCount(), _MOST)
        bar = self.horizontalScrollBar().sizeHint().height() if self.horizontalHeader().length() > self.width() else 0
        height = self.horizontalHeader().sizeHint().height() + rows * theme.u(_ROW) + bar + 4
        if height != self.height():
            self.setFixedHeight(height)


class _Cells(QAbstractTableModel):
    def __init__(self, told: Told, parent: ToldTable) -> None:
        super().__init__(parent)
        self._told = told

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._told.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._told.headers)

    def data(self, index: Index, role: int = _DISPLAY) -> str | QFont | None:
        row = self._told.rows[index.row()]
        text = row[index.column()]
        if role == _SPOKEN:
            head = self._told.headers[index.column()]
            return f"{row[0]}: {head}: {text}" if index.column() else text
        if role == _FONT and not index.column():
            return Theme.of(self).font(0.95, QFont.Weight.DemiBold, tabular=True)
        return text if role == _DISPLAY else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> str | None:
        if orientation is not Qt.Orientation.Horizontal or role != _DISPLAY:
            return None
        return self._told.headers[section]
