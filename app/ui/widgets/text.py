"""Words on the screen: labels that are never cut, in the type sizes of the look."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui.theme import Theme

_FREE = 100_000
NORMAL, MEDIUM, DEMI = QFont.Weight.Normal, QFont.Weight.Medium, QFont.Weight.DemiBold


class Text(QLabel):
    """Plain text (never markup: people's own words are shown with it), wrapped and never cut unless `wrap` is False.

    `scale` is a factor on the system's size, `tone` a text colour: ink, soft, faint, accent, ask, soon, discuss, know,
    unknown. `tabular` gives figures of equal width.
    """

    def __init__(
        self,
        text: str = "",
        *,
        scale: float = 1.0,
        weight: QFont.Weight = NORMAL,
        tone: str = "ink",
        wrap: bool = True,
        tabular: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        super().__init__()
        self._type = (scale, weight, tabular)
        self._heights: dict[int, int] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)  # an alignment across alone drops the vertical one
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setProperty("tone", tone)
        Theme.of(self).changed.connect(self._restyle)
        self._restyle()
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show other words, and take the height they need."""
        super().setText(text)
        self._heights.clear()
        self._grow()

    def set_tone(self, tone: str) -> None:
        """Show the words in another text colour."""
        self.setProperty("tone", tone)
        repolish(self)

    def set_weight(self, weight: QFont.Weight) -> None:
        """Show the words lighter or heavier."""
        scale, _, tabular = self._type
        self._type = (scale, weight, tabular)
        self._restyle()

    def heightForWidth(self, width: int) -> int:
        """The height the words need. QLabel's own counts its present minimum in, and would only ever grow."""
        if not self.wordWrap():
            return super().heightForWidth(width)
        if width not in self._heights:  # a layout asks dozens of times before it is content
            flags = Qt.TextFlag.TextWordWrap | self.alignment()
            room = QRect(0, 0, width, _FREE)
            self._heights[width] = self.fontMetrics().boundingRect(room, int(flags), self.text()).height()
        return self._heights[width]

    def changeEvent(self, event: QEvent) -> None:
        """Another font needs other heights, whoever set it."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._heights.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height the words need at this width."""
        super().resizeEvent(event)
        self._grow()

    def _restyle(self) -> None:
        scale, weight, tabular = self._type
        self.setFont(Theme.of(self).font(scale, weight, tabular=tabular))
        self._grow()

    def _grow(self) -> None:
        if self.wordWrap() and self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self.setMinimumHeight(self.heightForWidth(self.width()))


class Elided(Text):
    """One line that may be shortened at the end; all of it stays in the tooltip and for a screen reader.

    For second lines only: the beginning of a medicine's name is the beginning of several.
    """

    def __init__(self, text: str, *, scale: float = 1.0, weight: QFont.Weight = NORMAL, tone: str = "ink") -> None:
        self._whole = text
        super().__init__(text, scale=scale, weight=weight, tone=tone, wrap=False)

    def setText(self, text: str) -> None:
        """Show other words."""
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._shorten()

    def minimumSizeHint(self) -> QSize:
        """Hardly any width: the layout may squeeze it."""
        return QSize(Theme.of(self).u(40), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """The width of all the words, whatever is shown of them now."""
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 2, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as fits."""
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        QLabel.setText(self, shown)


def page_title(text: str) -> Text:
    """The name of a page."""
    return Text(text, scale=1.9, weight=DEMI)


def window_title(text: str) -> Text:
    """The title inside a form's window, or of a detail."""
    return Text(text, scale=1.5, weight=DEMI)


def heading(text: str, tone: str = "ink") -> Text:
    """The heading of a card."""
    return Text(text, scale=1.12, weight=DEMI, tone=tone)


def section(text: str) -> Text:
    """A heading inside a detail, in the accent."""
    return Text(text, weight=DEMI, tone="accent")


def body(text: str, tone: str = "ink") -> Text:
    """Sentences."""
    return Text(text, tone=tone)


def caption(text: str, tone: str = "faint") -> Text:
    """Small words under something. Faint words stand on canvas, surface and sunken only; on a wash use soft."""
    return Text(text, scale=0.92, tone=tone)


def figure(text: str, *, scale: float = 1.0, weight: QFont.Weight = MEDIUM, tone: str = "ink") -> Text:
    """An amount or a time: one line, at the right, in figures of equal width."""
    return Text(
        text, scale=scale, weight=weight, tone=tone, wrap=False, tabular=True, align=Qt.AlignmentFlag.AlignRight
    )


def repolish(widget: QWidget) -> None:
    """Have the stylesheet look at a widget's changed properties."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
