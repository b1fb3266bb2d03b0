"""Buttons that say the deed. One primary button per window; everything else is outlined or quiet."""

from enum import StrEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.ui.theme import Theme
from app.ui.widgets.boxes import MIDDLE, TOP, Column, Row
from app.ui.widgets.chip import KeyCap
from app.ui.widgets.pictogram import Pictogram
from app.ui.widgets.row_button import RowButton
from app.ui.widgets.text import DEMI, Elided, Text

_ICON = 16


class Role(StrEnum):
    """How much a button stands out."""

    PRIMARY = "primary"
    OUTLINED = "outlined"
    SMALL = "small"
    QUIET = "quiet"
    ICON = "icon"
    TICK = "tick"


_INK = {Role.PRIMARY: "on_accent", Role.QUIET: "accent"}


class Button(QPushButton):
    """A button with words and, if named, an icon before them.

    `name` is what a screen reader says when the words alone do not tell buttons apart ("Repeat now: Oil 10:10").
    """

    def __init__(self, text: str, role: Role = Role.OUTLINED, *, icon: str = "", name: str = "") -> None:
        super().__init__(f" {text}" if icon and text else text)
        self._icon, self._role = icon, role
        self.setProperty("role", role.value)
        self.setAccessibleName(name or text)
        self.setAutoDefault(False)  # Enter in a form belongs to the one default button
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if role is Role.QUIET:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        Theme.of(self).changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        theme = Theme.of(self)
        small = self._role in (Role.SMALL, Role.QUIET, Role.TICK)
        self.setFont(theme.font(0.95 if small else 1.0))
        if self._icon:
            size = theme.u(_ICON)
            colour = theme.colour(_INK.get(self._role, "ink")).name()
            faint = theme.colour("ink_faint").name()
            self.setIcon(theme.icons.icon(self._icon, colour, faint, size, self.devicePixelRatioF()))
            self.setIconSize(QSize(size, size))


class IconButton(Button):
    """A button that is only an icon; `name` is both its tooltip and what a screen reader says."""

    def __init__(self, icon: str, name: str) -> None:
        super().__init__("", Role.ICON, icon=icon, name=name)
        self.setToolTip(name)


class Tick(Button):
    """A rounded toggle, for choosing all that fit. Chosen is a wash and a heavier edge, never a tick sign."""

    def __init__(self, text: str, *, chosen: bool = False) -> None:
        super().__init__(text, Role.TICK)
        self.setCheckable(True)
        self.setChecked(chosen)


class BigAction(RowButton):
    """A large button: icon, words, a second line, and the key that does the same (empty for none)."""

    def __init__(self, text: str, detail: str, icon: str, key: str = "", name: str = "") -> None:
        super().__init__(name or f"{text}. {detail}", outlined=True)
        words = Column(Text(text, scale=1.04, weight=DEMI), Elided(detail, scale=0.92, tone="soft"), gap=1)
        row = Row(gap=12, margins=(14, 10, 12, 11))
        row.add(Pictogram(icon, "accent", 22), 0, MIDDLE)
        row.add(words, 1)
        if key:
            row.add(KeyCap(key), 0, TOP)
        self.fill(row)


def foot(note: QWidget | None, *buttons: QWidget) -> Row:
    """The last line of a form: a note at the left, the buttons at the right in the order given (Cancel before Save)."""
    row = Row(gap=8)
    if note is None:
        row.add(None)
    else:
        row.add(note, 1)
    for button in buttons:
        row.add(button, 0, MIDDLE)
    return row
