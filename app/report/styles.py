"""The type of the printed page: sizes in points, one font in two weights, nothing below 7.4."""

from dataclasses import dataclass
from typing import Any

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle

from app.report.fonts import BOLD, REGULAR

SMALLEST = 7.4


@dataclass(frozen=True, slots=True)
class Styles:
    """One style for each use. Headings of columns never break inside a word; what a person typed may."""

    title: ParagraphStyle
    heading: ParagraphStyle
    subheading: ParagraphStyle
    name: ParagraphStyle
    body: ParagraphStyle
    body_bold: ParagraphStyle
    advice: ParagraphStyle
    small: ParagraphStyle
    label: ParagraphStyle
    cell: ParagraphStyle
    cell_bold: ParagraphStyle
    brief: ParagraphStyle
    brief_bold: ParagraphStyle
    column: ParagraphStyle
    column_centred: ParagraphStyle
    figure: ParagraphStyle
    dose: ParagraphStyle
    long_dose: ParagraphStyle
    no_dose: ParagraphStyle
    grade: ParagraphStyle
    foot: ParagraphStyle
    page_number: ParagraphStyle
    running_head: ParagraphStyle


def make_styles() -> Styles:
    """Return the styles of the ordinary print (body 9, tables 8.4, name 13, foot 7.4)."""
    return Styles(
        title=_style("title", BOLD, 15, 17, splitLongWords=0),
        heading=_style("heading", BOLD, 10.6, 12.4, spaceBefore=4.4, spaceAfter=1.6, splitLongWords=0),
        subheading=_style("subheading", BOLD, 9.6, 11.8, spaceBefore=5, spaceAfter=1.5, splitLongWords=0),
        name=_style("name", BOLD, 13, 16),
        body=_style("body", REGULAR, 9, 11.6),
        body_bold=_style("body-bold", BOLD, 9, 11.6),
        advice=_style("advice", BOLD, 8.2, 10.1),
        small=_style("small", REGULAR, 7.8, 9.6),
        label=_style("label", REGULAR, SMALLEST, 9),
        cell=_style("cell", REGULAR, 8.4, 10.3),
        cell_bold=_style("cell-bold", BOLD, 9, 10.8),
        brief=_style("brief", REGULAR, 7.8, 9.1),
        brief_bold=_style("brief-bold", BOLD, 7.9, 9.1),
        column=_style("column", BOLD, 7.8, 9.2, splitLongWords=0),
        column_centred=_style("column-centred", BOLD, 7.8, 9.2, alignment=TA_CENTER, splitLongWords=0),
        figure=_style("figure", BOLD, 8.6, 10.4),
        dose=_style("dose", BOLD, 10, 11, alignment=TA_CENTER),
        long_dose=_style("long-dose", BOLD, 8, 9.6, alignment=TA_CENTER),
        no_dose=_style("no-dose", REGULAR, 10, 11, alignment=TA_CENTER),
        grade=_style("grade", BOLD, 7.9, 9.4),
        foot=_style("foot", REGULAR, SMALLEST, 9),
        page_number=_style("page-number", BOLD, 8.5, 10),
        running_head=_style("running-head", BOLD, 8.6, 10.4),
    )


def _style(name: str, font: str, size: float, leading: float, **rest: Any) -> ParagraphStyle:
    return ParagraphStyle(name, fontName=font, fontSize=size, leading=leading, **rest)
