"""A list of choices folded into one line."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

from app.ui.theme import Theme

_WIDEST, _BESIDE_WORDS, _FEWEST_LETTERS = 240, 60, 6


class Choice(QComboBox):
    """One of several, by key. `chosen` is sent with the key when a person chooses.

    The wheel scrolls the page over it, never its choices: an entry must not change under a passing hand.
    """

    chosen = Signal(str)

    def __init__(self, options: tuple[tuple[str, str], ...], value: str | None = None) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_FEWEST_LETTERS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_options(options, value)
        self.activated.connect(lambda _: self.chosen.emit(self.value() or ""))
        Theme.of(self).changed.connect(self.updateGeometry)

    def set_options(self, options: tuple[tuple[str, str], ...], value: str | None = None) -> None:
        """Offer other (key, words) pairs; sends no signal."""
        self.clear()
        for key, words in options:
            self.addItem(words, key)
        self.set_value(value)
        self.updateGeometry()

    def value(self) -> str | None:
        """The key of the choice, or None when nothing is chosen."""
        data = self.currentData()
        return None if data is None else str(data)

    def set_value(self, key: str | None) -> None:
        """Choose by key; None or an unknown key chooses nothing. Sends no signal."""
        self.setCurrentIndex(-1 if key is None else self.findData(key))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, _: QPaintEvent) -> None:
        """Shorten words that do not fit with an ellipsis; Qt would cut them."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        edit = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, edit, self).width()
        option.currentText = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the longest words, up to a limit beyond which they are shortened."""
        theme = Theme.of(self)
        words = (self.itemText(place) for place in range(self.count()))
        longest = max((self.fontMetrics().horizontalAdvance(each) for each in words), default=0)
        width = min(theme.u(_WIDEST), longest + theme.u(_BESIDE_WORDS))
        return QSize(width, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """The same: what is left over is the layout's to give."""
        return self.minimumSizeHint().expandedTo(QSize(0, super().sizeHint().height()))
