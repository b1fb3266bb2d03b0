"""A month to choose a day from, for those who would rather point than type."""

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QWidget

from app.ui.theme import Theme
from app.ui.widgets.boxes import Column


class CalendarPopup(QFrame):
    """Opens under a widget; `chosen` is sent with a `datetime.date`, then it closes. Escape closes it too."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "popup")
        self.setAccessibleName(name)
        self._month = QCalendarWidget()
        self._month.setAccessibleName(name)
        self._month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._month.activated.connect(self._choose)
        self._month.clicked.connect(self._choose)
        self.setLayout(Column(self._month, margins=(6, 6, 6, 6)))

    def open_under(self, widget: QWidget, day: date | None) -> None:
        """Open with this day selected, or today's."""
        self.open_at(widget.mapToGlobal(QPoint(0, widget.height() + Theme.of(self).u(4))), day)

    def open_at(self, place: QPoint, day: date | None) -> None:
        """Open with its corner at a place on the screen."""
        theme = Theme.of(self)
        plain = QTextCharFormat()
        plain.setForeground(theme.colour("ink"))
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._month.setWeekdayTextFormat(weekend, plain)  # red is for seriousness
        if day is not None:
            self._month.setSelectedDate(QDate(day.year, day.month, day.day))
        self.adjustSize()
        self.move(place)
        self.show()
        self._month.setFocus(Qt.FocusReason.PopupFocusReason)

    def _choose(self, day: QDate) -> None:
        self.close()
        self.chosen.emit(date(day.year(), day.month(), day.day()))
