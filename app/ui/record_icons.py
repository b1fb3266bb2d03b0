"""The signs of the entries of a day, the same wherever they are listed."""

from app.domain.checkins import CheckIn
from app.domain.medicines import Medicine
from app.domain.products import Product
from app.domain.questions import Question
from app.domain.regimens import DayPart
from app.domain.routes import Route
from app.domain.side_effects import SideEffect
from app.domain.statements import DayStatement
from app.services.record_rows import RecordRow

PART_ICONS = {
    DayPart.MORNING: "sunrise",
    DayPart.NOON: "sun",
    DayPart.EVENING: "sunset",
    DayPart.BEDTIME: "moon",
}
FAMILY_ICONS: dict[type, str] = {
    CheckIn: "activity",
    SideEffect: "notebook-pen",
    DayStatement: "calendar-days",
    Medicine: "pill-bottle",
    Product: "package",
    Question: "message-square-text",
}
_ROUTE_ICONS = {
    Route.SMOKED: "flame",
    Route.VAPORISED: "wind",
    Route.DABBED: "flame",
    Route.SWALLOWED: "pill",
    Route.UNDER_TONGUE: "droplet",
    Route.TOPICAL: "hand",
    Route.PATCH: "bandage",
}


def route_icon(route: Route | None) -> str:
    """The sign of a way cannabis was used."""
    return _ROUTE_ICONS.get(route, "leaf") if route else "leaf"


def record_icon(row: RecordRow) -> str:
    """The sign of any entry."""
    if row.key[0] in FAMILY_ICONS:
        return FAMILY_ICONS[row.key[0]]
    if row.route:
        return route_icon(row.route)
    return PART_ICONS[row.part] if row.part else "pill"
