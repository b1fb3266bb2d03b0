"""Every colour of the program, light and dark, and the pairs of them that meet on a screen.

Colour means seriousness or not-checked and nothing else; the accent is for what can be pressed; THC and CBD have chart
colours that occur nowhere else. Contrast is computed as WCAG 2.2 defines it (relative luminance, success criteria 1.4.3
and 1.4.11), and a test holds every pair of `PAIRS` to its least value.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """One colour table, each value as `#RRGGBB`."""

    name: str
    canvas: str
    surface: str
    sunken: str
    line: str
    line_strong: str
    grid: str
    ink: str
    ink_soft: str
    ink_faint: str
    accent: str
    on_accent: str
    accent_hover: str
    accent_press: str
    accent_wash: str
    focus: str
    ask: str
    ask_wash: str
    on_ask: str
    soon: str
    soon_wash: str
    on_soon: str
    discuss: str
    discuss_wash: str
    know: str
    know_wash: str
    unknown: str
    unknown_wash: str
    thc: str
    cbd: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two tokens that meet, and the least contrast they must have: 4.5 for text, 3 for edges and chart shapes."""

    front: str
    back: str
    least: float


LIGHT = Tokens(
    name="light",
    canvas="#F6F5F2",
    surface="#FFFFFF",
    sunken="#EEECE7",
    line="#DDD9D1",
    line_strong="#8C877C",
    grid="#E9E6DF",
    ink="#1E2421",
    ink_soft="#4F5752",
    ink_faint="#636963",
    accent="#1F5C50",
    on_accent="#FFFFFF",
    accent_hover="#17493F",
    accent_press="#10382F",
    accent_wash="#E3EEEA",
    focus="#2E7D6D",
    ask="#A3161F",
    ask_wash="#FBE9E8",
    on_ask="#FFFFFF",
    soon="#8A4B00",
    soon_wash="#FCF0D9",
    on_soon="#FFFFFF",
    discuss="#1F4F82",
    discuss_wash="#E8F0F8",
    know="#4F5752",
    know_wash="#EEECE7",
    unknown="#5B3B78",
    unknown_wash="#F1EBF7",
    thc="#3E6B3A",
    cbd="#B07A1E",
)
DARK = Tokens(
    name="dark",
    canvas="#161A18",
    surface="#1E2321",
    sunken="#111412",
    line="#323935",
    line_strong="#7C857F",
    grid="#2A302D",
    ink="#ECEFEC",
    ink_soft="#B4BCB6",
    ink_faint="#939C95",
    accent="#7CC9B5",
    on_accent="#0C211C",
    accent_hover="#95D7C6",
    accent_press="#B2E4D7",
    accent_wash="#21362F",
    focus="#7CC9B5",
    ask="#FF9C95",
    ask_wash="#3A2120",
    on_ask="#2B0B0A",
    soon="#F0BE68",
    soon_wash="#352A17",
    on_soon="#2A1D05",
    discuss="#93C0F0",
    discuss_wash="#1D2B3A",
    know="#B4BCB6",
    know_wash="#2A302C",
    unknown="#CDB4E8",
    unknown_wash="#2D2438",
    thc="#8FC585",
    cbd="#E0B45C",
)

_GROUNDS = ("canvas", "surface", "sunken")
_SIGNS = ("ask", "soon", "discuss", "know", "unknown")
PAIRS = (
    *(Pair(front, back, 4.5) for front in ("ink", "ink_soft", "ink_faint", "accent") for back in _GROUNDS),
    *(Pair(sign, back, 4.5) for sign in _SIGNS for back in (f"{sign}_wash", *_GROUNDS)),
    *(Pair(front, f"{back}_wash", 4.5) for front in ("ink", "ink_soft") for back in (*_SIGNS, "accent")),
    *(Pair("on_accent", back, 4.5) for back in ("accent", "accent_hover", "accent_press")),
    *(Pair(sign, "accent_wash", 4.5) for sign in ("accent", *_SIGNS)),
    Pair("on_ask", "ask", 4.5),
    Pair("on_soon", "soon", 4.5),
    Pair("surface", "ink", 4.5),
    *(Pair(front, back, 3.0) for front in ("line_strong", "focus") for back in _GROUNDS),
    *(Pair(front, back, 3.0) for front in ("focus", "accent") for back in ("accent_wash", "unknown_wash")),
    *(Pair(front, "surface", 3.0) for front in ("thc", "cbd", "ink_soft")),
)


def luminance(colour: str) -> float:
    """Relative luminance of `#RRGGBB`, 0 to 1 (WCAG 2.2)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
