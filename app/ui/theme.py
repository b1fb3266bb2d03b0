"""The look of the whole program: colours, type sizes and lengths, from one table and one stylesheet.

`start` makes one `Theme` beside the QApplication and hands it the resources folder. Widgets find it with
`Theme.of(widget)`: the theme hangs on the application object as a dynamic property, so that no module keeps state and a
page need not pass it through every constructor.
"""

import dataclasses
import re
from enum import StrEnum
from pathlib import Path
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication

from app.ui.icons import Icons
from app.ui.tokens import DARK, LIGHT, Tokens

TEXT_SIZES = (1.0, 1.15, 1.3, 1.5, 2.0)
"""The text sizes a person can choose, as factors on the system's own size."""

_PROPERTY = "doseleafTheme"
_DESIGNED_LINE = 16
_OWN_UNIT = re.compile(r"\b(\d+)u\b")
_SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}


class Scheme(StrEnum):
    """Which colours to use: those of the system, or always the same."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Colours, lengths and fonts now in force; `changed` is sent after any of them became another.

    `resources` is the folder that holds `style.qss` and `icons/`. `text_size` is one of `TEXT_SIZES`.
    """

    changed = Signal()

    def __init__(
        self, app: QApplication, resources: Path, scheme: Scheme = Scheme.SYSTEM, text_size: float = 1.0
    ) -> None:
        super().__init__(app)
        self._app = app
        self._sheet = (resources / "style.qss").read_text(encoding="utf-8")
        self._pictures = resources / "icons" / "stylesheet"
        self._system_font = QFont(app.font())
        self._scheme, self._text_size = scheme, text_size
        self.icons = Icons(resources / "icons")
        self.tokens: Tokens = LIGHT
        self.unit = 1.0
        app.setStyle("Fusion")
        app.setProperty(_PROPERTY, self)
        self._apply()
        app.styleHints().colorSchemeChanged.connect(self._follow_system)

    @staticmethod
    def of(thing: QObject) -> "Theme":
        """The theme in force for a widget; every widget of the application has the same one."""
        app = QApplication.instance()
        theme = app.property(_PROPERTY) if app else None
        if not isinstance(theme, Theme):
            raise TypeError(f"a Theme must be made before any {type(thing).__name__}")
        return theme

    @property
    def scheme(self) -> Scheme:
        """What was chosen, not what it comes to: `tokens.name` says that."""
        return self._scheme

    @property
    def text_size(self) -> float:
        """The chosen factor on the system's text size."""
        return self._text_size

    def choose(self, scheme: Scheme | None = None, text_size: float | None = None) -> None:
        """Change the colours, the text size or both, at once and everywhere."""
        self._scheme = self._scheme if scheme is None else scheme
        self._text_size = self._text_size if text_size is None else text_size
        self._apply()

    def u(self, length: float) -> int:
        """A length in design units as pixels, at least 1. 16 units are one line of text, so layouts grow with it."""
        return max(1, round(length * self.unit))

    def colour(self, token: str) -> QColor:
        """A token by its name; an unknown name raises AttributeError."""
        return QColor(str(getattr(self.tokens, token)))

    def font(self, scale: float = 1.0, weight: QFont.Weight = QFont.Weight.Normal, *, tabular: bool = False) -> QFont:
        """The system font, scaled; `tabular` asks for figures of equal width where the font has them."""
        font = QFont(self._app.font())
        font.setPointSizeF(font.pointSizeF() * scale)
        font.setWeight(weight)
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def _follow_system(self) -> None:
        if self._scheme is Scheme.SYSTEM and self.tokens is not self._tokens_now():
            self._apply()

    def _tokens_now(self) -> Tokens:
        if self._scheme is Scheme.SYSTEM:
            return DARK if self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT
        return DARK if self._scheme is Scheme.DARK else LIGHT

    def _apply(self) -> None:
        hints = self._app.styleHints()
        if self._scheme is Scheme.SYSTEM:
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(_SCHEMES[self._scheme.value])  # window frames follow where the system allows it
        self.tokens = self._tokens_now()
        font = QFont(self._system_font)
        font.setPointSizeF(QFontInfo(self._system_font).pointSizeF() * self._text_size)
        self._app.setFont(font)
        self.unit = QFontMetricsF(font).height() / _DESIGNED_LINE
        self.icons.forget()
        self._app.setPalette(palette(self.tokens))
        self._app.setStyleSheet(self._filled_sheet())
        self.changed.emit()

    def _filled_sheet(self) -> str:
        pixels = _OWN_UNIT.sub(lambda found: f"{self.u(int(found[1]))}px", self._sheet)
        name = self.tokens.name
        values = dataclasses.asdict(self.tokens)
        for sign in ("chevron", "check"):
            values[sign] = f'"{(self._pictures / f"{sign}-{name}.svg").as_posix()}"'
        round_side = self.u(16) + 2  # a radius above half the side is drawn as a corner, so it is computed exactly
        values |= {"radio": f"{round_side // 2}px", "radio_dot": f"{round_side - 2 * self.u(5)}px"}
        return Template(pixels).substitute(values)


def palette(tokens: Tokens) -> QPalette:
    """The palette of a colour table, for what Fusion draws without the stylesheet."""
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.canvas,
        role.WindowText: tokens.ink,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.canvas,
        role.Text: tokens.ink,
        role.Button: tokens.surface,
        role.ButtonText: tokens.ink,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.PlaceholderText: tokens.ink_faint,
        role.ToolTipBase: tokens.surface,
        role.ToolTipText: tokens.ink,
        role.Mid: tokens.line,
        role.Midlight: tokens.line,
        role.Dark: tokens.line_strong,
        role.Light: tokens.surface,
        role.Shadow: tokens.line_strong,
        role.BrightText: tokens.ink,
    }
    made = QPalette()
    for each, colour in colours.items():
        made.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(tokens.ink_faint))
    return made
